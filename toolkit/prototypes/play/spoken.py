"""What somebody sees in a grid, for those who do not see it: each piece in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from toolkit.languages import words
from toolkit.prototypes.play.grid import Grid, Place
from toolkit.tiles import Tile

Flow = Literal["water", "current"]
"""What runs through the pieces."""


def tiles(grid: Grid, turns: Mapping[Place, int], flow: Flow, language: str, *, fixed: bool) -> list[Tile]:
    """The pieces as they lie now, row by row. `fixed`: they cannot be turned any more."""
    reached = grid.reached(turns)
    return [
        _tile(grid, place, grid.open(place, turns), flow, language, place in reached, fixed) for place in grid.places
    ]


def name_of(place: Place) -> str:
    """A place as part of a key: `r2c3` is the third of the second row."""
    return f"r{place[0] + 1}c{place[1] + 1}"


def _tile(grid: Grid, place: Place, sides: str, flow: Flow, language: str, full: bool, fixed: bool) -> Tile:
    own = words(language)
    mark: Literal["", "start", "end"] = ""
    if place == (grid.start, 0):
        mark = "start"
    elif place == (grid.end, grid.columns - 1):
        mark = "end"
    where = own["puzzle_place"].format(row=place[0] + 1, column=place[1] + 1)
    told = own["puzzle_piece"].format(where=where, shape=own[_shape(sides)], sides=_sides(sides, language))
    more = [own[f"puzzle_{mark}_{flow}"]] if mark else []
    more += [own[f"puzzle_full_{flow}"]] if full else []
    return Tile(name_of(place), ", ".join([told, *more]), sides, full, mark, fixed)


def _shape(sides: str) -> str:
    if len(sides) == 3:
        return "puzzle_tee"
    return "puzzle_straight" if sides in ("ns", "ew") else "puzzle_bend"


def _sides(sides: str, language: str) -> str:
    own = words(language)
    named = [own[f"puzzle_side_{side}"] for side in sides]
    return f"{', '.join(named[:-1])} {own['puzzle_and']} {named[-1]}"
