"""Charts as plain data: they draw what the gate let through, and every number of it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from toolkit.app import charts
from toolkit.evidence import intervals
from toolkit.evidence.disclosure import Figure, Hidden, Shown
from toolkit.evidence.measure import Subject
from toolkit.evidence.structure import Line
from toolkit.text import Text

RATE = Subject("completion", "rate", Text("Taak <1>"), "prototype", task="t")
TIME = Subject("time-on-task", "time", Text("Taak 1"), "prototype", task="t")
MEAN = Subject("score", "mean", Text("Gemak"), "person", survey="s", part="p", limits=(1.0, 5.0))
OPTIONS = (
    ("a", Text("Eerste <b>antwoord</b> dat zo lang is dat het op een telefoon niet op één regel past")),
    ("b", Text("B")),
)
COUNTS = Subject("choice", "counts", Text("Vraag"), "prototype", survey="s", part="i", options=OPTIONS)


def _shown(subject: Subject, n: int, estimate: Any = None, *, source: Any = "people", **more: Any) -> Shown:
    given: dict[str, Any] = {"summary": None, "counts": (), "dots": ()} | more
    return Shown(subject, "r1", Text("Ronde 1 & verder"), source, False, n, estimate, **given)


def _line(*figures: Figure) -> Line:
    return Line(figures[0].subject, False, figures, ())


def test_where_nothing_may_be_shown_nothing_is_drawn() -> None:
    hidden = Hidden(MEAN, "r1", Text("Ronde 1"), "people", False, "too_few", 5)
    assert charts.chart(_line(hidden), "nl") is None
    assert charts.chart(_line(_shown(RATE, 0)), "nl") is None


def test_an_interval_its_outcome_and_a_dot_for_each_person() -> None:
    dots = (10.0, 10.2, 55.0)
    summary = intervals.summarise([2.0, 2.1, 4.0])
    assert summary is not None
    chart = charts.chart(_line(_shown(TIME, 3, intervals.geometric_mean(summary), dots=dots)), "nl")
    assert chart is not None
    interval, outcome, people = chart["data"]
    assert interval["mode"] == "lines"
    assert len(outcome["x"]) == 1
    assert sorted(people["x"]) == [10.0, 10.2, 55.0]
    assert len(set(zip(people["x"], people["y"], strict=True))) == 3


def test_times_end_after_the_slowest_person_however_far_the_interval_runs() -> None:
    summary = intervals.summarise([3.0, 6.0])
    assert summary is not None
    chart = charts.chart(_line(_shown(TIME, 2, intervals.geometric_mean(summary), dots=(20.0, 403.0))), "nl")
    assert chart is not None
    assert chart["layout"]["xaxis"]["tickvals"] == [0.0, 450.0, 900.0]
    assert max(chart["data"][0]["x"]) == 900.0


def test_words_cannot_become_markup_and_long_ones_are_cut_in_lines() -> None:
    rate = charts.chart(_line(_shown(RATE, 5, intervals.wilson(4, 5), counts=(("done", 4),))), "nl")
    assert rate is not None
    assert rate["layout"]["annotations"][0]["text"] == "<b>4 van de 5</b>  Ronde 1 &amp; verder"
    counts = charts.chart(_line(_shown(COUNTS, 4, counts=(("a", 3), ("b", 0)))), "nl")
    assert counts is not None
    label = counts["layout"]["annotations"][0]["text"]
    assert "&lt;b&gt;" in label
    assert "<b>" not in label
    assert max(len(line) for line in label.split("<br>")) <= 60


@pytest.mark.parametrize(("source", "hatched"), [("people", False), ("simulated", True)])
def test_simulated_bars_are_hatched_and_named(source: Any, hatched: bool) -> None:
    chart = charts.chart(_line(_shown(COUNTS, 4, source=source, counts=(("a", 3), ("b", 1)))), "en")
    assert chart is not None
    bars = [one for one in chart["data"] if one["y"] != [None]]
    assert [one["text"] for one in bars] == [["3 of 4"], ["1 of 4"]]
    assert all(("pattern" in one["marker"]) is hatched for one in bars)
    assert [one["name"] for one in chart["data"] if one["showlegend"]] == (
        ["Simulated: Ronde 1 &amp; verder"] if hatched else []
    )


def test_a_chart_is_plain_data_within_its_own_height() -> None:
    chart = charts.chart(_line(_shown(RATE, 5, intervals.wilson(4, 5), counts=(("done", 4),))), "nl")
    assert chart is not None
    assert json.loads(json.dumps(chart, allow_nan=False)) == chart
    high, low = chart["layout"]["yaxis"]["range"]
    assert all(low <= y <= high for one in chart["data"] for y in one["y"])
