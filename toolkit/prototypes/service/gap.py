"""What people feel beside what the file says, and beside what the other side feels."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import median
from typing import Literal

from toolkit.prototypes.service.figures import FIGURES, Figure
from toolkit.room import Shared

Side = Literal["recruiter", "manager"]
SIDES: tuple[Side, ...] = ("recruiter", "manager")

Gap = Literal["near", "rosy", "gloomy"]
"""The feeling is near the fact, better than it, or worse than it."""

ESTIMATES = "@service"
"""The place in a room where both sides leave what they feel. No block can have this id."""

AT_ONCE = 5
"""The feelings of a side show from so many people on, and change by so many at a time: one who joins stays unseen."""

_NEAR: Mapping[Figure, float] = {"planned": 10, "days": 1, "requirements": 10}
"""So near is as good as right: ten in a hundred, one day."""


def gap(figure: Figure, felt: float, fact: float) -> Gap:
    """How a feeling stands to a fact; of days fewer is better."""
    if abs(felt - fact) <= _NEAR[figure]:
        return "near"
    return "rosy" if (felt > fact) == (figure != "days") else "gloomy"


def far_apart(figure: Figure, one: float, other: float) -> bool:
    """Whether two feelings differ by more than a little."""
    return abs(one - other) > _NEAR[figure]


@dataclass(frozen=True)
class Felt:
    """What a side feels: the middle answer, of so many people."""

    value: float
    n: int


def felt(facts: tuple[Shared, ...]) -> dict[tuple[str, Figure], Felt]:
    """What each side feels, by side and figure. Nothing for a side of fewer than AT_ONCE people.

    Who answered again counts by the newest answer, in the place of the first one.
    """
    newest: dict[str, Shared] = {}
    for one in facts:
        if one.kind == "estimate" and one.get("side") in SIDES:
            newest[one.by] = one
    found: dict[tuple[str, Figure], Felt] = {}
    for side in SIDES:
        for figure in FIGURES:
            given = [one.get(figure) for one in newest.values() if one.get("side") == side]
            values = [number for number in map(_number, given) if number is not None]
            shown = values[: len(values) // AT_ONCE * AT_ONCE]
            if shown:
                found[side, figure] = Felt(median(shown), len(shown))
    return found


def _number(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if 0 <= number <= 1000 else None  # also refuses what is no number in earnest: nan
