"""The door's pages: templates, static files, and the headers that every page carries."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, select_autoescape
from markupsafe import Markup
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from toolkit.door.surface import HtmlSurface
from toolkit.languages import NAMES, words
from toolkit.surface import Record
from toolkit.text import LANGUAGES

_STATIC = Path(__file__).parent / "static"
_TYPES = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}

HEADERS = {
    # no-store: going back must show what is saved now, and a shared phone must not remember a page.
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'self'; "
    "script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
}

_templates = Environment(
    loader=PackageLoader("toolkit.door"), autoescape=select_autoescape(), trim_blocks=True, lstrip_blocks=True
)


@cache
def static_files() -> Mapping[str, tuple[bytes, bytes, str]]:
    """Each static file by its name with a fingerprint: its bytes, the same gzipped, and its type."""
    found: dict[str, tuple[bytes, bytes, str]] = {}
    for path in sorted(_STATIC.iterdir()):
        raw = path.read_bytes()
        name = f"{path.stem}.{hashlib.sha256(raw).hexdigest()[:10]}{path.suffix}"
        found[name] = raw, gzip.compress(raw, 9, mtime=0), _TYPES[path.suffix]
    return found


@cache
def static_names() -> Mapping[str, str]:
    """`door.css` to the name that it is served by."""
    return {f"{name.split('.')[0]}.{name.rsplit('.', 1)[1]}": name for name in static_files()}


def static(request: Request) -> Response:
    """Static files never change under their name, so phones keep them for ever."""
    found = static_files().get(request.path_params["file"])
    if found is None:
        return Response("not found", 404)
    raw, packed, kind = found
    headers = {
        "Cache-Control": "public, max-age=31536000, immutable",
        "Vary": "Accept-Encoding",
        "X-Content-Type-Options": "nosniff",
    }
    if "gzip" in request.headers.get("accept-encoding", ""):
        return Response(packed, headers=headers | {"Content-Encoding": "gzip"}, media_type=kind)
    return Response(raw, headers=headers, media_type=kind)


def page(request: Request, template: str, language: str, status: int = 200, **given: Any) -> Response:
    """A page of the door; every text in it is escaped."""
    html = _templates.get_template(template).render(
        language=language, words=words(language), names=NAMES, static=static_names(), path=request.url.path, **given
    )
    return packed(request.headers, HTMLResponse(html, status, headers=HEADERS))


def packed(headers: Headers, response: Response) -> Response:
    """Gzip what is worth it: a page shrinks to a third, a short reply would only cost time."""
    body = bytes(response.body)
    if len(body) > 1400 and "gzip" in headers.get("accept-encoding", ""):
        response.body = gzip.compress(body, 5, mtime=0)
        response.headers["Content-Encoding"] = "gzip"
        response.headers["Content-Length"] = str(len(response.body))
    response.headers["Vary"] = "Accept-Encoding"
    return response


def message(
    request: Request, language: str, title: str, *lines: str, status: int = 200, link: tuple[str, str] | None = None
) -> Response:
    """A page that says one thing."""
    return page(request, "message.html", language, status, title=title, lines=[one for one in lines if one], link=link)


def prose(markdown: str) -> Markup:
    """The author's text as HTML; the surface escapes all of it."""
    surface = HtmlSurface(Record("nl"))
    with surface.section("prose"):
        surface.prose(markdown)
    return Markup(surface.sections["prose"])  # noqa: S704  # made of escaped parts by the surface


def body(surface: HtmlSurface) -> Markup:
    """A drawn place as HTML; the surface escapes all of it."""
    return Markup(surface.html())  # noqa: S704  # made of escaped parts by the surface


def language_of(request: Request) -> str:
    """The language that was asked for by `?lang=`, else by the browser, else the first one of the kit."""
    asked = request.query_params.get("lang", "")
    if asked in LANGUAGES:
        return asked
    for part in request.headers.get("accept-language", "")[:200].split(","):
        code = part.split(";")[0].strip()[:2].lower()
        if code in LANGUAGES:
            return code
    return LANGUAGES[0]
