"""What every column and every question of an export means, in Dutch and English."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import get_args

from toolkit.evidence.disclosure import Reason
from toolkit.evidence.rows import LeftOut, Rows
from toolkit.evidence.structure import SprintEvidence
from toolkit.reports.exporting import tables
from toolkit.reports.exporting.sheets import Cell
from toolkit.reports.table import FIGURES
from toolkit.reports.words import WORDS
from toolkit.surveys.item import Item
from toolkit.surveys.items.choices import MultipleChoice, SingleChoice
from toolkit.surveys.items.figures import NumberItem, Recommend
from toolkit.surveys.items.scale import ScaleItem
from toolkit.text import LANGUAGES, Text

HEADS = (
    "file", "variable", "kind", "about", "label_nl", "label_en", "options_nl", "options_en", "missing_nl", "missing_en",
)  # fmt: skip

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "responses.csv": tables.RESPONSES,
    "people.csv": tables.PEOPLE,
    "tasks.csv": tables.TASKS,
    "texts.csv": tables.TEXTS,
    "observations.csv": tables.OBSERVATIONS,
    "figures.csv": FIGURES,
}

_NUMBERS = frozenset(
    ("session", "person", "simulated", "score", "seconds", "severity", "n", "value", "low", "high", "interim", "sealed")
)
_MAY_MISS = frozenset(
    ("variant", "segment", "score", "seconds", "quote", "finding", "task", "screen", "value", "low", "high")
)

_CODES: Mapping[str, tuple[str, ...]] = {
    "about": ("person", "prototype"),
    "unit": ("share", "seconds", "points", "consensus", "answers", "people"),
    "hidden": get_args(Reason),
}
"""Codes in the figures that are no words of their own."""


@dataclass(frozen=True)
class Variable:
    """One column, or one question of a survey, with its labels and options in both languages."""

    file: str
    name: str
    kind: str
    about: str
    label: Text
    options: tuple[tuple[str, Text], ...] = ()
    missing: Text | None = None

    def row(self) -> tuple[Cell, ...]:
        options = ("; ".join(f"{code} = {label(one)}" for code, label in self.options) for one in LANGUAGES)
        missing = (self.missing(one) if self.missing else "" for one in LANGUAGES)
        labels = (self.label(one) for one in LANGUAGES)
        return self.file, self.name, self.kind, self.about, *labels, *options, *missing


def columns() -> Iterator[Variable]:
    """Every column of every file."""
    for file, names in COLUMNS.items():
        for name in names:
            kind = "number" if name in _NUMBERS and (name != "value" or file == "figures.csv") else "text"
            missing = _said("e_missing_" + (name if name in ("seconds", "value", "score") else "other"))
            codes = tuple((code, _coded(code)) for code in _CODES.get(name, ()) if file == "figures.csv")
            yield Variable(file, name, kind, "", _label(file, name), codes, missing if name in _MAY_MISS else None)


def _label(file: str, name: str) -> Text:
    """What a column holds; the same word can mean another thing in another file."""
    own = f"e_{file.removesuffix('.csv')}_{name}"
    return _said(own if own in WORDS["nl"] else f"h_{name}" if file == "figures.csv" else f"e_{name}")


def questions(rows: Rows, evidence: SprintEvidence) -> Iterator[Variable]:
    """Every question of the sprint's surveys."""
    for name, survey in evidence.surveys.items():
        about, file = ("person", "people.csv") if name in rows.told else (survey.about, "responses.csv")
        for item in survey.items:
            kind = str(getattr(item, "kind", ""))
            where, options = "texts.csv" if kind == "open-text" else file, tuple(_options(item))
            yield Variable(where, f"{name}/{item.id}", kind, about, item.text, options, _said("e_missing_row"))


def _options(item: Item) -> Iterator[tuple[str, Text]]:
    if isinstance(item, SingleChoice | MultipleChoice):
        yield from ((one.id, one.text) for one in item.options)
    elif isinstance(item, ScaleItem):
        whole = len(item.labels) == item.points
        places = range(1, item.points + 1) if whole else (1, item.points)
        yield from ((str(place), label) for place, label in zip(places, item.labels, strict=False))
        if item.reversed:
            yield "score", _said("e_reversed")
    elif isinstance(item, Recommend | NumberItem):
        ends = (("0", item.low), ("10", item.high)) if isinstance(item, Recommend) else ()
        yield from ((code, label) for code, label in ends if label is not None)


def kept(rows: Rows, evidence: SprintEvidence) -> list[Text]:
    """What stayed, and why: one sentence each."""
    return [Text({one: _sentence(of, rows, evidence, one) for one in LANGUAGES}) for of in rows.left_out]


def _sentence(of: LeftOut, rows: Rows, evidence: SprintEvidence, language: str) -> str:
    own = WORDS[language]
    rounds = {one.id: one.title(language) for one in evidence.rounds}
    survey = evidence.surveys.get(of.survey)
    item = survey.by_id.get(of.item) if survey else None
    least = rows.minimum if of.what == "answers" else max(10, rows.minimum)
    told = own[f"e_kept_{of.what}"].format(
        n=of.n,
        round=rounds.get(of.round, of.round),
        survey=survey.title(language) if survey else of.survey,
        moment=own[f"e_{of.moment}"] if of.moment else "",
        item=item.text(language) if item else of.item,
        why=own[f"e_why_{of.why}"].format(n=least),
    )
    return f"{own['loud']}: {told}" if of.simulated else told


def _said(key: str) -> Text:
    return Text({language: WORDS[language][key] for language in LANGUAGES})


def _coded(code: str) -> Text:
    """A code in words; itself, where it says enough."""
    return Text({language: WORDS[language].get(f"v_{code}", code) for language in LANGUAGES})
