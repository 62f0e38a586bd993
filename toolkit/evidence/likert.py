"""Many items with points from low to high, through the rounds: diverging stacked bars.

Every bar is a whole group of people, laid so that what is below the middle lies left of one line and what is above it
right (Heiberger and Robbins 2014, Design of diverging stacked bar charts for Likert scales, J. Stat. Softw. 57(5)); the
middle point is cut in two by it. A bar is as long as all who answered, so bars of 5 and of 500 people can be compared,
and each says how many they are. In the segments stand people, not percents.

A picture takes only what the gate let through. Its text alternative says the whole texts and the sentences of the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from toolkit import text
from toolkit.evidence import sentences
from toolkit.evidence.disclosure import Figure, Shown
from toolkit.evidence.measure import Subject
from toolkit.evidence.structure import Line
from toolkit.evidence.svg import RULE, TEXT, Drawing, short
from toolkit.evidence.templates import TEMPLATES

BROWN, SAND = "#C08438", "#EBD3AC"
MIDDLE = "#D3D6D2"
MIST, TEAL = "#AFDCD4", "#3DA092"
"""From the lowest point to the highest. No darker, as letters in the colour of text stand on them (AA: 4.5 to 1)."""

_LEFT, _WIDE = 2.0, 96.0
_LETTERS = 42
"""How many letters of an item's text fit on one line of a phone."""
_HIGH, _GAP = 18, 9


@dataclass(frozen=True)
class _Axis:
    """Where the middle lies, and how wide all who answered are; both in percents of the picture's width."""

    middle: float
    whole: float


def pictures(lines: Iterable[Line], title: str, language: str) -> tuple[str, ...]:
    """All lines with points as inline SVG, a picture for each number of points, in the order in which they come.

    Lines of another kind are left out, and so is a picture in which nothing may be shown. `title`: what these items are
    together, such as the survey's title.
    """
    groups: dict[tuple[str, ...], list[Line]] = {}
    for line in lines:
        if has_points(line.subject):
            groups.setdefault(tuple(name for name, _ in line.subject.options), []).append(line)
    drawn = ((of, _axis(of)) for of in groups.values())
    return tuple(_picture(of, axis, title, language) for of, axis in drawn if axis)


def has_points(subject: Subject) -> bool:
    """Whether its answers lie in a row from low to high, one for each person."""
    names = [name for name, _ in subject.options]
    return subject.kind == "counts" and not subject.several and len(names) > 1 and all(map(str.isdigit, names))


@lru_cache(maxsize=32)
def colours(points: int) -> tuple[str, ...]:
    """A colour for each point: brown, ever paler, grey for a middle one, pale, ever more teal."""
    side = points // 2
    steps = [place / (side - 1) if side > 1 else 0.0 for place in range(side)]
    low = [_mixed(BROWN, SAND, one) for one in steps]
    high = [_mixed(TEAL, MIST, one) for one in reversed(steps)]
    return (*low, *([MIDDLE] if points % 2 else []), *high)


