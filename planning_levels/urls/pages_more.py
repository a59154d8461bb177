"""Further pages of the levels: acts of the bodies, surveys, validation, timeline, the process itself."""

from django.urls import URLPattern, URLResolver, path

from missions.body_rows import PAGES
from planning_levels.pages import (
    action_points,
    adoption,
    assumptions,
    bodies,
    deviations,
    endorsement,
    frameworks,
    hand_overs,
    inputs,
    lineage,
    mandate,
    process,
    schedule,
    surveys,
    timeline,
    trace,
    validation,
)
from planning_levels.pages import exit as pages_exit

MISSION = "missions/<slug:key>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path(
        f"{MISSION}task-force/establish/",
        bodies.establish,
        {"kind": "imtf"},
        name="establish-task-force",
    ),
    path(
        f"{MISSION}planning-team/establish/",
        bodies.establish,
        {"kind": "impt"},
        name="establish-planning-team",
    ),
    path(f"{MISSION}task-force/hand-over-chair/", bodies.hand_over_chair, name="hand-over-chair"),
    path(f"{MISSION}action-points/", action_points.action_points, name="action-points"),
    path(f"{MISSION}action-points/new/", action_points.new_action_point, name="action-point-new"),
    path(f"{MISSION}action-points/<int:number>/", action_points.one_action_point, name="action-point"),
    path(f"{MISSION}planning-team/inputs/", inputs.inputs_page, name="inputs"),
    *(
        path(
            f"{MISSION}{page}/terms/compare/",
            inputs.terms_compared,
            {"kind": kind},
            name="terms-compare",
        )
        for kind, page in PAGES.items()
    ),
    path(f"{MISSION}surveys/", surveys.surveys, name="surveys"),
    path(f"{MISSION}surveys/new/", surveys.plan, name="survey-new"),
    *(
        path(
            f"{MISSION}surveys/<int:number>/{step}/",
            surveys.step,
            {"name": step},
            name=f"survey-{step}",
        )
        for step in ("launch", "debrief", "complete")
    ),
    path(f"{MISSION}validation/", validation.validation, name="validation"),
    path(f"{MISSION}validation/<int:number>/findings/new/", validation.finding, name="finding-new"),
    path(f"{MISSION}validation/<int:number>/findings/<int:row>/", validation.finding, name="finding"),
    path(f"{MISSION}validation/<int:number>/complete/", validation.complete, name="validation-complete"),
    path(
        f"{MISSION}monitoring/benchmarks/<int:number>/trace/",
        trace.benchmark_trace,
        name="benchmark-trace",
    ),
    path(f"{MISSION}lineage/", lineage.lineage, name="lineage"),
    path(f"{MISSION}assumptions/", assumptions.assumptions, name="assumptions"),
    path(f"{MISSION}assumptions/<int:number>/", assumptions.one_assumption, name="assumption"),
    path(f"{MISSION}frameworks/", frameworks.frameworks, name="frameworks"),
    path(f"{MISSION}exit/", pages_exit.exit_page, name="exit"),
    path(f"{MISSION}mandate/", mandate.mandate, name="mandate"),
    path(
        f"{MISSION}mandate/tasks/<int:row>/cells/<str:column>/",
        mandate.mandate_cell,
        name="mandate-cell",
    ),
    path(
        f"{MISSION}mandate/shortfall-note/",
        mandate.draft_shortfall_note,
        name="draft-shortfall-note",
    ),
    path(f"{MISSION}hand-overs/", hand_overs.hand_overs, name="hand-overs"),
    path(f"{MISSION}hand-overs/new/", hand_overs.new_hand_over, name="hand-over-new"),
    path(f"{MISSION}hand-overs/<int:number>/", hand_overs.one_hand_over, name="hand-over"),
    path(
        f"{MISSION}hand-overs/<int:number>/change/",
        hand_overs.change_hand_over,
        name="hand-over-change",
    ),
    path(
        f"{MISSION}hand-overs/<int:number>/items/<int:item>/",
        hand_overs.change_item,
        name="hand-over-item",
    ),
    path("deviations/", deviations.deviations_everywhere, name="deviations-everywhere"),
    path(f"{MISSION}deviations/", deviations.deviations, name="deviations"),
    path(f"{MISSION}deviations/<int:number>/", deviations.one_deviation, name="deviation"),
    path(f"{MISSION}endorsement/", endorsement.endorsement_page, name="endorsement"),
    path(f"{MISSION}endorsement/paper/", endorsement.endorsement_paper, name="endorsement-paper"),
    path(f"{MISSION}timeline/", timeline.timeline, name="timeline"),
    path(f"{MISSION}timeline/schedule/", schedule.schedule, name="schedule"),
    *(
        path(
            f"{MISSION}timeline/schedule/schedule.{kind}",
            schedule.schedule_file,
            {"kind": kind},
            name=f"schedule-{kind}",
        )
        for kind in ("svg", "png", "csv")
    ),
    path(f"{MISSION}timeline/adoption/", adoption.adoption, name="adoption"),
    path("process/", process.process, name="process"),
    path("process/diagram.svg", process.diagram, name="process-diagram"),
]
