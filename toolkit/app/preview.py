"""A prototype through the light door, for the team: what participants would see, with nothing stored.

What was tapped travels in the page itself, so that a preview needs no session and an edit of the YAML shows at once.
"""

from __future__ import annotations

import json
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from toolkit.app.state import house
from toolkit.door import pages, taking
from toolkit.door.surface import HtmlSurface
from toolkit.experiments.journey import Progress
from toolkit.experiments.preview import Preview
from toolkit.languages import words

MAX_STATE = 60_000


def stamp(request: Request) -> Response:
    """Changes when a file of the kit does; the page asks for it a few times a second."""
    if not house().is_team(request.cookies.get(house().cookie)):
        return PlainTextResponse("", 403)
    _ = house().live.kit
    return PlainTextResponse(house().live.stamp, headers={"Cache-Control": "no-store"})


async def show(request: Request) -> Response:
    language = pages.language_of(request)
    if not house().is_team(request.cookies.get(house().cookie)):
        return pages.message(request, language, words(language)["door_gone"], status=403)
    name, revision = request.path_params["prototype"], request.path_params["revision"]
    prototype = house().live.kit.prototypes.get(name, {}).get(revision)
    if prototype is None:
        return pages.message(request, language, words(language)["door_gone"], status=404)
    preview = Preview(prototype)
    progress = Progress(language, scope=Preview.scope)
    progress.place = request.query_params.get("screen", prototype.first)
    if request.method == "POST":
        await _take(request, preview, progress)
    if progress.place not in prototype.by_id:
        progress.place = prototype.first
    surface = HtmlSurface(progress, pictures=f"/pic/{name}/")
    preview.draw(progress.place, surface, progress)
    state = json.dumps({"place": progress.place, "values": progress.values}, ensure_ascii=False)
    title = preview.title(progress.place, language)
    return pages.page(
        request, "preview.html", language, title=title, body=pages.body(surface), state=state, stamp=house().live.stamp
    )


async def _take(request: Request, preview: Preview, progress: Progress) -> None:
    """Take the page's fields in as the door would: only what the screen offers counts."""
    form = parse_qs((await request.body())[: 2 * MAX_STATE].decode("utf-8", "replace"), keep_blank_values=True)
    try:
        state = json.loads((form.get("_state") or ["{}"])[0][:MAX_STATE])
        progress.place = str(state.get("place"))
        progress.values.update({str(key): value for key, value in dict(state.get("values") or {}).items()})
    except (ValueError, AttributeError, TypeError):
        return
    if progress.place not in preview.prototype.by_id:
        return
    drawn = HtmlSurface(progress)
    preview.draw(progress.place, drawn, progress)
    given: dict[str, object] = dict(taking.sent(drawn.offers, form))
    press = (form.get("_press") or [""])[0]
    if press:
        given[press] = True
    preview.draw(progress.place, HtmlSurface(progress, given), progress)
    preview.settle(progress.place, progress)
