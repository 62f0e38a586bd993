"""A member's own link to a board: whoever opens it is that member, on any device, in the role that it was made for."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass

from itsdangerous import BadSignature, Signer

from toolkit.surface import ROLES, Role

_NONCE = re.compile(r"[0-9a-f]{32}\Z")
_SEP = "~"


@dataclass(frozen=True)
class Invitation:
    """For one member. `nonce` leads to one receipt code, so that the link finds its own session again."""

    nonce: str
    role: Role


def _signer(secret: str, code: str) -> Signer:
    return Signer(secret, salt=f"member of {code}", sep=_SEP)


def make(secret: str, code: str, role: Role) -> str:
    """A new invitation to the board with this short code; for that board only."""
    return _signer(secret, code).sign(f"{secrets.token_hex(16)}{_SEP}{role}").decode()


def read(secret: str, code: str, given: str) -> Invitation | None:
    """The invitation that a link holds; None where it is none of ours."""
    try:
        nonce, role = _signer(secret, code).unsign(given[:200]).decode().split(_SEP)
    except (BadSignature, ValueError):
        return None
    known = next((one for one in ROLES if one == role), None)
    return Invitation(nonce, known) if known and _NONCE.match(nonce) else None
