"""The 20% guard: what somebody takes on beside the own job, week by week, against the room that the contract leaves.

How it counts, in sentences that one can check by hand:

- Work is a number of hours a week from a first to a last day, both included. It counts by working days, a fifth of its
  hours for each: from Monday to Friday, holidays left out. So a first week that begins on Wednesday asks three fifths.
- The room of a week is a share (20%) of the contract's own hours, by the same working days: with two holidays three
  fifths of it, in a week of holidays none. The work asks nothing on a holiday either, so a holiday puts nobody over.
- Everything that somebody takes on is summed, whoever asked for it. Work that ends early counts up to that day.
- Hours are fractions and no floating-point numbers: 7.2 of 7.2 hours fits.

Whose work counts (what was accepted, and what somebody applied for with the manager's consent and waits for) is decided
where the market is folded; here work is work.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache

from toolkit.prototypes.market.weeks import WORKING, monday

LEAST, MOST = 1, 60
"""The hours of a contract that can be filled in."""

DAY = dt.timedelta(days=1)
WEEK = dt.timedelta(days=7)


@dataclass(frozen=True)
class Stint:
    """Work that somebody takes on: `hours` a week, from the `first` to the `last` day."""

    hours: int
    first: dt.date
    last: dt.date

    def until(self, day: dt.date | None) -> Stint:
        """The same work, ended early."""
        return self if day is None else replace(self, last=min(self.last, day))

    def weeks(self) -> Iterable[dt.date]:
        """The weeks that it touches, by their Mondays."""
        week = monday(self.first)
        while week <= self.last:
            yield week
            week += WEEK


@dataclass(frozen=True)
class Over:
    """A week with more work than it has room for; hours."""

    week: dt.date
    load: Fraction
    room: Fraction

    @property
    def by(self) -> Fraction:
        return self.load - self.room


@dataclass(frozen=True)
class Guard:
    """One person's room: the hours of the contract, the share of them, and the days on which nobody works."""

    contract: Fraction
    share: Fraction = Fraction(1, 5)
    holidays: frozenset[dt.date] = frozenset()

    @property
    def usual(self) -> Fraction:
        """The room of a week without holidays."""
        return self.contract * self.share

    def room(self, week: dt.date) -> Fraction:
        return self.usual * _working(self.holidays, week) / WORKING

    def load(self, stints: Iterable[Stint]) -> dict[dt.date, Fraction]:
        """The hours of each week that asks any, in order of time."""
        return {week: Fraction(fifths, WORKING) for week, fifths in sorted(self._fifths(stints).items())}

    def over(self, stints: Iterable[Stint]) -> tuple[Over, ...]:
        """The weeks that have more work than room, in order of time."""
        return tuple(self._over(sorted(self._fifths(stints).items())))

    def over_by(self, taken: Iterable[Stint], new: Stint) -> tuple[Over, ...]:
        """The weeks that would go over if `new` came on top of what is taken; only weeks in which it asks anything."""
        before = self._fifths(taken)
        return tuple(self._over((week, before.get(week, 0) + more) for week, more in self._fifths([new]).items()))

    def fullest(self, taken: Iterable[Stint], new: Stint) -> tuple[Fraction, Fraction]:
        """Load and room of the fullest week that `new` touches; 0 and the usual room where it asks nothing."""
        before, asked = self._fifths(taken), self._fifths([new])
        if not asked:
            return Fraction(0), self.usual
        loads = {week: before.get(week, 0) + more for week, more in asked.items()}
        week = max(loads, key=lambda one: loads[one] / _working(self.holidays, one))
        return Fraction(loads[week], WORKING), self.room(week)

    def first_that_fits(self, taken: Iterable[Stint], offers: Iterable[Stint]) -> Stint | None:
        """Of several ways to do something (fewer hours, later weeks) the first that fits beside what is taken."""
        kept = list(taken)
        return next((one for one in offers if not self.over_by(kept, one)), None)

    # A screen with twenty openings asks all this some hundred times, so inside it counts whole fifths of an hour.

    def _fifths(self, stints: Iterable[Stint]) -> dict[dt.date, int]:
        found: dict[dt.date, int] = {}
        for stint in stints:
            for week in stint.weeks():
                days = self._days(week, stint.first, stint.last)
                if days:
                    found[week] = found.get(week, 0) + stint.hours * days
        return found

    def _over(self, loads: Iterable[tuple[dt.date, int]]) -> Iterator[Over]:
        most, of = self.usual.numerator, self.usual.denominator
        for week, fifths in loads:
            if fifths * of > most * _working(self.holidays, week):
                yield Over(week, Fraction(fifths, WORKING), self.room(week))

    def _days(self, week: dt.date, first: dt.date, last: dt.date) -> int:
        """The working days of a week between two days."""
        if first <= week and week + 4 * DAY <= last:
            return _working(self.holidays, week)
        return sum(first <= day <= last and day not in self.holidays for day in _weekdays(week))


def _weekdays(week: dt.date) -> Iterable[dt.date]:
    return (week + number * DAY for number in range(WORKING))


@lru_cache(maxsize=4096)
def _working(holidays: frozenset[dt.date], week: dt.date) -> int:
    """The working days of a week."""
    return sum(day not in holidays for day in _weekdays(week))


def contract_from(written: str) -> Fraction | None:
    """The hours of a contract as they are stored, `24` or `31.5`; None where that is no working week."""
    try:
        hours = Fraction(written)
    except (ValueError, ZeroDivisionError):
        return None
    return hours if LEAST <= hours <= MOST else None
