"""The database itself refuses change and removal of the record's entries and of who has read what.

SQLite: triggers before UPDATE and DELETE, and one before INSERT, since INSERT OR REPLACE removes a row
without any DELETE trigger unless recursive triggers are on. PostgreSQL: a row trigger, a statement
trigger against TRUNCATE, both ALWAYS enabled, so that session_replication_role does not pass them by.
There is no setting that switches them off: only the owner of the table can drop them, and the
application's role need not own it.
"""

from django.db import migrations

from missions.tables import guarding

# What is guarded: the name of its triggers, its table, what makes a row another one's replacement, the refusal.
GUARDED = (
    (
        "record",
        "missions_entry",
        "id = NEW.id OR (chain = NEW.chain AND number = NEW.number)",
        "The record is append-only.",
    ),
    ("view", "missions_view", "id = NEW.id", "Who has read what is append-only."),
)


def _sqlite(name, table, same, refusal):
    refuses = f"BEGIN SELECT RAISE(ABORT, '{refusal}'); END"
    yield f"CREATE TRIGGER {name}_refuses_update BEFORE UPDATE ON {table} {refuses}"
    yield f"CREATE TRIGGER {name}_refuses_delete BEFORE DELETE ON {table} {refuses}"
    yield (
        f"CREATE TRIGGER {name}_refuses_replace BEFORE INSERT ON {table}"
        f" WHEN EXISTS (SELECT 1 FROM {table} WHERE {same}) {refuses}"
    )


def _postgresql(name, table, same, refusal):
    yield f"""
        CREATE FUNCTION {name}_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            RAISE EXCEPTION '{refusal}' USING ERRCODE = 'restrict_violation';
        END $$
    """
    for trigger, event, each in (
        ("change", "UPDATE OR DELETE", "ROW"),
        ("truncate", "TRUNCATE", "STATEMENT"),
    ):
        yield (
            f"CREATE TRIGGER {name}_refuses_{trigger} BEFORE {event} ON {table}"
            f" FOR EACH {each} EXECUTE FUNCTION {name}_is_append_only()"
        )
        yield f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {name}_refuses_{trigger}"


def _sqlite_back(name, table, same, refusal):
    return (f"DROP TRIGGER IF EXISTS {name}_refuses_{act}" for act in ("update", "delete", "replace"))


def _postgresql_back(name, table, same, refusal):
    for trigger in ("truncate", "change"):
        yield f"DROP TRIGGER IF EXISTS {name}_refuses_{trigger} ON {table}"
    yield f"DROP FUNCTION IF EXISTS {name}_is_append_only()"


def _all(statements):
    return tuple(statement for guarded in GUARDED for statement in statements(*guarded))


TRIGGERS = {
    "sqlite": (_all(_sqlite), _all(_sqlite_back)),
    "postgresql": (_all(_postgresql), _all(_postgresql_back)),
}


class Migration(migrations.Migration):
    replaces = [
        ("missions", "0002_record_is_append_only"),
        ("missions", "0004_views_are_append_only"),
    ]
    dependencies = [("missions", "0001_tables")]
    operations = [guarding(TRIGGERS)]
