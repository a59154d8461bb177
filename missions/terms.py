"""Terms of reference: generic until a mission elaborates its own, in versions (IMPP guidelines, Annex A)."""

from datetime import date

from missions.models import Body, Person, Terms

TASK_FORCE = """\
Purpose. The task force keeps the planning of the United Nations for this mission in one hand: strategic \
and operational planning, review, and the end of the mission.

Work. It carries out the planning steps of the process at headquarters and drafts the outputs on which \
the Secretary-General, the Under-Secretary-General of the lead department or the Special Representative \
decides; where asked, also papers for the Policy Committee or the Peacebuilding Support Office.

Chair. Before it is decided to establish a mission the Department of Political Affairs chairs, after it \
the Department of Peacekeeping Operations, unless the Secretary-General names another department.

Members. Senior officers (P-5 or D-1) who may speak for their offices: political, military, police, \
security, logistics, humanitarian, development and human rights; and the country team, through the \
office of the Resident and Humanitarian Coordinator or, once there is one, the Special Representative. \
No seat stays empty.

Partners. The national Government and partners outside the United Nations are consulted on aims, \
structure and ways of working whenever a main output is prepared.

Sub-groups. It may form sub-groups, as for the budget or a transition, leave members in the country for \
a time, and receive members of the country team.

Review. Aims, membership and functions are looked at again once the mission is fully operational.
"""

PLANNING_TEAM = """\
Purpose. The planning team, set up by the Special Representative, takes over the main part of planning \
from the task force and joins the planning of mission and country team for as long as the mandate runs.

Work. It leads and supports joint strategic planning, carries out and follows the process in the \
country, and sees to the integration of programmes, services and presence.

Members. Mission and country team are equally represented and lead together. At least one permanent \
planner of each, both of the same level; a few permanent staff, to be reinforced when the leadership so \
directs.

Reporting. It answers to the leadership of the mission and works closely with the task force.

Partners. It seeks the views of mission sections and agencies, and arranges \
consultations with partners outside.

Sub-groups. It may form sub-groups for single tasks.
"""

GENERIC = {"imtf": TASK_FORCE, "impt": PLANNING_TEAM}


def in_force(kind: str, elaborated: str) -> str:
    """Return the terms that count for a body: its own, or the generic ones of its kind."""
    return elaborated or GENERIC[kind]


def keep_terms(body: Body, text: str, *, by: Person, on: date) -> Terms:
    """Keep a new version of a body's terms, in a passage that is open already; none is ever changed."""
    number = (body.terms.order_by("-number").values_list("number", flat=True).first() or 1) + 1
    return Terms.objects.create(body=body, number=number, text=text, written_on=on, written_by=by)


def text_of(body: Body, number: int) -> str:
    """Return the text of a version as it counted: the generic one for the first, and for an empty text.

    Raises Terms.DoesNotExist for a number that was never written.
    """
    own = "" if number == 1 else Terms.objects.get(body=body, number=number).text
    return in_force(body.kind, own)
