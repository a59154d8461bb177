"""Each condition of a decider is an action point; an operational mission's task force is to be looked at again."""

import django.db.models.deletion
from django.db import migrations, models


def follow(apps, schema_editor):
    """Make the action point of each condition that stands, and call for the reviews that are due."""
    points = apps.get_model("missions", "ActionPoint")
    entities = set(apps.get_model("missions", "Entity").objects.values_list("code", flat=True))
    people = {row.username: row for row in apps.get_model("missions", "Person").objects.all()}
    conditions = apps.get_model("planning_levels", "DecisionCondition").objects
    for condition in conditions.select_related("decision"):
        owner = condition.owner
        condition.action_point = points.objects.create(
            mission_id=condition.decision.mission_id,
            gate=condition.decision.gate,
            text=condition.text,
            owner=people.get(owner),
            entity_id=owner if owner in entities and owner not in people else None,
            owner_name="" if owner in people or owner in entities else owner,
            due=condition.due,
            set_on=condition.decision.decided_on,
        )
        condition.save(update_fields=["action_point"])
    bodies = apps.get_model("missions", "Body").objects.filter(kind="imtf")
    appointments = apps.get_model("planning_levels", "Appointment").objects
    for fact in appointments.filter(step="operational").order_by("on"):
        for body in bodies.filter(mission_id=fact.mission_id, reviews=None):
            body.reviews.create(called_on=fact.on)


class Migration(migrations.Migration):
    dependencies = [
        ("missions", "0007_terms_in_rows"),
        ("planning_levels", "0002_notices"),
    ]

    operations = [
        migrations.AddField(
            model_name="decisioncondition",
            name="action_point",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="condition",
                to="missions.actionpoint",
            ),
        ),
        migrations.RunPython(follow, migrations.RunPython.noop),
    ]
