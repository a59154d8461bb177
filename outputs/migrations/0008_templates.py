"""Editions of templates, and triggers: a published edition is neither changed nor removed, nor are its sections.

Taking down an unpublished edition is allowed, and so is its publication. SQLite has triggers of its own
against INSERT OR REPLACE, which removes a row without any DELETE trigger.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

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


def protect(apps, schema_editor):
    for statement in TRIGGERS[schema_editor.connection.vendor][0]:
        schema_editor.execute(statement)


def unprotect(apps, schema_editor):
    for statement in TRIGGERS[schema_editor.connection.vendor][1]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [
        ("outputs", "0007_drafts_in_slices"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Template",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("type", models.CharField(max_length=40)),
                ("number", models.PositiveSmallIntegerField()),
                ("note", models.TextField(blank=True)),
                ("opened_on", models.DateField()),
                ("published_on", models.DateField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "opened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "published_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["type", "number"],
            },
        ),
        migrations.CreateModel(
            name="TemplateSection",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("place", models.PositiveSmallIntegerField()),
                ("key", models.CharField(max_length=60)),
                ("title", models.CharField(max_length=200)),
                ("guidance", models.TextField()),
                ("reference", models.CharField(max_length=200)),
                ("kind", models.CharField(default="prose", max_length=10)),
                ("register", models.CharField(blank=True, max_length=40)),
                ("required_for", models.JSONField(default=list)),
                ("may_be_not_applicable", models.BooleanField(default=False)),
                ("written_by", models.CharField(max_length=200)),
                ("items", models.JSONField(default=list)),
                (
                    "template",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sections",
                        to="outputs.template",
                    ),
                ),
            ],
            options={
                "ordering": ["place"],
            },
        ),
        migrations.AddConstraint(
            model_name="template",
            constraint=models.UniqueConstraint(fields=("type", "number"), name="editions_are_numbered"),
        ),
        migrations.AddConstraint(
            model_name="template",
            constraint=models.UniqueConstraint(
                condition=models.Q(("published_on", None)), fields=("type",), name="one_unpublished_edition"
            ),
        ),
        migrations.AddConstraint(
            model_name="template",
            constraint=models.CheckConstraint(
                condition=models.Q(("number__gte", 2)), name="first_edition_is_code"
            ),
        ),
        migrations.AddConstraint(
            model_name="template",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("published_by", None), ("published_on", None)),
                    models.Q(("published_by__isnull", False), ("published_on__isnull", False)),
                    _connector="OR",
                ),
                name="published_by_someone_on_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="templatesection",
            constraint=models.UniqueConstraint(fields=("template", "key"), name="one_section_of_a_key"),
        ),
        migrations.AddConstraint(
            model_name="templatesection",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "prose"), ("register", "")),
                    models.Q(("kind", "register"), models.Q(("register", ""), _negated=True)),
                    _connector="OR",
                ),
                name="section_of_prose_or_of_a_register",
            ),
        ),
        migrations.RunPython(protect, unprotect),
    ]
