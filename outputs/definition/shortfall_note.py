"""The note by which the Security Council is advised that capacities fall short of the mandate."""

from outputs.definition.shape import OutputType, Section
from outputs.definition.tables import drawn_in

_C211 = "IMPP guidelines C 2.1.1"

SHORTFALL_NOTE = OutputType(
    key="shortfall-note",
    title="Note on a shortfall of capacities",
    purpose="Advises the Security Council, in the name of the Secretary-General, which mandated tasks lack "
    "means and what this leads to.",
    prepared_by="IMTF",
    decided_by="Secretary-General, or the lead department in the name of the Secretary-General",
    decision="sends",
    reference=_C211,
    labels=("first",),
    sections=(
        Section(
            key="tasks",
            title="Tasks concerned",
            guidance="Name the paragraphs of the resolution whose tasks cannot be carried out in full. "
            "Quote their number and put the task in a sentence; add no task the Council did not give.",
            reference=_C211,
            required_for=("first",),
            items=("mandated tasks concerned",),
        ),
        drawn_in(
            "mandate-tasks",
            "Mandated tasks",
            "One row for each task of the resolution as reviewed against the plan. The note concerns those "
            "that are new or changed and for which means are missing.",
            _C211,
        ),
        Section(
            key="shortfall",
            title="Capacities needed and available",
            guidance="Set what is needed against what is available or promised: personnel, equipment, "
            "money, time. Give figures with dates; name no state as the cause.",
            reference=_C211,
            required_for=("first",),
            items=("shortfall of capacities",),
        ),
        drawn_in(
            "mismatches",
            "Mismatches",
            "One row for each mismatch between mandate and means, its effect and the way it is settled. "
            "Those accepted with the Council advised are the reason for this note.",
            _C211,
        ),
        Section(
            key="consequences",
            title="Consequences",
            guidance="Say soberly what will not be done, where, for whom and until when if nothing changes, "
            "and which priorities were set again so as to limit the harm.",
            reference=_C211,
            required_for=("first",),
            items=("consequences for the mandate",),
        ),
        Section(
            key="measures",
            title="Measures and request",
            guidance="State what the United Nations does on its own to bridge the gap, and what the Council "
            "or members are asked to provide or decide, with the date by which it would help.",
            reference=_C211,
            required_for=("first",),
            items=("measures taken, and what is asked for",),
        ),
    ),
)
