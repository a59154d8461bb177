"""The review of the mandate in words and as data: standings, means, periods."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from planning_levels.mandate_periods import Period
from planning_levels.mandating import MandateReview
from plans.mandate import Means, Reviewed

Shown = dict[str, Any]
# standing -> (state of the badge, word)
STANDINGS: dict[str, tuple[str, str]] = {
    "open": ("waiting", gettext_noop("not reviewed")),
    "dropped": ("closed", gettext_noop("dropped")),
    "unserved": ("returned", gettext_noop("nothing serves it")),
    "unplanned": ("open", gettext_noop("no activity yet")),
    "uncosted": ("open", gettext_noop("not fully costed")),
    "unfunded": ("returned", gettext_noop("unfunded")),
    "part-funded": ("waiting", gettext_noop("partly funded")),
    "funded": ("closed", gettext_noop("funded")),
}


def standing_badge(item: Reviewed) -> tuple[str, str]:
    """Return the badge and the word for where a task stands."""
    state, word = STANDINGS[item.standing]
    return state, _(word)


def means_in_words(item: Reviewed) -> str:
    """Return what stands behind a task: activities, need and gap, and who is to raise what is open."""
    means, told = item.means, []
    if not means.activities:
        return ""
    if means.need:
        told.append(_("%(n)s thousand dollars needed") % {"n": f"{means.need:,}"})
    if means.gap:
        told.append(_("%(n)s open") % {"n": f"{means.gap:,}"})
    if means.uncosted:
        told.append(_("%(n)d of %(all)d not costed") % {"n": means.uncosted, "all": len(means.activities)})
    if means.voluntary and item.task.funds_raised_by:
        told.append(_("voluntary part raised by %(who)s") % {"who": item.task.funds_raised_by})
    elif means.voluntary and means.gap:
        told.append(_("nobody is named to raise the voluntary part"))
    if means.uneven:
        told.append(_("one part is paid for while another waits"))
    return "; ".join(told)


def sentence_of(found: MandateReview) -> str:
    """Return the review as one sentence for the head of its page."""
    if not found.tasks:
        return _("No task of the Council is on file yet.")
    told = [
        _words(found.count("open"), _("one task is not reviewed"), _("%(n)d tasks are not reviewed")),
        _words(found.count("unserved"), _("one is served by nothing"), _("%(n)d are served by nothing")),
        _words(found.count("unfunded"), _("one is unfunded"), _("%(n)d are unfunded")),
        _words(len(found.unsettled), _("one mismatch is open"), _("%(n)d mismatches are open")),
    ]
    open_ones = [item for item in told if item]
    if not open_ones:
        return _("All %(n)d tasks are reviewed, and no mismatch is open.") % {"n": len(found.tasks)}
    line = ", ".join(open_ones)
    return _("Of %(n)d tasks: %(line)s.") % {"n": len(found.tasks), "line": line}


def _words(number: int, one: str, many: str) -> str:
    if not number:
        return ""
    return one if number == 1 else many % {"n": number}


def review_as_data(found: MandateReview) -> Shown:
    """Return the review as the API shows it."""
    return {
        "periods": [period_row(item) for item in found.periods],
        "tasks": [task_row(item) for item in found.tasks],
        "mismatches": [
            {
                "id": row.pk,
                "task": row.task_id,
                "kind": row.kind,
                "effect": row.effect,
                "solution": row.solution or None,
                "settled_by": row.settled_by,
                "settled_on": row.settled_on,
            }
            for row in found.mismatches
        ],
        "priorities_set": found.priorities_set,
        "proposes_note": found.proposes_note,
        "note_sent_on": found.note.issued_on if found.note else None,
        "proposes_review": found.proposes_review,
    }


def period_row(item: Period) -> Shown:
    """Return a period of the mandate."""
    return {
        "symbol": item.record.symbol,
        "outcome": item.record.outcome,
        "from": item.record.on,
        "until": item.until,
        "present": item.present,
        "days_left": item.days_left,
    }


def task_row(item: Reviewed) -> Shown:
    """Return a task with what serves it and the means behind it, in thousands of US dollars."""
    means: Means = item.means
    return {
        "id": item.task.pk,
        "record": item.task.symbol,
        "paragraph": item.task.paragraph,
        "text": item.task.text,
        "coverage": item.task.coverage,
        "carries_on": item.task.carries_on_id,
        "standing": item.standing,
        "serving": len(item.serving),
        "activities": [row.pk for row in means.activities],
        "need": means.need,
        "gap": means.gap,
        "version": item.task.version,
    }
