"""What the bodies do: meetings, action points, deployments, requests, reviews; terms in versions."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def keep_terms(apps, schema_editor):
    """Make a row of each text that the record holds of a body's terms; what the body's row says comes last."""
    entries = apps.get_model("missions", "Entry").objects.filter(verb="elaborate-terms", kind="writing")
    terms = apps.get_model("missions", "Terms")
    for body in (
        apps.get_model("missions", "Body").objects.filter(terms_version__gt=1).select_related("mission")
    ):
        written = entries.filter(mission_id=body.mission_id, detail__body=body.kind).order_by("id")
        for entry in written.exclude(person=None):
            number = entry.detail["terms_version"]
            row = {"text": entry.detail["text"], "written_on": entry.happened_on, "written_by": entry.person}
            terms.objects.get_or_create(body=body, number=number, defaults=row)
        mission = body.mission
        row = {
            "written_on": mission.opened_on,
            "written_by": mission.opened_by,
            "text": body.terms_of_reference,
        }
        terms.objects.get_or_create(body=body, number=body.terms_version, defaults=row)


class Migration(migrations.Migration):
    dependencies = [
        ("missions", "0005_sign_in"),
    ]

    operations = [
        migrations.AddField(
            model_name="body",
            name="location",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name="body",
            name="reporting_line",
            field=models.CharField(blank=True, max_length=400),
        ),
        migrations.AddField(
            model_name="member",
            name="capacity",
            field=models.CharField(
                choices=[
                    ("member", "member"),
                    ("alternate", "alternate"),
                    ("officer-in-charge", "officer-in-charge"),
                ],
                default="member",
                max_length=20,
            ),
        ),
        migrations.CreateModel(
            name="Meeting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("held_on", models.DateField()),
                ("agenda", models.TextField(blank=True)),
                ("minute", models.TextField(blank=True)),
                ("decisions", models.JSONField(default=list)),
                ("source", models.CharField(blank=True, max_length=200)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="meetings",
                        to="missions.body",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-held_on", "-id"],
            },
        ),
        migrations.CreateModel(
            name="Reinforcement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reason", models.TextField()),
                ("side", models.CharField(max_length=20)),
                ("people", models.JSONField(default=list)),
                ("from_date", models.DateField()),
                ("until", models.DateField()),
                ("asked_on", models.DateField()),
                (
                    "state",
                    models.CharField(
                        choices=[("asked", "asked for"), ("ordered", "ordered"), ("declined", "declined")],
                        default="asked",
                        max_length=10,
                    ),
                ),
                ("answer", models.TextField(blank=True)),
                ("answered_on", models.DateField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "answered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reinforcements",
                        to="missions.body",
                    ),
                ),
            ],
            options={
                "ordering": ["-asked_on", "-id"],
            },
        ),
        migrations.CreateModel(
            name="Terms",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("text", models.TextField(blank=True)),
                ("written_on", models.DateField()),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="terms", to="missions.body"
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "terms",
                "ordering": ["number"],
            },
        ),
        migrations.CreateModel(
            name="BodyReview",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("called_on", models.DateField()),
                ("held_on", models.DateField(blank=True, null=True)),
                ("objectives", models.TextField(blank=True)),
                ("membership", models.TextField(blank=True)),
                ("tasks", models.TextField(blank=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviews",
                        to="missions.body",
                    ),
                ),
                (
                    "held_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "terms",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="missions.terms",
                    ),
                ),
            ],
            options={
                "ordering": ["-called_on", "-id"],
            },
        ),
        migrations.CreateModel(
            name="BackstoppingRequest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.TextField()),
                ("asked_on", models.DateField()),
                ("wanted_by", models.DateField(blank=True, null=True)),
                ("answer", models.TextField(blank=True)),
                ("answered_on", models.DateField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "answered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="requests",
                        to="missions.body",
                    ),
                ),
            ],
            options={
                "ordering": ["-asked_on", "-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("answered_by", None), ("answered_on", None)),
                            models.Q(
                                models.Q(("answer", ""), _negated=True),
                                ("answered_by__isnull", False),
                                ("answered_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="answered_by_someone_on_a_day",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Deployment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "direction",
                    models.CharField(
                        choices=[("to-field", "to the field"), ("to-headquarters", "to headquarters")],
                        max_length=16,
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("place", models.CharField(blank=True, max_length=200)),
                ("task", models.TextField(blank=True)),
                ("from_date", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
                ("source", models.CharField(blank=True, max_length=200)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deployments",
                        to="missions.body",
                    ),
                ),
                (
                    "entity",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="missions.entity",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deployments",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["from_date", "id"],
                "indexes": [models.Index(fields=["person", "body"], name="missions_de_person__37fa84_idx")],
            },
        ),
        migrations.CreateModel(
            name="Attendance",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("present", "present"),
                            ("absent", "absent"),
                            ("represented", "represented"),
                        ],
                        max_length=12,
                    ),
                ),
                ("represented_by", models.CharField(blank=True, max_length=200)),
                (
                    "member",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendance",
                        to="missions.member",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attendance",
                        to="missions.meeting",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(fields=("meeting", "member"), name="one_attendance_a_member"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "represented"), ("represented_by", ""), _connector="XOR"
                        ),
                        name="represented_by_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ActionPoint",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("gate", models.CharField(blank=True, max_length=20)),
                ("text", models.TextField()),
                ("owner_name", models.CharField(blank=True, max_length=400)),
                ("due", models.DateField(blank=True, null=True)),
                ("set_on", models.DateField()),
                ("done_on", models.DateField(blank=True, null=True)),
                ("dropped_on", models.DateField(blank=True, null=True)),
                ("note", models.TextField(blank=True)),
                ("source", models.CharField(blank=True, max_length=200)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "body",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="action_points",
                        to="missions.body",
                    ),
                ),
                (
                    "entity",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="missions.entity",
                    ),
                ),
                (
                    "mission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="action_points",
                        to="missions.mission",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="action_points",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="action_points",
                        to="missions.meeting",
                    ),
                ),
            ],
            options={
                "ordering": [models.OrderBy(models.F("due"), nulls_last=True), "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("done_on", None), ("dropped_on", None), _connector="OR"),
                        name="done_or_dropped",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("dropped_on", None), models.Q(("note", ""), _negated=True), _connector="OR"
                        ),
                        name="dropped_for_a_reason",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="terms",
            constraint=models.UniqueConstraint(fields=("body", "number"), name="one_text_a_version_of_terms"),
        ),
        migrations.AddConstraint(
            model_name="bodyreview",
            constraint=models.UniqueConstraint(
                condition=models.Q(("held_on", None)), fields=("body",), name="one_open_review_a_body"
            ),
        ),
        migrations.RunPython(keep_terms, migrations.RunPython.noop),
    ]
