"""Rows of Tarvane, an invented country."""
# fmt: off
# ruff: noqa: E501 - tables: a row of data reads best on one line

from datetime import date

from planning_levels.demonstration.stage import table

PROTAGONISTS = table(
    "reference name aim centre_of_gravity stance",
    ("P1", "Government in the capital", "Keep the larger river and the customs.", "Revenue of the port.", "Asked for observers."),
    ("P2", "Movement of the smaller river", "Land titles and a share in the police.", "Villages that feed it.", "Asked for observers; distrusts police advisers."),
    ("P3", "Commanders without pay", "Pay, or the tolls.", "9,000 men and the road.", "Not consulted yet."),
    ("P4", "Regional organisation", "An agreement that lasts.", "Its guarantee.", "Wants to keep the political lead."),
)
INFORMATION = table(
    "reference item content date status",
    ("I1", "Root causes of the conflict", "Paper of the country team on land and returns.", date(2011, 6, 20), "filled"),
    ("I2", "Political and security monitoring", "Eleven incidents, reported by the regional organisation.", date(2011, 7, 18), "filled"),
    ("I3", "Human rights assessments", "", None, "empty"),
    ("I4", "Population data", "Census of 1994.", date(1994, 1, 1), "partly"),
)
PROCESSES = table(
    "reference name kind place owner period alignment",
    ("N1", "Humanitarian flash appeal", "humanitarian", "country", "OCHA", "June to December 2011", "aligned"),
    ("N2", "Land commission", "national", "country", "Both signatories", "from September 2011", "not_assessed"),
    ("N3", "Peacebuilding strategy", "peace", "headquarters", "PBSO", "2011", "linked"),
)
EXPECTATIONS = table(
    "reference actor text status answer",
    ("E1", "Government in the capital", "Observers at forty crossings.", "differs", "Twelve could be reached; told so on 28 July."),
    ("E2", "Women's council of the river towns", "A way home before sowing.", "answered", "Taken into the analysis as the second danger."),
)
