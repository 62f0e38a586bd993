"""How well a person fits a vacancy, by what it asks and what the person can do and wants to learn; and nothing else.

The score is the share of what is asked that the person covers:

    score = sum of weight x cover, over all that is asked / sum of weight, over all that is asked

    weight: 2 for a must, 1 for what would be nice
    cover:  1 if the person has it, 1/2 if the person wants to learn it, 0 otherwise

Without the half it is Tversky's ratio model ("Features of similarity", Psychological Review 84, 1977, 327-352) with
alpha = 1 and beta = 0: what the vacancy asks and the person lacks counts against the match, what the person has and
nobody asks counts for nothing. So one skill more never lowers a score, and many skills that nobody asks raise none.
Scores are exact fractions: two that are equal are equal, in whatever order they were summed up.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

Weight = Literal["must", "nice"]
Fit = Literal["have", "want", "missing"]

WEIGHTS: dict[Weight, int] = {"must": 2, "nice": 1}
COVER: dict[Fit, Fraction] = {"have": Fraction(1), "want": Fraction(1, 2), "missing": Fraction(0)}


@dataclass(frozen=True)
class Person:
    """What a match may know of a person. A skill that is both there and wanted counts as there."""

    id: str
    has: frozenset[str] = frozenset()
    wants: frozenset[str] = frozenset()

    def fit(self, skill: str) -> Fit:
        return "have" if skill in self.has else "want" if skill in self.wants else "missing"


@dataclass(frozen=True)
class Vacancy:
    """What a vacancy asks, each list in the order in which it was written. A skill in both lists is a must."""

    id: str
    must: tuple[str, ...] = ()
    nice: tuple[str, ...] = ()

    def asks(self) -> dict[str, Weight]:
        """Each skill that is asked, once, with its weight: the musts first."""
        asked: dict[str, Weight] = dict.fromkeys(self.must, "must")
        return asked | {skill: "nice" for skill in self.nice if skill not in asked}


@dataclass(frozen=True)
class Match:
    """A person and a vacancy, and how well they fit.

    `place` counts from 1; matches of one score share it, and the next one counts them all (1, 2, 2, 4).
    """

    person: Person
    vacancy: Vacancy
    score: Fraction
    place: int = 0
    tied: bool = False
    """Whether another match has the same score, so that their order was drawn by lot."""


def score(person: Person, vacancy: Vacancy) -> Fraction:
    """How well they fit, from 0 (nothing of what is asked) to 1 (all of it); 1 where nothing is asked."""
    asked = vacancy.asks()
    most = sum(WEIGHTS[weight] for weight in asked.values())
    covered = sum((WEIGHTS[weight] * COVER[person.fit(skill)] for skill, weight in asked.items()), Fraction(0))
    return covered / most if most else Fraction(1)


def people_for(vacancy: Vacancy, people: Iterable[Person]) -> tuple[Match, ...]:
    """Everybody for one vacancy, the best match first. Nobody is left out."""
    return _ranked((person, vacancy) for person in people)


def vacancies_for(person: Person, vacancies: Iterable[Vacancy]) -> tuple[Match, ...]:
    """All vacancies for one person, the best match first, by the same score as the people for each of them."""
    return _ranked((person, vacancy) for vacancy in vacancies)


def _ranked(pairs: Iterable[tuple[Person, Vacancy]]) -> tuple[Match, ...]:
    found = [Match(person, vacancy, score(person, vacancy)) for person, vacancy in pairs]
    found.sort(key=lambda one: (-one.score, lot(one.person.id, one.vacancy.id), one.person.id, one.vacancy.id))
    scores = [one.score for one in found]
    return tuple(
        Match(one.person, one.vacancy, one.score, scores.index(one.score) + 1, scores.count(one.score) > 1)
        for one in found
    )


def lot(person: str, vacancy: str) -> str:
    """The lot that decides between equal scores: the same for everybody who looks, another for each pair.

    By the order of a list or of names, somebody would always come out first.
    """
    return hashlib.sha256(f"{person}/{vacancy}".encode()).hexdigest()
