"""The tables of an export: their columns, and their rows from what the evidence hands over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from toolkit.evidence.rows import Answer, Rows, Sitting
from toolkit.reports.exporting.sheets import Cell

Row = tuple[Cell, ...]

RESPONSES = (
    "session", "round", "variant", "segment", "simulated", "moment", "survey", "item", "value", "score",
)  # fmt: skip
PEOPLE = ("person", *RESPONSES[1:])
TASKS = ("session", "round", "variant", "segment", "simulated", "task", "end", "seconds")
TEXTS = ("moment", "survey", "item", "text", "simulated")
OBSERVATIONS = ("round", "about", "task", "screen", "what", "quote", "severity", "finding", "simulated")

JOINED = "|"
"""Stands between several answers to one question; no option's id holds it."""


def responses(rows: Rows) -> Iterator[Row]:
    """About the prototype."""
    yield from _answers(rows.answers)


def people(rows: Rows) -> Iterator[Row]:
    """About people, under numbers that no other file has."""
    yield from _answers(rows.people)


def _answers(of_all: Iterable[Answer]) -> Iterator[Row]:
    for one in of_all:
        value = JOINED.join(one.value) if isinstance(one.value, tuple) else one.value
        of = one.sitting
        yield *_who(of), int(of.simulated), one.moment, one.survey, one.item, value, one.score


def tasks(rows: Rows) -> Iterator[Row]:
    for one in rows.tries:
        of = one.sitting
        yield of.number, of.round, one.variant, of.segment, int(of.simulated), one.task, one.end, one.seconds


def texts(rows: Rows) -> Iterator[Row]:
    for one in rows.words:
        yield one.moment, one.survey, one.item, one.text, int(one.simulated)


def observations(rows: Rows) -> Iterator[Row]:
    for one in rows.seen:
        seen = (one.what, one.quote, one.severity, one.finding)
        yield one.round, one.about, one.task, one.screen, *seen, int(one.simulated)


def _who(of: Sitting) -> tuple[Cell, Cell, Cell, Cell]:
    return of.number, of.round, of.variant, of.segment
