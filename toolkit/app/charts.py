"""Figures as Plotly charts, written as plain data: an interval, its outcome, and an open dot for each person.

A figure as data costs 0.2 ms; Plotly's own objects cost 9 to 29 ms and Plotly Express 200 ms. Words stand above what
they name, not beside it, so that a chart reads on a phone as well.
"""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from html import escape
from typing import Any

from toolkit import text
from toolkit.app.words import words
from toolkit.evidence import sentences
from toolkit.evidence.disclosure import Figure, Shown, Subject
from toolkit.evidence.intervals import around_nothing
from toolkit.evidence.structure import Line

COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00")
"""Okabe and Ito's: told apart by people who see colours differently; never red against green."""

INK, SOFT, RULE, PAPER = "#1E2A26", "#55625D", "#DAD7CC", "#FBFAF6"
CONFIG = {"staticPlot": True, "displayModeBar": False}
"""Nothing to hover or to zoom: every number stands in words beside the chart, and Plotly's own words are English."""

_CHARACTERS = 42
_ENDS = (10, 20, 30, 60, 90, 120, 180, 300, 600, 900, 1800, 3600, 7200, 14400, 36000, 86400)
"""Round numbers of seconds where an axis of times may end."""

Part = dict[str, Any]


def chart(line: Line, language: str) -> Part | None:
    """One subject through its rounds; None where there is nothing to draw."""
    shown = [one for one in line.figures if isinstance(one, Shown) and one.n]
    if not shown:
        return None
    if line.subject.kind not in ("counts", "chain"):
        return _intervals(line, shown, language)
    return _counts(line, shown, language) if line.options else None


@lru_cache(maxsize=64)
def drawn(line: Line, language: str) -> Any:
    """The chart as Plotly's own figure; None where there is nothing to draw.

    Kept, because Plotly takes 5 ms to look a chart over and a page of them is drawn again at every tap.
    """
    found = chart(line, language)
    if found is None:
        return None
    from plotly.graph_objects import Figure as Drawn  # type: ignore[import-untyped]  # plotly ships no types

    return Drawn(found)


def name(one: Figure, language: str) -> str:
    """A figure's round, said to be simulated where it is."""
    title = one.title(language)
    return f"{words(language)['simulated']}: {title}" if one.source == "simulated" else title


# -- intervals --------------------------------------------------------------------------------------------------------


def _intervals(line: Line, shown: Sequence[Shown], language: str) -> Part:
    low, high = _domain(line.subject, shown)
    traces: list[Part] = []
    labels: list[Part] = []
    y = 0.0
    for one in shown:
        colour = _colour(line, one)
        told = f"<b>{escape(sentences.brief(one, language))}</b>  {_wrapped(name(one, language))}"
        labels.append(_label(told, y))
        y += 20 * (1 + told.count("<br>")) + 16
        traces += _interval(one, colour, y, high)
        piled = list(_piled(one.dots, low, high))
        if piled:
            traces.append(_dots(piled, y, colour))
        y += 22 + 9 * max((level for _, level in piled), default=-1)
    axis = _axis(line.subject, low, high, language)
    return _figure(traces, labels, axis, y + 4, language)


def _interval(one: Shown, colour: str, y: float, high: float) -> Iterator[Part]:
    if one.estimate is None:
        return
    robots = one.source == "simulated"
    if one.estimate.ends is not None:
        ends = [min(end, high) for end in one.estimate.ends]
        line = {"color": colour, "width": 5, "dash": "dot" if robots else "solid"}
        yield {"type": "scatter", "mode": "lines", "x": ends, "y": [y, y], "line": line, "opacity": 0.75}
    marker = {"color": colour, "size": 14, "symbol": "circle", "line": {"width": 0}}
    x = min(one.estimate.value, high)
    yield {"type": "scatter", "mode": "markers", "x": [x], "y": [y], "marker": marker}


def _dots(piled: Sequence[tuple[float, int]], y: float, colour: str) -> Part:
    marker = {"color": colour, "size": 8, "symbol": "circle-open", "line": {"width": 1.5}}
    places = {"x": [x for x, _ in piled], "y": [y + 17 + 9 * level for _, level in piled]}
    return {"type": "scatter", "mode": "markers", "marker": marker, **places}


def _piled(dots: Sequence[float], low: float, high: float) -> Iterator[tuple[float, int]]:
    """Each dot with its level: those that would lie on one another are piled up."""
    piles: Counter[int] = Counter()
    for one in dots:
        place = round((min(one, high) - low) / (high - low) * 40)
        yield min(one, high), piles[place]
        piles[place] += 1


def _domain(subject: Subject, shown: Sequence[Shown]) -> tuple[float, float]:
    """The ends of the axis. Times end soon after the slowest: with two people an interval can run to years."""
    if subject.kind == "rate":
        return 0.0, 1.0
    estimates = [one.estimate for one in shown if one.estimate]
    if subject.kind == "change":
        ends = [end for one in estimates for end in (one.value, *(one.ends or ()))]
        return around_nothing([*ends, *(dot for one in shown for dot in one.dots)])
    if subject.limits:
        return subject.limits
    most = max((max(one.value, *(one.ends or (one.value,))) for one in estimates), default=1.0)
    dots = [dot for one in shown for dot in one.dots]
    if subject.kind == "time":
        slowest = max(dots, default=most)
        wanted = max(slowest, min(most, 2 * slowest))
        return 0.0, float(next((end for end in _ENDS if end >= wanted), wanted))
    least = min((min(one.value, *(one.ends or (one.value,))) for one in estimates), default=0.0)
    return min([least, *dots]) - 0.5, max([most, *dots]) + 0.5


