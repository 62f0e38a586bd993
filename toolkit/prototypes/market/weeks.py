"""Weeks as people here name them: from Monday, numbered by ISO 8601, `2026-W49`."""

from __future__ import annotations

import datetime as dt
import re

WORKING = 5
"""Monday to Friday. Which days somebody works is not asked: a part-timer has fewer hours, not other days."""

_WEEK = re.compile(r"(\d{4})-W(\d{2})\Z", re.ASCII)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z", re.ASCII)


def day_of(now: float) -> dt.date:
    """The day of a moment (seconds since 1970), where this machine stands."""
    return dt.datetime.fromtimestamp(now).date()


def monday(day: dt.date) -> dt.date:
    """The first day of its week; weeks are held as this day."""
    return day - dt.timedelta(days=day.weekday())


def week_id(day: dt.date) -> str:
    """The name of the week of a day: the same in every language, and for ever.

    >>> week_id(dt.date(2026, 12, 31)), week_id(dt.date(2027, 1, 4))
    ('2026-W53', '2027-W01')
    """
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def week_of(name: str) -> dt.date | None:
    """The Monday of a week by its name; None where there is no such week."""
    found = _WEEK.match(name)
    try:
        return dt.date.fromisocalendar(int(found[1]), int(found[2]), 1) if found else None
    except ValueError:
        return None


def day_from(written: str) -> dt.date | None:
    """A day as it is stored and as authors write it, `2026-12-25`; None where there is no such day."""
    try:
        return dt.date.fromisoformat(written) if _DAY.match(written) else None
    except ValueError:
        return None


def days_of(written: str) -> tuple[dt.date, ...]:
    """The days that an author means by a day or by a whole week (Monday to Friday); none where it is neither."""
    day, week = day_from(written), week_of(written)
    if week:
        return tuple(week + dt.timedelta(days=number) for number in range(WORKING))
    return (day,) if day else ()


def last_day(start: dt.date, weeks: int) -> dt.date:
    """The Friday on which work ends that begins on the Monday `start` and lasts so many weeks."""
    return start + dt.timedelta(days=7 * weeks - 3)
