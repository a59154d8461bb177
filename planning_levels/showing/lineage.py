"""Lineage as data: documents, rows with their fate in each, what is out of step, and the options."""

from typing import Any

from missions.models import Mission
from outputs.lineage import Cell, Document, Finding, Lineage, Thread
from planning_levels.lineage_options import Done, OptionPath, Options, Package
from planning_levels.models import CouncilRecord, Decision

Shown = dict[str, Any]


def lineage_as_data(found: Lineage, options: Options, mission: Mission) -> Shown:
    """Return the lineage of a register and the options of the mission, as the API shows them."""
    here = f"/missions/{mission.key}/"
    return {
        "register": found.followed.register,
        "documents": [document_row(item) for item in found.documents],
        "rows": [_thread(item) for item in found.threads],
        "out_of_step": [_finding(item, here) for item in found.findings],
        "options": _options(options),
    }


def document_row(item: Document) -> Shown:
    """Return a document with its state, its round of planning and its hash."""
    return {
        "output": item.type,
        "title": item.title,
        "version": item.number,
        "state": item.state,
        "label": item.label,
        "revision": item.revision,
        "cycle": item.cycle,
        "in_force": item.in_force,
        "on": item.on,
        "hash": item.hash,
    }


def _named(item: Document) -> Shown:
    return {"output": item.type, "version": item.number}


def _thread(item: Thread) -> Shown:
    return {
        "id": item.id,
        "reference": item.reference,
        "name": item.name,
        "level": item.level,
        "part_of": item.part_of,
        "carries_on": item.carries_on,
        "carried_on_by": list(item.carried_on_by),
        "first": _named(item.first),
        "dropped": item.dropped,
        "documents": [_cell(cell) for cell in item.cells],
    }


def _cell(item: Cell) -> Shown:
    others = [{"title": one.title, "was": one.was, "now": one.now} for one in item.others]
    return {**_named(item.document), "change": item.change, "html": item.html, "others": others}


def _finding(item: Finding, here: str) -> Shown:
    return {
        "kind": item.kind,
        "row": item.row,
        "sentence": item.sentence,
        "document": _named(item.document),
        "against": _named(item.against),
        "mended_in": _named(item.mended_in) if item.mended_in else None,
        "where": f"{here}{item.mend}",
    }


def _options(found: Options) -> Shown:
    return {
        "reasons_shown": found.reasons_shown,
        "offered": [_path(item) for item in found.paths],
        "packages": [_package(item) for item in found.packages],
        "decisions": [_decision(item) for item in found.decisions],
        "council": [_council(item) for item in found.council],
    }


def _done(item: Done | None) -> Shown | None:
    return {"name": item.name, "title": item.title, "on": item.on} if item else None


def _path(item: OptionPath) -> Shown:
    return {
        "id": item.id,
        "reference": item.reference,
        "title": item.title,
        "offered_by": item.offered_by,
        "in_register": item.in_register,
        "packages": [
            {"gate": sent.package.gate, "on": sent.package.on, "html": sent.html} for sent in item.packages
        ],
        "sent_on": item.sent_on,
        "sent_by": _done(item.sent_by),
        "decided": item.decided,
        "decided_note": item.decided_note,
        "decided_by": _done(item.decided_by),
        "narrowed": item.narrowed,
        "narrowed_by": _done(item.narrowed_by),
        "reason_kept": item.reason_kept,
        "reason": item.reason,
    }


def _package(item: Package) -> Shown:
    return {
        "gate": item.gate,
        "on": item.on,
        "by": item.by,
        "output": item.output,
        "version": item.number,
        "hash": item.hash,
        "options": list(item.rows),
        "outcome": item.decision.outcome if item.decision else None,
    }


def _decision(item: Decision) -> Shown:
    return {
        "id": item.pk,
        "gate": item.gate,
        "outcome": item.outcome,
        "decider": item.decider_name,
        "decider_title": item.decider_title,
        "on": item.decided_on,
        "reasons": item.reason,
    }


def _council(item: CouncilRecord) -> Shown:
    ceilings = [{"kind": row.kind, "value": row.value} for row in item.ceilings.all()]
    return {"outcome": item.outcome, "symbol": item.symbol, "on": item.on, "ceilings": ceilings}