def _axis(subject: Subject, low: float, high: float, language: str) -> Part:
    whole = float(low).is_integer() and float(high).is_integer() and high - low <= 10
    whole = whole and subject.kind in ("mean", "split")
    steps = int(high - low) if whole else 2 if subject.kind == "time" else 4
    ticks = [low + (high - low) * step / steps for step in range(steps + 1)]
    if subject.kind == "rate":
        told = [text.percent(one, language) for one in ticks]
    elif subject.kind == "time":
        told = [text.seconds(one, language) for one in ticks]
    else:
        told = [text.figure(one, language, 0 if float(one).is_integer() else 1) for one in ticks]
    room = (high - low) * 0.03
    return {"range": [low - room, high + room], "tickvals": ticks, "ticktext": told}


# -- answers by option ------------------------------------------------------------------------------------------------


def _counts(line: Line, shown: Sequence[Shown], language: str) -> Part:
    """Under each option one bar a round: the share of those who answered, with its numbers in words."""
    traces: list[Part] = []
    labels: list[Part] = []
    y = 0.0
    for option, label in line.options:
        told = _wrapped(label(language))
        labels.append(_label(told, y))
        y += 20 * (1 + told.count("<br>")) + 9
        for one in (each for each in shown if option in dict(each.counts)):
            traces.append(_bar(one, option, y, _colour(line, one), language))
            y += 19
        y += 2
    for one in shown if len(shown) > 1 or any(one.source == "simulated" for one in shown) else ():
        traces.append(_key(one, _colour(line, one), language))
    found = _figure(traces, labels, {"range": [0, 1.22], "visible": False}, y, language)
    found["layout"]["showlegend"] = True
    found["layout"]["legend"] = {"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom", "traceorder": "normal"}
    side_by_side = sum(len(name(one, language)) + 6 for one in shown) <= _CHARACTERS
    room = 8 + 22 * (1 if side_by_side else len(shown))
    found["layout"]["margin"]["t"] = room
    found["layout"]["height"] += room
    return found


def _bar(one: Shown, option: str, y: float, colour: str, language: str) -> Part:
    n = one.count(option)
    told = sentences.share(n, one.base, language)
    return {
        "type": "bar", "orientation": "h", "x": [n / one.base], "y": [y], "width": 14, "marker": _fill(one, colour),
        "text": [told], "textposition": "outside", "cliponaxis": False, "showlegend": False,
    }  # fmt: skip


def _key(one: Shown, colour: str, language: str) -> Part:
    """An entry of the legend; it draws nothing."""
    label = "<br>".join(textwrap.wrap(escape(name(one, language)), _CHARACTERS))
    return {"type": "bar", "x": [None], "y": [None], "name": label, "marker": _fill(one, colour), "showlegend": True}


def _fill(one: Shown, colour: str) -> Part:
    if one.source != "simulated":
        return {"color": colour}
    pattern = {"shape": "/", "fgcolor": colour, "bgcolor": "#FFFFFF", "size": 6, "solidity": 0.4}
    return {"color": colour, "pattern": pattern, "line": {"color": colour, "width": 1}}


# -- pieces -----------------------------------------------------------------------------------------------------------


def _colour(line: Line, one: Shown) -> str:
    """A round keeps its colour, also where the round before it is hidden."""
    return COLOURS[line.figures.index(one) % len(COLOURS)]


def _wrapped(told: str) -> str:
    return "<br>".join(escape(part) for part in textwrap.wrap(told, _CHARACTERS))


def _label(told: str, y: float) -> Part:
    where = {"x": 0, "xref": "paper", "xanchor": "left", "y": y, "yref": "y", "yanchor": "top"}
    return {
        "text": told,
        "showarrow": False,
        "align": "left",
        "font": {"size": 14, "color": INK},
        "bgcolor": PAPER,
        **where,
    }


def _figure(traces: list[Part], labels: list[Part], axis: Part, height: float, language: str) -> Part:
    """One unit of the upright axis is one pixel, from the top down."""
    for one in traces:
        one.setdefault("showlegend", False)
        one["hoverinfo"] = "skip"
    shown = axis.get("visible", True)
    bottom = 34 if shown else 4
    layout = {
        "height": round(height) + bottom,
        "margin": {"l": 16, "r": 16, "t": 0, "b": bottom},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": "system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif", "size": 13, "color": SOFT},
        "separators": ",." if language == "nl" else ".,",
        "barmode": "overlay",
        "xaxis": {"gridcolor": RULE, "zeroline": False, "fixedrange": True, "ticklabeloverflow": "allow", **axis},
        "yaxis": {"visible": False, "range": [height, 0], "fixedrange": True},
        "annotations": labels,
    }
    return {"data": traces, "layout": layout}
