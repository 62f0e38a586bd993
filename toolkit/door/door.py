"""The participants' door: the routes that lead through a round.

Participants need no account. A cookie, valid for one round's address only, holds the receipt code; everything else is
in the database.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Awaitable, Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Route

from toolkit.door import pages
from toolkit.door.coming_in import ComingIn
from toolkit.door.mine import Mine
from toolkit.door.observing import Observing
from toolkit.door.on_the_way import OnTheWay
from toolkit.door.reminders import Reminders
from toolkit.door.requests import Gone
from toolkit.door.rounds import Rounds
from toolkit.kit import PICTURE_TYPES, VIDEO_TYPES, Kit, LiveKit
from toolkit.languages import words
from toolkit.storage.store import Store

_PICTURE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*\.[a-z0-9]{3,4}\Z")
_TYPES = PICTURE_TYPES | VIDEO_TYPES

Handler = Callable[[Request], Awaitable[Response]]


class Door:
    """The routes of one kit and one database. With `robot` everything that passes is marked as simulated."""

    def __init__(self, live: LiveKit, store: Store, *, robot: bool = False) -> None:
        self.live, self.store = live, store
        self.rounds = Rounds(live, store, robot=robot)

    def routes(self) -> list[Route]:
        coming, way, mine = ComingIn(self.rounds), OnTheWay(self.rounds), Mine(self.rounds)
        table: list[tuple[str, str, Handler]] = [
            ("/j", "GET", coming.join_form),
            ("/j", "POST", coming.join_typed),
            ("/j/{code}", "GET", coming.consent),
            ("/j/{code}", "POST", coming.consented),
            ("/p/{code}", "GET", way.current),
            ("/p/{code}/do", "POST", way.do),
            ("/p/{code}/live", "GET", way.live),
            ("/p/{code}/mine", "GET", mine.show),
            ("/p/{code}/mine", "POST", mine.act),
            ("/p/{code}/{place}/agenda.ics", "GET", Reminders(self.rounds).give),
            ("/p/{code}/{place}", "GET", way.show),
            ("/p/{code}/{place}", "POST", way.form),
            ("/pic/{prototype}/{file}", "GET", self.picture),
        ]
        table += Observing(self.rounds).table()
        found = [Route(path, _guarded(handler), methods=[method]) for path, method, handler in table]
        return [*found, Route("/d/{file}", pages.static)]

    async def picture(self, request: Request) -> Response:
        """A picture of a prototype of the kit."""
        name, kit = request.path_params["prototype"], self.live.kit
        if name not in kit.prototypes:
            return Response("not found", 404)
        return await picture(kit, name, request.path_params["file"])


async def picture(kit: Kit, prototype: str, file: str) -> Response:
    """A picture or a video of a prototype. As a page of its own it can run nothing (an SVG could hold a script)."""
    if not _PICTURE.match(file):
        return Response("not found", 404)
    path = kit.picture(prototype, file)
    inside = path.is_file() and path.resolve().is_relative_to(kit.folder.resolve())
    kind = _TYPES.get(path.suffix[1:].lower())
    if not inside or kind is None:
        return Response("not found", 404)
    headers = {
        "Cache-Control": "private, max-age=300",
        "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
        "X-Content-Type-Options": "nosniff",
    }
    if kind.startswith("video/"):  # in pieces: an iPhone plays nothing that it cannot ask for by ranges of bytes
        return FileResponse(path, headers=headers, media_type=kind)
    return Response(await run_in_threadpool(path.read_bytes), headers=headers, media_type=kind)


def _guarded(handler: Handler) -> Handler:
    """No traceback ever reaches a participant, and no other site can act in their name."""

    async def guarded(request: Request) -> Response:
        language = pages.language_of(request)
        own = words(language)
        try:
            if request.method == "POST" and request.headers.get("sec-fetch-site") == "cross-site":
                raise Gone("door_gone", 403)
            return await handler(request)
        except Gone as gone:
            if request.url.path.endswith("/do"):
                return JSONResponse({"why": gone.why}, gone.status)
            title, line = own[gone.why], own["door_gone_why"] if gone.why == "door_gone" else ""
            link = ("/j", own["door_enter"]) if gone.status in (401, 404, 410) else None
            return pages.message(request, language, title, line, status=gone.status, link=link)
        except Exception:
            _log(request)
            return pages.message(request, language, own["door_oops"], own["door_oops_why"], status=500)

    return guarded


def _log(request: Request) -> None:
    """A problem of ours goes to the log with its place, never with an answer in it."""
    logging.getLogger("proeftuin").exception("%s %s failed", request.method, request.url.path)
