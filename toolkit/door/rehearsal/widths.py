"""How wide words come out on a phone, estimated: letters of a system font, at the sizes of door.css.

An estimate only: phones have other fonts than this machine. `measuring` asks a browser.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from toolkit.door.rehearsal.drawn import Role, Table

PHONE = 390
"""Pixels across: an iPhone 14; most Android phones have 360 to 412."""

REM = 17.0
COLUMN = PHONE - 2 * REM
_CARD = 2 * REM + 2

_LOOKS: Mapping[Role, tuple[float, bool, float]] = {
    "h1": (1.5 * REM, True, 0),
    "h2": (1.125 * REM, True, 0),
    "text": (REM, False, 0),
    "soft": (0.9375 * REM, False, 0),
    "button": (REM, True, 2 * REM + 4),
    "option": (REM, False, 1.5 * REM + 2 + 2.1 * REM),
    "label": (REM, True, 0),
    "legend": (REM, True, 0),
    "summary": (REM, True, 1.2 * REM + _CARD),
    "cell": (REM, False, REM),
    "bar": (REM, True, 0),
}
"""For each look: the size of its letters in pixels, whether they are bold, and what the box around them takes."""

_NARROW, _WIDE = frozenset("iljftrI.,:;'’‘|!()[]/- "), frozenset("mwMW@%—…")
_BREAKS = re.compile(r"[\s\u200b\u00ad]+|(?<=[-–—/])")
_CELL = REM


def width(word: str, size: float, bold: bool = False) -> float:
    """How many pixels a word takes, about: a tenth less than DejaVu Sans, which is wider than the fonts of phones."""
    ems = sum(_em(letter) for letter in word)
    return ems * size * (1.06 if bold else 1.0)


def _em(letter: str) -> float:
    if letter in _NARROW:
        return 0.3
    if letter in _WIDE or ord(letter) > 0x2E80:
        return 0.9
    return 0.66 if letter.isupper() else 0.55


def parts(text: str) -> list[str]:
    """The pieces of a text that no browser breaks by itself."""
    return [one for one in _BREAKS.split(text) if one]


def longest(text: str) -> str:
    return max(parts(text), key=len, default="")


def room(role: Role, card: bool) -> float:
    """How many pixels a line of this look has on a phone."""
    return COLUMN - _LOOKS[role][2] - (_CARD if card and role != "summary" else 0)


def too_wide(text: str, role: Role, card: bool) -> tuple[str, float, float] | None:
    """The word of a text that has no room, the pixels that it takes and those that there are; None where all fits."""
    size, bold, _ = _LOOKS[role]
    word = longest(text)
    taken, there = width(word, size, bold), room(role, card)
    return (word, taken, there) if taken > there else None


def table_width(table: Table) -> float:
    """The least that a table can take: in each column its longest piece. A bar's figure and its rim take 4 rem."""
    columns = max((len(row) for row in table.rows), default=0)
    cells = [[row[index] for row in table.rows if index < len(row)] for index in range(columns)]
    return sum(_widest(column) + _CELL for column in cells) + (4 * REM if table.bars else 0)


def _widest(column: Iterable[str]) -> float:
    return max((width(longest(one), REM, bold=index == 0) for index, one in enumerate(column)), default=0.0)
