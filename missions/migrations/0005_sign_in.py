"""The log of sign-in, and tokens that may decide; write tokens made before this keep what they were promised."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def keep_promises(apps, schema_editor):
    apps.get_model("missions", "ApiToken").objects.filter(scope="write").update(decides=True)


class Migration(migrations.Migration):
    dependencies = [("missions", "0004_views_are_append_only")]

    operations = [
        migrations.AddField("apitoken", "decides", models.BooleanField(default=False)),
        migrations.CreateModel(
            name="SecurityEvent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("signed-in", "signed in"),
                            ("signed-out", "signed out"),
                            ("failed", "sign-in failed"),
                            ("locked", "too many attempts"),
                            ("refused", "single sign-on refused"),
                            ("factor-added", "second factor added"),
                            ("factor-removed", "second factor removed"),
                            ("factor-used", "second factor used"),
                            ("factor-failed", "second factor not right"),
                            ("confirmed", "confirmed by password"),
                            ("codes-made", "recovery codes made"),
                            ("session-ended", "session ended"),
                            ("password-changed", "password changed"),
                            ("password-set", "password set by a link"),
                            ("link-asked", "link for a new password asked for"),
                        ],
                        max_length=20,
                    ),
                ),
                ("what", models.CharField(blank=True, max_length=200)),
                ("address", models.GenericIPAddressField(blank=True, null=True)),
                ("agent", models.CharField(blank=True, max_length=200)),
                ("count", models.PositiveIntegerField(default=1)),
                ("at", models.DateTimeField()),
                ("last_at", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="security_events",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-last_at", "-id"],
                "indexes": [
                    models.Index(fields=["person", "-last_at"], name="missions_se_person__b83feb_idx"),
                    models.Index(fields=["-last_at"], name="missions_se_last_at_0f616a_idx"),
                ],
            },
        ),
        migrations.RunPython(keep_promises, migrations.RunPython.noop),
    ]
