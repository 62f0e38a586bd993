"""Dates and times as exports write them: 2025-03-04, 2025-03-04 14:30, 4-3-2025, 04/03/2025 14:30."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DUTCH = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_TIME = re.compile(r"[T ] ?(\d{1,2})[:.](\d{2})(?:[:.]\d{2}(?:[.,]\d+)?)?(?: ?(?:uur|Z|[+-]\d{2}:?\d{2}))?")


@dataclass(frozen=True)
class Moment:
    """A day, with its time where the file knows it."""

    at: datetime
    timed: bool

    def within(self, later: Moment, hours: int) -> bool:
        """Whether `later` comes at most so many hours after this. Where one has no time, whole days are counted."""
        if self.timed and later.timed:
            return later.at - self.at <= timedelta(hours=hours)
        return self.days_until(later) * 24 <= hours

    def days_until(self, later: Moment) -> int:
        return (later.at.date() - self.at.date()).days

    def after(self, other: Moment) -> bool:
        """Whether this is surely later: on another day, or at a later time of the same one."""
        if self.timed and other.timed:
            return self.at > other.at
        return self.at.date() > other.at.date()


def moment(typed: str) -> Moment | None:
    """What a cell says; None where that is no date. Days come before months, as people write them here.

    >>> moment("4-3-2025 9.30").at.isoformat(), moment("2025-03-04").timed, moment("31-02-2025")
    ('2025-03-04T09:30:00', False, None)
    """
    iso, dutch = _ISO.match(typed), _DUTCH.match(typed)
    if iso:
        year, month, day = iso[1], iso[2], iso[3]
    elif dutch:
        year, month, day = dutch[3], dutch[2], dutch[1]
    else:
        return None
    rest = typed[(iso or dutch).end() :]  # type: ignore[union-attr]  # one of the two is there
    time = _TIME.fullmatch(rest) if rest else None
    if rest and time is None:
        return None
    hour, minute = (int(time[1]), int(time[2])) if time else (0, 0)
    try:
        return Moment(datetime(int(year), int(month), int(day), hour, minute), time is not None)
    except ValueError:
        return None
