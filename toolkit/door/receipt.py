"""Receipt codes: the only thing that ties a participant to their records, and only the participant holds one.

The code is derived from the one-time number of the consent page, so a request that is sent again gives the same code;
the database keeps a keyed hash of it.
"""

from __future__ import annotations

import hashlib
import hmac
import re

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32: no I, L, O, U
_LOOKALIKE = str.maketrans("OIL", "011")
LENGTH = 8


def make(secret: str, nonce: str) -> str:
    """The receipt code (`7K3M-Q9TX`) that belongs to a consent page's one-time number; 40 bits."""
    digest = hmac.new(secret.encode(), b"receipt:" + nonce.encode(), hashlib.sha256).digest()
    number = int.from_bytes(digest[:5], "big")
    letters = "".join(_ALPHABET[(number >> (5 * index)) & 31] for index in range(LENGTH))
    return f"{letters[:4]}-{letters[4:]}"


def read(typed: str) -> str | None:
    """What a person typed, as a receipt code; None where it cannot be one."""
    letters = re.sub(r"[\s-]", "", typed[:40].upper()).translate(_LOOKALIKE)
    if len(letters) != LENGTH or any(letter not in _ALPHABET for letter in letters):
        return None
    return f"{letters[:4]}-{letters[4:]}"


def hashed(secret: str, receipt: str) -> str:
    """What the database knows of a receipt code."""
    return hmac.new(secret.encode(), b"stored:" + receipt.encode(), hashlib.sha256).hexdigest()
