"""What entities said of the Strategic Assessment and of other drafts, and what became of it.

24 comments on the assessment: 13 accepted, 5 partly, 4 not, 2 open when it was returned.
"""
# fmt: off
# ruff: noqa: E501 - tables: a row of data reads best on one line

from datetime import date

from planning_levels.demonstration.marks import CASE, STUDY, A

Y, P, N, OPEN = "accepted", "partly", "not", "open"
ON_ASSESSMENT = (
    # day, person, section, comment, disposition, answer, source
    (8, "imtf-member", "framework", "Say who decides on escorts for relief, and who may refuse one.", Y, "Added: the Humanitarian Coordinator asks, the force may refuse.", A),
    (8, "imtf-member", "capacity", "Air access differs by season; give both figures.", Y, "Both figures are in: 28 airstrips, eleven in the rains.", A),
    (8, "nadia-brell", "information-base", "The human rights assessment is missing and should not be passed over.", Y, "Right: shown as a gap; to be filled before the next version.", f"A; the gap {CASE}"),
    (8, "nadia-brell", "framework", "Name detention without a file; it is the most frequent complaint.", Y, "Named in the row on human rights.", A),
    (8, "planner", "warranted", "National authorities answer for local violence; a mission that takes this over weakens them.", N, "The majority sees it otherwise; kept as a dissent, with its reasons, beside the options.", f"Position {STUDY}; comment A"),
    (8, "planner", "objectives", "Put inclusive institutions first; the rest follows from it.", Y, "Order changed.", A),
    (8, "pavel-runde", "options", "Upper level: the aircraft do not exist before month nine.", Y, "Entered under what the option cannot do.", A),
    (8, "pavel-runde", "options", "Lower level: four months hold only if units of UNMIS are re-assigned.", Y, "Condition added.", A),
    (8, "pavel-runde", "capacity", "Headquarters of UNMIS is in Khartoum; little of it can be moved.", Y, "Said so.", A),
    (8, "owen-takori", "objectives", "Courts before prisons: people wait for judges, not for cells.", P, "Priority of courts raised; the sequence is kept, since review of detention cannot wait.", A),
    (8, "owen-takori", "alternatives", "Plan rule of law as one programme from the start.", Y, "Taken into the framework and the position of UNDP.", A),
    (9, "hanno-izeki", "options", "The fifth is no option but what remains in any case.", N, "Comparison is wanted: a choice needs something to choose against.", A),
    (9, "hanno-izeki", "capacity", "Agencies are thin outside capitals, but not absent; say where they are.", Y, "Sentence mended.", A),
    (9, "hanno-izeki", "risks", "Add the risk that the mission crowds out national staff of agencies.", P, "Named under the alternatives; not as a risk of its own.", A),
    (9, "selim-kovar", "alternatives", "A reserve that moves in 72 hours does so in the dry season only.", Y, "Season added.", A),
    (9, "selim-kovar", "scenarios", "Give numbers to the signals, otherwise everybody sees them or nobody.", Y, "Numbers added to S2.", A),
    (9, "ines-talbrook", "capacity", "No police trainers in six of ten states, and no lodging for them either.", P, "Trainers are in; lodging belongs to the support plan.", A),
    (9, "ines-talbrook", "objectives", "Prisons are forgotten in every first year.", P, "Named in the third objective; a programme of their own waits for funds.", A),
    (9, "pbso", "warranted", "Look ten years ahead, not three.", P, "A sentence on the goal beyond the operation is in; a strategy of ten years is not ours to write here.", A),
    (9, "dinah-folau", "scenarios", "Returns at the height of the rains are a scenario of their own.", N, "They make each scenario worse and are carried in the consequences; four scenarios can be kept apart, five cannot.", A),
    (9, "emil-harko", "gender", "Abduction of children is an aim of raids; say so.", Y, "Said so, in the first paragraph.", A),
    (10, "emil-harko", "assumptions", "Add an assumption on the release of children by armed groups.", N, "It is an aim and not something that planning takes for granted.", A),
    (11, "clara-mbeyo", "capacity", "Contracts for nine helicopters end in December, not in July.", OPEN, "", A),
    (11, "clara-mbeyo", "take-over", "The passage from UNMIS takes a sub-group at once, not after the decision.", OPEN, "", A),
)

ON_PLAN = (
    (date(2011, 5, 24), "imtf-member", "humanitarian-principles", "Hubs and bases are to be kept apart also in Bor.", Y, "Site changed.", A),
    (date(2011, 5, 25), "owen-takori", "benchmarks", "B8 hangs on money that is not there; say so in the table.", Y, "Remark on realism added.", A),
    (date(2011, 5, 26), "clara-mbeyo", "resources", "The estimate counts assets twice: here and in the liquidation.", P, "Checked: once, for two sites; mended.", A),
)
ON_DIRECTIVE = (
    (date(2011, 8, 5), "imtf-member", "particular-issues", "Name the one who may refuse an escort.", A),
    (date(2011, 8, 5), "owen-takori", "concerns", "The line of the access cell: to which budget is it moved?", A),
    (date(2011, 8, 6), "yara-kesti", "authority", "Say that human rights reporting goes to the High Commissioner unchanged.", A),
)

ASKED_ON_DIRECTIVE = "Does your entity concur with the authority given to the Special Representative, and with the division of work?"

ON_SG_DIRECTIVE = (
    ("imtf-chair-dpa", "DPA", "object", "On the form: violence between communities is for national authorities; a political mission would keep it there.", f"Position {STUDY}; concurrence A"),
    ("selim-kovar", "DPKO", "concur", "", A),
    ("pavel-runde", "DFS", "concur", "", A),
    ("owen-takori", "UNDP", "concur", "", A),
    ("hanno-izeki", "UNCT", "concur", "", A),
    ("pbso", "PBSO", "concur", "With the wish for a view of ten years.", A),
    ("imtf-member", "OCHA", "reserve", "No armed escort as a rule; coordination of relief outside the mission.", A),
    ("nadia-brell", "OHCHR", "reserve", "On condition of monitors in each state.", A),
)
ON_SRSG_DIRECTIVE = (
    ("imtf-chair-dpa", "DPA", "concur", "", A),
    ("selim-kovar", "DPKO", "concur", "", A),
    ("pavel-runde", "DFS", "concur", "", A),
    ("clara-mbeyo", "UNMIS", "concur", "", A),
    ("dinah-folau", "UNHCR", "concur", "", A),
    ("emil-harko", "UNICEF", "concur", "", A),
    ("owen-takori", "UNDP", "concur", "", A),
    ("yara-kesti", "OHCHR", "concur", "", A),
    ("hanno-izeki", "UNCT", "concur", "", A),
    ("imtf-member", "OCHA", "reserve", "Who asks for an armed escort, and who may refuse it, is to be settled before the first convoy.", A),
)
