"""Streamlit's quirks in one file: what is shared by all pages of the process, and who may see them."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from pathlib import Path

import streamlit as st
from itsdangerous import BadSignature, URLSafeTimedSerializer

from toolkit.door.door import Door
from toolkit.kit import LiveKit
from toolkit.schema import fingerprint
from toolkit.storage.store import Store
from toolkit.text import LANGUAGES

TEAM_COOKIE = "proeftuin_team"
TEAM_DAYS = 30

LANGUAGE_COOKIE = "proeftuin_language"


@dataclass
class House:
    """What one process serves: one kit, one database, one door. Sessions live in memory: one process a port."""

    live: LiveKit
    store: Store
    door: Door
    public_url: str
    """Where phones reach this machine, without a slash at the end."""

    @property
    def _signer(self) -> URLSafeTimedSerializer:
        return URLSafeTimedSerializer(self.store.secret, salt="team")

    def team_key(self) -> str:
        """The key in the link that the command prints: whoever holds it is the team."""
        return self._signer.dumps("key")

    def team_cookie(self, key: str) -> str | None:
        """A cookie for a browser that came by the team's link."""
        return self._signer.dumps("team") if self._signed(key, "key", TEAM_DAYS) else None

    @property
    def cookie(self) -> str:
        """The team's cookie on this server. Cookies know no ports: two servers on one machine need two names."""
        return f"{TEAM_COOKIE}_{fingerprint(self.store.secret)[:6]}"

    def is_team(self, cookie: str | None) -> bool:
        return bool(cookie) and self._signed(cookie or "", "team", TEAM_DAYS)

    def _signed(self, token: str, what: str, days: int) -> bool:
        try:
            return secrets.compare_digest(str(self._signer.loads(token, max_age=days * 86400)), what)
        except BadSignature:
            return False


_house: House | None = None


def move_in(live: LiveKit, store: Store, public_url: str) -> House:
    """Set what this process serves."""
    global _house
    _house = House(live, store, Door(live, store), public_url.rstrip("/"))
    return _house


def house() -> House:
    if _house is None:
        raise RuntimeError("nothing is served yet: start by `proeftuin run`")
    return _house


def is_team() -> bool:
    """Whether this page was asked for by the team. Every view checks it: a hidden page is not a closed one."""
    return house().is_team(st.context.cookies.get(house().cookie))


class NotTheTeam(Exception):
    """Something about a sprint was asked for by a browser that has no team cookie."""


def for_the_team() -> House:
    """The house, for whoever may look inside. Everything that computes something for a page gets it from here."""
    if not is_team():
        raise NotTheTeam
    return house()


def language() -> str:
    """The language that the team reads in: the switch, else what it said last, else the browser's, else the first."""
    for chosen in (st.session_state.get("language"), st.context.cookies.get(LANGUAGE_COOKIE)):
        if chosen in LANGUAGES:
            return str(chosen)
    browser = (st.context.locale or "")[:2].lower()
    return browser if browser in LANGUAGES else LANGUAGES[0]


def pictures(folder: Path, prototype: str) -> Path:
    """Where a prototype's pictures lie."""
    return folder / "prototypes" / prototype / "pictures"
