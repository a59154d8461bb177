"""Further pages of the levels: acts of the bodies, surveys, validation, timeline, the process itself."""

from django.urls import URLPattern, URLResolver, path

from missions.body_rows import PAGES
from planning_levels import (
    pages_action_points,
    pages_adoption,
    pages_assumptions,
    pages_bodies,
    pages_deviations,
    pages_endorsement,
    pages_exit,
    pages_frameworks,
    pages_hand_overs,
    pages_inputs,
    pages_lineage,
    pages_mandate,
    pages_process,
    pages_schedule,
    pages_surveys,
    pages_timeline,
    pages_trace,
    pages_validation,
)

MISSION = "missions/<slug:key>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path(
        f"{MISSION}task-force/establish/",
        pages_bodies.establish,
        {"kind": "imtf"},
        name="establish-task-force",
    ),
    path(
        f"{MISSION}planning-team/establish/",
        pages_bodies.establish,
        {"kind": "impt"},
        name="establish-planning-team",
    ),
    path(f"{MISSION}task-force/hand-over-chair/", pages_bodies.hand_over_chair, name="hand-over-chair"),
    path(f"{MISSION}action-points/", pages_action_points.action_points, name="action-points"),
    path(f"{MISSION}action-points/new/", pages_action_points.new_action_point, name="action-point-new"),
    path(f"{MISSION}action-points/<int:number>/", pages_action_points.one_action_point, name="action-point"),
    path(f"{MISSION}planning-team/inputs/", pages_inputs.inputs_page, name="inputs"),
    *(
        path(
            f"{MISSION}{page}/terms/compare/",
            pages_inputs.terms_compared,
            {"kind": kind},
            name="terms-compare",
        )
        for kind, page in PAGES.items()
    ),
    path(f"{MISSION}surveys/", pages_surveys.surveys, name="surveys"),
    path(f"{MISSION}surveys/new/", pages_surveys.plan, name="survey-new"),
    *(
        path(
            f"{MISSION}surveys/<int:number>/{step}/",
            pages_surveys.step,
            {"name": step},
            name=f"survey-{step}",
        )
        for step in ("launch", "debrief", "complete")
    ),
    path(f"{MISSION}validation/", pages_validation.validation, name="validation"),
    path(f"{MISSION}validation/<int:number>/findings/new/", pages_validation.finding, name="finding-new"),
    path(f"{MISSION}validation/<int:number>/findings/<int:row>/", pages_validation.finding, name="finding"),
    path(
        f"{MISSION}validation/<int:number>/complete/", pages_validation.complete, name="validation-complete"
    ),
    path(
        f"{MISSION}monitoring/benchmarks/<int:number>/trace/",
        pages_trace.benchmark_trace,
        name="benchmark-trace",
    ),
    path(f"{MISSION}lineage/", pages_lineage.lineage, name="lineage"),
    path(f"{MISSION}assumptions/", pages_assumptions.assumptions, name="assumptions"),
    path(f"{MISSION}assumptions/<int:number>/", pages_assumptions.one_assumption, name="assumption"),
    path(f"{MISSION}frameworks/", pages_frameworks.frameworks, name="frameworks"),
    path(f"{MISSION}exit/", pages_exit.exit_page, name="exit"),
    path(f"{MISSION}mandate/", pages_mandate.mandate, name="mandate"),
    path(
        f"{MISSION}mandate/tasks/<int:row>/cells/<str:column>/",
        pages_mandate.mandate_cell,
        name="mandate-cell",
    ),
    path(
        f"{MISSION}mandate/shortfall-note/",
        pages_mandate.draft_shortfall_note,
        name="draft-shortfall-note",
    ),
    path(f"{MISSION}hand-overs/", pages_hand_overs.hand_overs, name="hand-overs"),
    path(f"{MISSION}hand-overs/new/", pages_hand_overs.new_hand_over, name="hand-over-new"),
    path(f"{MISSION}hand-overs/<int:number>/", pages_hand_overs.one_hand_over, name="hand-over"),
    path(
        f"{MISSION}hand-overs/<int:number>/change/",
        pages_hand_overs.change_hand_over,
        name="hand-over-change",
    ),
    path(
        f"{MISSION}hand-overs/<int:number>/items/<int:item>/",
        pages_hand_overs.change_item,
        name="hand-over-item",
    ),
    path("deviations/", pages_deviations.deviations_everywhere, name="deviations-everywhere"),
    path(f"{MISSION}deviations/", pages_deviations.deviations, name="deviations"),
    path(f"{MISSION}deviations/<int:number>/", pages_deviations.one_deviation, name="deviation"),
    path(f"{MISSION}endorsement/", pages_endorsement.endorsement_page, name="endorsement"),
    path(f"{MISSION}endorsement/paper/", pages_endorsement.endorsement_paper, name="endorsement-paper"),
    path(f"{MISSION}timeline/", pages_timeline.timeline, name="timeline"),
    path(f"{MISSION}timeline/schedule/", pages_schedule.schedule, name="schedule"),
    *(
        path(
            f"{MISSION}timeline/schedule/schedule.{kind}",
            pages_schedule.schedule_file,
            {"kind": kind},
            name=f"schedule-{kind}",
        )
        for kind in ("svg", "png", "csv")
    ),
    path(f"{MISSION}timeline/adoption/", pages_adoption.adoption, name="adoption"),
    path("process/", pages_process.process, name="process"),
    path("process/diagram.svg", pages_process.diagram, name="process-diagram"),
]
