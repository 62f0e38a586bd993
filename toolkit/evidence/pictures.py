"""Figures as pictures: an interval, its estimate and a dot for each person, one row a round.

A picture shows only what the gate let through, and its text alternative says the same sentences as the page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from toolkit import text
from toolkit.evidence import sentences
from toolkit.evidence.disclosure import Figure, Shown
from toolkit.evidence.expectation import Verdict
from toolkit.evidence.intervals import around_nothing
from toolkit.evidence.measure import Subject
from toolkit.evidence.structure import Line
from toolkit.evidence.svg import ACCENT, OKABE_ITO, RULE, Drawing, across, short
from toolkit.evidence.templates import TEMPLATES

_STEPS = (10, 20, 30, 60, 120, 180, 300, 600, 900, 1800, 3600, 7200, 14400, 36000, 86400)
"""Round numbers of seconds where an axis of times may end."""


def line(of: Line, language: str) -> str:
    """One subject through its rounds as inline SVG; empty where there is nothing to draw."""
    shown = [one for one in of.figures if isinstance(one, Shown) and one.n]
    if not shown:
        return ""
    told = (f"{one.title(language)}: {sentences.figure(one, language)}" for one in of.figures)
    drawing = Drawing(of.subject.title(language), " ".join(told))
    if of.subject.kind not in ("counts", "chain"):
        _intervals(drawing, of.figures, language)
    elif not of.options:
        return ""
    elif all(option.isdigit() for option, _ in of.options):
        _strips(drawing, of.figures, language)
    else:
        _bars(drawing, of, language)
    return drawing.markup()


def verdict(of: Verdict, language: str) -> str:
    """What the rule looks at: the interval against the threshold; empty where there is no interval."""
    seen = of.improvement
    if seen is None or seen.ends is None:
        return ""
    drawing = Drawing(sentences.rule(of, language), sentences.verdict(of, language))
    low, high = _domain_of_verdict(of, *seen.ends)
    at = across(of.threshold, low, high)
    drawing.text(98, 14, sentences.in_unit(seen.value, of, language), anchor="end", strong=True)
    rounds = short(" → ".join(one.title(language) for one in of.looked_at), 24)
    drawing.text(2, 14, TEMPLATES[language]["simulated"].format(text=rounds) if of.simulated else rounds)
    drawing.rule(2, 40, 98, 40)
    left, right = (across(one, low, high) for one in seen.ends)
    drawing.bar(left, right, 34, 12, OKABE_ITO[0], simulated=of.simulated, pale=True)
    drawing.dot(across(seen.value, low, high), 40, 6, OKABE_ITO[0], simulated=of.simulated, full=True)
    drawing.rule(at, 24, at, 56, colour=ACCENT, wide=2, dash="5 3")
    anchor = "start" if at < 20 else "end" if at > 80 else "middle"
    drawing.text(at, 71, sentences.in_unit(of.threshold, of, language), anchor=anchor)
    drawing.y = 78
    return drawing.markup()


# -- an interval a round ----------------------------------------------------------------------------------------------


def _intervals(drawing: Drawing, figures: Sequence[Figure], language: str) -> None:
    low, high = _domain(figures)
    top = drawing.y
    for index, one in enumerate(figures):
        _head(drawing, one, language)
        if isinstance(one, Shown) and one.estimate is not None:
            _interval(drawing, one, OKABE_ITO[index % len(OKABE_ITO)], low, high)
        drawing.y += 8
    if figures[0].subject.kind == "change":  # what lies left of it went down, what lies right of it went up
        drawing.rule(across(0, low, high), top + 22, across(0, low, high), drawing.y, dash="2 3")
    drawing.rule(2, drawing.y, 98, drawing.y)
    ticks = _ticks(figures[0].subject, low, high)
    for index, tick in enumerate(ticks):
        at = across(tick, low, high)
        drawing.rule(at, drawing.y, at, drawing.y + 4)
        anchor = "start" if not index else "end" if index == len(ticks) - 1 else "middle"
        drawing.text(at, drawing.y + 17, _tick(tick, figures[0].subject, language), anchor=anchor, size=12)
    drawing.y += 24


def _interval(drawing: Drawing, of: Shown, colour: str, low: float, high: float) -> None:
    robots, y = of.source == "simulated", drawing.y + 10
    drawing.rule(2, y, 98, y, colour=RULE)
    if of.estimate is None:
        return
    if of.estimate.ends is not None:
        left, right = (across(one, low, high) for one in of.estimate.ends)
        drawing.bar(left, right, y - 6, 12, colour, simulated=robots, pale=True)
        if of.estimate.ends[1] > high:
            drawing.text(98, y + 20, "→", anchor="end", size=13)
    drawing.dot(across(of.estimate.value, low, high), y, 6, colour, simulated=robots, full=True)
    levels = _pile(drawing, of, colour, low, high)
    drawing.y += 22 + 9 * levels


def _pile(drawing: Drawing, of: Shown, colour: str, low: float, high: float) -> int:
    """A dot a person below the interval; those at the same place are piled up. Gives the height of the highest pile."""
    piles: Counter[int] = Counter()
    for one in of.dots:
        at = across(one, low, high)
        place = round(at / 2.5)
        drawing.dot(at, drawing.y + 25 + 9 * piles[place], 3.5, colour, simulated=of.source == "simulated")
        piles[place] += 1
    return max(piles.values(), default=0)


# -- answers by option ------------------------------------------------------------------------------------------------


def _strips(drawing: Drawing, figures: Sequence[Figure], language: str) -> None:
    """Points from low to high: a pile of dots over each point, one strip a round."""
    options = [option for option, _ in figures[0].subject.options]
    places = {option: across(index + 0.5, 0, len(options)) for index, option in enumerate(options)}
    for index, one in enumerate(figures):
        _head(drawing, one, language)
        if isinstance(one, Shown):
            highest = max((n for _, n in one.counts), default=0)
            floor = drawing.y + 9 * highest
            for option, n in one.counts:
                for step in range(n):
                    colour = OKABE_ITO[index % len(OKABE_ITO)]
                    robots = one.source == "simulated"
                    drawing.dot(places[option], floor - 9 * step, 3.8, colour, simulated=robots, full=True)
            drawing.y = floor + 8
        drawing.rule(2, drawing.y, 98, drawing.y)
        drawing.y += 6
    for option, at in places.items():
        drawing.text(at, drawing.y + 10, option, anchor="middle", size=12)
    drawing.y += 18


def _bars(drawing: Drawing, of: Line, language: str) -> None:
    """Options without an order: under each of them one bar a round."""
    for option, label in of.options:
        drawing.text(2, drawing.y + 15, short(label(language), 46))
        drawing.y += 21
        for index, one in enumerate(of.figures):
            if not isinstance(one, Shown) or not one.n or option not in dict(one.counts):
                continue
            n, colour = one.count(option), OKABE_ITO[index % len(OKABE_ITO)]
            drawing.rule(2, drawing.y + 5.5, 40, drawing.y + 5.5)
            if n:
                drawing.bar(2, 2 + 38 * n / one.base, drawing.y, 11, colour, simulated=one.source == "simulated")
            told = f"{short(_name(one, language), 22)}: {sentences.share(n, one.base, language)}"
            drawing.text(98, drawing.y + 10, told, anchor="end", size=12)
            drawing.y += 17
        drawing.y += 5


# -- pieces -----------------------------------------------------------------------------------------------------------


def _head(drawing: Drawing, one: Figure, language: str) -> None:
    drawing.text(2, drawing.y + 15, short(_name(one, language), 34))
    drawing.text(98, drawing.y + 15, sentences.brief(one, language), anchor="end", strong=True)
    drawing.y += 22


def _name(one: Figure, language: str) -> str:
    name = one.title(language)
    return TEMPLATES[language]["simulated"].format(text=name) if one.source == "simulated" else name


def _domain(figures: Sequence[Figure]) -> tuple[float, float]:
    """The ends of the axis. Times end soon after the slowest person: with two people an interval can run to years."""
    subject = figures[0].subject
    if subject.kind == "rate":
        return 0.0, 1.0
    if subject.kind == "change":
        return around_nothing(value for one in figures if isinstance(one, Shown) for value in _extent(one))
    if subject.limits:
        return subject.limits
    values = [value for one in figures if isinstance(one, Shown) for value in _extent(one)]
    if subject.kind == "time":
        slowest = max((dot for one in figures if isinstance(one, Shown) for dot in one.dots), default=60.0)
        end = min(max(values, default=slowest), 2 * slowest)
        return 0.0, float(next((step for step in _STEPS if step >= end), end))
    return (min(values) - 0.5, max(values) + 0.5) if values else (0.0, 1.0)


def _extent(of: Shown) -> list[float]:
    if of.estimate is None:
        return []
    return [of.estimate.value, *(of.estimate.ends or ()), *of.dots]


def _domain_of_verdict(of: Verdict, low: float, high: float) -> tuple[float, float]:
    if of.expectation.at_least is not None:
        return (0.0, 100.0) if of.subject.kind == "rate" else of.subject.limits or (min(low, of.threshold), high)
    if of.subject.kind == "rate":
        return -100.0, 100.0
    if of.subject.limits:
        width = of.subject.limits[1] - of.subject.limits[0]
        return -width, width
    if of.subject.kind == "time":
        return -100.0, 100.0
    return min(low, of.threshold), max(high, of.threshold)


def _ticks(subject: Subject, low: float, high: float) -> list[float]:
    whole = subject.kind == "mean" and float(low).is_integer() and float(high).is_integer()
    if whole and high - low <= 6:
        return [low + step for step in range(int(high - low) + 1)]
    return [low, (low + high) / 2, high]


def _tick(one: float, subject: Subject, language: str) -> str:
    if subject.kind == "rate":
        return text.percent(one, language)
    return text.seconds(one, language) if subject.kind == "time" else sentences.plain(one, language)
