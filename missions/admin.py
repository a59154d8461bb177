"""The custodian's back door that is none: people may be mended here, missions and record only be read."""

from collections.abc import Callable
from typing import Any, cast

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.http import HttpRequest

from missions import models, tokens
from missions.access import documents_for, missions_for, missions_inside

SCOPES: dict[type, Callable[[models.Person], Any]] = {
    models.Mission: missions_for,
    models.Document: documents_for,
}
WAYS = {
    models.Assignment: "mission",
    models.Body: "mission",
    models.Flag: "mission",
    models.Member: "body__mission",
    models.ChairTerm: "body__mission",
}

OF_OFFICE = ("entity", "office", "office_of")


class ReadOnly(admin.ModelAdmin[Any]):
    """To be looked at: neither added, changed nor deleted, by nobody; what lies in a mission by its scope."""

    def get_queryset(self, request: HttpRequest) -> Any:
        """Return the rows that this person may see."""
        person = cast("models.Person", request.user)
        if self.model in SCOPES:
            return SCOPES[self.model](person)
        rows = super().get_queryset(request)
        way = WAYS.get(self.model)
        return rows.filter(**{f"{way}__in": missions_inside(person)}) if way else rows

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never."""
        return False


@admin.register(models.Person)
class PersonAdmin(UserAdmin[models.Person]):
    """People: passwords, activity and offices; nobody is deleted, for the record names them."""

    list_display = ("username", "name", "title", "entity", "office", "is_active")
    list_filter = ("office", "entity", "is_active", "is_staff")
    search_fields = ("username", "name", "title")
    ordering = ("username",)
    filter_horizontal = ()
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        ("Person", {"fields": ("name", "title", "email", "entity", "office", "office_of")}),
        ("Sign-in", {"fields": ("is_active", "is_staff", "is_superuser", "last_login", "date_joined")}),
    )
    add_fieldsets = ((None, {"classes": ("wide",), "fields": ("username", "password1", "password2")}),)
    readonly_fields = ("last_login", "date_joined")

    def save_model(self, request: HttpRequest, obj: models.Person, form: Any, change: bool) -> None:
        """Keep the person and note it in the house's record; who is made inactive is signed out at once."""
        from missions.persons import note_change  # noqa: PLC0415 (models are loaded only now)
        from missions.sign_in.custody import end_everything  # noqa: PLC0415

        super().save_model(request, obj, form, change)
        note_change(obj, by=cast("models.Person", request.user), how="changed" if change else "added")
        if not obj.is_active:
            end_everything(obj)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Return what stays as it is: nobody gives an office to themselves, here as elsewhere."""
        held = super().get_readonly_fields(request, obj)
        return (*held, *OF_OFFICE) if obj is not None and obj.pk == request.user.pk else held

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never: a person who has left is made inactive."""
        return False


@admin.register(models.Entity)
class EntityAdmin(admin.ModelAdmin[models.Entity]):
    """Entities; their codes stay once they are given."""

    list_display = ("code", "name", "kind", "un")
    list_filter = ("kind", "un")
    search_fields = ("code", "name")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """The code is the key."""
        return ("code",) if obj else ()

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never."""
        return False


@admin.register(models.ApiToken)
class ApiTokenAdmin(ReadOnly):
    """Tokens: whose, for what, until when, last used; made by `create_token`, ended here."""

    list_display = ("prefix", "person", "name", "scope", "expires_at", "revoked_at", "last_used_at")
    list_filter = ("scope",)
    search_fields = ("person__username", "name", "prefix")
    exclude = ("digest",)
    actions = ("revoke",)

    @admin.action(description="Revoke the chosen tokens", permissions=["revoke"])
    def revoke(self, request: HttpRequest, queryset: Any) -> None:
        """End the chosen tokens."""
        for token in queryset:
            tokens.revoke(token)

    def has_revoke_permission(self, request: HttpRequest) -> bool:
        """Those who may change tokens in general may end them."""
        return request.user.has_perm("missions.change_apitoken")


@admin.register(models.Mission)
class MissionAdmin(ReadOnly):
    """Missions, to be looked at: their state moves by verbs alone."""

    list_display = ("key", "name", "country", "state", "cycle", "lead_department", "opened_on")
    list_filter = ("state", "lead_department")
    search_fields = ("key", "name", "country")


@admin.register(models.Entry)
class EntryAdmin(ReadOnly):
    """The house's own record, to be looked at; that of a mission is read on its page, by its scopes."""

    list_display = ("chain", "number", "at", "kind", "verb", "person_name", "person_role", "sentence")
    list_filter = ("kind", "verb")
    search_fields = ("sentence", "person_name")

    def get_queryset(self, request: HttpRequest) -> Any:
        """Return the entries that belong to no mission."""
        return super().get_queryset(request).filter(mission=None)


@admin.register(models.Assignment, models.Body, models.Member, models.ChairTerm, models.Document, models.Flag)
class FileAdmin(ReadOnly):
    """What belongs to a mission's file, to be looked at: it is written through the door alone."""
