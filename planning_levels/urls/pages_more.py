"""Further pages of the levels: acts of the bodies, surveys, validation, timeline, the process itself."""

from django.urls import URLPattern, URLResolver, path

from missions.body_rows import PAGES
from planning_levels.pages import action_points, hand_overs
from planning_levels.pages import adoption as pages_adoption
from planning_levels.pages import assumptions as pages_assumptions
from planning_levels.pages import bodies as pages_bodies
from planning_levels.pages import deviations as pages_deviations
from planning_levels.pages import endorsement as pages_endorsement
from planning_levels.pages import exit as pages_exit
from planning_levels.pages import frameworks as pages_frameworks
from planning_levels.pages import inputs as pages_inputs
from planning_levels.pages import lineage as pages_lineage
from planning_levels.pages import mandate as pages_mandate
from planning_levels.pages import process as pages_process
from planning_levels.pages import schedule as pages_schedule
from planning_levels.pages import surveys as pages_surveys
from planning_levels.pages import timeline as pages_timeline
from planning_levels.pages import trace as pages_trace
from planning_levels.pages import validation as pages_validation

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
    path(f"{MISSION}action-points/", action_points.action_points, name="action-points"),
    path(f"{MISSION}action-points/new/", action_points.new_action_point, name="action-point-new"),
    path(f"{MISSION}action-points/<int:number>/", action_points.one_action_point, name="action-point"),
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
