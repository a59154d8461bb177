"""Transfers of responsibility: lists of items that both sides accept."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("missions", "0001_tables"),
        ("planning_levels", "0001_tables"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="HandOver",
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
                            ("department", "from department to department"),
                            ("team", "from the task force to the planning team"),
                            ("predecessor", "from a predecessor mission to the United Nations operation"),
                            ("country-team", "from the mission to the country team"),
                        ],
                        max_length=16,
                    ),
                ),
                ("giving", models.CharField(max_length=200)),
                ("receiving", models.CharField(max_length=200)),
                ("due", models.DateField(blank=True, null=True)),
                ("note", models.TextField(blank=True)),
                ("opened_on", models.DateField()),
                ("completed_on", models.DateField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "giver",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "mission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hand_overs",
                        to="missions.mission",
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "receiver",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["opened_on", "id"],
            },
        ),
        migrations.CreateModel(
            name="HandOverItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(blank=True, max_length=40)),
                ("text", models.TextField()),
                ("due", models.DateField(blank=True, null=True)),
                ("given_on", models.DateField(blank=True, null=True)),
                ("taken_on", models.DateField(blank=True, null=True)),
                ("declined_on", models.DateField(blank=True, null=True)),
                ("note", models.TextField(blank=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "declined_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "given_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "hand_over",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="items",
                        to="planning_levels.handover",
                    ),
                ),
                (
                    "taken_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.AddConstraint(
            model_name="handover",
            constraint=models.CheckConstraint(
                condition=models.Q(("giver", models.F("receiver")), _negated=True),
                name="hand_over_has_two_sides",
            ),
        ),
        migrations.AddConstraint(
            model_name="handoveritem",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        models.Q(("given_by", None), ("given_on", None)),
                        models.Q(("given_by__isnull", False), ("given_on__isnull", False)),
                        _connector="OR",
                    ),
                    models.Q(
                        models.Q(("taken_by", None), ("taken_on", None)),
                        models.Q(("taken_by__isnull", False), ("taken_on__isnull", False)),
                        _connector="OR",
                    ),
                    models.Q(
                        models.Q(("declined_by", None), ("declined_on", None)),
                        models.Q(("declined_by__isnull", False), ("declined_on__isnull", False)),
                        _connector="OR",
                    ),
                ),
                name="hand_over_item_accepted_by_someone_on_a_day",
            ),
        ),
    ]
