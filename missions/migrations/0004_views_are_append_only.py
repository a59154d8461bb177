"""The database itself refuses change and removal of who has read what; made as the record's guard is."""

from django.db import migrations

REFUSAL = "Who has read what is append-only."

SQLITE = (
    *(
        f"""
        CREATE TRIGGER view_refuses_{act.lower()} BEFORE {act} ON missions_view
        BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END
        """
        for act in ("UPDATE", "DELETE")
    ),
    f"""
    CREATE TRIGGER view_refuses_replace BEFORE INSERT ON missions_view
    WHEN EXISTS (SELECT 1 FROM missions_view WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END
    """,
)
SQLITE_BACK = tuple(f"DROP TRIGGER IF EXISTS view_refuses_{act}" for act in ("update", "delete", "replace"))

POSTGRESQL = (
    f"""
    CREATE FUNCTION view_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'restrict_violation';
    END $$
    """,
    """
    CREATE TRIGGER view_refuses_change BEFORE UPDATE OR DELETE ON missions_view
    FOR EACH ROW EXECUTE FUNCTION view_is_append_only()
    """,
    """
    CREATE TRIGGER view_refuses_truncate BEFORE TRUNCATE ON missions_view
    FOR EACH STATEMENT EXECUTE FUNCTION view_is_append_only()
    """,
    "ALTER TABLE missions_view ENABLE ALWAYS TRIGGER view_refuses_change",
    "ALTER TABLE missions_view ENABLE ALWAYS TRIGGER view_refuses_truncate",
)
POSTGRESQL_BACK = (
    "DROP TRIGGER IF EXISTS view_refuses_truncate ON missions_view",
    "DROP TRIGGER IF EXISTS view_refuses_change ON missions_view",
    "DROP FUNCTION IF EXISTS view_is_append_only()",
)
TRIGGERS = {"sqlite": (SQLITE, SQLITE_BACK), "postgresql": (POSTGRESQL, POSTGRESQL_BACK)}


def protect(apps, schema_editor):
    for statement in TRIGGERS[schema_editor.connection.vendor][0]:
        schema_editor.execute(statement)


def unprotect(apps, schema_editor):
    for statement in TRIGGERS[schema_editor.connection.vendor][1]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("missions", "0003_classification_and_sharing")]
    operations = [migrations.RunPython(protect, unprotect)]
