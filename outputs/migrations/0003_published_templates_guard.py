"""The database itself refuses to change or remove a published template, or its sections.

Taking down an unpublished edition is allowed, and so is its publication. SQLite has triggers of its own
against INSERT OR REPLACE, which removes a row without any DELETE trigger.
"""

from django.db import migrations

from missions.tables import guarding

REFUSAL = "A published template is neither changed nor removed."
_STANDS = "EXISTS (SELECT 1 FROM outputs_template WHERE published_on IS NOT NULL AND {})"
_OF_OLD = _STANDS.format("id = OLD.template_id")
_OF_NEW = _STANDS.format("id = NEW.template_id")
_SAME = _STANDS.format("(id = NEW.id OR (type = NEW.type AND number = NEW.number))")
_REPLACED = (
    "EXISTS (SELECT 1 FROM outputs_templatesection JOIN outputs_template ON outputs_template.id = template_id"
    " WHERE published_on IS NOT NULL AND outputs_templatesection.id = NEW.id)"
)
_GUARDS = {
    "template_refuses_update": ("UPDATE ON outputs_template", "OLD.published_on IS NOT NULL"),
    "template_refuses_delete": ("DELETE ON outputs_template", "OLD.published_on IS NOT NULL"),
    "template_refuses_replace": ("INSERT ON outputs_template", _SAME),
    "template_section_refuses_update": ("UPDATE ON outputs_templatesection", f"{_OF_OLD} OR {_OF_NEW}"),
    "template_section_refuses_delete": ("DELETE ON outputs_templatesection", _OF_OLD),
    "template_section_refuses_insert": ("INSERT ON outputs_templatesection", f"{_OF_NEW} OR {_REPLACED}"),
}

SQLITE = tuple(
    f"CREATE TRIGGER {name} BEFORE {event} WHEN {condition} BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
    for name, (event, condition) in _GUARDS.items()
)
SQLITE_BACK = tuple(f"DROP TRIGGER IF EXISTS {name}" for name in _GUARDS)
POSTGRESQL = (
    f"""
    CREATE FUNCTION published_template_stays() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF OLD.published_on IS NOT NULL THEN
            RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'restrict_violation';
        END IF;
        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
        RETURN NEW;
    END $$
    """,
    f"""
    CREATE FUNCTION published_template_section_stays() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP <> 'INSERT' AND {_OF_OLD} THEN
            RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'restrict_violation';
        END IF;
        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
        IF {_OF_NEW} THEN
            RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN NEW;
    END $$
    """,
    """
    CREATE TRIGGER template_refuses_change BEFORE UPDATE OR DELETE ON outputs_template
    FOR EACH ROW EXECUTE FUNCTION published_template_stays()
    """,
    """
    CREATE TRIGGER template_section_refuses_change BEFORE INSERT OR UPDATE OR DELETE ON outputs_templatesection
    FOR EACH ROW EXECUTE FUNCTION published_template_section_stays()
    """,
    "ALTER TABLE outputs_template ENABLE ALWAYS TRIGGER template_refuses_change",
    "ALTER TABLE outputs_templatesection ENABLE ALWAYS TRIGGER template_section_refuses_change",
)
POSTGRESQL_BACK = (
    "DROP TRIGGER IF EXISTS template_refuses_change ON outputs_template",
    "DROP TRIGGER IF EXISTS template_section_refuses_change ON outputs_templatesection",
    "DROP FUNCTION IF EXISTS published_template_stays()",
    "DROP FUNCTION IF EXISTS published_template_section_stays()",
)
TRIGGERS = {"sqlite": (SQLITE, SQLITE_BACK), "postgresql": (POSTGRESQL, POSTGRESQL_BACK)}


class Migration(migrations.Migration):
    replaces = [("outputs", "0008_templates")]
    dependencies = [("outputs", "0002_frozen_versions_guard")]
    operations = [guarding(TRIGGERS)]
