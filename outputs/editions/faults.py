"""Whether an edition of a template may be published: the soundness of the definition, and what must stay."""

from collections.abc import Iterable, Iterator, Sequence

from missions.blockers import Blocker, blocker
from outputs.definition import OUTPUTS
from outputs.definition.checklists import checklists_of
from outputs.definition.fixed import fixed_keys
from outputs.definition.shape import OutputType, Section
from outputs.definition.soundness import faults_in

CODE = "template-unsound"


def faults_of(edition: OutputType, earlier: Sequence[OutputType]) -> list[Blocker]:
    """Return everything that keeps an edition from being published, each with the page where to mend it.

    `earlier` are the published editions of the same output, the first first. An empty list lets it pass.
    """
    found = [*_unsound(edition), *_fixed(edition), *_other_kind(edition, earlier)]
    if earlier and edition.sections == earlier[-1].sections:
        found.append(("", f"Nothing differs from edition {len(earlier)}."))
    return [
        blocker(CODE, sentence, where(edition.key, key), _paragraph(edition, key)) for key, sentence in found
    ]


def where(output_type: str, key: str = "") -> str:
    """Return the page on which a section of the unpublished edition is edited, or the edition itself."""
    page = f"/templates/{output_type}/edit/"
    return f"{page}sections/{key}/" if key else page


def _unsound(edition: OutputType) -> Iterator[tuple[str, str]]:
    """The definition's own rules, applied to the definition with this edition in its place."""
    titles = {section.key: section.title for section in edition.sections}
    lists = {one.key: one.title for one in checklists_of(edition.key)}
    for fault in faults_in(OUTPUTS | {edition.key: edition}):
        place, _, said = fault.partition(": ")
        key = place.partition("/")[2]
        if key:
            yield key, f"“{titles[key]}”: {said}."
        elif place in lists:
            yield "", f"Checklist “{lists[place]}”: {said}."
        else:
            yield "", f"{said[:1].upper()}{said[1:]}."


def _fixed(edition: OutputType) -> Iterator[tuple[str, str]]:
    for key in sorted(fixed_keys(edition.key) - _keys(edition.sections)):
        yield "", f"The section “{key}” is named by callers and must stay."


def _other_kind(edition: OutputType, earlier: Sequence[OutputType]) -> Iterator[tuple[str, str]]:
    before = {section.key: section for one in earlier for section in one.sections}
    for section in edition.sections:
        known = before.get(section.key)
        if known is not None and (known.kind, known.register) != (section.kind, section.register):
            held = f"the register {known.register}" if known.register else "prose"
            said = f"“{section.title}”: the key “{section.key}” was given to {held}, and keeps it."
            yield section.key, said


def _paragraph(edition: OutputType, key: str) -> str:
    """The blocker's own words go before the paragraph; a section's reference may name another source."""
    found = next((section.reference for section in edition.sections if section.key == key), "")
    own = found.removeprefix("IMPP guidelines ")
    return own if own != found else ""


def _keys(sections: Iterable[Section]) -> set[str]:
    return {section.key for section in sections}
