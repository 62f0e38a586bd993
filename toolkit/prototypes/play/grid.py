"""A grid of pieces that one turns until what comes in on the left runs out on the right.

A piece is the sides at which it is open, out of "nesw" (up, right, down, left), always in that order. A place is a row
and a column, from 0. Turns are quarters, clockwise, from how a piece lay at the beginning.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

Place = tuple[int, int]

SIDES = "nesw"
STEPS: Mapping[str, Place] = {"n": (-1, 0), "e": (0, 1), "s": (1, 0), "w": (0, -1)}
BACK: Mapping[str, str] = {"n": "s", "e": "w", "s": "n", "w": "e"}


def ordered(sides: str) -> str:
    """The same sides in the order of SIDES."""
    return "".join(one for one in SIDES if one in sides)


def turned(sides: str, turns: int) -> str:
    """The sides that are open after so many quarter turns.

    >>> turned("ns", 1), turned("ne", 2), turned("ne", 4)
    ('ew', 'sw', 'ne')
    """
    return ordered("".join(SIDES[(SIDES.index(one) + turns) % 4] for one in sides))


@dataclass(frozen=True)
class Grid:
    """A puzzle: what lies where, the row on the left where it comes in, and the row on the right where it must go out.

    `way` is one way through, with the turns that each piece on it needs. There may be others.
    """

    rows: int
    columns: int
    pieces: Mapping[Place, str]
    start: int
    end: int
    way: Mapping[Place, int]

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Every place, row by row."""
        return tuple((row, column) for row in range(self.rows) for column in range(self.columns))

    def open(self, place: Place, turns: Mapping[Place, int]) -> str:
        """The sides at which the piece of a place is open now."""
        return turned(self.pieces[place], turns.get(place, 0))

    def reached(self, turns: Mapping[Place, int]) -> frozenset[Place]:
        """The places that what comes in gets to: from piece to piece, where both are open to each other."""
        first = (self.start, 0)
        waiting = [first] if "w" in self.open(first, turns) else []
        found: set[Place] = set(waiting)
        while waiting:
            here = waiting.pop()
            for side in self.open(here, turns):
                there = (here[0] + STEPS[side][0], here[1] + STEPS[side][1])
                if there in self.pieces and there not in found and BACK[side] in self.open(there, turns):
                    found.add(there)
                    waiting.append(there)
        return frozenset(found)

    def solved(self, turns: Mapping[Place, int]) -> bool:
        """Whether it runs out on the right, at the row where it must. Pieces that leak do no harm."""
        last = (self.end, self.columns - 1)
        return "e" in self.open(last, turns) and last in self.reached(turns)
