"""Making a puzzle from a seed: a way is laid first, so there always is one; then every piece on it is turned away.

The same seed gives the same puzzle to everybody, today and with a later Python: of `random` only the method `random()`
is used, the one whose numbers are promised to stay.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from functools import lru_cache
from typing import TypeVar

from toolkit.prototypes.play.grid import BACK, SIDES, STEPS, Grid, Place, ordered, turned

T = TypeVar("T")

_WAYS = 12
_SPARE = ("ns", "ne", "ne", "nes")
"""What lies beside the way: mostly bends, as on the way itself, so that a piece does not tell where it belongs."""


class Dice:
    """Chance that can be repeated."""

    def __init__(self, seed: str) -> None:
        self._random = random.Random(seed)  # noqa: S311  # a puzzle is repeatable, not secret

    def below(self, limit: int) -> int:
        """A whole number from 0, less than `limit`."""
        return int(self._random.random() * limit)

    def one(self, of: Sequence[T]) -> T:
        return of[self.below(len(of))]

    def mixed(self, of: Sequence[T]) -> list[T]:
        left = list(of)
        return [left.pop(self.below(len(left))) for _ in range(len(of))]


@lru_cache(maxsize=256)
def lay(rows: int, columns: int, seed: str) -> Grid:
    """The puzzle of so many rows and columns (2 or more each) that belongs to a seed. It never lies solved."""
    dice = Dice(seed)
    start, end = dice.below(rows), dice.below(rows)
    # Half of the pieces on the way: neither a straight line nor a maze.
    ways = [_walk(rows, columns, start, end, dice) for _ in range(_WAYS)]
    way = min(ways, key=lambda one: abs(2 * len(one) - rows * columns))
    right = {place: _sides(way, index) for index, place in enumerate(way)}
    while True:
        found = _mixed_up(rows, columns, start, end, right, dice)
        if not found.solved({}):  # pieces beside the way could have made another one by chance
            return found


def _walk(rows: int, columns: int, start: int, end: int, dice: Dice) -> list[Place]:
    """A way from the left to the right that crosses no place twice."""
    way = [(start, 0)]
    seen = set(way)
    while way[-1] != (end, columns - 1):
        row, column = way[-1]
        around = [(row + down, column + right) for down, right in STEPS.values()]
        free = [one for one in around if one not in seen and 0 <= one[0] < rows and 0 <= one[1] < columns]
        if free:
            way.append(dice.one(free))
            seen.add(way[-1])
        else:
            way.pop()  # a dead end; its places stay seen, so this comes to an end
    return way


def _sides(way: Sequence[Place], index: int) -> str:
    """The sides at which a piece of the way must be open: to the one before and to the one after it."""
    here = way[index]
    before = "w" if index == 0 else BACK[_side(way[index - 1], here)]
    after = "e" if index == len(way) - 1 else _side(here, way[index + 1])
    return ordered(before + after)


def _side(here: Place, there: Place) -> str:
    step = (there[0] - here[0], there[1] - here[1])
    return next(side for side in SIDES if STEPS[side] == step)


def _mixed_up(rows: int, columns: int, start: int, end: int, right: dict[Place, str], dice: Dice) -> Grid:
    """The way with every piece of it turned away, among other pieces."""
    pieces: dict[Place, str] = {}
    turns: dict[Place, int] = {}
    for place in [(row, column) for row in range(rows) for column in range(columns)]:
        if place in right:
            # A straight piece looks the same after two turns, so it is turned once.
            turns[place] = 1 if right[place] in ("ns", "ew") else 1 + dice.below(3)
            pieces[place] = turned(right[place], -turns[place])
        else:
            pieces[place] = turned(dice.one(_SPARE), dice.below(4))
    return Grid(rows, columns, pieces, start, end, {place: turns[place] for place in right})
