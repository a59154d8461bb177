"""Taking a draft up section by section: accepted into the output, or not, with a sentence for who sent it."""

from collections.abc import Collection, Mapping
from datetime import date

from missions.door import Passage, passage
from missions.errors import Conflict, Invalid
from missions.models import Classification, Person
from outputs.access import marked
from outputs.content import permit_writing, put
from outputs.definition import OUTPUTS
from outputs.drafts.uploads import LONGEST_NOTE, RECEIVERS, U, decide, detail_of, waiting
from outputs.models import SectionText, Upload, Verdict, Version
from outputs.queries import latest
from outputs.responses import comment as comment_on
from outputs.templates import template_now, template_of

Reasons = Mapping[str, str]


def accept(
    upload: Upload,
    *,
    by: Person,
    sections: Collection[str] | None = None,
    declined: Reasons | None = None,
    later: bool = False,
    versions: Mapping[str, int] | None = None,
    comment: str = "",
    remarks: bool = False,
) -> Upload:
    """Write sections read from a draft (all that wait, or those named) into the output's open version.

    `declined` takes sections to the reason why not. Sections of which nothing is said are not accepted, or
    wait further where `later` is set. `versions` are those of the sections' present texts as they were
    seen; `remarks` puts the comments in the file's margin on the output. The draft is closed once every
    section is answered: returned where none was accepted and reasons say why, else accepted. Raises
    NotPermitted (403), Invalid (400), Stale (412) where a text has changed since, NotReady `state` (409).
    """
    output_type = upload.output.type
    with passage(upload.output.mission, by=by, verb="accept-draft") as step:
        step.permit(*RECEIVERS)
        permit_writing(step, output_type)
        held = waiting(upload, (U.READ,))
        _check_marking(held)
        open_ones = _open(held)
        wanted = (
            [key for key in open_ones if key not in (declined or {})] if sections is None else list(sections)
        )
        refused = _reasons(declined or {})
        _check(held, open_ones, wanted, refused)
        into = _write(step, held, wanted, versions or {})
        rest = [key for key in open_ones if key not in wanted and key not in refused]
        Verdict.objects.bulk_create(
            [Verdict(upload=held, key=key, accepted=True, by=by, into=into) for key in wanted]
            + [Verdict(upload=held, key=key, accepted=False, by=by, comment=refused[key]) for key in refused]
            + [Verdict(upload=held, key=key, accepted=False, by=by) for key in rest if not later]
        )
        held.taken_into = into or held.taken_into
        _close(step, held, comment, still_open=later and bool(rest))
        step.detail |= {"sections": wanted, "declined": refused, "number": into.number if into else None}
    if remarks:
        take_over(held, by=by)
    return held


def _check_marking(held: Upload) -> None:
    """Raise Conflict (409) where the draft is marked higher than the output that would take its text."""
    own, there = Classification(held.classification), marked(held.output)
    if own > there:
        raise Conflict(
            f"This draft is {own.label} and the output is {there.label}: mark one like the other first.",
            code="marked-higher",
        )


def take_over(upload: Upload, *, by: Person, on: date | None = None) -> int:
    """Put the comments in a draft's margin on the output, each once; return how many."""
    mission, output_type = upload.output.mission, upload.output.type
    version = latest(mission, output_type)
    known = {one.key for one in template_of(version).sections}
    taken = 0
    for remark in upload.remarks:
        if remark.get("comment") or not remark.get("text", "").strip():
            continue
        made = comment_on(
            mission,
            output_type,
            by=by,
            text=_told(remark, upload.filename),
            number=version.number,
            section=remark.get("section") if remark.get("section") in known else "",
            on=on,
            source=f"Margin of {upload.filename}"[:200],
        )
        remark["comment"] = made.pk
        taken += 1
    Upload.objects.filter(pk=upload.pk).update(remarks=upload.remarks)
    return taken


def same_as_now(text: SectionText | None, html: str) -> bool:
    """Return whether a section's present text is already what the draft says."""
    return text is not None and text.content == html and not text.not_applicable


def _open(upload: Upload) -> list[str]:
    answered = set(upload.verdicts.values_list("key", flat=True))
    known = [section.key for section in template_now(upload.output.mission_id, upload.output.type).sections]
    return [key for key in known if key in upload.taken and key not in answered]


def _reasons(declined: Reasons) -> dict[str, str]:
    found = {}
    for key, reason in declined.items():
        found[key] = reason.strip()
        if not found[key]:
            raise Invalid("Say why it is not accepted; who sent it reads this.", field=f"reason-{key}")
        if len(found[key]) > LONGEST_NOTE:
            raise Invalid(f"A reason holds at most {LONGEST_NOTE:,} characters.", field=f"reason-{key}")
    return found


def _check(upload: Upload, open_ones: list[str], wanted: list[str], refused: Reasons) -> None:
    named = [*wanted, *refused]
    if unknown := [key for key in named if key not in upload.taken]:
        raise Invalid(f"Not read from this draft: {', '.join(unknown)[:200]}.", field="sections")
    if answered := [key for key in named if key not in open_ones]:
        raise Invalid(f"Answered already: {', '.join(answered)[:200]}.", field="sections")
    if len(set(named)) != len(named):
        raise Invalid("A section is either accepted or not, and named once.", field="sections")


def _write(step: Passage, upload: Upload, wanted: list[str], versions: Mapping[str, int]) -> Version | None:
    output_type = upload.output.type
    now = latest(step.mission, output_type)
    texts = {text.key: text for text in SectionText.objects.filter(of=now, key__in=wanted)}
    into: Version | None = now if wanted else None
    for key in wanted:
        if same_as_now(texts.get(key), upload.taken[key]):
            continue
        into = put(step, output_type, key, content=upload.taken[key], if_version=versions.get(key)).of
    return into


def _close(step: Passage, upload: Upload, comment: str, *, still_open: bool) -> None:
    title = OUTPUTS[upload.output.type].title
    if still_open:
        upload.version += 1
        upload.save()
        step.sentence = f"Sections of the draft “{upload.filename}” of the {title} answered; others wait."
        step.detail = detail_of(upload)
        return
    given = upload.verdicts.all()
    taken = any(verdict.accepted for verdict in given) or not any(verdict.comment for verdict in given)
    decide(step, upload, U.ACCEPTED if taken else U.RETURNED, comment)
    step.sentence = (
        f"Draft “{upload.filename}” accepted into the {title}."
        if taken
        else f"Draft “{upload.filename}” of the {title} returned: no section was accepted."
    )


def _told(remark: Mapping[str, str], filename: str) -> str:
    who = remark.get("author") or "Somebody"
    on = f", on “{remark['passage'][:300]}”" if remark.get("passage") else ""
    return f"{who}, in the margin of {filename}{on}: {remark['text'].strip()}"[:20_000]
