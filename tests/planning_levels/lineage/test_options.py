"""Options of a mission: offered, sent on and decided kept apart, with who narrowed them."""

from missions.models import Entry
from plans.models import Option
from plans.registers import REGISTERS
from plans.rows import book_of
from plans.sheets.applying import take_in
from plans.sheets.reading import from_file
from tests.planning_levels.cast import Cast
from tests.planning_levels.lineage.conftest import REASON, options, save
from tests.planning_levels.walking import Walk


def test_offered_sent_on_and_decided_stay_apart_with_who_narrowed(adopted: Walk) -> None:
    seen = options(adopted, "planner")
    one, two, three = seen.paths
    assert [len(item.packages) for item in seen.paths] == [1, 1, 1]
    [package] = seen.packages
    assert (package.gate, package.output, package.number) == ("DP-1.1", "strategic-assessment", 1)
    assert package.decision is not None
    assert package.decision.outcome == "suitable"
    assert (one.narrowed, one.reason, one.reason_kept) == (True, REASON, True)
    assert one.narrowed_by is not None
    assert (one.narrowed_by.name, one.narrowed_by.on) == ("Imtf-Chair", adopted.mission.today())
    assert (two.narrowed, two.narrowed_by, two.reason_kept) == (True, None, False)
    assert (three.narrowed, str(three.sent_on), three.decided) == (False, "2020-01-02", True)
    assert three.sent_by is not None
    assert seen.marks == {"offered": 3, "sent_on": 1, "decided": 1, "narrowed": 2}
    assert [item.gate for item in seen.decisions] == ["DP-1.1", "DP-1.2"]
    assert [item.symbol for item in seen.council] == ["2000"]


def test_before_any_goes_on_none_is_narrowed(cast: Cast) -> None:
    walk = Walk(cast)
    save(walk, "options", "planner", title="Light", offered_by="Team")
    [path] = options(walk, "planner").paths
    assert (path.narrowed, path.sent_on, path.packages, path.in_register) == (False, False, (), True)


def test_an_option_reworded_or_removed_after_it_went_on_is_told(adopted: Walk) -> None:
    one, two, _three = Option.objects.filter(mission=adopted.mission).order_by("id")
    Option.objects.filter(pk=one.pk).update(title="Option 1, smaller")
    Option.objects.filter(pk=two.pk).delete()
    seen = {item.id: item for item in options(adopted, "planner").paths}
    assert "<ins>" in seen[one.pk].packages[0].html
    assert (seen[two.pk].in_register, seen[two.pk].title) == (False, "Option O2")


def test_what_a_sheet_brought_in_has_its_author_too(cast: Cast) -> None:
    walk = Walk(cast)
    columns = REGISTERS["options"].columns
    for role, text in (
        ("planner", "No.,Option,Form,Offered by\nO1,Light,peacekeeping,Team\nO2,Wide,peacekeeping,Team\n"),
        ("imtf-chair", "No.,Sent on,Decided\nO2,2020-01-02,yes\n"),
    ):
        source = from_file(text.encode(), "options.csv", columns)
        take_in(book_of("options"), walk.mission, source, by=cast[role], columns=columns, if_version=None)
    assert Entry.objects.filter(mission=walk.mission, verb="import-rows").count() == 2
    one, two = options(walk, "planner").paths
    assert (one.sent_by, one.narrowed, one.narrowed_by) == (None, True, None)
    assert two.sent_by is not None
    assert two.decided_by is not None
    assert two.sent_by.name == two.decided_by.name == cast["imtf-chair"].get_full_name()
