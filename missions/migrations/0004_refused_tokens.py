"""A refused token is an event of the log of sign-in."""

from django.db import migrations, models

from missions.models.security import SecurityEvent


class Migration(migrations.Migration):
    dependencies = [("missions", "0003_officers_in_charge")]

    operations = [
        migrations.AlterField(
            "securityevent", "kind", models.CharField(choices=SecurityEvent.Kind.choices, max_length=20)
        ),
    ]
