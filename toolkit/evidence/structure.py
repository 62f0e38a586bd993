"""Everything that is known about a sprint's outcome, in one structure for the view, the command line and the report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from toolkit.evidence.comparison import Comparison
from toolkit.evidence.disclosure import Figure, Hidden, Shown
from toolkit.evidence.discovery.seen import Discovered
from toolkit.evidence.expectation import Sealed, Verdict
from toolkit.evidence.gather import Source
from toolkit.evidence.measure import Subject
from toolkit.evidence.templates import TEMPLATES
from toolkit.experiments.sprint import Sprint
from toolkit.prototypes.diff import Group
from toolkit.prototypes.prototype import Change
from toolkit.surveys.survey import Survey
from toolkit.text import Text


@dataclass(frozen=True)
class RoundSummary:
    """Who took part in one round. `source`: whose figures are shown for it; `people` before anybody came."""

    id: str
    title: Text
    revision: str
    who: Text
    expected: int
    state: Literal["planned", "open", "closed"]
    source: Source
    people: int
    robots: int
    finished: int
    declined: int
    seal: str

    @property
    def begun(self) -> bool:
        return self.state != "planned" or bool(self.people or self.robots)


@dataclass(frozen=True)
class Line:
    """One subject through the rounds. `sealed`: this is what the expectation is about; the rest is exploratory."""

    subject: Subject
    sealed: bool
    figures: tuple[Figure, ...]
    comparisons: tuple[Comparison, ...]
    groups: tuple[Figure, ...] = ()
    """The same by group of people, one round after another; what is too small was merged or is hidden."""
    group_comparisons: tuple[Comparison, ...] = ()

    @property
    def options(self) -> tuple[tuple[str, Text], ...]:
        """The options that are drawn: all of them, or those that somebody has."""
        shown = [one for one in self.figures if isinstance(one, Shown)]
        if self.subject.kind == "chain":  # it begins with the invited only where their number is known
            known = {name for one in shown for name, _ in one.counts}
            return tuple(option for option in self.subject.options if option[0] in known)
        if not self.subject.sparse:
            return self.subject.options
        return tuple(option for option in self.subject.options if any(one.count(option[0]) for one in shown))

    @property
    def hidden(self) -> tuple[Hidden, ...]:
        return tuple(one for one in (*self.figures, *self.groups) if isinstance(one, Hidden))


@dataclass(frozen=True)
class Changes:
    """What changed in one revision, as its author wrote it down."""

    revision: str
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class Noticed:
    """What people would notice between the revisions of two columns that stand beside one another."""

    columns: tuple[str, str]
    titles: tuple[Text, Text]
    revisions: tuple[str, str]
    groups: tuple[Group, ...]


@dataclass(frozen=True)
class Note:
    """Something that a reader must know before trusting a figure; `given` fills its sentence."""

    code: Literal[
        "texts_differ", "edited_since", "survey_differs", "kept", "robots_left_out", "returned", "returned_one",
        "expectation_edited", "expectation_changed", "unsealed", "passed_on", "without_link", "frozen",
    ]  # fmt: skip
    given: tuple[tuple[str, Text], ...] = ()

    def sentence(self, language: str) -> str:
        return TEMPLATES[language][f"n_{self.code}"].format(**{name: text(language) for name, text in self.given})


@dataclass(frozen=True)
class SprintEvidence:
    """A sprint's rounds and figures: the sealed measure first, with its verdict, then the exploratory rest."""

    sprint_id: str
    sprint: Sprint
    language: str
    rounds: tuple[RoundSummary, ...]
    sealed: Sealed
    verdict: Verdict | None
    lines: tuple[Line, ...]
    changes: tuple[Changes, ...]
    surveys: Mapping[str, Survey]
    notes: tuple[Note, ...]
    noticed: tuple[Noticed, ...] = ()
    discovered: tuple[Discovered, ...] = ()

    def between(self, one: Comparison) -> Noticed | None:
        """What people would notice between the two sides of a comparison; None where both saw the same revision."""
        pair = (one.earlier.round, one.later.round)
        return next((each for each in self.noticed if each.columns == pair), None)

    @property
    def simulated(self) -> bool:
        """Whether any figure here is a robot's."""
        return any(one.source == "simulated" for one in self.rounds if one.begun)

    @property
    def limits(self) -> tuple[str, ...]:
        """What this cannot show, as names of sentences."""
        several = sum(one.begun for one in self.rounds) > 1
        times = any(line.subject.kind == "time" for line in self.lines)
        picked = {
            "l_few": True,
            "l_other": several,
            "l_twice": several,
            "l_exploratory": True,
            "l_finished": times,
            "l_funnel": any(line.subject.kind == "chain" for line in self.lines),
            "l_as_seen": any(line.subject.ballot for line in self.lines),
            "l_person": True,
            "l_simulated": self.simulated,
        }
        return tuple(name for name, holds in picked.items() if holds)

    def limit_sentences(self, language: str) -> tuple[str, ...]:
        return tuple(TEMPLATES[language][name] for name in self.limits)