def _mixed(first: str, second: str, share: float) -> str:
    parts = [(int(first[at : at + 2], 16), int(second[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in parts)


# -- one picture ------------------------------------------------------------------------------------------------------


def _picture(lines: Sequence[Line], axis: _Axis, title: str, language: str) -> str:
    options = lines[0].subject.options
    ends = TEMPLATES[language]["to"].format(low=options[0][0], high=options[-1][0])
    drawing = Drawing(f"{title}: {ends}", " ".join(_told(one, language) for one in lines))
    _legend(drawing, lines, language)
    for line in lines:
        drawing.y += 10
        for words in _wrapped(line.subject.title(language)):
            drawing.text(_LEFT, drawing.y + 14, words, strong=True)
            drawing.y += 18
        for one in line.figures:
            _row(drawing, one, axis, language)
    return drawing.markup()


def _told(of: Line, language: str) -> str:
    rounds = (f"{one.title(language)}: {sentences.figure(one, language)}" for one in of.figures)
    return f"“{of.subject.title(language)}” {' '.join(rounds)}"


def _axis(lines: Iterable[Line]) -> _Axis | None:
    """So wide that the longest bars on both sides just fit; None where there is nothing to draw."""
    shown = [one for line in lines for one in line.figures if isinstance(one, Shown) and one.n]
    sides = [(_below(one), sum(n for _, n in one.counts) / one.base) for one in shown]
    left = max((below for below, _ in sides), default=0.0)
    right = max((of_all - below for below, of_all in sides), default=0.0)
    if not left + right:  # nobody answered, or only to a wording with other points
        return None
    whole = _WIDE / (left + right)
    return _Axis(_LEFT + whole * left, whole)


def _below(of: Shown) -> float:
    """The share that lies left of the middle: of 1, the lower points and half of the middle one."""
    counts = [n for _, n in of.counts]
    half = len(counts) // 2
    return (sum(counts[:half]) + (counts[half] / 2 if len(counts) % 2 else 0)) / of.base


def _legend(drawing: Drawing, lines: Sequence[Line], language: str) -> None:
    """The points in their colours; in words what the lowest and the highest mean, where that holds for all items."""
    options = lines[0].subject.options
    wide = _WIDE / len(options)
    for place, ((name, _), colour) in enumerate(zip(options, colours(len(options)), strict=True)):
        left = _LEFT + place * wide
        drawing.bar(left, left + wide, 2, 8, colour, simulated=False)
        drawing.text(left + wide / 2, 24, name, anchor="middle", size=12)
    drawing.y = 30
    low, high = ({line.subject.options[end][1](language) for line in lines} for end in (0, -1))
    if len(low) == len(high) == 1 and (*low, *high) != (options[0][0], options[-1][0]):
        drawing.text(_LEFT, 42, short(low.pop(), 26), size=12)
        drawing.text(98, 42, short(high.pop(), 26), anchor="end", size=12)
        drawing.y = 48


def _row(drawing: Drawing, of: Figure, axis: _Axis, language: str) -> None:
    """One round: its name, how many people, and their bar; of a hidden one, that it is hidden."""
    name = of.title(language)
    if of.source == "simulated":
        name = TEMPLATES[language]["simulated"].format(text=name)
    drawing.text(_LEFT, drawing.y + 13, short(name, 34), size=12)
    drawing.text(98, drawing.y + 13, sentences.brief(of, language), anchor="end", size=12)
    drawing.y += 20
    if isinstance(of, Shown) and of.n:
        _bar(drawing, of, axis, language)
        drawing.y += _HIGH
    else:
        drawing.rule(_LEFT, drawing.y, 98, drawing.y, colour=RULE, dash="2 3")
    drawing.y += _GAP


def _bar(drawing: Drawing, of: Shown, axis: _Axis, language: str) -> None:
    left, y, robots = axis.middle - axis.whole * _below(of), drawing.y, of.source == "simulated"
    for (_, n), colour in zip(of.counts, colours(len(of.counts)), strict=True):
        wide = axis.whole * n / of.base
        if n:
            drawing.bar(left, left + wide, y, _HIGH, colour, simulated=robots)
            told = text.figure(n, language)
            if wide > 2.2 * len(told) + 1.8:  # so that it fits on a phone
                drawing.text(left + wide / 2, y + 13.5, told, anchor="middle", halo=robots)
        left += wide
    for end in (y - 4, y + _HIGH + 1):
        drawing.rule(axis.middle, end, axis.middle, end + 3, colour=TEXT)


def _wrapped(words: str) -> list[str]:
    """An item's text on as few lines as it needs; what does not fit on three stands in the text alternative alone."""
    lines: list[str] = []
    left = " ".join(words.split())
    while len(left) > _LETTERS and len(lines) < 2:
        cut = left.rfind(" ", 0, _LETTERS + 1)
        if cut < 1:  # one long word
            break
        lines.append(left[:cut])
        left = left[cut + 1 :]
    return [*lines, short(left, _LETTERS)]
