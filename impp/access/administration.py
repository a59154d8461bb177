"""The access table as a page of the administration, to be looked at."""

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from impp.access.scopes import SCOPES
from impp.access.telling import ROLES, acts, addresses, passes


def access_page(request: HttpRequest) -> HttpResponse:
    """Show scopes by role, addresses by scope, and acts by role and state."""
    shown = {
        **admin.site.each_context(request),
        "title": "Access",
        "roles": ROLES,
        "scopes": [(scope, passes(scope.name)) for scope in SCOPES.values()],
        "addresses": addresses(),
        "acts": acts(),
    }
    return render(request, "admin/access.html", shown)
