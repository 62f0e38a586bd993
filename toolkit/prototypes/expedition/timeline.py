"""Looking back: the moments of a board, and what happened at each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from toolkit.prototypes.expedition.board import AMBITION, EXAMPLE
from toolkit.room import Shared

SEEN = ("add", "bend", "edit", "choose", "result", "answer", "mark", "tick")
"""What is told of a board; what a moderator hides is not."""


@dataclass(frozen=True)
class Moment:
    """Something that happened: who did what, and when (seconds since 1970)."""

    seq: int
    by: str
    did: str
    """`join`, or the kind of the fact, or the part to which something was added."""
    at: float


def moments(facts: tuple[Shared, ...]) -> tuple[Moment, ...]:
    """What was done at a board, in order. Examples were always there."""
    return tuple(
        Moment(one.seq, one.by, did(one), one.at)
        for one in facts
        if one.kind in SEEN and not one.by.startswith(EXAMPLE)
    )


def arrivals(facts: tuple[Shared, ...]) -> tuple[Moment, ...]:
    """Who came, in order: the first time that each person said who they are."""
    first: dict[str, Shared] = {}
    for one in facts:
        if one.kind == "profile":
            first.setdefault(one.by, one)
    return tuple(Moment(one.seq, one.by, "join", one.at) for one in first.values())


@dataclass(frozen=True)
class TimeLine:
    """Everything that happened: what was done, and who came. Both are in order; together they are seldom needed."""

    done: tuple[Moment, ...] = ()
    came: tuple[Moment, ...] = ()

    def __len__(self) -> int:
        return len(self.done) + len(self.came)

    def first(self) -> Moment:
        return min((*self.done[:1], *self.came[:1]), key=_seq)

    def last(self, most: int) -> list[Moment]:
        """The newest moments, newest first."""
        return sorted((*self.done[-most:], *self.came[-most:]), key=_seq, reverse=True)[:most]

    def around(self, seq: int) -> Around:
        """Where one is who looks at the board as of `seq`."""
        all = sorted((*self.done, *self.came), key=_seq)
        number = sum(1 for one in all if one.seq <= seq)
        here, before = (all[at] if at >= 0 else None for at in (number - 1, number - 2))
        return Around(number, here, before, all[number] if number < len(all) else None)


@dataclass(frozen=True)
class Around:
    """A place on the time line: which moment it is (from 1; 0 is before all), and those beside it."""

    number: int
    here: Moment | None
    before: Moment | None
    after: Moment | None


def _seq(one: Moment) -> int:
    return one.seq


def did(fact: Shared) -> str:
    """What somebody did, as a word that the interface has a sentence for, and that a task can ask for."""
    if fact.kind == "add":
        return fact.get("part")
    if fact.kind in ("edit", "choose"):
        return AMBITION if fact.get("part") == AMBITION else "edit"
    return "ready" if fact.kind == "tick" else fact.kind


def doings(facts: tuple[Shared, ...]) -> Mapping[str, frozenset[str]]:
    """What each person did at a board, by their key."""
    found: dict[str, set[str]] = {}
    for one in facts:
        if one.kind in SEEN and one.get("to") not in ("no", "open"):
            found.setdefault(one.by, set()).add(did(one))
    return {by: frozenset(done) for by, done in found.items()}
