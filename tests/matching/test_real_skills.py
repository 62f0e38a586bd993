"""The same rule on a real table of skills: occupations as people, and as vacancies.

The table is O*NET 29.3 (U.S. Department of Labor, CC BY 4.0, modified); it is no part of the kit.
"""

from __future__ import annotations

import csv
import os
from collections import defaultdict
from pathlib import Path
from statistics import mean

import pytest

from tests.conftest import ROOT
from toolkit.matching.explain import reasons
from toolkit.matching.score import Person, Vacancy, people_for, score

TABLE = Path(os.environ.get("PROEFTUIN_DATA", ROOT.parent / "shared" / "data")) / "onet_29_3_requirements.csv"
MUST = 4.0
"""From this importance on (1 to 5), a skill is a must."""


@pytest.fixture(scope="module")
def occupations() -> dict[str, dict[str, float]]:
    """Each occupation by its code: skills and knowledge, with their importance."""
    if not TABLE.exists():
        pytest.skip(f"there is no {TABLE.name}; name its folder in PROEFTUIN_DATA")
    found: dict[str, dict[str, float]] = defaultdict(dict)
    with TABLE.open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            # "Mathematics" is both a skill and a field of knowledge.
            found[row["code"]][f"{row['kind']}/{row['element']}"] = float(row["importance"])
    return dict(found)


def person(code: str, asked: dict[str, float]) -> Person:
    return Person(code, frozenset(asked))


def vacancy(code: str, asked: dict[str, float]) -> Vacancy:
    must = tuple(one for one, importance in asked.items() if importance >= MUST)
    return Vacancy(code, must, tuple(one for one in asked if one not in must))


def test_who_does_the_work_already_fits_it_wholly_and_comes_first(occupations: dict[str, dict[str, float]]) -> None:
    people = [person(code, asked) for code, asked in occupations.items()]
    for code in list(occupations)[::40]:
        found = people_for(vacancy(code, occupations[code]), people)
        own = next(one for one in found if one.person.id == code)
        assert (own.score, own.place) == (1, 1)
        assert {one.fit for one in reasons(own.person, own.vacancy)} == {"have"}


def test_work_of_the_same_family_fits_better_than_other_work(occupations: dict[str, dict[str, float]]) -> None:
    """The first two digits of a code are the family of the work: in nearly all of them, relatives fit better."""
    people = {code: person(code, asked) for code, asked in occupations.items()}
    better: list[bool] = []
    for code in list(occupations)[::10]:
        asked = vacancy(code, occupations[code])
        scores = {other: score(one, asked) for other, one in people.items() if other != code}
        family = [float(found) for other, found in scores.items() if other[:2] == code[:2]]
        others = [float(found) for other, found in scores.items() if other[:2] != code[:2]]
        better += [mean(family) > mean(others)] if family else []
    assert len(better) > 80
    assert mean(better) > 0.8


def test_the_list_is_the_same_on_every_reading(occupations: dict[str, dict[str, float]]) -> None:
    people = [person(code, asked) for code, asked in occupations.items()]
    code = next(iter(occupations))
    asked = vacancy(code, occupations[code])
    assert people_for(asked, people) == people_for(asked, people[::-1])
