"""The situation: protagonists, information base, scenarios."""
# fmt: off
# ruff: noqa: E501 - tables: a row of data reads best on one line

from datetime import date

from planning_levels.demonstration.marks import STUDY, STUDY_A, A
from planning_levels.demonstration.stage import table

PROTAGONISTS = table(
    "reference name aim centre_of_gravity stance source",
    (
        "P1",
        "South Sudanese authorities",
        "Recognised statehood, control of security, services that people see improve.",
        "Legitimacy won by the referendum; revenue; cohesion of the army.",
        "Want a presence; wishes differ on enforcement powers, border and airlift.",
        A,
    ),
    (
        "P2",
        "South Sudanese opposition figures",
        "A share in the new order.",
        "A voice in the constitutional process.",
        "Views differ among them on what the United Nations should do.",
        STUDY_A,
    ),
    (
        "P3",
        "Armed groups outside the settlement",
        "Posts, amnesty, local control.",
        "Local followings, arms, access to the border.",
        "No consent; movement in their areas is planned case by case.",
        A,
    ),
    (
        "P4",
        "Communities in conflict over cattle, land and water",
        "Safety and redress.",
        "Armed youth, and elders who can hold them back.",
        "Expect protection; measure it by the last raid.",
        A,
    ),
    (
        "P5",
        "Government of Sudan",
        "A settled border, debt and oil terms, and the end of UNMIS on its soil.",
        "Consent to any presence in the north.",
        "Accepts an orderly closing of UNMIS; no border force.",
        STUDY_A,
    ),
    (
        "P6",
        "Regional organisations and neighbours",
        "No spill-over; a role as guarantors.",
        "Channels of mediation.",
        "Support a presence; keep the border mechanisms with themselves.",
        A,
    ),
)

INFORMATION = table(
    "reference item content date status source",
    (
        "I1",
        "Root causes of the conflict",
        "Paper of the country team: authority, arms, payroll, border, returns, justice.",
        date(2011, 2, 15),
        "filled",
        A,
    ),
    (
        "I2",
        "Political and security monitoring",
        "Weekly reports of UNMIS; incidents by county since 2009.",
        date(2011, 3, 4),
        "filled",
        A,
    ),
    (
        "I3",
        "Humanitarian plans and appeals (CHAP/CAP)",
        "Appeal for 2011 with needs by state.",
        date(2010, 12, 1),
        "filled",
        A,
    ),
    (
        "I4",
        "Needs assessments (JAM/PCNA)",
        "Joint assessment of 2005: old data, used for trends only; an update is due.",
        date(2005, 3, 1),
        "partly",
        A,
    ),
    ("I5", "Human rights assessments", "", None, "empty", A),
    (
        "I6",
        "Current activities of the United Nations",
        "42 activities of nine entities, by state and end date.",
        date(2011, 2, 28),
        "filled",
        A,
    ),
    (
        "I7",
        "Stakeholders and initiatives",
        "37 actors with aims and links; blind spots: private business and the diaspora.",
        date(2011, 2, 25),
        "filled",
        A,
    ),
)

HUMAN_RIGHTS = {
    "reference": "I5",
    "content": "Survey of places of detention in seven states, and of abuses by forces in 2010; three states missing.",
    "date": date(2011, 3, 19),
    "status": "filled",
    "source": A,
}

SCENARIOS = table(
    "reference name signals likelihood likelihood_note consequence trigger source",
    (
        "S1",
        "Calm separation, scattered local violence",
        "Normal harvest; border meetings are held.",
        "medium",
        "",
        "Services and police become the measure of success.",
        "None; this is the course hoped for.",
        A,
    ),
    (
        "S2",
        "Violence between communities in two or three states at once",
        "Raids by more than 50 armed men; displacement above 20,000.",
        "high",
        "",
        "One outbreak is answered late; relief and politics are drawn in.",
        "A second raid of this size within two weeks.",
        A,
    ),
    (
        "S3",
        "Fighting at the border or in Abyei spills over",
        "Air strikes; crossings closed.",
        "medium",
        "",
        "Patrols withdraw; returns stop; the two capitals take over.",
        "A crossing closed for more than three days.",
        A,
    ),
    (
        "S4",
        "Split inside the security forces",
        "Unpaid units; arrests of commanders.",
        "low",
        "Rare, but grave: nothing else would go on as planned.",
        "Joint work with the forces is suspended; sites open to civilians.",
        "A unit leaves its barracks without orders.",
        A,
    ),
)
SCENARIO_SOURCE = f"Method {STUDY}; contents A"
for scenario in SCENARIOS:
    scenario["source"] = SCENARIO_SOURCE
