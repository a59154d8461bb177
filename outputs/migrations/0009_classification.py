"""How far outputs, versions, drafts and comments may be read; a frozen version keeps the marking it was frozen with.

SQLite makes the table of versions anew for a column, so their protection is taken off and put back, as for the
language; the marking is now among what it keeps.
"""

from importlib import import_module

from django.db import migrations

import missions.models.classification

frozen = import_module("outputs.migrations.0002_frozen_versions")
language = import_module("outputs.migrations.0006_version_language")


def _kept(statement, vendor):
    differs = "NOT" if vendor == "sqlite" else "DISTINCT FROM"
    last = language.LAST.format(differs)
    added = "".join(f" OR NEW.{name} IS {differs} OLD.{name}" for name in ("language", "classification"))
    return statement.replace(last, last + added)


TRIGGERS = {
    vendor: (tuple(_kept(statement, vendor) for statement in there), back)
    for vendor, (there, back) in frozen.TRIGGERS.items()
}


def protect(apps, schema_editor):
    for statement in TRIGGERS[schema_editor.connection.vendor][0]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [
        ("outputs", "0008_templates"),
    ]

    operations = [
        migrations.RunPython(frozen.unprotect, language.protect),
        migrations.AddField(
            model_name="comment",
            name="classification",
            field=missions.models.classification.ClassificationField(
                choices=[(0, "unclassified"), (1, "confidential"), (2, "strictly confidential")], default=0
            ),
        ),
        migrations.AddField(
            model_name="output",
            name="classification",
            field=missions.models.classification.ClassificationField(
                choices=[(0, "unclassified"), (1, "confidential"), (2, "strictly confidential")], default=0
            ),
        ),
        migrations.AddField(
            model_name="upload",
            name="classification",
            field=missions.models.classification.ClassificationField(
                choices=[(0, "unclassified"), (1, "confidential"), (2, "strictly confidential")], default=0
            ),
        ),
        migrations.AddField(
            model_name="version",
            name="classification",
            field=missions.models.classification.ClassificationField(
                choices=[(0, "unclassified"), (1, "confidential"), (2, "strictly confidential")], default=0
            ),
        ),
        migrations.RunPython(protect, frozen.unprotect),
    ]
