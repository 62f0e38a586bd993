"""The three figures of a service, each with the number of cases behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median
from typing import Literal, get_args

from toolkit.prototypes.service.export import Row

Figure = Literal["planned", "days", "requirements"]
"""Percent of candidates planned within 72 hours; median days to the interview; percent of vacancies with demands."""

FIGURES: tuple[Figure, ...] = get_args(Figure)

HOURS = 72
LEAST = 5
"""Fewer cases show nothing: chance would speak, and one could tell whose vacancy it was."""


@dataclass(frozen=True)
class Fact:
    """A figure from the file. `value`: percent, or days; None with too few cases. `part` of `n` for shares."""

    value: float | None
    n: int
    part: int = 0


@dataclass(frozen=True)
class Facts:
    """What the file says, as numbers that can be kept with a prototype: cases and outcomes, and no row of it."""

    planned: Fact
    days: Fact
    requirements: Fact

    def of(self, figure: Figure) -> Fact:
        found: Fact = getattr(self, figure)
        return found


def count(rows: Sequence[Row]) -> tuple[float, ...]:
    """The numbers behind the figures: planned in time, of; vacancies with requirements, of; median days, of."""
    known = [one.at for row in rows for one in (row.proposed, row.planned) if one is not None]
    decided = [row for row in rows if not _open(row, max(known))]
    in_time = [row for row in decided if row.planned and row.proposed.within(row.planned, HOURS)]
    vacancies = {row.vacancy: row.requirements for row in rows}
    days = [row.proposed.days_until(row.interview) for row in rows if row.interview]
    numbers = (len(in_time), len(decided), sum(vacancies.values()), len(vacancies), median(days or [0]), len(days))
    return tuple(float(one) for one in numbers)


def facts(counts: Sequence[float]) -> Facts | None:
    """The figures from what `count` gave; None where it gave nothing."""
    if len(counts) != 6:
        return None
    in_time, decided, said, vacancies, days, met = counts
    many = round(met)
    return Facts(_share(in_time, decided), Fact(days if many >= LEAST else None, many), _share(said, vacancies))


def _share(part: float, n: float) -> Fact:
    return Fact(100 * part / n if n >= LEAST else None, round(n), round(part))


def _open(row: Row, last: datetime) -> bool:
    """Whether it cannot be told yet: not planned, and the export was made before 72 hours had gone by.

    An export does not say when it was made; it was not before the `last` thing that it knows of. Interviews do not
    count for that: they may still be to come.
    """
    return row.planned is None and last - row.proposed.at < timedelta(hours=HOURS)
