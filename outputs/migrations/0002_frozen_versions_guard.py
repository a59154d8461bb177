"""Frozen versions stay as they are: the database itself refuses to change what they print, or to remove them.

State, dates and the mark "final" move on after freezing; text, hash, number, label, citation, language and marking
do not.
SQLite has a third trigger, since INSERT OR REPLACE removes a row without any DELETE trigger.
"""

from django.db import migrations

from missions.tables import guarding

REFUSAL = "A frozen version is neither changed nor removed."
PRINTED = (
    "frozen",
    "hash",
    "output_id",
    "number",
    "label",
    "revision",
    "level",
    "cycle",
    "template_version",
    "cites_id",
    "language",
    "classification",
)

SQLITE = (
    f"""
    CREATE TRIGGER frozen_version_refuses_update BEFORE UPDATE ON outputs_version
    WHEN OLD.hash <> '' AND ({" OR ".join(f"NEW.{name} IS NOT OLD.{name}" for name in PRINTED)})
    BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END
    """,
    f"""
    CREATE TRIGGER frozen_version_refuses_delete BEFORE DELETE ON outputs_version
    WHEN OLD.hash <> ''
    BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END
    """,
    f"""
    CREATE TRIGGER frozen_version_refuses_replace BEFORE INSERT ON outputs_version
    WHEN EXISTS (
        SELECT 1 FROM outputs_version
        WHERE hash <> '' AND (id = NEW.id OR (output_id = NEW.output_id AND number = NEW.number))
    )
    BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END
    """,
)
SQLITE_BACK = tuple(
    f"DROP TRIGGER IF EXISTS frozen_version_refuses_{act}" for act in ("update", "delete", "replace")
)
POSTGRESQL = (
    f"""
    CREATE FUNCTION frozen_version_stays() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF OLD.hash <> '' AND (
            TG_OP = 'DELETE' OR {" OR ".join(f"NEW.{name} IS DISTINCT FROM OLD.{name}" for name in PRINTED)}
        ) THEN
            RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'restrict_violation';
        END IF;
        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
        RETURN NEW;
    END $$
    """,
    """
    CREATE TRIGGER frozen_version_refuses_change BEFORE UPDATE OR DELETE ON outputs_version
    FOR EACH ROW EXECUTE FUNCTION frozen_version_stays()
    """,
    "ALTER TABLE outputs_version ENABLE ALWAYS TRIGGER frozen_version_refuses_change",
)
POSTGRESQL_BACK = (
    "DROP TRIGGER IF EXISTS frozen_version_refuses_change ON outputs_version",
    "DROP FUNCTION IF EXISTS frozen_version_stays()",
)
TRIGGERS = {"sqlite": (SQLITE, SQLITE_BACK), "postgresql": (POSTGRESQL, POSTGRESQL_BACK)}


class Migration(migrations.Migration):
    replaces = [
        ("outputs", "0002_frozen_versions"),
        ("outputs", "0006_version_language"),
        ("outputs", "0009_classification"),
    ]
    dependencies = [("outputs", "0001_tables")]
    operations = [guarding(TRIGGERS)]
