"""What every measure is: it names its subjects, and takes one of them from the records of a round.

A measure hands over a `Raw`: an envelope that tells what it is about and keeps its numbers to itself. The only way
from there to a figure is `disclosure.show`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NoReturn

from toolkit.evidence.gather import RoundData
from toolkit.evidence.intervals import Estimate, Limits
from toolkit.experiments.sprint import Sprint
from toolkit.prototypes.prototype import Prototype
from toolkit.surveys.survey import Survey
from toolkit.text import Text

Kind = Literal["rate", "time", "mean", "change", "split", "alpha", "counts", "chain"]
"""The shape of a figure: a share, seconds, a score, how far one person's score moved, how much people are of one mind
(0 to 1), Cronbach's alpha, answers counted by option, or stages, none with more people than the one before."""

About = Literal["person", "prototype"]

Revisions = Mapping[str, Prototype]
"""The revisions of a prototype, by name."""

Moment = Literal["before", "after"]

Counts = tuple[tuple[str, int], ...]
"""How many people, by name: of a way to end a task, of an option."""


@dataclass(frozen=True)
class Ballot:
    """What people voted on: the points, from agreeing to disagreeing, and every statement of its block."""

    points: tuple[str, ...]
    statements: tuple[tuple[str, Text], ...]


@dataclass(frozen=True)
class Sent:
    """An invitation of a round, and how many people got it, where somebody knows."""

    round: str
    channel: str
    invited: int | None


@dataclass(frozen=True)
class Subject:
    """What a figure is about: ids for machines, a title for people."""

    measure: str
    kind: Kind
    title: Text
    about: About
    task: str = ""
    survey: str = ""
    moment: Literal["", "before", "after"] = ""
    part: str = ""
    limits: Limits | None = None
    options: tuple[tuple[str, Text], ...] = ()
    several: bool = False
    sparse: bool = False
    """Whether options that nobody has are left out of pictures: groups that were not found, moves that nobody made."""
    ballot: Ballot | None = None
    least: int = 0
    """From how many people this is shown, where that is more than the minimum group."""
    paired: bool = False
    """Whether a score counts only those who answered both before and after, as the change beside it does."""

    sent: tuple[Sent, ...] = ()
    """The invitations of every round, for a chain."""

    @property
    def id(self) -> str:
        return "/".join(one for one in (self.measure, self.task, self.survey, self.moment, self.part) if one)


class Raw:
    """A measurement before the gate. It cannot be read, printed or kept: `disclosure.show` makes a figure of it."""

    __slots__ = ("__counts", "__n", "__reckoned", "__values", "round", "source", "state", "subject", "title")

    def __init__(
        self,
        subject: Subject,
        data: RoundData,
        n: int,
        values: tuple[float, ...] = (),
        counts: Counts = (),
        reckoned: Estimate | None = None,
    ) -> None:
        """`n`: people counted. `values`: one number a person, sorted, so that none of them can be told by its place.
        `reckoned`: an estimate that the values alone do not give.
        """
        self.subject = subject
        self.round, self.title, self.source, self.state = data.round, data.title, data.source, data.state
        self.__n = n
        self.__values = tuple(sorted(values))
        self.__counts = counts
        self.__reckoned = reckoned

    @classmethod
    def together(cls, parts: Sequence[Raw], round: str, title: Text) -> Raw:
        """Measurements of one subject of several groups of people as one. Only of sums over people: of clusters, or of
        chains with a list of the invited, the whole is not the sum of its parts.
        """
        made, first = cls.__new__(cls), parts[0]
        made.subject, made.source, made.state = first.subject, first.source, first.state
        made.round, made.title = round, title
        counts: dict[str, int] = {}
        for name, n in (pair for one in parts for pair in one.__counts):
            counts[name] = counts.get(name, 0) + n
        made.__n = sum(one.__n for one in parts)
        made.__values = tuple(sorted(value for one in parts for value in one.__values))
        made.__counts = tuple(counts.items())
        made.__reckoned = None
        return made

    def opened_by_the_gate(self) -> tuple[int, tuple[float, ...], Counts]:
        """For `disclosure` alone; a test looks for anybody else who calls it."""
        return self.__n, self.__values, self.__counts

    def reckoned_for_the_gate(self) -> Estimate | None:
        """For `disclosure` alone, as well."""
        return self.__reckoned

    def __repr__(self) -> str:
        return f"Raw({self.subject.id})"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a measurement is not stored or sent; pass it through the gate first")


@dataclass(frozen=True)
class Measure:
    """A way to judge. A new one is its file and its line in `measures/__init__.py`."""

    name: str
    says: str
    subjects: Callable[[Sprint, Mapping[str, Survey]], Iterator[Subject]]
    take: Callable[[RoundData, Subject, Mapping[str, Survey]], Raw]
    blocks: frozenset[str] = frozenset()
    """The kinds of block of which a prototype must have one, for this to say anything; empty for every prototype."""
    of_blocks: Callable[[Sprint, Revisions], Iterator[Subject]] = lambda _sprint, _revisions: iter(())
    """Subjects that the blocks of the tried prototype have."""


def surveys_of(sprint: Sprint, surveys: Mapping[str, Survey]) -> Iterator[tuple[Moment, str, Survey]]:
    """The surveys of a sprint in the order in which participants meet them."""
    for name in sprint.before:
        yield "before", name, surveys[name]
    for name in sprint.after:
        yield "after", name, surveys[name]
