"""Why a match is a match: everything that is asked is told once, and the reasons add up to the score."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given

from tests.matching.test_score import persons, vacancies
from toolkit.matching.explain import Reason, points, reasons
from toolkit.matching.score import Person, Vacancy, score


def test_reasons_are_told_from_what_is_there_to_what_is_missing_the_musts_first() -> None:
    vacancy = Vacancy("planner", ("planning", "calm"), ("tools", "faults", "writing"))
    person = Person("b", frozenset({"tools", "calm"}), frozenset({"writing", "planning"}))
    assert reasons(person, vacancy) == (
        Reason("calm", "have", "must"),
        Reason("tools", "have", "nice"),
        Reason("planning", "want", "must"),
        Reason("writing", "want", "nice"),
        Reason("faults", "missing", "nice"),
    )


def test_a_skill_that_is_there_and_wanted_is_there_and_one_that_is_asked_twice_is_a_must() -> None:
    person = Person("a", frozenset({"calm"}), frozenset({"calm"}))
    assert reasons(person, Vacancy("v", ("calm",), ("calm",))) == (Reason("calm", "have", "must"),)


def test_the_points_of_a_match_are_those_of_its_reasons() -> None:
    person = Person("b", frozenset({"calm"}), frozenset({"planning", "tools"}))
    assert points(person, Vacancy("planner", ("planning", "calm"), ("tools", "faults"))) == (2 + 1 + 0.5 + 0, 6)


@given(persons(), vacancies())
def test_every_reason_is_one_that_is_asked_and_together_they_are_the_score(person: Person, vacancy: Vacancy) -> None:
    told = reasons(person, vacancy)
    assert {one.skill: one.weight for one in told} == vacancy.asks()
    assert len(told) == len(vacancy.asks())
    have, most = points(person, vacancy)
    assert score(person, vacancy) == (Fraction(have) / Fraction(most) if most else 1)
