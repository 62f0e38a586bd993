"""What was read: mappings and lists that know where everything in them stands."""

from __future__ import annotations

import re
from typing import Any

Place = tuple[int, int]
"""Line and column, both from 1."""

_WHOLE = re.compile(r"-?(?:0|[1-9][0-9]{0,14})\Z")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]{0,14})\.[0-9]{1,15}\Z")


class Hole:
    """Stands where something could not be read, after that was said. It is no value; nothing is said about it."""

    def __repr__(self) -> str:
        return "HOLE"


HOLE = Hole()


class Nothing:
    """Is there where nothing is; other than None, which is an empty value."""

    def __bool__(self) -> bool:
        return False


NOTHING = Nothing()


class Map(dict[str, Any]):
    """A mapping that remembers where it, each of its keys and each of its values stands.

    `cuts` holds, by key, what follows an unquoted text after ` #` and is therefore no part of it. `gap` says that keys
    were left out which could not be read.
    """

    __slots__ = ("cuts", "gap", "key_places", "place", "value_places")

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place
        self.key_places: dict[str, Place] = {}
        self.value_places: dict[str, Place] = {}
        self.cuts: dict[str, str] | None = None
        self.gap = False


class Seq(list[Any]):
    """A list that remembers where it and each of its items stand; `cuts` as in a mapping, by number."""

    __slots__ = ("cuts", "item_places", "place")

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place
        self.item_places: list[Place] = []
        self.cuts: dict[int, str] | None = None


def copied(data: Any) -> Any:
    """A copy of what was read, with the same places, to leave parts out of."""
    if isinstance(data, Map):
        found = Map(data.place)
        found.update((key, copied(value)) for key, value in data.items())
        found.key_places, found.value_places = dict(data.key_places), dict(data.value_places)
        found.cuts, found.gap = data.cuts, data.gap
        return found
    if isinstance(data, Seq):
        row = Seq(data.place)
        row.extend(copied(one) for one in data)
        row.item_places, row.cuts = list(data.item_places), data.cuts
        return row
    return data


def inside(data: Any, step: str | int) -> Any:
    """What lies one step deeper; NOTHING where there is no such step."""
    if isinstance(data, Map):
        return data.get(str(step), NOTHING)
    if isinstance(data, Seq) and isinstance(step, int) and 0 <= step < len(data):
        return data[step]
    return NOTHING


def words_in(data: Any) -> set[str]:
    """Every key and every value below `data`, as text."""
    if isinstance(data, dict):
        return set(data).union(*(words_in(value) for value in data.values()))
    if isinstance(data, list):
        return set().union(*(words_in(one) for one in data))
    return {data} if isinstance(data, str) else set()


def scalar(text: str) -> str | int | float | bool | None:
    """What an unquoted YAML word means here.

    >>> [scalar(t) for t in ("5", "0.5", "true", "no", "1.10", "0123", "12:30", "")]
    [5, 0.5, True, 'no', '1.10', '0123', '12:30', None]
    """
    if text in _FIXED:
        return _FIXED[text]
    if text[0] in "-0123456789":
        if _WHOLE.match(text) and text != "-0":
            return int(text)
        if _DECIMAL.match(text) and repr(float(text)) == text:
            return float(text)
    return text


_FIXED: dict[str, bool | None] = {"": None, "~": None, "null": None, "true": True, "false": False}
