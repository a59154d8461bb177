"""South Sudan, C1-20 to C1-33: Level 1.2, and the wait for the Security Council."""

from tests.journeys.case_before_mandate import Case

CHAIR = "imtf-chair"
TEAM = [
    {"name": "Imtf Chair", "entity": "DPKO", "side": "imtf"},
    {"name": "A. Deng", "entity": "UNDP", "side": "unct"},
    {"name": "B. Lado", "entity": "OCHA", "side": "unct"},
]


def c1_20_u_keep_the_dpa_chair(case: Case) -> None:
    file = case.file
    file.day = "2011-03-29"
    here = "task-force/actions/hand-over-chair/"
    kept = {"name": "Imtf Chair Dpa", "person": "imtf-chair-dpa", "entity": "DPA"}
    answer = file.act(here, "planner", expect=409, **kept)
    assert answer.codes == {"chair-not-of-lead"}, answer.told()
    file.act(here, "usg-dpko", name="Imtf Chair", person=CHAIR, entity="DPKO")
    body = file.get("task-force/")
    assert (body["chair"]["entity"], body["state"]) == ("DPKO", "operational")
    assert len(file.get()["lead_history"]) == 2


def c1_21_u_constraints_empty(case: Case) -> None:
    file = case.file
    file.day = "2011-04-08"
    file.fill("usg-directive", CHAIR, leave=("constraints",))
    answer = file.submit("usg-directive", CHAIR, expect=409)
    assert "constraints" in answer.words("section-empty")
    answer = file.refused("submit-to-gate", CHAIR, "section-empty", "not-submitted", gate="GATE-USG")
    assert "constraints" in answer.words("section-empty")


def c1_22_promulgated(case: Case) -> None:
    file = case.file
    file.day = "2011-04-11"
    text = "No force larger or costlier than UNMIS"
    file.row("constraints", CHAIR, text=text, kind="ceiling", source="Member States")
    file.write("usg-directive", file.section("usg-directive", "constraints", CHAIR), CHAIR)
    file.submit("usg-directive", CHAIR)
    file.verb("submit-to-gate", CHAIR, gate="GATE-USG")
    file.verb("promulgate-usg-directive", "usg-dpko")
    level = file.level("1.2")
    assert (level["state"], level["started"]) == ("active", "2011-04-11")
    assert [(row["text"], row["source"]) for row in file.rows("plan/constraints/")] == [
        (text, "Member States")
    ]


def c1_23_u_transition_plan_with_a_un_mission(case: Case) -> None:
    file = case.file
    file.day = "2011-04-12"
    yes = {"needed": True, "reason": "UNMIS hands over.", "ground": "takeover", "counterpart": "UNMIS"}
    file.refused("answer-transition-plan", "planner", "counterpart-un", **yes)
    no = "UNMIS is a United Nations mission; a sub-group of the task force serves the passage."
    file.verb("answer-transition-plan", "planner", needed=False, reason=no)
    for kind, name in (("transition", "Transition from UNMIS"), ("budget", "Budget")):
        body = {
            "kind": kind,
            "name": name,
            "task": "As agreed in the task force",
            "members": [CHAIR],
            "from": file.day,
        }
        file.ask("POST", "task-force/sub-groups/", body, who=CHAIR, expect=201)


def c1_24_u_survey_without_a_draft(case: Case) -> None:
    file = case.file
    file.day = "2011-04-13"
    body = {
        "kind": "technical",
        "from": "2011-04-26",
        "to": "2011-05-06",
        "places": ["Juba", "Bor"],
        "leader": CHAIR,
        "team": TEAM,
    }
    case.survey = file.ask("POST", "surveys/", body, who="planner", expect=201).data
    answer = file.act(f"surveys/{case.survey['id']}/actions/launch/", "planner", expect=409)
    assert answer.codes == {"pre-survey-draft"}, answer.told()


def c1_25_pre_survey_draft(case: Case) -> None:
    file = case.file
    file.day = "2011-04-20"
    made = file.write_and_submit("mission-plan", CHAIR)
    assert (made["label"], made["revision"]) == ("pre-survey", 0)
    file.day = "2011-04-26"
    file.act(f"surveys/{case.survey['id']}/actions/launch/", CHAIR)
    shown = next(row for row in file.rows("surveys/") if row["id"] == case.survey["id"])
    assert (shown["from"], shown["to"]) == ("2011-04-26", "2011-05-06")


def c1_26_u_complete_without_debrief(case: Case) -> None:
    file = case.file
    file.day = "2011-05-06"
    answer = file.act(f"surveys/{case.survey['id']}/actions/complete/", CHAIR, expect=409, **_looked_at(case))
    assert answer.codes == {"debrief-missing"}, answer.told()


