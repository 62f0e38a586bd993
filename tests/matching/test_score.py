"""How well a person fits a vacancy: the published rule worked out by hand, and what holds for any two."""

from __future__ import annotations

import random
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from toolkit.matching.score import Person, Vacancy, lot, people_for, score, vacancies_for

SKILLS = list("abcdefgh")
some = st.frozensets(st.sampled_from(SKILLS))


@st.composite
def persons(draw: st.DrawFn, name: str = "") -> Person:
    return Person(name or draw(st.text("pqrs", min_size=1, max_size=6)), draw(some), draw(some))


@st.composite
def vacancies(draw: st.DrawFn) -> Vacancy:
    return Vacancy(draw(st.text("vwxyz", min_size=1, max_size=6)), tuple(draw(some)), tuple(draw(some)))


crowds = st.lists(persons(), max_size=8, unique_by=lambda one: one.id)
PLANNER = Vacancy("planner", ("planning", "calm"), ("tools", "faults"))


def test_a_must_counts_double_and_what_somebody_wants_to_learn_counts_half() -> None:
    """Worked out by hand: (2 x 1 + 2 x 1/2 + 1 x 0 + 1 x 1) / 6."""
    technician = Person("b", frozenset({"calm", "faults"}), frozenset({"planning"}))
    assert score(technician, PLANNER) == Fraction(4, 6)


def test_without_what_is_wanted_it_is_the_ratio_model_of_tversky() -> None:
    """S = f(A and B) / (f(A and B) + alpha f(A - B) + beta f(B - A)), with A the vacancy, alpha = 1 and beta = 0."""
    cook = Person("d", frozenset({"planning", "tools", "cooking"}))
    common, only_asked, only_had = 2 + 1, 2 + 1, 1
    assert score(cook, PLANNER) == Fraction(common, common + 1 * only_asked + 0 * only_had)


def test_all_of_it_is_one_and_nothing_of_it_is_nought() -> None:
    assert score(Person("a", frozenset({"planning", "calm", "tools", "faults"})), PLANNER) == 1
    assert score(Person("a", frozenset({"cooking"})), PLANNER) == 0
    assert score(Person("a"), Vacancy("anything")) == 1


@given(persons(), vacancies())
def test_a_score_lies_between_nought_and_one(person: Person, vacancy: Vacancy) -> None:
    assert 0 <= score(person, vacancy) <= 1


@given(persons(), vacancies(), st.sampled_from(SKILLS))
def test_a_skill_more_and_a_wish_more_never_lower_a_score(person: Person, vacancy: Vacancy, skill: str) -> None:
    before = score(person, vacancy)
    wishing = Person(person.id, person.has, person.wants | {skill})
    having = Person(person.id, person.has | {skill}, person.wants)
    assert before <= score(wishing, vacancy) <= score(having, vacancy)


@given(persons(), vacancies(), st.frozensets(st.sampled_from(["x", "y", "z"])))
def test_what_nobody_asks_changes_nothing(person: Person, vacancy: Vacancy, more: frozenset[str]) -> None:
    assert score(Person(person.id, person.has | more, person.wants | more), vacancy) == score(person, vacancy)


@given(persons(), vacancies(), st.randoms(use_true_random=False))
def test_the_order_in_which_a_vacancy_names_things_changes_nothing(
    person: Person, vacancy: Vacancy, dice: random.Random
) -> None:
    must, nice = list(vacancy.must), list(vacancy.nice)
    dice.shuffle(must)
    dice.shuffle(nice)
    assert score(person, Vacancy(vacancy.id, tuple(must), tuple(nice))) == score(person, vacancy)


@given(crowds, vacancies(), st.randoms(use_true_random=False))
def test_the_order_in_which_people_are_handed_in_changes_nothing(
    people: list[Person], vacancy: Vacancy, dice: random.Random
) -> None:
    other = list(people)
    dice.shuffle(other)
    assert people_for(vacancy, other) == people_for(vacancy, people)


@given(crowds, vacancies())
def test_nobody_is_left_out_and_the_best_come_first(people: list[Person], vacancy: Vacancy) -> None:
    found = people_for(vacancy, people)
    assert sorted(one.person.id for one in found) == sorted(one.id for one in people)
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)


@given(persons(), st.lists(vacancies(), max_size=6, unique_by=lambda one: one.id))
def test_both_sides_read_the_same_score(person: Person, openings: list[Vacancy]) -> None:
    for match in vacancies_for(person, openings):
        assert [match.score] == [one.score for one in people_for(match.vacancy, [person])]


def test_equal_scores_share_a_place_and_the_next_counts_them_all() -> None:
    people = [
        Person("best", frozenset({"planning", "calm"})),
        Person("one", frozenset({"calm"})),
        Person("two", frozenset({"planning"})),
        Person("last"),
    ]
    found = people_for(PLANNER, people)
    assert [(one.place, one.tied) for one in found] == [(1, False), (2, True), (2, True), (4, False)]


def test_between_equals_a_lot_decides_that_is_another_one_for_each_vacancy() -> None:
    """By name or by the order of a list, the same person would come out first every time."""
    pair = [Person("anna"), Person("zoë")]
    firsts = [people_for(Vacancy(f"v{number}", ("x",)), pair)[0].person.id for number in range(200)]
    assert 70 < firsts.count("anna") < 130
    assert lot("anna", "v1") == lot("anna", "v1") != lot("anna", "v2")
