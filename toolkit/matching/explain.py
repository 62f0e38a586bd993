"""Why a match is a match: what is there, what somebody wants to develop, what is missing. One list for both sides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from toolkit.matching.score import COVER, WEIGHTS, Fit, Person, Vacancy, Weight

FITS: tuple[Fit, ...] = get_args(Fit)
"""In the order in which reasons are told."""


@dataclass(frozen=True)
class Reason:
    """One thing that is asked, how the person stands towards it, and how much it weighs."""

    skill: str
    fit: Fit
    weight: Weight

    @property
    def points(self) -> float:
        """What it adds to the score, in points: 2 for a must that is there, 0.5 for something nice that is wanted."""
        return float(WEIGHTS[self.weight] * COVER[self.fit])


def reasons(person: Person, vacancy: Vacancy) -> tuple[Reason, ...]:
    """Everything that is asked, as a reason for or against: first what is there, then what is wanted, then what is
    missing; in each of these the musts come first, and after that the order in which the vacancy names them.

    Their points over the points that can be had are the score: nothing else has any influence.
    """
    found = [Reason(skill, person.fit(skill), weight) for skill, weight in vacancy.asks().items()]
    return tuple(sorted(found, key=lambda one: (FITS.index(one.fit), -WEIGHTS[one.weight])))


def points(person: Person, vacancy: Vacancy) -> tuple[float, float]:
    """The points that a match has, and the most that it could have."""
    told = reasons(person, vacancy)
    return sum(one.points for one in told), float(sum(WEIGHTS[one.weight] for one in told))
