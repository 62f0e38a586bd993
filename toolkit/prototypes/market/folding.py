"""A market while its facts come in, and how a fact is read."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from fractions import Fraction

from toolkit.prototypes.market.opening import Application, Opening, Shelf
from toolkit.prototypes.market.weeks import day_from
from toolkit.prototypes.market.workload import Stint
from toolkit.room import Shared

MAX_HOURS, MAX_WEEKS = 40, 60


@dataclass
class Open:
    """A shelf on which things can still be put."""

    openings: dict[str, Opening]
    applications: dict[str, Application]


@dataclass
class Folding:
    """A market while its facts come in. `played` begins anew for each person who does something at it."""

    shared: Open
    played: Shelf
    own: dict[str, Open] = field(default_factory=dict)
    contracts: dict[str, Fraction] = field(default_factory=dict)
    told: dict[str, set[str]] = field(default_factory=dict)

    def shelf(self, fact: Shared, part: str) -> Open:
        """Where what a fact names lies: among everybody's, or among the examples that one plays the poster of."""
        name = fact.get(part)
        if name not in self.played.openings and name not in self.played.applications:
            return self.shared
        if fact.by not in self.own:
            openings = {one.id: replace(one, by=fact.by) for one in self.played.openings.values()}
            self.own[fact.by] = Open(openings, dict(self.played.applications))
        return self.own[fact.by]

    def did(self, fact: Shared, what: str) -> None:
        self.told.setdefault(fact.by, set()).add(what)


def whole(fact: Shared, part: str, most: int) -> int:
    """A whole number between 1 and `most`; 0 where there is none."""
    written = fact.get(part)
    number = int(written) if written.isascii() and written.isdecimal() and len(written) < 4 else 0
    return number if number <= most else 0


def scope_of(fact: Shared) -> Stint | None:
    hours, first, last = whole(fact, "hours", MAX_HOURS), day_from(fact.get("first")), day_from(fact.get("last"))
    return Stint(hours, first, last) if hours and first and last and first <= last else None
