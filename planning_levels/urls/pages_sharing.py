"""Addresses of classification and sharing (pages)."""

from django.urls import URLPattern, URLResolver, path

from planning_levels.pages import sharing, sharing_lists

HERE = "missions/<slug:key>/access/"

urlpatterns: list[URLPattern | URLResolver] = [
    path(HERE, sharing.sharing, name="sharing"),
    path(f"{HERE}classify/", sharing.mark, name="classify"),
    path(f"{HERE}need-to-know/new/", sharing_lists.list_new, name="list-new"),
    path(f"{HERE}need-to-know/<int:number>/", sharing_lists.list_change, name="list-change"),
    path(f"{HERE}invitations/new/", sharing_lists.invitation_new, name="invitation-new"),
    path(f"{HERE}invitations/<int:number>/", sharing_lists.invitation_change, name="invitation-change"),
    path(f"{HERE}read/", sharing.read_by, name="read-by"),
]
