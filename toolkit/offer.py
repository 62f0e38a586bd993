"""What may be answered at one key of a drawn screen, and what is made of what was sent there."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from toolkit.room import Parts

Value = str | float | bool | list[str] | Parts | None
"""What an answer may be. Options are stored by their ids, never by their labels; only shared facts have parts."""

OfferKind = Literal["choice", "multi_choice", "checkbox", "text", "number", "button"]

# Line ends and tabs are kept; other control characters and text-direction overrides have no place in an answer.
_UNWANTED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


Why = Literal["option", "kind", "long", "number", "range", "key", "place", "closed", "first", "empty", "full", "paused"]


class NotOffered(Exception):
    """An answer that the screen does not offer. `code` says why; the interface has words for each."""

    def __init__(self, code: Why) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Option:
    """One of the answers of a choice: the id is stored, the label is shown."""

    id: str
    label: str


@dataclass(frozen=True)
class Offer:
    """What may be answered at one key of a drawn screen."""

    kind: OfferKind
    options: tuple[str, ...] = ()
    max_len: int = 0
    low: float | None = None
    high: float | None = None
    draft: bool = False
    """Travels only with the press of a button beside it, and is no answer by itself."""
    needs: tuple[str, ...] = ()
    """The drafts (full keys) that must be filled in before this button does anything."""

    def accept(self, value: object) -> Value:
        """The value to store, or NotOffered with the reason; nothing is quietly bent into shape."""
        return _ACCEPT[self.kind](self, value)


def _choice(offer: Offer, value: object) -> Value:
    if value is None or (isinstance(value, str) and value in offer.options):
        return value
    raise NotOffered("option")


def _multi_choice(offer: Offer, value: object) -> Value:
    if isinstance(value, list) and all(isinstance(one, str) and one in offer.options for one in value):
        return [one for one in offer.options if one in value]
    raise NotOffered("option")


def _checkbox(_: Offer, value: object) -> Value:
    if isinstance(value, bool):
        return value
    raise NotOffered("kind")


def _text(offer: Offer, value: object) -> Value:
    if not isinstance(value, str):
        raise NotOffered("kind")
    clean = _UNWANTED.sub("", value.replace("\r\n", "\n").replace("\r", "\n"))
    # A lone surrogate (half an emoji) cannot be written as UTF-8.
    clean = clean.encode("utf-8", "replace").decode()
    if len(clean) > offer.max_len:
        raise NotOffered("long")
    return clean


def _number(offer: Offer, value: object) -> Value:
    if value is None or value == "":
        return None
    try:
        number = float(str(value).strip().replace(",", ".")) if not isinstance(value, bool) else math.nan
    except ValueError:
        raise NotOffered("number") from None
    low, high = offer.low, offer.high
    if not math.isfinite(number) or (low is not None and number < low) or (high is not None and number > high):
        raise NotOffered("range")
    return number


def _button(_: Offer, value: object) -> Value:
    if value is True:
        return True
    raise NotOffered("kind")


_ACCEPT: Mapping[OfferKind, Callable[[Offer, object], Value]] = {
    "choice": _choice,
    "multi_choice": _multi_choice,
    "checkbox": _checkbox,
    "text": _text,
    "number": _number,
    "button": _button,
}


def is_empty(value: Value) -> bool:
    """Whether an answer says nothing: what is left blank, not ticked, not chosen."""
    return value is None or value is False or value == [] or (isinstance(value, str) and not value.strip())
