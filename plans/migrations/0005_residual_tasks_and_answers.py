"""Residual tasks, and answers to assumptions that failed."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("missions", "0004_refused_tokens"),
        ("plans", "0004_carrying_on_and_frameworks"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ResidualTask",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0, verbose_name="place")),
                (
                    "reference",
                    models.CharField(
                        blank=True,
                        default="",
                        help_text="A short sign for the row, such as SO1 or B4.",
                        max_length=20,
                        verbose_name="No.",
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        blank=True,
                        default="",
                        help_text="Where this comes from: a document, a body, a conversation.",
                        max_length=200,
                        verbose_name="Source",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                ("text", models.TextField(default="", max_length=20000, verbose_name="Residual task")),
                (
                    "owner",
                    models.CharField(
                        blank=True,
                        default="",
                        help_text="The entity or authority that answers for it afterwards.",
                        max_length=200,
                        verbose_name="New owner",
                    ),
                ),
                ("from_date", models.DateField(blank=True, null=True, verbose_name="Passes on")),
                (
                    "needs",
                    models.TextField(
                        blank=True,
                        default="",
                        help_text="What the new owner needs for it: people, money, agreements.",
                        max_length=20000,
                        verbose_name="Needs",
                    ),
                ),
                (
                    "agreed_on",
                    models.DateField(
                        blank=True,
                        help_text="The day on which the new owner agreed.",
                        null=True,
                        verbose_name="Agreed on",
                    ),
                ),
                (
                    "mission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="missions.mission"
                    ),
                ),
                (
                    "objective",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="plans.objective",
                        verbose_name="Objective",
                    ),
                ),
                (
                    "successor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="plans.successor",
                        verbose_name="Successor",
                    ),
                ),
                (
                    "task",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="plans.mandatetask",
                        verbose_name="Mandated task",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "id"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AssumptionAnswer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "question",
                    models.CharField(
                        choices=[
                            ("failed", "the assumption has failed"),
                            ("viability", "is the mission viable?"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "course",
                    models.CharField(
                        choices=[
                            ("stands", "the plan stands as it is"),
                            ("adapted", "the plan is adapted"),
                            ("revision", "a significant revision is recommended"),
                            ("exit", "transition and exit are recommended"),
                            ("end", "the mission is not viable"),
                        ],
                        max_length=10,
                    ),
                ),
                ("text", models.TextField(max_length=20000)),
                ("consent", models.CharField(blank=True, max_length=40)),
                ("recheck", models.CharField(blank=True, max_length=40)),
                ("rechecked_on", models.DateField(blank=True, null=True)),
                ("office", models.CharField(blank=True, max_length=40)),
                ("on", models.DateField()),
                (
                    "assumption",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="plans.assumption",
                    ),
                ),
                (
                    "by",
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
                        related_name="assumption_answers",
                        to="missions.mission",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True),
                        name="answer_to_an_assumption_says_why",
                    )
                ],
            },
        ),
        migrations.AddIndex(
            model_name="residualtask",
            index=models.Index(fields=["mission", "position"], name="plans_resid_mission_c5c363_idx"),
        ),
    ]
