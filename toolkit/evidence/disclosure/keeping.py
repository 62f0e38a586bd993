"""Figures that came through the gate as plain data, and back: so they are kept once they are fixed.

What the data holds is what was shown, and what a comparison of two such figures needs (a rounded mean and spread). What
a reader is told about a figure (its scale, its options) is kept with it: a file may say something else by now.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from toolkit.evidence.disclosure.figures import Figure, Hidden, Shown
from toolkit.evidence.gather import Source
from toolkit.evidence.intervals import Estimate, Summary
from toolkit.evidence.measure import Ballot, Subject
from toolkit.text import Text

Data = dict[str, Any]


def figure_data(of: Figure) -> Data:
    """A figure without the subject and the source, which all figures beside it share."""
    told: Data = {"round": of.round, "title": of.title.plain(), "paired": of.subject.paired}
    if isinstance(of, Hidden):
        return told | {"reason": of.reason, "minimum": of.minimum}
    estimate = of.estimate and [of.estimate.value, of.estimate.low, of.estimate.high, list(of.estimate.n)]
    summary = of.summary and [of.summary.n, of.summary.mean, of.summary.sd]
    return told | {"n": of.n, "estimate": estimate, "summary": summary, "counts": [list(one) for one in of.counts]}


def figure_from(data: Data, subject: Subject, source: Source) -> Figure:
    """The figure of data that `figure_data` made. It is of a closed round, and has no dots."""
    own, title = replace(subject, paired=data["paired"]), Text(data["title"])
    if "reason" in data:
        return Hidden(own, data["round"], title, source, False, data["reason"], data["minimum"])
    of, summary = data["estimate"], data["summary"]
    estimate = Estimate(of[0], of[1], of[2], tuple(of[3])) if of else None
    counts = tuple((name, n) for name, n in data["counts"])
    spread = Summary(*summary) if summary else None
    return Shown(own, data["round"], title, source, False, data["n"], estimate, spread, counts, ())


def subject_data(of: Subject) -> Data:
    """What a reader is told about a subject beside its figures."""
    ballot = of.ballot and {"points": list(of.ballot.points), "statements": _texts(of.ballot.statements)}
    return {"limits": of.limits and list(of.limits), "options": _texts(of.options), "ballot": ballot}


def subject_from(data: Data, now: Subject) -> Subject:
    """The subject as it was. Its own words are those of today: they only name it."""
    limits, ballot = data["limits"], data["ballot"]
    points = Ballot(tuple(ballot["points"]), _read(ballot["statements"])) if ballot else None
    return replace(
        now, limits=(limits[0], limits[1]) if limits else None, options=_read(data["options"]), ballot=points
    )


def put_away(one: Data, minimum: int) -> Data:
    """The figure without its numbers."""
    return {name: one[name] for name in ("round", "title", "paired")} | {"reason": "later", "minimum": minimum}


def columns_in(of: Data | None) -> set[str]:
    """The columns that are kept of a subject."""
    return {str(one["round"]) for one in of["figures"]} if of else set()


def shown_in(of: Data | None) -> list[str]:
    """Those of them that may be shown."""
    return [one["round"] for one in of["figures"] if "reason" not in one] if of else []


def _texts(of: tuple[tuple[str, Text], ...]) -> list[list[Any]]:
    return [[name, text.plain()] for name, text in of]


def _read(data: list[list[str | Mapping[str, str]]]) -> tuple[tuple[str, Text], ...]:
    return tuple((str(name), Text(text)) for name, text in data)
