"""Weeks, hours and people in the words of a screen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import lru_cache

from toolkit.prototypes.market.workload import DAY, WEEK, Over, Stint
from toolkit.text import figure

MOST_RUNS = 2
"""More stretches of weeks than this are not told one by one."""


class Say:
    """The words of one language. `own` is the interface's."""

    def __init__(self, own: Mapping[str, str], language: str) -> None:
        self.own, self.language = own, language

    def hours(self, hours: Fraction | int) -> str:
        """A number of hours, exact: 7,2."""
        digits = next((one for one in (0, 1) if (hours * 10**one) % 1 == 0), 2)
        return figure(float(hours), self.language, digits)

    def a_week(self, hours: int) -> str:
        return self._number("market_a_week", hours)

    def weeks(self, number: int) -> str:
        return self._number("market_weeks", number)

    def _number(self, key: str, n: int) -> str:
        return self.own[f"{key}_{'one' if n == 1 else 'many'}"].format(n=n)

    def day(self, day: dt.date) -> str:
        return _day(day, "d MMMM", self.language)

    def full_day(self, day: dt.date) -> str:
        return _day(day, "d MMMM y", self.language)

    def short(self, day: dt.date) -> str:
        """A day short enough for a row of choices."""
        return _day(day, "d MMM", self.language)

    def span(self, stint: Stint) -> str:
        return self.own["market_span"].format(first=self.day(stint.first), last=self.day(stint.last))

    def scope(self, stint: Stint) -> str:
        """The hours of a week, and from when until when."""
        return f"{self.a_week(stint.hours)}, {self.span(stint)}"

    def over(self, found: Sequence[Over]) -> str:
        """Which weeks go over, and by how much; of many different ones only how many, and the fullest."""
        runs = _runs(found)
        if len(runs) <= MOST_RUNS:
            return f" {self.own['market_and']} ".join(self._run(run) for run in runs)
        worst = max(found, key=lambda one: one.by)
        many = self.own["market_over_many"].format(n=len(found))
        return f"{many} {self._run([worst])}"

    def _run(self, run: Sequence[Over]) -> str:
        last = run[-1].week + 4 * DAY
        key = "market_over_one" if len(run) == 1 else "market_over_run"
        return self.own[key].format(first=self.day(run[0].week), last=self.day(last), by=self.hours(run[0].by))


def _runs(found: Sequence[Over]) -> list[list[Over]]:
    """Weeks one after the other that are over by the same, together."""
    runs: list[list[Over]] = []
    for one in found:
        if runs and runs[-1][-1].week + WEEK == one.week and runs[-1][-1].by == one.by:
            runs[-1].append(one)
        else:
            runs.append([one])
    return runs


def sentence(words: str) -> str:
    """Words that may begin with a name, or with "somebody", as a sentence."""
    return words[:1].upper() + words[1:]


@lru_cache(maxsize=1024)
def _day(day: dt.date, pattern: str, language: str) -> str:
    from babel.dates import format_date  # 40 ms of import that other pages never need

    return format_date(day, pattern, locale=language).replace(".", "")
