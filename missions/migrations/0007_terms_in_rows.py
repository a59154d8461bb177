"""The terms of a body stand in rows, a version each; the columns that held the last one go."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("missions", "0006_bodies_at_work")]

    operations = [
        migrations.RemoveField(model_name="body", name="terms_of_reference"),
        migrations.RemoveField(model_name="body", name="terms_version"),
    ]
