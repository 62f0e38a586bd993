"""Prototypes and drafts through the light door, for the team: what participants would see, with nothing stored.

What was tapped travels in the page itself, so that a preview needs no session and an edit of the YAML shows at once, at
the place where one was.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from toolkit.app.drafts import Draft, drafts
from toolkit.app.faces import Face, PrototypeFace
from toolkit.app.state import house
from toolkit.door import actions, door, pages
from toolkit.door.surface import HtmlSurface
from toolkit.experiments.journey import Progress
from toolkit.languages import words
from toolkit.room import Room, Shared

MAX_STATE = 60_000

_SETS = ("reached", "started", "done", "given_up")


def routes() -> list[Route]:
    # No prototype's name begins with an underscore, so no draft stands in the way of one.
    draft, both = "/preview/_draft/{token}", ["GET", "POST"]
    return [
        Route("/preview/stamp", stamp),
        Route(draft, show_draft, methods=both),
        Route(f"{draft}/stamp", draft_stamp),
        Route(f"{draft}/picture/{{file}}", draft_picture),
        Route("/preview/{prototype}/{revision}", show, methods=both),
    ]


def _is_team(request: Request) -> bool:
    return house().is_team(request.cookies.get(house().cookie))


def _stamp(text: str) -> Response:
    return PlainTextResponse(text, headers={"Cache-Control": "no-store"})


# -- what is saved ----------------------------------------------------------------------------------------------------


def stamp(request: Request) -> Response:
    """Changes when a file of the kit does; the page asks for it a few times a second."""
    if not _is_team(request):
        return PlainTextResponse("", 403)
    _ = house().live.kit
    return _stamp(house().live.stamp)


async def show(request: Request) -> Response:
    if not _is_team(request):
        return _gone(request, 403)
    name, revision = request.path_params["prototype"], request.path_params["revision"]
    prototype = house().live.kit.prototypes.get(name, {}).get(revision)
    if prototype is None:
        return _gone(request, 404)
    watch = ("/preview/stamp", house().live.stamp)
    return await _page(request, PrototypeFace(name, prototype), f"/pic/{name}/", watch)


# -- what is being written --------------------------------------------------------------------------------------------


def _draft(request: Request) -> Draft | None:
    return drafts.look(request.path_params["token"]) if _is_team(request) else None


def draft_stamp(request: Request) -> Response:
    draft = _draft(request)
    return PlainTextResponse("", 403) if draft is None else _stamp(draft.stamp)


async def draft_picture(request: Request) -> Response:
    draft = _draft(request)
    if draft is None or not draft.face.pictures:
        return Response("not found", 404)
    return await door.picture(draft.kit, draft.face.pictures, request.path_params["file"])


async def show_draft(request: Request) -> Response:
    draft = _draft(request)
    if draft is None:
        return _gone(request, 403)
    path = f"/preview/_draft/{request.path_params['token']}"
    return await _page(request, draft.face, f"{path}/picture/", (f"{path}/stamp", draft.stamp), draft)


# -- both -------------------------------------------------------------------------------------------------------------


def _gone(request: Request, status: int) -> Response:
    language = pages.language_of(request)
    return pages.message(request, language, words(language)["door_gone"], status=status)


async def _page(
    request: Request, face: Face, pictures: str, watch: tuple[str, str], draft: Draft | None = None
) -> Response:
    """One place of a face as a page; `watch` is the address of its stamp, and the stamp now."""
    language = pages.language_of(request)
    progress, turn = Progress(language, now=time.time()), draft.turn if draft else 0
    progress.place = request.query_params.get("screen", "") or (draft.place if draft else "")
    if request.method == "POST":
        form = await _form(request)
        state = _state(form)
        _remember(state, progress)
        if draft and state.get("turn") != turn and draft.place:
            progress.place = draft.place  # the Studio asks for another screen than the one that was open
        elif progress.place in face.places:
            _take(form, face, progress)
    if progress.place not in face.places:
        progress.place = face.places[0]
    progress.scope = face.scope(progress.place)
    surface = HtmlSurface(progress, pictures=pictures)
    face.draw(progress.place, surface, progress)
    title = face.title(progress.place, language)
    return pages.page(
        request,
        "preview.html",
        language,
        title=title,
        body=pages.body(surface),
        state=_packed(progress, turn),
        watch=watch[0],
        stamp=watch[1],
    )


async def _form(request: Request) -> Mapping[str, list[str]]:
    return parse_qs((await request.body())[: 2 * MAX_STATE].decode("utf-8", "replace"), keep_blank_values=True)


def _packed(progress: Progress, turn: int) -> str:
    """What the page carries along: where one is, what was answered, how far one came."""
    sets = {name: sorted(getattr(progress, name)) for name in _SETS}
    room = [[block, one.seq, one.kind, dict(one.value), one.at] for block, one in progress.room.all()]
    state = {"place": progress.place, "values": progress.values, "turn": turn, "room": room, **sets}
    return json.dumps(state, ensure_ascii=False)


def _state(form: Mapping[str, list[str]]) -> Mapping[str, Any]:
    try:
        state = json.loads((form.get("_state") or ["{}"])[0][:MAX_STATE])
    except (ValueError, RecursionError):
        return {}
    return state if isinstance(state, dict) else {}


def _remember(state: Mapping[str, Any], progress: Progress) -> None:
    progress.place = str(state.get("place"))
    values = state.get("values")
    progress.values.update({str(key): value for key, value in values.items()} if isinstance(values, dict) else {})
    shared = state.get("room")
    progress.room = Room().plus(_shared(shared if isinstance(shared, list) else []))
    for name in _SETS:
        listed = state.get(name)
        getattr(progress, name).update(str(one) for one in (listed if isinstance(listed, list) else ()))


def _shared(listed: list[Any]) -> Iterator[tuple[str, Shared]]:
    """What was shared on this page so far; the team holds it itself, so what is no fact is passed over."""
    for one in listed:
        match one:
            case [str(block), int(seq), str(kind), dict(parts), (int() | float()) as at]:
                yield block, Shared(seq, "", kind, {str(key): str(value) for key, value in parts.items()}, float(at))


def _take(form: Mapping[str, list[str]], face: Face, progress: Progress) -> None:
    """Take the page's fields in as the door would: only what the screen offers counts."""
    progress.scope = face.scope(progress.place)
    drawn = HtmlSurface(progress)
    face.draw(progress.place, drawn, progress)
    given: dict[str, object] = dict(actions.sent(drawn.offers, form))
    press = (form.get("_press") or [""])[0]
    if press:
        given[press] = True
    face.draw(progress.place, HtmlSurface(progress, given), progress)
    face.settle(progress.place, progress)
