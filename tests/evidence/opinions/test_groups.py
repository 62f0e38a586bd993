"""Groups of people who vote alike: found where they are, not found where they are not, whoever comes first."""

from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.spatial.distance import pdist, squareform

from toolkit.evidence.opinions.groups import LEAST_GROUP, Row, distances, found, silhouette, usable


def camps(sizes: dict[str, int], noise: float = 0.15, seed: int = 1) -> list[Row]:
    """People of some camps; `+-+` agrees with the first statement and the third. With `noise` they vote at random."""
    chance = random.Random(seed)
    where = {"+": 1.0, "-": -1.0, "0": 0.0}
    return [
        [chance.choice([1.0, 0.0, -1.0]) if chance.random() < noise else where[sign] for sign in camp]
        for camp, people in sizes.items()
        for _ in range(people)
    ]


def test_two_camps_are_found_with_what_they_mostly_vote() -> None:
    groups = found(camps({"++--0": 22, "--++0": 14}))
    assert [one.people for one in groups] == [22, 14]
    assert [one.leans[:4] for one in groups] == [(1, 1, -1, -1), (-1, -1, 1, 1)]


def test_three_camps_are_found() -> None:
    assert [one.people for one in found(camps({"+++---": 14, "---+++": 13, "++++++": 12}, 0.08))] == [14, 13, 12]


def test_below_thirty_people_none_are_found_however_clear_they_are() -> None:
    assert found(camps({"++--": 15, "--++": 14}, 0)) == ()
    assert found(camps({"++--": 15, "--++": 15}, 0)) != ()


def test_a_group_below_five_people_is_no_group() -> None:
    assert all(one.people >= LEAST_GROUP for one in found(camps({"++--": 36, "--++": 4}, 0.05)))


def test_votes_without_camps_hardly_ever_fall_apart() -> None:
    """Everybody votes for themselves: at most one in twenty by chance, and a few of twenty to be fair to chance."""
    shares = random.Random(5)
    rounds = [
        [[shares.choices([1.0, 0.0, -1.0], [5, 2, 3])[0] for _ in range(5)] for _ in range(40)] for _ in range(20)
    ]
    assert sum(bool(found(rows)) for rows in rounds) <= 3


def test_when_all_vote_alike_there_are_no_groups() -> None:
    assert found([[1.0, 1.0, -1.0]] * 40) == ()


def test_who_voted_on_less_than_half_is_not_counted_and_a_gap_pulls_nowhere() -> None:
    rows = camps({"++--": 20, "--++": 20}, 0.05)
    gaps: list[Row] = [[None, *row[1:]] if index % 4 == 0 else row for index, row in enumerate(rows)]
    idle: list[Row] = [[None, None, None, 1.0]] * 9
    assert len(usable([*gaps, *idle])) == 40
    assert [one.people for one in found([*gaps, *idle])] == [20, 20]


def test_people_lie_apart_by_what_both_of_them_voted_on() -> None:
    none = float("nan")
    votes = np.array([[1.0, -1.0, 1.0, 0.0], [none, -1.0, 1.0, 0.0], [-1.0, none, none, 0.0], [none, 1.0, none, none]])
    found_ones = distances(votes)
    assert found_ones[0, 1] == 0
    assert found_ones[0, 2] == pytest.approx((4 * 4 / 2) ** 0.5)
    assert np.allclose(found_ones, found_ones.T)
    whole = np.array([[1.0, 0.0], [0.0, -1.0], [-1.0, -1.0]])
    assert np.allclose(distances(whole), squareform(pdist(whole)))


@given(st.randoms(), st.integers(0, 3), st.sampled_from([0.1, 0.3]))
@settings(max_examples=15, deadline=None)
def test_the_order_of_people_changes_nothing(chance: random.Random, seed: int, noise: float) -> None:
    rows = camps({"++--": 18, "--++": 16}, noise, seed)
    before = found(rows)
    chance.shuffle(rows)
    assert found(rows) == before


def test_the_silhouette_is_rousseeuws() -> None:
    """By the definition, person by person: 0, 1 and 10, 12 on a line, in two groups."""
    places = np.array([[0.0], [1.0], [10.0], [12.0]])
    each = [(11 - 1) / 11, (10 - 1) / 10, (9.5 - 2) / 9.5, (11.5 - 2) / 11.5]
    assert silhouette(squareform(pdist(places)), np.array([1, 1, 2, 2])) == pytest.approx(sum(each) / 4)
