"""Addresses of the room ``planning_levels`` (pages)."""

from django.urls import URLPattern, URLResolver, include, path

from planning_levels.pages.acting import act_page
from planning_levels.pages.calendar import calendar
from planning_levels.pages.charge import end, in_charge
from planning_levels.pages.dashboards import dashboard, dashboard_file, one_dashboard, one_dashboard_file
from planning_levels.pages.decision import decision_page
from planning_levels.pages.level import level_page
from planning_levels.pages.mission import mission_page
from planning_levels.pages.notices import notices, one_notice, read_all, wishes
from planning_levels.pages.now import now_fragment
from planning_levels.pages.opening import opening_page
from planning_levels.pages.paper import paper_decision_page, paper_page
from planning_levels.pages.papers import clearance_paper, decided_dossier, waiting_dossier
from planning_levels.pages.portfolio import portfolio
from planning_levels.pages.waiting import waiting_page

urlpatterns: list[URLPattern | URLResolver] = [
    path("", waiting_page, name="waiting"),
    path("notices/", notices, name="notices"),
    path("notices/<int:number>/", one_notice, name="notice"),
    path("notices/read/", read_all, name="notices-read"),
    path("notices/wishes/", wishes, name="wishes"),
    path("missions/", portfolio, name="portfolio"),
    path("dashboard/", dashboard, name="dashboard"),
    path("dashboard/<slug:block>.csv", dashboard_file, name="dashboard-csv"),
    path("missions/<slug:key>/dashboard/", one_dashboard, name="mission-dashboard"),
    path("missions/<slug:key>/dashboard/<slug:block>.csv", one_dashboard_file, name="mission-dashboard-csv"),
    path("missions/open/", opening_page, name="open-mission"),
    path("missions/<slug:key>/", mission_page, name="mission"),
    path("missions/<slug:key>/levels/<str:code>/", level_page, name="level"),
    path("missions/<slug:key>/decisions/paper/", paper_page, name="paper"),
    path("missions/<slug:key>/decisions/paper/<int:number>/", paper_decision_page, name="paper-decision"),
    path("missions/<slug:key>/decisions/<str:gate>/", decision_page, name="decision"),
    path("missions/<slug:key>/decisions/<str:gate>/positions/", clearance_paper, name="clearance-paper"),
    path("missions/<slug:key>/decisions/<str:gate>/dossier/", waiting_dossier, name="waiting-dossier"),
    path("missions/<slug:key>/decisions/taken/<int:id>/dossier/", decided_dossier, name="decided-dossier"),
    path("missions/<slug:key>/calendar/", calendar, name="calendar"),
    path("missions/<slug:key>/in-charge/", in_charge, name="in-charge"),
    path("missions/<slug:key>/in-charge/<int:number>/end/", end, name="in-charge-end"),
    path("missions/<slug:key>/do/<slug:verb>/", act_page, name="act"),
    path("missions/<slug:key>/now/<slug:output>/", now_fragment, name="now"),
    path("", include("planning_levels.urls.pages_more")),
    path("", include("planning_levels.urls.pages_sharing")),
]
