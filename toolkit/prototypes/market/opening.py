"""What stands on the market: openings, and what somebody answered to one. Everything that can change is a new value."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Literal

from toolkit.prototypes.market.weeks import last_day
from toolkit.prototypes.market.workload import Stint

MADE_UP = "@example"
"""Who the people of an author's examples are. Nobody has this key in a room."""

State = Literal["waiting", "accepted", "declined", "withdrawn", "stopped", "finished", "gone"]
"""How it stands with an application. `gone`: the opening was taken back by a poster who withdrew."""


@dataclass(frozen=True)
class Opening:
    """A task or a project that somebody asks colleagues for. `start` is a Monday, `hours` are a week's."""

    id: str
    by: str
    title: str
    what: str
    hours: int
    start: dt.date
    weeks: int
    wanted: tuple[str, ...] = ()
    shut: bool = False
    """Whether it looks for nobody any more; whoever is in goes on."""
    hidden: bool = False
    name: str = ""
    """The name of a made-up poster."""
    reply: str = ""
    """What a made-up poster answers at once; none where it is "" and somebody has to wait."""
    made_up: bool = False

    @property
    def last(self) -> dt.date:
        return last_day(self.start, self.weeks)

    def stint(self, today: dt.date, hours: int = 0, start: dt.date | None = None) -> Stint:
        """The work as somebody would take it on now: as asked, with fewer hours, or in later weeks."""
        begin = start or self.start
        return Stint(hours or self.hours, max(begin, today), last_day(begin, self.weeks))


@dataclass(frozen=True)
class Application:
    """What somebody takes on or would like to: the work, and the manager's consent with its date and that scope."""

    id: str
    opening: str
    by: str
    scope: Stint
    agreed: dt.date
    line: str = ""
    state: State = "waiting"
    reply: str = ""
    ended: dt.date | None = None
    """The last day of work that ended early, or that was closed out before its time."""
    revoked: dt.date | None = None
    """The day on which the manager's consent was taken back."""
    brought: str = ""
    credit: str = ""
    gave: str = ""
    name: str = ""
    made_up: bool = False

    @property
    def live(self) -> bool:
        return self.state in ("waiting", "accepted")

    @property
    def counts(self) -> Stint | None:
        """The work that counts for the 20%.

        What was accepted, and also what still waits for an answer: the poster can say yes at any moment, and the
        manager agreed to it. What was closed out or stopped counts up to its last day; the rest does not count.
        """
        return self.scope.until(self.ended) if self.live or self.state in ("stopped", "finished") else None


@dataclass(frozen=True)
class Shelf:
    """Openings and what was answered to them, each by its id."""

    openings: Mapping[str, Opening] = field(default_factory=dict)
    applications: Mapping[str, Application] = field(default_factory=dict)


@dataclass(frozen=True)
class Market:
    """Everybody's market. `own` holds the examples that each person plays the poster of, apart from the rest."""

    shared: Shelf
    own: Mapping[str, Shelf]
    played: Shelf
    """Those examples as they begin, for whoever has done nothing yet."""
    contracts: Mapping[str, Fraction]
    told: Mapping[str, frozenset[str]]
    """What each person has done here, for conditions: see `fold.DID`."""

    def for_person(self, me: str) -> Shelf:
        """The market as one person has it before them."""
        own = self.own.get(me) or _posted_by(me, self.played)
        return Shelf({**self.shared.openings, **own.openings}, {**self.shared.applications, **own.applications})

    def taken(self, me: str) -> Iterator[Stint]:
        """Everything that counts for a person's 20%."""
        for one in self.shared.applications.values():
            if one.by == me and one.counts:
                yield one.counts


def _posted_by(me: str, shelf: Shelf) -> Shelf:
    return Shelf({name: replace(one, by=me) for name, one in shelf.openings.items()}, shelf.applications)
