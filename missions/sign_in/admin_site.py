"""The administration has no door of its own: one signs in as everywhere, and staff shows a second factor."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.db.models.base import ModelBase
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

LIBRARY = "allauth"


class HouseAdmin(AdminSite):
    """Django's administration without its form for passwords, and without the tables of sign-in.

    Second factors, linked accounts and sessions are ended on the pages, where the record notes by whom.
    """

    def register(self, model_or_iterable: Any, admin_class: Any = None, **options: Any) -> None:
        """Register models, but none of those by which people prove who they are."""
        given = [model_or_iterable] if isinstance(model_or_iterable, ModelBase) else model_or_iterable
        kept = [model for model in given if model.__module__.split(".")[0] != LIBRARY]
        super().register(kept, admin_class, **options)

    def has_permission(self, request: HttpRequest) -> bool:
        """Staff, who has shown a second factor in this session where the house asks for it."""
        from missions.sign_in.factor import shown_in  # noqa: PLC0415 (models are loaded only now)

        return super().has_permission(request) and shown_in(request)

    def admin_view(
        self, view: Callable[..., HttpResponse], cacheable: bool = False
    ) -> Callable[..., HttpResponse]:
        """Wrap a page: what is tried here and refused is kept in the house's record, as anywhere else."""
        guarded = super().admin_view(view, cacheable)

        @wraps(guarded)
        def kept(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            known = request.method == "POST" and request.user.is_authenticated
            if known and not self.has_permission(request):
                _keep_refused(request)
            try:
                return guarded(request, *args, **kwargs)
            except PermissionDenied:
                if request.method == "POST":
                    _keep_refused(request)
                raise

        return kept

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Lead to the sign-in of the pages; staff without a second factor to where it is set up."""
        from missions.sign_in.factor import has_factor  # noqa: PLC0415

        wanted = request.GET.get("next", "")
        if not url_has_allowed_host_and_scheme(wanted, allowed_hosts=None):
            wanted = reverse("admin:index", current_app=self.name)
        person: Any = request.user
        if self.has_permission(request):
            return redirect(wanted)
        if not person.is_authenticated:
            name = "sign-in"
        elif not person.is_staff:
            return redirect("/")
        else:
            name = "confirm" if has_factor(person) else "account"
        return redirect(f"{reverse(name)}?{urlencode({'next': wanted})}")

    def password_change(  # type: ignore[override]
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Lead to the page where everybody changes the password."""
        return redirect("account_change_password")


def _keep_refused(request: HttpRequest) -> None:
    from missions import house  # noqa: PLC0415 (models are loaded only now)
    from missions.models import Entry, Person  # noqa: PLC0415

    by = request.user if isinstance(request.user, Person) else None
    house.note(
        by=by,
        verb="administer",
        sentence="Refused: a change in the administration.",
        kind=Entry.Kind.REFUSAL,
        detail={"status": 403, "message": request.path[:300]},
    )
