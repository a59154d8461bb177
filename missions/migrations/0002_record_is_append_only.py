"""The database itself refuses change and removal of the record's entries.

SQLite: triggers before UPDATE and DELETE, and one before INSERT, since INSERT OR REPLACE removes a row
without any DELETE trigger unless recursive triggers are on. PostgreSQL: a row trigger, a statement
trigger against TRUNCATE, both ALWAYS enabled, so that session_replication_role does not pass them by.
There is no setting that switches them off: only the owner of the table can drop them, and the
application's role need not own it.
"""

from django.db import migrations

SQLITE = (
    """
    CREATE TRIGGER record_refuses_update BEFORE UPDATE ON missions_entry
    BEGIN SELECT RAISE(ABORT, 'The record is append-only.'); END
    """,
    """
    CREATE TRIGGER record_refuses_delete BEFORE DELETE ON missions_entry
    BEGIN SELECT RAISE(ABORT, 'The record is append-only.'); END
    """,
    """
    CREATE TRIGGER record_refuses_replace BEFORE INSERT ON missions_entry
    WHEN EXISTS (
        SELECT 1 FROM missions_entry
        WHERE id = NEW.id OR (chain = NEW.chain AND number = NEW.number)
    )
    BEGIN SELECT RAISE(ABORT, 'The record is append-only.'); END
    """,
)
SQLITE_BACK = tuple(f"DROP TRIGGER IF EXISTS record_refuses_{act}" for act in ("update", "delete", "replace"))

POSTGRESQL = (
    """
    CREATE FUNCTION record_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION 'The record is append-only.' USING ERRCODE = 'restrict_violation';
    END $$
    """,
    """
    CREATE TRIGGER record_refuses_change BEFORE UPDATE OR DELETE ON missions_entry
    FOR EACH ROW EXECUTE FUNCTION record_is_append_only()
    """,
    """
    CREATE TRIGGER record_refuses_truncate BEFORE TRUNCATE ON missions_entry
    FOR EACH STATEMENT EXECUTE FUNCTION record_is_append_only()
    """,
    "ALTER TABLE missions_entry ENABLE ALWAYS TRIGGER record_refuses_change",
    "ALTER TABLE missions_entry ENABLE ALWAYS TRIGGER record_refuses_truncate",
)
POSTGRESQL_BACK = (
    "DROP TRIGGER IF EXISTS record_refuses_truncate ON missions_entry",
    "DROP TRIGGER IF EXISTS record_refuses_change ON missions_entry",
    "DROP FUNCTION IF EXISTS record_is_append_only()",
)
TRIGGERS = {"sqlite": (SQLITE, SQLITE_BACK), "postgresql": (POSTGRESQL, POSTGRESQL_BACK)}


def protect(apps, schema_editor):
    for statement in TRIGGERS[schema_editor.connection.vendor][0]:
        schema_editor.execute(statement)


def unprotect(apps, schema_editor):
    for statement in TRIGGERS[schema_editor.connection.vendor][1]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("missions", "0001_initial")]
    operations = [migrations.RunPython(protect, unprotect)]
