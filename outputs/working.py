"""Working copies: what somebody types is kept on the server every few seconds, for them alone.

It becomes the section when they save, through `outputs.content.write_section`. Until then it is a private
note of theirs: no part of the mission's file, shown to nobody else, and in no record.
"""

from dataclasses import dataclass
from datetime import datetime

from missions.door import ended_blocker
from missions.errors import Invalid, NotPermitted, NotReady
from missions.models import Mission, Person
from missions.process import position
from missions.roles import standing
from outputs.canonical import canonical, from_plain
from outputs.content import LONGEST_REASON, refusal
from outputs.models import Output, SectionText, Version, WorkingCopy
from outputs.queries import latest
from outputs.templates import template_of


@dataclass(frozen=True, slots=True)
class Stored:
    """A section as it is stored now: its version for If-Match, and who wrote it when."""

    output: Output
    text: SectionText | None

    @property
    def version(self) -> int:
        """The number for If-Match: 1 until the section is first written."""
        return self.text.version if self.text else 1


def stored(mission: Mission, output_type: str, key: str, *, by: Person) -> Stored:
    """Return the section as it is stored, for somebody who may write it.

    Raises NotPermitted (403) for others, NotReady `completed` (409) on an ended mission.
    """
    version: Version = latest(mission, output_type)
    sentence = refusal(version, position(mission), standing(by, mission))
    if sentence:
        raise NotPermitted(sentence)
    if mission.ended:
        raise NotReady([ended_blocker(mission)])
    text = SectionText.objects.filter(of=version, key=key).select_related("written_by").first()
    return Stored(version.output, text)


def keep(
    found: Stored, key: str, *, by: Person, content: str, not_applicable: str = "", base: int
) -> datetime | None:
    """Keep what a person has typed so far, as HTML or as plain text; return when, None where nothing differs.

    Raises Invalid (400) for a reason that is too long, Unprocessable (422) for text that cannot be stored.
    """
    html, reason = canonical(from_plain(content.replace("\0", ""))), not_applicable.replace("\0", "").strip()
    if len(reason) > LONGEST_REASON:
        raise Invalid(f"A reason holds at most {LONGEST_REASON} characters.", field="not_applicable")
    text = found.text
    if (html, reason) == ((text.content, text.not_applicable) if text else ("", "")):
        discard(found.output, key, by=by)
        return None
    values = {"base": base, "content": html, "not_applicable": reason}
    copy, _made = WorkingCopy.objects.update_or_create(
        output=found.output, key=key, person=by, defaults=values
    )
    return copy.kept_at


def copy_of(output: Output, key: str, *, by: Person) -> WorkingCopy | None:
    """Return the person's working copy of a section, or None."""
    return WorkingCopy.objects.filter(output=output, key=key, person=by).first()


def beside_template(version: Version, *, by: Person) -> list[WorkingCopy]:
    """Return the person's working copies of sections that the version's template has no more."""
    kept = {section.key for section in template_of(version).sections}
    copies = WorkingCopy.objects.filter(output=version.output_id, person=by)
    return list(copies.exclude(key__in=kept).order_by("id"))


def discard(output: Output, key: str, *, by: Person) -> None:
    """Forget the person's working copy of a section: it was saved, or is not wanted."""
    WorkingCopy.objects.filter(output=output, key=key, person=by).delete()