def _looked_at(case: Case) -> dict[str, object]:
    checks = [{"id": row["id"], "result": "confirmed"} for row in case.file.rows("plan/assumptions/")]
    assert checks
    return {"findings": ["Roads close with the rains."], "assumptions": checks}


def c1_27_debrief_and_completion(case: Case) -> None:
    here = f"surveys/{case.survey['id']}/actions/"
    case.file.act(f"{here}debrief/", CHAIR, held_on="2011-05-05")
    case.file.act(f"{here}complete/", CHAIR, **_looked_at(case))
    shown = next(row for row in case.file.rows("surveys/") if row["id"] == case.survey["id"])
    assert shown["state"] == "completed"


def c1_28_refined_draft_and_budget(case: Case) -> None:
    file = case.file
    file.day = "2011-05-20"
    for output in ("mission-plan", "mission-budget"):
        file.fill(output, CHAIR)
        file.version_act(output, "submit-for-review", CHAIR)
        draft = file.get(f"outputs/{output}/")["draft"]
        assert file.get(f"outputs/{output}/versions/{draft}/")["state"] == "in_review"
    answer = file.version_act("mission-budget", "mark-final", "planner", expect=409)
    assert "state" in answer.codes, answer.told()


def c1_29_clock_informs(case: Case) -> None:
    level = case.file.level("1.2", "2011-06-08")
    assert (level["timeframe"]["elapsed_days"], level["timeframe"]["status"]) == (58, "over_desirable")
    assert level["timeframe"]["desirable_days"] == 42
    assert all(item["class"] == "notice" for item in level["readiness"]["notices"])


def c1_30_options_narrowed(case: Case) -> None:
    file = case.file
    file.day = "2011-06-09"
    for option in case.options:
        if option is case.options[1]:
            file.change_row("options", option, CHAIR, sent_on="2011-06-09")
        else:
            reason = "Pressure of members on size and cost"
            file.change_row("options", option, CHAIR, reason=reason)
    narrowed = [row for row in file.rows("plan/options/", "sg") if row["reason"]]
    assert {row["offered_by"] for row in narrowed} == {"ITAPT"}
    assert len(narrowed) == 4


def c1_31_report_to_the_council(case: Case) -> None:
    file = case.file
    for output in ("mission-plan", "mission-budget"):
        assert file.submit(output, CHAIR).data["label"] == "first"
    file.write_and_submit("sg-report", CHAIR)
    file.consult("mission-plan", CHAIR)
    file.verb("submit-level", CHAIR)
    file.day = "2011-06-10"
    file.verb(
        "submit-sg-report", "sg", symbol="S/2011/314", reason="7,000 peacekeepers and 900 individual police."
    )
    assert file.state == "awaiting_council"
    level = file.level("1.2", "2011-06-30")
    assert (level["state"], level["ended"], level["timeframe"]["elapsed_days"]) == (
        "closed",
        "2011-06-10",
        60,
    )
    assert file.get("?as_of=2011-06-30")["timeframe_status"] == "waiting"


def c1_32_council_divided(case: Case) -> None:
    file = case.file
    file.day = "2011-06-20"
    title = "Members stay divided on countering intercommunal violence"
    file.verb("record-event", "planner", kind="council-deliberation", title=title)
    assert title in [item["title"] for item in file.rows("events/")]
    assert file.state == "awaiting_council"


def c1_33_u_level_2_1_to_save_time(case: Case) -> None:
    file = case.file
    file.day = "2011-07-07"
    file.refused("submit-level", CHAIR, "state", "council-authorisation", level="2.1")
    etag = file.ask("GET", who="planner").headers["ETag"]
    for field, value in (("state", "L2.1"), ("level", "2.1"), ("open_levels", ["2.1"])):
        file.ask("PATCH", "", {field: value}, who="planner", expect=400, if_match=etag)
    assert file.state == "awaiting_council"


STEPS = (
    c1_20_u_keep_the_dpa_chair,
    c1_21_u_constraints_empty,
    c1_22_promulgated,
    c1_23_u_transition_plan_with_a_un_mission,
    c1_24_u_survey_without_a_draft,
    c1_25_pre_survey_draft,
    c1_26_u_complete_without_debrief,
    c1_27_debrief_and_completion,
    c1_28_refined_draft_and_budget,
    c1_29_clock_informs,
    c1_30_options_narrowed,
    c1_31_report_to_the_council,
    c1_32_council_divided,
    c1_33_u_level_2_1_to_save_time,
)
