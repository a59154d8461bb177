"""Whether the definition of the outputs holds together; run by tests and before release."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from outputs.definition.checklist_shape import Checklist
from outputs.definition.checklists import CHECKLISTS
from outputs.definition.registers import CONFIDENTIAL, REGISTERS
from outputs.definition.shape import OutputType, Section

FEWEST_WORDS = 15
MOST_WORDS = 60


def faults_in(
    outputs: Mapping[str, OutputType], checklists: Iterable[Checklist] = CHECKLISTS
) -> tuple[str, ...]:
    """Return one sentence for each fault of the definition; an empty tuple when it is sound."""
    lists = tuple(checklists)
    found: list[str] = []
    for key, output in outputs.items():
        found.extend(_faults_of_output(key, output, outputs))
        for section in output.sections:
            found.extend(f"{key}/{section.key}: {fault}" for fault in _faults_of_section(section, output))
        found.extend(_unlisted_items(output, lists))
    for listed in lists:
        found.extend(_faults_of_checklist(listed, outputs))
    found.extend(f"checklists: key {key} stands twice" for key in _repeated(one.key for one in lists))
    return tuple(found)


def _faults_of_output(key: str, output: OutputType, outputs: Mapping[str, OutputType]) -> Iterator[str]:
    if output.key != key:
        yield f"{key}: filed under another key than its own, {output.key}"
    if not output.reference.strip():
        yield f"{key}: no reference"
    if not output.labels:
        yield f"{key}: no label"
    if output.follows is not None and output.follows not in outputs:
        yield f"{key}: follows an unknown output, {output.follows}"
    for repeated in _repeated(section.key for section in output.sections):
        yield f"{key}: section key {repeated} stands twice"
    for repeated in _repeated(section.title.casefold() for section in output.sections):
        yield f"{key}: section title {repeated} stands twice"
    for label in output.labels:
        if not output.required(label):
            yield f"{key}: nothing is required for label {label}"


def _faults_of_section(section: Section, output: OutputType) -> Iterator[str]:
    if (section.kind == "register") != (section.register is not None):
        yield "a register section needs a register, and a prose section none"
    if section.register is not None and section.register not in REGISTERS:
        yield f"unknown register {section.register}"
    if section.register in CONFIDENTIAL:
        yield f"register {section.register} is confidential and must not be printed"
    for label in section.required_for:
        if label not in output.labels:
            yield f"required for label {label}, which the output does not have"
    if section.may_be_not_applicable and not section.required_for:
        yield "may be marked not applicable although it is never required"
    if not section.reference.strip():
        yield "no reference"
    words = len(section.guidance.split())
    if not FEWEST_WORDS <= words <= MOST_WORDS:
        yield f"guidance of {words} words, outside {FEWEST_WORDS} to {MOST_WORDS}"


def _unlisted_items(output: OutputType, checklists: tuple[Checklist, ...]) -> Iterator[str]:
    listed = {item for one in checklists if one.output == output.key for item in one.items}
    for section in output.sections:
        for item in section.items:
            if item not in listed:
                yield f"{output.key}/{section.key}: item '{item}' is on no checklist"


def _faults_of_checklist(checklist: Checklist, outputs: Mapping[str, OutputType]) -> Iterator[str]:
    output = outputs.get(checklist.output)
    if output is None:
        yield f"{checklist.key}: unknown output {checklist.output}"
        return
    for label in checklist.labels:
        sections = output.required(label) if checklist.binding else output.sections
        answered = {item for section in sections for item in section.items}
        for item in checklist.items:
            if item not in answered:
                yield f"{checklist.key}: no section answers '{item}' for label {label}"


def _repeated(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(value for value, count in Counter(values).items() if count > 1)
