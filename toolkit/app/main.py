"""What is served: the team's pages by Streamlit, and the participants' light door, in one process on one port."""

from __future__ import annotations

import gc
import importlib
import os
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import config

from toolkit.app import preview
from toolkit.app.state import TEAM_DAYS, House, house, move_in
from toolkit.kit import LiveKit
from toolkit.storage.store import Store

WARM_AFTER = 5.0
"""Seconds after the start: by then the first page has been drawn, and the imports no longer slow it down."""

_PAGES = Path(__file__).parent / "navigation.py"


class _GzipTheTeam:
    """Streamlit sends its 2.8 MB of static files uncompressed. The door packs its own pages, so it is left alone."""

    def __init__(self, app: ASGIApp) -> None:
        self._plain, self._packed = app, GZipMiddleware(app, minimum_size=1500, compresslevel=5)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        static = scope["type"] == "http" and scope["path"].startswith("/static")
        await (self._packed if static else self._plain)(scope, receive, send)


def options() -> dict[str, Any]:
    """Streamlit's settings, each with its reason."""
    return {
        # A full garbage collection after every run costs 37 to 79 ms of CPU; the heap is frozen instead (see below).
        "runner.postScriptGC": False,
        # Nothing is watched by Streamlit: reloading our own Python would make the process forget what it serves, and
        # a saved YAML file would end the run of a press. Pages follow the kit's files themselves (see `following`).
        "server.fileWatcherType": "none",
        "server.headless": True,
        # A laptop that sleeps for an hour comes back to the page it left.
        "server.disconnectedSessionTTL": 3600,
        "server.maxUploadSize": 5,
        "browser.gatherUsageStats": False,
        "client.toolbarMode": "minimal",
        "client.showErrorDetails": "none",
        "theme.base": "light",
        "theme.primaryColor": "#1F5A43",
        "theme.backgroundColor": "#FBFAF6",
        "theme.secondaryBackgroundColor": "#F1EEE5",
        "theme.textColor": "#1E2A26",
        "theme.baseRadius": "10px",
        "theme.linkColor": "#1F5A43",
        # Streamlit's headings are made for landing pages; these are for reading.
        "theme.headingFontSizes": ["2rem", "1.5rem", "1.2rem", "1.1rem", "1rem", "1rem"],
        "theme.paddingTop": "1.5rem",
        "theme.font": "system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif",
        "theme.headingFont": "system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif",
    }


def build(kit: Path, database: str, public_url: str) -> st.App:
    """The application of one kit and one database. Once in a process: Streamlit keeps its settings globally."""
    for name, value in options().items():
        config.set_option(name, value)
    live = LiveKit(kit)
    store = Store(database)
    config.set_option("server.cookieSecret", store.secret)
    served = move_in(live, store, public_url)
    return st.App(_PAGES, lifespan=_life, routes=routes(served), middleware=[Middleware(_GzipTheTeam)])


def routes(served: House) -> list[Route]:
    found = [
        Route("/health", health),
        Route("/team", team),
        *preview.routes(),
    ]
    return [*found, *served.door.routes()]


def health(request: Request) -> Response:
    return PlainTextResponse("ok")


def team(request: Request) -> Response:
    """The team's entrance: the link with the key leaves a cookie and opens the house."""
    cookie = house().team_cookie(request.query_params.get("key", ""))
    response = RedirectResponse("/", 303)
    if cookie:
        secure = request.url.scheme == "https"
        response.set_cookie(house().cookie, cookie, TEAM_DAYS * 86400, httponly=True, samesite="lax", secure=secure)
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


@asynccontextmanager
async def _life(app: object) -> AsyncIterator[dict[str, Any]]:
    # Everything loaded so far stays; later collections need not walk it again and again.
    gc.collect()
    gc.freeze()
    warming = threading.Timer(WARM_AFTER, _warm)
    warming.daemon = True
    warming.start()
    yield {}
    warming.cancel()
    house().store.close()


def _warm() -> None:
    """Load what figures need while nobody waits for it; the first look at the Evidence would take seconds longer."""
    for name in ("scipy.stats", "statsmodels.stats.proportion"):
        importlib.import_module(name)
    gc.collect()
    gc.freeze()


def from_environment() -> st.App:
    """For a process manager: `uvicorn --factory toolkit.app.main:from_environment`."""
    kit = Path(os.environ.get("PROEFTUIN_KIT", "."))
    database = (
        os.environ.get("PROEFTUIN_DATABASE_URL") or f"sqlite:///{(kit / '.proeftuin' / 'proeftuin.db').resolve()}"
    )
    return build(kit, database, os.environ.get("PROEFTUIN_PUBLIC_URL", "http://localhost:8501"))
