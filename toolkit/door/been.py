"""Who took part before: a signed cookie on the phone names the rounds, and nothing else does."""

from __future__ import annotations

from itsdangerous import BadSignature, Signer
from starlette.requests import Request

from toolkit.records import RoundState

COOKIE = "proeftuin_been"
MOST = 30
"""So many rounds a phone remembers; the oldest are forgotten first."""


def _signer(secret: str) -> Signer:
    return Signer(secret, salt="took part in", sep=".")


def read(secret: str, request: Request) -> list[tuple[str, str]]:
    """Sprint and round of every time that somebody on this phone took part, the oldest first."""
    try:
        told = _signer(secret).unsign(request.cookies.get(COOKIE, "")[:4000]).decode()
    except (BadSignature, ValueError):
        return []
    parts = [one.partition("/") for one in told.split("|")]
    return [(sprint, round) for sprint, _, round in parts if sprint and round]


def also(secret: str, request: Request, state: RoundState) -> str:
    """The cookie once this round is added."""
    now = (state.sprint, state.round)
    rounds = [one for one in read(secret, request) if one != now][-MOST + 1 :]
    return _signer(secret).sign("|".join("/".join(one) for one in [*rounds, now])).decode()
