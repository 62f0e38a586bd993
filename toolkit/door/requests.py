"""Reading what a browser sends: bounded, and never trusted."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qs

from starlette.requests import Request

MAX_BODY = 300_000


class Gone(Exception):
    """The page cannot be shown; `why` is a key of the interface's words."""

    def __init__(self, why: str, status: int = 404) -> None:
        super().__init__(why)
        self.why, self.status = why, status


async def form_of(request: Request) -> Mapping[str, list[str]]:
    """A sent form: every value of every field. Files are never read."""
    raw = await body_of(request)
    try:
        return parse_qs(raw.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=400)
    except ValueError:  # more fields than any page has
        raise Gone("door_gone", 400) from None


async def json_of(request: Request) -> dict[str, Any]:
    try:
        data = json.loads(await body_of(request))
    except (ValueError, RecursionError):
        raise Gone("door_gone", 400) from None
    if not isinstance(data, dict) or not isinstance(data.get("actions", []), list):
        raise Gone("door_gone", 400)
    return data


async def body_of(request: Request) -> bytes:
    """The request's body, at most MAX_BODY bytes of it in memory."""
    raw = bytearray()
    async for chunk in request.stream():
        raw += chunk
        if len(raw) > MAX_BODY:
            raise Gone("door_gone", 413)
    return bytes(raw)


def first(form: Mapping[str, list[str]], key: str) -> str:
    """A field's first value, or nothing."""
    return (form.get(key) or [""])[0]
