"""The pages of a mission in six groups: where one stands is marked, on the page itself and below it."""

import pytest
from django.urls import reverse

from missions.navigation import GROUPS, Navigation, navigation_of

KEY = "south-sudan"


def marked(found: Navigation) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Return word and mark of what is marked, in both lines."""
    lines = (found.groups, found.pages)
    groups, pages = ([(str(link.word), link.current) for link in line if link.current] for line in lines)
    return groups, pages


def test_every_page_of_the_list_exists_and_stands_in_one_group() -> None:
    names = [page.name for _word, pages in GROUPS for page in pages]
    assert len(names) == len(set(names))
    for name in names:
        assert reverse(name, args=[KEY])


@pytest.mark.parametrize("place", range(len(GROUPS)))
def test_a_group_leads_to_its_first_page(place: int) -> None:
    word, pages = GROUPS[place]
    first = reverse(pages[0].name, args=[KEY])
    found = navigation_of(KEY, first)
    assert found.groups[place].url == first
    assert marked(found)[0] == [(str(word), "page")]
    assert [str(link.word) for link in found.pages] == (
        [str(page.word) for page in pages] if len(pages) > 1 else []
    )


def test_the_first_page_is_not_above_all_others() -> None:
    found = navigation_of(KEY, reverse("surveys", args=[KEY]))
    assert marked(found) == ([("Monitoring", "true")], [("Surveys", "page")])


def test_a_page_below_marks_the_one_above_it() -> None:
    path = reverse("monitoring:register", args=[KEY, "lessons"])
    groups, pages = marked(navigation_of(KEY, path))
    assert (groups, pages) == ([("Monitoring", "true")], [("Measurements and reviews", "true")])


def test_a_page_without_a_link_stands_under_its_neighbour() -> None:
    groups, pages = marked(navigation_of(KEY, reverse("endorsement", args=[KEY])))
    assert (groups, pages) == ([("Outputs", "true")], [("All outputs", "true")])


def test_an_address_of_nobody_marks_nothing() -> None:
    found = navigation_of(KEY, "/process/")
    assert marked(found) == ([], [])
    assert found.pages == ()
