"""The tables of a room are made together, and taken down again."""

import pytest
from django.db import connection, models
from django.db.migrations import AddField, AddIndex, CreateModel
from django.db.migrations.state import ProjectState

from missions.tables import Tables

KEY = ("id", models.BigAutoField(primary_key=True))
MADE = [
    CreateModel("House", [KEY, ("name", models.CharField(max_length=9))]),
    CreateModel("Room", [KEY, ("house", models.ForeignKey("cast.House", models.CASCADE))]),
    AddField("Room", "key", models.ForeignKey("cast.Key", models.CASCADE, null=True)),
    CreateModel("Key", [KEY, ("rooms", models.ManyToManyField("cast.Room"))]),
    AddIndex("House", models.Index(fields=["name"], name="house_by_name")),
]
NAMES = {"cast_house", "cast_room", "cast_key", "cast_key_rooms"}


def _there() -> set[str]:
    return NAMES & set(connection.introspection.table_names())


@pytest.mark.django_db(transaction=True)
def test_tables_come_with_all_that_later_operations_add_and_go_again() -> None:
    tables, before, after = Tables(MADE), ProjectState(), ProjectState()
    tables.state_forwards("cast", after)
    with connection.schema_editor() as editor:
        tables.database_forwards("cast", editor, before, after)
    try:
        assert _there() == NAMES
        with connection.cursor() as cursor:
            constraints = connection.introspection.get_constraints(cursor, "cast_house")
            columns = connection.introspection.get_table_description(cursor, "cast_room")
        assert "house_by_name" in constraints
        assert {column.name for column in columns} == {"id", "house_id", "key_id"}
    finally:
        with connection.schema_editor() as editor:
            tables.database_backwards("cast", editor, after, before)
    assert _there() == set()


def test_models_drawn_before_are_drawn_anew() -> None:
    state = ProjectState()
    assert not state.apps.get_models()
    Tables(MADE).state_forwards("cast", state)
    assert state.apps.get_model("cast", "Room")._meta.get_field("key").related_model._meta.model_name == "key"


def test_it_is_written_down_as_what_it_was_given() -> None:
    assert Tables(MADE).deconstruct() == ("Tables", [MADE], {})
    assert Tables(MADE).describe() == "Create 3 tables together"
