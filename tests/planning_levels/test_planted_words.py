"""A word planted in each place where departments speak is in no output: pages, attachments, metadata."""

import subprocess
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from outputs import tasks
from outputs.comparison.asking import ask_comparison
from outputs.content import write_section
from outputs.definition import OUTPUTS
from outputs.jobs import file_of
from outputs.models import Version
from outputs.printing.signing import course_of
from outputs.rendering import ask_pdf
from tests.planning_levels.cast import people
from tests.planning_levels.planting import SEEDS, plant, printed
from tests.planning_levels.test_confidential_outputs import squeezed
from tests.planning_levels.walking import FORTY

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def test_no_output_holds_a_planted_word_in_pages_attachments_or_metadata() -> None:
    planted = plant(people())
    walk = planted.walk
    begun = set(Version.objects.filter(output__mission=walk.mission).values_list("output__type", flat=True))
    for kind in sorted(set(OUTPUTS) - begun):
        write_section(
            walk.mission, kind, OUTPUTS[kind].sections[0].key, by=walk.cast["planner"], content=FORTY
        )
    rows = Version.objects.filter(output__mission=walk.mission).select_related("output__mission")
    assert {version.output.type for version in rows} == set(OUTPUTS)
    found = {}
    for version in rows.order_by("output__type", "number"):
        if version.state == Version.State.ISSUED:
            assert course_of(version), (
                "an issued version is printed with its course, where words could creep in"
            )
        held = everything_in(printed(ask_pdf(version, walk.cast["sg"])))
        assert squeezed(OUTPUTS[version.output.type].title) in squeezed(held), "the file is read"
        name = f"{version.output.type} {version.number}"
        found[name] = {place for place, seed in SEEDS.items() if seed.casefold() in held.casefold()}
    assert {name: places for name, places in found.items() if places} == {}
    old, new = rows.filter(output__type="strategic-assessment").order_by("number")
    changed = ask_comparison(old, new, walk.cast["sg"])
    tasks.render_comparison(changed.pk)
    changed.refresh_from_db()
    assert not [seed for seed in SEEDS.values() if seed in everything_in(file_of(changed))]


def everything_in(file: Path | None) -> str:
    """Return the text of a PDF's pages, of what is attached to it, of its metadata and of its notes."""
    assert file is not None
    held = PdfReader(file)
    pages = " ".join(page.extract_text() for page in held.pages)
    attached = " ".join(part.decode() for parts in held.attachments.values() for part in parts)
    root: Any = held.root_object
    packet = root["/Metadata"].get_object().get_data().decode()
    notes = subprocess.run(
        ["qpdf", "--qdf", "--object-streams=disable", str(file), "-"], check=True, capture_output=True
    ).stdout.decode("latin-1")
    assert attached or "changes" in pages.casefold()
    return " ".join((pages, attached, packet, str(held.metadata), notes))
