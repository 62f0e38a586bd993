"""A fixed grid of pieces to tap: what a piece looks like is data, and one drawing of it serves both doors."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

MOST_COLUMNS = 6
"""More would be too narrow for a finger (44 px) on a small phone of 320 px."""

_EDGES: Mapping[str, str] = {"n": "30 0", "e": "60 30", "s": "30 60", "w": "0 30"}


@dataclass(frozen=True)
class Tile:
    """One piece of a grid. `open`: the sides at which it is open, out of "nesw" (up, right, down, left).

    `label` says what one sees to those who do not see it. A piece that is `fixed` cannot be tapped.
    """

    id: str
    label: str
    open: str
    full: bool = False
    """Whether something runs through it; then the pipe is solid, else hollow: no colour is needed to tell."""
    mark: Literal["", "start", "end"] = ""
    """A dot on the left where something comes in, a point on the right where it must go out."""
    fixed: bool = False


def drawn(tile: Tile) -> str:
    """The piece as an SVG of 60 by 60 that needs no style sheet and says nothing by itself.

    >>> drawn(Tile("a", "", "ns")).count("M30 30")
    4
    """
    pipe = "".join(f"M30 30L{_EDGES[side]}" for side in tile.open)
    inside = "#0072B2" if tile.full else "#fff"
    lines = _line(pipe, "#3D4A45", 20) + _line(pipe, inside, 12)
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 60" width="60" height="60" aria-hidden="true">'
        f"{lines}{_MARKS[tile.mark]}</svg>"
    )


def _line(path: str, colour: str, width: int) -> str:
    return f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="{width}" stroke-linecap="round"/>'


_MARKS: Mapping[str, str] = {
    "": "",
    "start": '<circle cx="7" cy="30" r="7" fill="#C2570C"/>',
    "end": '<path d="M46 19L60 30L46 41z" fill="#C2570C"/>',
}
