"""On which day the reminder of a plan comes."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.prototypes.planning import after_days, day_of_year, next_on

DAYS = st.dates(dt.date(2020, 1, 1), dt.date(2060, 12, 31))


def test_a_reminder_in_the_weekend_waits_for_monday() -> None:
    thursday = dt.date(2026, 6, 4)
    assert after_days(thursday, 1) == dt.date(2026, 6, 5)
    assert after_days(thursday, 2) == after_days(thursday, 3) == after_days(thursday, 4) == dt.date(2026, 6, 8)


def test_a_day_of_the_year_that_is_today_or_gone_comes_next_year() -> None:
    assert next_on(dt.date(2026, 5, 31), 6, 1) == dt.date(2026, 6, 1)
    assert next_on(dt.date(2026, 6, 1), 6, 1) == dt.date(2027, 6, 1)


def test_a_day_of_the_year_in_the_weekend_comes_on_friday_unless_that_has_gone_by() -> None:
    assert next_on(dt.date(2025, 5, 1), 6, 1) == dt.date(2025, 5, 30)  # 1 June 2025 was a Sunday
    assert next_on(dt.date(2025, 5, 31), 6, 1) == dt.date(2025, 6, 1)


@given(DAYS, st.integers(1, 366), st.dates(dt.date(2001, 1, 1), dt.date(2001, 12, 31)))
def test_a_reminder_never_comes_today_or_earlier(today: dt.date, days: int, of_year: dt.date) -> None:
    assert after_days(today, days) > today
    assert today < next_on(today, of_year.month, of_year.day) <= today + dt.timedelta(days=366)


@pytest.mark.parametrize("typed", ["02-29", "13-01", "00-10", "6-1", "1 juni", "06-31", ""])
def test_a_day_that_not_every_year_has_is_none(typed: str) -> None:
    assert day_of_year(typed) is None
    assert day_of_year("06-01") == (6, 1)
