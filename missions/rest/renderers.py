"""Answers as JSON, written by orjson."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import orjson
from django.db.models import Model
from django.utils.functional import Promise
from rest_framework.renderers import BaseRenderer


def plain(value: Any) -> Any:
    """Turn what orjson does not know into what it knows; TypeError for anything else."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, Promise):
        return str(value)
    if isinstance(value, set | frozenset):
        return sorted(value)
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, Model):
        return value.pk
    raise TypeError(f"{type(value).__name__} cannot be shown as JSON.")


class ORJSONRenderer(BaseRenderer):
    """UTF-8 JSON; times with offset."""

    media_type = "application/json"
    format = "json"
    charset = None

    def render(
        self,
        data: Any,
        accepted_media_type: str | None = None,
        renderer_context: Mapping[str, Any] | None = None,
    ) -> bytes:
        """Return the JSON text of `data`; nothing at all for None."""
        return b"" if data is None else orjson.dumps(data, default=plain, option=orjson.OPT_NON_STR_KEYS)
