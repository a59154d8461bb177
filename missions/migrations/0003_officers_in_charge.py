"""An officer-in-charge may be named for some decision points only."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("missions", "0002_guards")]

    operations = [
        migrations.AddField("assignment", "scope", models.CharField(blank=True, max_length=300)),
    ]
