"""Single-use links: each lets one person in. The database keeps a keyed hash and whether it was used, nothing else."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets

_TOKEN = re.compile(r"[A-Za-z0-9_-]{16}\Z")


def make() -> str:
    """A new link's secret part: 96 bits, so nobody guesses one."""
    return secrets.token_urlsafe(12)


def hashed(secret: str, token: str) -> str:
    """What the database knows of it; "" for what cannot be one."""
    return hmac.new(secret.encode(), b"link:" + token.encode(), hashlib.sha256).hexdigest() if _is(token) else ""


def _is(token: str) -> bool:
    return bool(_TOKEN.match(token))
