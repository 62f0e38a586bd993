"""A feeling beside a fact, and the feelings of two sides beside each other, without giving anybody away."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.prototypes.service.gap import AT_ONCE, Felt, far_apart, felt, gap
from toolkit.room import Shared


@pytest.mark.parametrize(
    ("figure", "feeling", "fact", "expected"),
    [
        ("planned", 80.0, 45.0, "rosy"),
        ("planned", 20.0, 45.0, "gloomy"),
        ("planned", 50.0, 45.0, "near"),
        ("requirements", 56.0, 45.0, "rosy"),
        ("days", 4.0, 9.0, "rosy"),  # of days fewer is better
        ("days", 15.0, 9.0, "gloomy"),
        ("days", 8.0, 9.0, "near"),
    ],
)
def test_a_feeling_is_near_a_fact_better_than_it_or_worse(
    figure: Any, feeling: float, fact: float, expected: str
) -> None:
    assert gap(figure, feeling, fact) == expected


def test_two_sides_are_far_apart_from_more_than_a_little_on() -> None:
    assert far_apart("planned", 77, 32)
    assert not far_apart("planned", 50, 45)
    assert not far_apart("days", 7.5, 8)


def estimate(seq: int, by: str, side: str, **said: str) -> Shared:
    return Shared(seq, by, "estimate", {"side": side, **said})


def side(name: str, values: list[float], start: int = 1) -> tuple[Shared, ...]:
    return tuple(estimate(start + n, f"{name}{n}", name, planned=f"{value:g}") for n, value in enumerate(values))


def test_a_side_of_fewer_than_five_people_shows_nothing() -> None:
    assert felt(side("recruiter", [80, 70, 90, 60])) == {}
    found = felt((*side("recruiter", [80, 70, 90, 60, 75]), *side("manager", [30, 40], 50)))
    assert found == {("recruiter", "planned"): Felt(75.0, 5)}


@given(st.lists(st.integers(0, 100).map(float), min_size=5, max_size=30))
def test_whoever_joins_between_two_fives_changes_nothing(values: list[float]) -> None:
    """Else the difference between two looks would tell what the newest one feels."""
    whole = len(values) // AT_ONCE * AT_ONCE
    assert felt(side("manager", values)) == felt(side("manager", values[:whole]))


def test_who_answers_again_counts_once_and_by_the_newest_answer() -> None:
    first = side("recruiter", [10, 10, 10, 90, 90])
    again = estimate(9, "recruiter0", "recruiter", planned="90")
    assert felt((*first, again)) == {("recruiter", "planned"): Felt(90.0, 5)}


@pytest.mark.parametrize("said", ["", "veel", "nan", "inf", "-3", "1e9"])
def test_what_is_no_estimate_is_left_out(said: str) -> None:
    odd = (estimate(90, "x", "recruiter", planned=said), estimate(91, "y", "boss", planned="50"))
    assert felt((*side("recruiter", [50, 50, 50, 50]), *odd)) == {}
