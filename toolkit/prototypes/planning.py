"""When the reminder of a plan comes. Pure: a day in, a day out."""

from __future__ import annotations

import datetime as dt
import re

_ON = re.compile(r"(\d\d)-(\d\d)\Z")
_SATURDAY = 5


def day_of_year(typed: str) -> tuple[int, int] | None:
    """`06-01` as month and day; None where not every year has that day."""
    found = _ON.match(typed)
    if found is None:
        return None
    month, day = int(found[1]), int(found[2])
    try:
        dt.date(2001, month, day)  # no leap year
    except ValueError:
        return None
    return month, day


def after_days(today: dt.date, days: int) -> dt.date:
    """So many days from now; in a weekend, the Monday after it."""
    day = today + dt.timedelta(days=days)
    return day + dt.timedelta(days=max(0, 7 - day.weekday())) if day.weekday() >= _SATURDAY else day


def next_on(today: dt.date, month: int, day: int) -> dt.date:
    """The next time that this day of the year comes, not today; in a weekend, the Friday before it.

    Where that Friday has gone by, the day itself: a reminder in the weekend is better than one next year.
    """
    when = dt.date(today.year, month, day)
    if when <= today:
        when = dt.date(today.year + 1, month, day)
    friday = when - dt.timedelta(days=max(0, when.weekday() - _SATURDAY + 1))
    return friday if friday > today else when
