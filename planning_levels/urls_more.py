"""Further pages of the levels: surveys, validation, the process itself."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
