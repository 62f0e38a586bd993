"""How much text fits: widths of letters by a small table, a little too wide on purpose, so that nothing overflows.

The machine that a deck is opened on has fonts that nobody knows here, so this reckons with Arial (widths of its glyphs
in thousandths of an em, from its public metrics) and three percent to spare.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_WIDTHS = (
    ("fijlIrt.,:;'|!()[]/ -", 300),
    ("mMWw%@→", 900),
    ("ABCDEFGHKNOPQRSTUVXYZ&", 700),
    ("cksvxyzJ", 500),
)
_OF_LETTER = {letter: width for letters, width in _WIDTHS for letter in letters}
_OTHER = 560
_SPARE = 1.03

LEADING = 1.2
"""Height of a line, in sizes of its letters."""

POINTS_PER_INCH = 72


@dataclass(frozen=True)
class Run:
    """Words with one look."""

    text: str
    strong: bool = False
    italic: bool = False
    url: str = ""


@dataclass(frozen=True)
class Piece:
    """One paragraph of a slide. `size`: of its letters against the slide's own; `bullet`: a list's."""

    runs: tuple[Run, ...]
    size: float = 1.0
    soft: bool = False
    bullet: int = 0
    gap: float = 0.35
    """Room below it, in lines."""

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


def told(text: str, *, strong: bool = False, size: float = 1.0, soft: bool = False, bullet: int = 0) -> Piece:
    return Piece((Run(text, strong),), size, soft, bullet)


def width(text: str, size: float) -> float:
    """How wide words stand on one line, in inches; `size` in points."""
    return sum(_OF_LETTER.get(one, _OTHER) for one in text) * size * _SPARE / 1000 / POINTS_PER_INCH


def lines(text: str, size: float, wide: float) -> int:
    """How many lines words take in a column of `wide` inches; a word that is wider is broken."""
    count, used = 1, 0.0
    space = width(" ", size)
    for word in text.split():
        own = width(word, size)
        if used and used + space + own > wide:
            count, used = count + 1, 0.0
        used += own + (space if used else 0.0)
        while used > wide:
            count, used = count + 1, used - wide
    return count


def height(piece: Piece, size: float, wide: float) -> float:
    """How high one paragraph stands, in inches, with the room below it."""
    own = size * piece.size
    indent = 0.22 * piece.bullet
    return (lines(piece.text, own, wide - indent) + piece.gap) * own * LEADING / POINTS_PER_INCH


def fits(pieces: Sequence[Piece], size: float, wide: float, high: float) -> bool:
    return sum(height(one, size, wide) for one in pieces) <= high


def size_for(pieces: Sequence[Piece], sizes: Sequence[float], wide: float, high: float) -> float | None:
    """The largest of `sizes` in which all of it fits; None where it does not."""
    return next((size for size in sizes if fits(pieces, size, wide, high)), None)


def pages(pieces: Sequence[Piece], size: float, wide: float, high: float) -> list[list[Piece]]:
    """The paragraphs over as many columns of one size as they need; one that is higher than a column is cut."""
    made: list[list[Piece]] = [[]]
    waiting = list(pieces)
    while waiting:
        piece = waiting.pop(0)
        if fits([*made[-1], piece], size, wide, high):
            made[-1].append(piece)
        elif made[-1]:
            made.append([])
            waiting.insert(0, piece)
        else:
            first, rest = _cut(piece, size, wide, high)
            made[-1].append(first)
            waiting[:0] = [rest] if rest else []
    return [page for page in made if page]


def _cut(piece: Piece, size: float, wide: float, high: float) -> tuple[Piece, Piece | None]:
    """As many whole words as fit, and the others; the look of single words inside is lost."""
    words = piece.text.split(" ")
    low, most = 1, len(words)
    while low < most:
        middle = (low + most + 1) // 2
        part = told(" ".join(words[:middle]), size=piece.size, soft=piece.soft, bullet=piece.bullet)
        low, most = (middle, most) if fits([part], size, wide, high) else (low, middle - 1)
    rest = " ".join(words[low:])
    cut = told(" ".join(words[:low]), size=piece.size, soft=piece.soft, bullet=piece.bullet)
    return cut, (told(rest, size=piece.size, soft=piece.soft, bullet=piece.bullet) if rest else None)
