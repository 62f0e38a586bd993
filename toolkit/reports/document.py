"""A report as one neutral document: what every format renders. Nothing in it is a format's own.

Sentences come from `evidence` and are put in as they are, so that no two formats can say different things. A section
holds what is told, in order; how wide or how large it stands is a hint (`layout`, `look`) that a format may pass over.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from toolkit.evidence.expectation import Verdict as Judged
from toolkit.evidence.structure import Line

Look = Literal["plain", "soft", "question", "seal"]
Layout = Literal["plain", "lead", "grid", "pairs", "small"]
"""As wide as the page; as wide as one reads well; cards side by side; figures in two columns; the same, smaller."""


@dataclass(frozen=True)
class Paragraph:
    """One text. `prose`: an author's, with its small Markdown; any other is read as it stands."""

    text: str
    look: Look = "plain"
    prose: bool = False


@dataclass(frozen=True)
class Entry:
    """One line of a list, and what is said below it."""

    text: str
    below: tuple[str, ...] = ()


@dataclass(frozen=True)
class Listing:
    entries: tuple[Entry, ...]
    look: Literal["plain", "notes"] = "plain"


@dataclass(frozen=True)
class Card:
    """A few texts under a title of their own."""

    title: str
    blocks: tuple[Paragraph | Listing, ...]
    simulated: bool = False


@dataclass(frozen=True)
class Verdict:
    """What the sealed rule says; `plan`: empty while nothing is decided; `tone`: a word to colour by."""

    label: str
    sentence: str
    plan: str
    tone: str
    simulated: bool
    of: Judged


@dataclass(frozen=True)
class FigureRow:
    """One figure of one round. A hidden one has a reason (`hidden`) and its sentence, and no number.

    `value`, `low`, `high`: shares of 1, seconds or points, as `FigureBlock.unit` says. `counts`: id, label, people.
    """

    round: str
    title: str
    brief: str
    sentence: str
    simulated: bool
    interim: bool
    hidden: str = ""
    n: int | None = None
    value: float | None = None
    low: float | None = None
    high: float | None = None
    counts: tuple[tuple[str, str, int], ...] = ()


@dataclass(frozen=True)
class ComparisonRow:
    """One round against another. `change`: whether the value is a difference or, for times, a ratio."""

    earlier: str
    later: str
    change: Literal["difference", "ratio"]
    sentence: str
    simulated: bool
    interim: bool
    n: tuple[int, ...]
    value: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True)
class FigureBlock:
    """One subject through the rounds, and by group of people where it has those. `line` is for the picture alone."""

    id: str
    title: str
    measure: str
    unit: str
    about: str
    sealed: bool
    rows: tuple[FigureRow, ...]
    comparisons: tuple[ComparisonRow, ...]
    line: Line
    groups: tuple[FigureRow, ...] = ()
    group_comparisons: tuple[ComparisonRow, ...] = ()
    by_group: str = ""
    """What stands above the groups."""

    @property
    def simulated(self) -> bool:
        return any(one.simulated for one in (*self.rows, *self.groups))


@dataclass(frozen=True)
class Table:
    """Rows of words and numbers under heads."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str | float | None, ...], ...]


Block = Paragraph | Listing | Card | Verdict | FigureBlock | Table


@dataclass(frozen=True)
class Section:
    """One heading with what stands under it.

    `legend`: what kind of pictures its figures have; how those are read, each format tells of its own pictures.
    `aside`: something to know, rather than something that was found.
    """

    id: str
    heading: str
    blocks: tuple[Block, ...]
    intro: tuple[Paragraph, ...] = ()
    layout: Layout = "plain"
    legend: Literal["", "intervals", "answers"] = ""
    aside: bool = False


@dataclass(frozen=True)
class Document:
    """The whole report. `made`: when, in words; `now`: the same, in seconds since 1970. `simulated`: which rounds are
    robots', as a sentence; empty where none are. `figures`: every subject with at least one figure, hidden ones too.
    """

    language: str
    sprint: str
    title: str
    made: str
    now: float
    simulated: str
    sections: tuple[Section, ...]
    figures: tuple[FigureBlock, ...]
