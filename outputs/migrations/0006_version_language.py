"""The language in which a version is written; a frozen version keeps its own.

SQLite makes the table anew for a column, and loses its triggers with the old one. So the protection of frozen
versions is taken off before and put back after, the language now among what it keeps.
"""

from importlib import import_module

from django.db import migrations, models

frozen = import_module("outputs.migrations.0002_frozen_versions")
LAST, ADDED = "NEW.cites_id IS {0} OLD.cites_id", " OR NEW.language IS {0} OLD.language"


def protect(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    differs = "NOT" if vendor == "sqlite" else "DISTINCT FROM"
    last, added = LAST.format(differs), ADDED.format(differs)
    for statement in frozen.TRIGGERS[vendor][0]:
        schema_editor.execute(statement.replace(last, last + added))


class Migration(migrations.Migration):
    dependencies = [("outputs", "0005_writing")]

    operations = [
        migrations.RunPython(frozen.unprotect, frozen.protect),
        migrations.AddField(
            model_name="version",
            name="language",
            field=models.CharField(default="en", max_length=2),
        ),
        migrations.AddConstraint(
            model_name="version",
            constraint=models.CheckConstraint(
                condition=models.Q(("language__in", ["ar", "zh", "en", "fr", "ru", "es"])),
                name="version_language_official",
            ),
        ),
        migrations.RunPython(protect, frozen.unprotect),
    ]
