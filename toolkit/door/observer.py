"""The observers' link: whoever holds it may look on at one round and write down what happens, and nothing else."""

from __future__ import annotations

from itsdangerous import BadSignature, URLSafeTimedSerializer

COOKIE = "proeftuin_observer"

DAYS = 30
"""So long a link lets people in, and so long the browser remembers it."""


def _signer(secret: str, code: str) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(secret, salt=f"observer of {code}")


def make(secret: str, code: str) -> str:
    """A key to the observers' page of the round with this short code."""
    return str(_signer(secret, code).dumps("observer"))


def fits(secret: str, code: str, given: str) -> bool:
    """Whether a key is ours, for this very round, and not too old."""
    try:
        return bool(_signer(secret, code).loads(given[:300], max_age=DAYS * 86400) == "observer")
    except BadSignature:
        return False
