"""What the form of a section shows: the text to edit, what the section asks, and two texts in conflict."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from missions.errors import DomainError
from missions.forms import whole_number
from missions.models import Mission, Person
from missions.templatetags.words import label
from outputs import presence, working
from outputs.access import versions_for
from outputs.canonical import canonical, from_plain
from outputs.comparison.versions import redlined
from outputs.definition import OUTPUTS
from outputs.definition.shape import OutputType, Section
from outputs.filling import LEAST_WORDS
from outputs.models import Output, SectionText, Version, WorkingCopy
from outputs.pages.parts import typed_form
from outputs.pages.said import may_mark
from outputs.queries import Marked


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two texts of one section: what somebody saved meanwhile, and what this person has typed."""

    theirs: str
    theirs_reason: str
    told: str
    mine: str
    mine_reason: str

    @property
    def redline(self) -> str:
        """Their text, with what this person's adds and leaves out."""
        return redlined(self.theirs, self.mine)

    @property
    def theirs_typed(self) -> str:
        """Their text as it is put into the form."""
        return typed_form(self.theirs)


@dataclass(frozen=True, slots=True)
class Beside:
    """The same section of a demonstration, to look at while writing."""

    mission: Mission
    content: str


@dataclass(frozen=True, slots=True)
class SectionForm:
    """The form of one section for one person."""

    content: str
    not_applicable: str
    version: int
    least: int = 0
    asked: str = ""
    kept_at: str = ""
    conflict: Conflict | None = None
    beside: Beside | None = None
    may_mark: bool = False  # whether this person may call a change editorial
    editorial: bool = False


def form_of(
    version: Version,
    marked: Marked,
    *,
    by: Person,
    post: Mapping[str, str] | None = None,
) -> SectionForm:
    """Return the form: with what was just sent and refused, else a working copy, else what is stored."""
    section, output = marked.section, version.output
    copy = None if post is not None else working.copy_of(output, section.key, by=by)
    if copy is not None and (copy.content, copy.not_applicable) == (marked.content, marked.not_applicable):
        copy = None
    content, reason = _shown(marked, copy, post)
    return SectionForm(
        content=content,
        not_applicable=reason,
        version=marked.version,
        least=LEAST_WORDS if section.kind == "prose" else 0,
        asked=_asked(OUTPUTS[output.type], section),
        kept_at=presence.clock_time(copy.kept_at) if copy else "",
        conflict=_conflict(marked, copy, post),
        beside=_beside(output, section.key, by),
        may_mark=may_mark(version, by),
        editorial=post is not None and "editorial" in post,
    )


def read_version(post: Mapping[str, str]) -> int:
    """Return the section's version that a form had been made of; 0, which none has, where it does not say."""
    return whole_number(post.get("version", "")) or 0


def saved_by(text: SectionText) -> str:
    """Return who saved a section when, in a sentence."""
    when = presence.clock_time(text.written_at)
    if text.written_by is None:
        return _("Saved at %(time)s.") % {"time": when}
    person = text.written_by
    who = f"{person.get_full_name()} ({person.entity_id})" if person.entity_id else person.get_full_name()
    return _("%(who)s saved this section at %(time)s.") % {"who": who, "time": when}


def _shown(marked: Marked, copy: WorkingCopy | None, post: Mapping[str, str] | None) -> tuple[str, str]:
    if post is not None:
        return post.get("content", ""), post.get("not_applicable", "")
    if copy is not None:
        return typed_form(copy.content), copy.not_applicable
    return typed_form(marked.content), marked.not_applicable


def _conflict(marked: Marked, copy: WorkingCopy | None, post: Mapping[str, str] | None) -> Conflict | None:
    """Return both texts where the section was saved by somebody since this person had read it."""
    if post is not None:
        base, reason = read_version(post), post.get("not_applicable", "").strip()
        mine = _formed(post.get("content", ""))
    elif copy is not None:
        base, reason, mine = copy.base, copy.not_applicable, copy.content
    else:
        return None
    if marked.text is None:
        return None
    if base == marked.version or (mine, reason) == (marked.content, marked.not_applicable):
        return None
    return Conflict(marked.content, marked.not_applicable, saved_by(marked.text), mine, reason)


def _formed(typed: str) -> str:
    """Return typed text in the canonical form; nothing where it has none (the form says why)."""
    try:
        return canonical(from_plain(typed.replace("\0", "")))
    except DomainError:
        return ""


def _asked(definition: OutputType, section: Section) -> str:
    """Return from which label on the section is owed, in a sentence."""
    first = next((one for one in definition.labels if one in section.required_for), None)
    if first is None:
        return _("Not demanded of any version.")
    if first == definition.labels[0]:
        return _("Demanded of every version that is submitted.")
    return _("Demanded from the version “%(label)s” on.") % {"label": label(first)}


def _beside(output: Output, key: str, person: Person) -> Beside | None:
    """Return the section as the latest demonstration that this person may read has it."""
    shown = versions_for(person).filter(output__type=output.type).exclude(output__mission=output.mission_id)
    texts = SectionText.objects.filter(key=key).exclude(content="")
    found = (
        texts.filter(of__in=shown.exclude(output__mission__demonstration_date=None))
        .select_related("of__output__mission")
        .order_by("of__output__mission__name", "-of__number")
        .first()
    )
    return Beside(found.of.output.mission, found.content) if found else None
