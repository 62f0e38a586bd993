"""What a room may see of its votes while people still vote.

Votes are opinions, so the rules for figures about people hold, though the round is open: nothing below the minimum
group, nothing where all voted alike or all but one. Whoever looks before and after one vote must not learn that vote,
so a picture stays as it is until at least as many votes have changed, and those changes are not alike either. Nobody
stands alone in a number: a cell of one person is told together with one beside it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial
from typing import Generic, Literal, TypeVar

from toolkit.prototypes.statements.said import AGAIN, FIRST
from toolkit.room import Fold, Shared

FLOOR = 5
"""No file can bring the minimum group below this."""

V = TypeVar("V", bound=Hashable)
Move = tuple[str, ...]
"""From which point to which, by their ids; empty for those who stood by their vote."""


@dataclass(frozen=True)
class Picture(Generic[V]):
    """The last picture that may be shown: how many people by what they voted; `n` in all.

    `voted`: how many there are by now, counted in the picture or not. `why`: why there is no picture yet.
    """

    counts: Mapping[V, int] = field(default_factory=dict)
    voted: int = 0
    why: Literal["", "few", "alike"] = "few"

    @property
    def n(self) -> int:
        return sum(self.counts.values())


def picture(entries: Iterable[tuple[str, V]], minimum: int) -> Picture[V]:
    """Replay who voted what, in order, and keep the last moment at which it could be shown."""
    least = max(minimum, FLOOR)
    now: dict[str, V] = {}
    shown: dict[str, V] = {}
    waiting: dict[str, V] = {}
    for by, value in entries:
        now[by] = value
        waiting[by] = value
        if shown.get(by) == value:
            del waiting[by]
        if len(waiting) >= least and varied(now.values()) and varied(waiting.values()):
            shown, waiting = dict(now), {}
    if shown:
        return Picture(Counter(shown.values()), len(now), "")
    return Picture({}, len(now), "few" if len(now) < least else "alike")


def varied(values: Iterable[Hashable]) -> bool:
    """Whether at least two people differ from the rest: else each vote is known, or the odd one knows all others'."""
    counts = Counter(values)
    return counts.total() - max(counts.values(), default=0) >= 2


# -- folds: one picture a statement -----------------------------------------------------------------------------------


@lru_cache(maxsize=64)
def first_votes(minimum: int) -> Fold[dict[str, Picture[str]]]:
    """The fold of people's first votes, for `Record.folded`: the same function for the same minimum."""
    return partial(_first, minimum=minimum)


@lru_cache(maxsize=64)
def last_votes(minimum: int) -> Fold[dict[str, Picture[str]]]:
    """The fold of the last votes of those who voted twice."""
    return partial(_last, minimum=minimum)


@lru_cache(maxsize=64)
def moves(minimum: int) -> Fold[dict[str, Picture[Move]]]:
    """The fold of what those who voted twice moved from and to. It has pictures of its own: whoever knew that five
    people were added, all of whom stood by their vote, would know it of each of them."""
    return partial(_moves, minimum=minimum)


def _first(facts: tuple[Shared, ...], minimum: int) -> dict[str, Picture[str]]:
    found: dict[str, dict[str, str]] = {}
    for one in facts:
        if one.kind == "vote" and one.get("turn") == FIRST:
            found.setdefault(one.get("statement"), {}).setdefault(one.by, one.get("point"))
    return {statement: picture(own.items(), minimum) for statement, own in found.items()}


def _last(facts: tuple[Shared, ...], minimum: int) -> dict[str, Picture[str]]:
    both = _both(facts)
    return {name: picture(((by, last) for by, _, last in own), minimum) for name, own in both.items()}


def _moves(facts: tuple[Shared, ...], minimum: int) -> dict[str, Picture[Move]]:
    found: dict[str, Picture[Move]] = {}
    for statement, own in _both(facts).items():
        moved: list[tuple[str, Move]] = [(by, () if first == last else (first, last)) for by, first, last in own]
        found[statement] = picture(moved, minimum)
    return found


def _both(facts: tuple[Shared, ...]) -> dict[str, list[tuple[str, str, str]]]:
    """Every second vote in order: who, their first vote, and this one."""
    first: dict[tuple[str, str], str] = {}
    found: dict[str, list[tuple[str, str, str]]] = {}
    for one in facts:
        key = one.get("statement"), one.by
        if one.kind == "vote" and one.get("turn") == FIRST:
            first.setdefault(key, one.get("point"))
        elif one.kind == "vote" and one.get("turn") == AGAIN and key in first:
            found.setdefault(key[0], []).append((one.by, first[key], one.get("point")))
    return found


# -- cells ------------------------------------------------------------------------------------------------------------


def joined(counts: Sequence[int]) -> list[tuple[int, int, int]]:
    """Neighbouring cells joined until nobody stands alone: (first, after the last, people) each.

    A cell of one joins the smaller of the cells beside it (the one before, where they are equal).
    """
    cells = [(index, index + 1, n) for index, n in enumerate(counts)]
    while len(cells) > 1:
        alone = next((index for index, cell in enumerate(cells) if cell[2] == 1), None)
        if alone is None:
            break
        beside = [index for index in (alone - 1, alone + 1) if 0 <= index < len(cells)]
        other = min(beside, key=lambda index: cells[index][2])
        low, high = sorted((alone, other))
        cells[low : high + 1] = [(cells[low][0], cells[high][1], cells[low][2] + cells[high][2])]
    return cells


def pooled(cells: Mapping[V, int]) -> tuple[dict[V, int], int]:
    """Cells of two people and more by themselves; the others together, at least two people or nobody."""
    apart = {key: n for key, n in cells.items() if n > 1}
    together = sum(n for n in cells.values() if n == 1)
    if together == 1 and apart:
        smallest = min(apart, key=lambda key: (apart[key], str(key)))
        together += apart.pop(smallest)
    return apart, together
