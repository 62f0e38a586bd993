"""The stored figures on intervals: some worked out again, all within what the verdict promises, and by the real code."""

from __future__ import annotations

import math
from itertools import product
from typing import Any

import numpy as np
import pytest

from tests.evidence.exact import coverage, others
from tests.evidence.exact.coverage import ANSWERS, EXACT, POINTS, SIZES, outcomes, stored, truths
from toolkit.evidence import intervals
from toolkit.evidence.intervals import Summary, summarise
from toolkit.evidence.ranks import brunner_munzel, superiority

ROWS = {one["n"]: one for one in stored()}
ALLOWED = 0.05
PLAYED = 0.005
"""Played figures may differ by so much where another release of numpy draws other numbers."""


def test_every_size_is_stored_from_three_to_twelve_and_beyond() -> None:
    assert tuple(ROWS) == SIZES
    assert set(range(3, EXACT + 1)) <= set(ROWS)


@pytest.mark.parametrize("n", [3, 4, 7, 12])
def test_the_figures_of_shares_come_out_again(n: int) -> None:
    again = coverage.two_shares(n) | {"better": ROWS[n]["two_shares"]["better"]}
    assert coverage.one_share(n) == pytest.approx(ROWS[n]["one_share"], abs=1e-5)
    assert again == pytest.approx(ROWS[n]["two_shares"], abs=1e-5)


@pytest.mark.parametrize("n", [3, 5, 8])
def test_the_figures_of_scores_come_out_again(n: int) -> None:
    assert coverage.one_mean(n) == pytest.approx(ROWS[n]["one_mean"], abs=1e-5)
    assert coverage.two_means(n) == pytest.approx(ROWS[n]["two_means"], abs=1e-5)


def test_the_played_times_come_out_again() -> None:
    again = coverage.times(3)
    assert again["one"] == pytest.approx(ROWS[3]["times"]["one"], abs=PLAYED)
    assert again["two"] == pytest.approx(ROWS[3]["times"]["two"], abs=PLAYED)


@pytest.mark.parametrize("measure", ["two_shares", "two_means", "times", "same_people"])
def test_better_is_said_of_nothing_in_at_most_5_of_100_rounds(measure: str) -> None:
    assert max(one[measure]["better"] for one in ROWS.values()) <= ALLOWED


def test_on_average_the_intervals_hold_what_they_promise_and_the_worst_is_known() -> None:
    """Two points below 95% at most on average; the worst share is 83%, the worst score 88%."""
    told = [one[name] for one in ROWS.values() for name in ("one_share", "two_shares", "one_mean", "two_means")]
    told += [one["times"][name] for one in ROWS.values() for name in ("one", "two")]
    assert min(one["mean"] for one in told) >= 0.93
    assert round(min(one["one_share"]["worst"] for one in ROWS.values()), 2) == 0.83
    assert round(min(one["one_mean"]["worst"] for one in ROWS.values()), 2) == 0.88
    assert min(one["two_shares"]["worst"] for one in ROWS.values()) >= 0.83


@pytest.mark.parametrize("n", [3, 6])
def test_the_figures_of_people_asked_twice_come_out_again(n: int) -> None:
    assert others.same_people(n) == pytest.approx(ROWS[n]["same_people"], abs=1e-5)
    assert min(one["same_people"]["worst"] for one in ROWS.values()) >= 0.89


def test_who_scores_higher_has_an_interval_from_six_people_that_holds_better_than_the_published_one() -> None:
    rows = [one["higher"] for n, one in ROWS.items() if n >= 6]
    assert all(ROWS[n]["higher"] is None for n in (3, 4, 5))
    assert min(one["worst"] for one in rows) >= 0.94
    assert min(one["as_published"]["worst"] for one in rows) < 0.86
    again = others.higher(6)
    assert again is not None
    assert again["mean"] == pytest.approx(ROWS[6]["higher"]["mean"], abs=PLAYED)
    assert again["worst"] == pytest.approx(ROWS[6]["higher"]["worst"], abs=PLAYED)


# -- by the real code, one outcome at a time --------------------------------------------------------------------------


@pytest.mark.parametrize("n", [3, 4])
def test_the_mean_of_every_single_row_of_answers_is_held_as_often(n: int) -> None:
    """All 5^n rows of answers, each put through the code that makes the figure."""
    rows = [of(row) for row in product(POINTS.tolist(), repeat=n)]
    found: list[float] = []
    for shares, truth in zip(ANSWERS.values(), truths(), strict=True):
        likely = [math.prod(shares[point - 1] for point in row) for row in product(POINTS.tolist(), repeat=n)]
        ends = [intervals.mean(row, (1.0, 5.0)).ends for row in rows]
        there = sum(chance for chance, end in zip(likely, ends, strict=True) if end)
        held = sum(
            chance
            for chance, end in zip(likely, ends, strict=True)
            if end and end[0] - 1e-12 <= truth <= end[1] + 1e-12
        )
        found.append(held / there)
    assert np.mean(found) == pytest.approx(ROWS[n]["one_mean"]["mean"], abs=1e-5)
    assert min(found) == pytest.approx(ROWS[n]["one_mean"]["worst"], abs=1e-5)


def of(row: Any) -> Summary:
    found = summarise(row)
    assert found is not None
    return found


def test_two_means_are_judged_as_the_code_judges_them() -> None:
    means, sds, likely = outcomes(3)
    sides = [Summary(3, float(mean), float(sd)) for mean, sd in zip(means, sds, strict=True)]
    better = np.zeros(len(ANSWERS))
    for (a, first), (b, second) in product(enumerate(sides), repeat=2):
        ends = intervals.welch(first, second, (1.0, 5.0)).ends
        if ends and ends[0] > 1e-12:
            better += likely[a] * likely[b]
    assert better.max() == pytest.approx(ROWS[3]["two_means"]["better"], abs=1e-5)


@pytest.mark.parametrize("n", [3, 6])
def test_two_shares_have_the_ends_of_the_code(n: int) -> None:
    low = coverage.chances.lows(n, n)
    for x1, x2 in product(range(n + 1), repeat=2):
        found = intervals.newcombe((x1, n), (x2, n))
        assert found is not None
        assert found.ends == pytest.approx((low[x1, x2], -low[x2, x1]), abs=1e-12)


def test_the_chances_of_all_outcomes_add_up() -> None:
    for n in (3, 12):
        assert outcomes(n)[2].sum(axis=0) == pytest.approx(np.ones(len(ANSWERS)))
    assert all(sum(shares) == pytest.approx(1) for shares in ANSWERS.values())


def test_who_scores_higher_is_played_with_the_interval_of_the_code() -> None:
    chance = np.random.default_rng(4)
    a, b = (chance.multinomial(7, shares, 20) for shares in (ANSWERS["mostly agree"], ANSWERS["two camps"]))
    value, half = others.brunner_munzel(a, b, 7)
    for at in range(20):
        people = [np.repeat(POINTS, side[at]).astype(float).tolist() for side in (a, b)]
        found = superiority(*people)
        assert found is not None
        assert found.estimate.value == pytest.approx(value[at])
        assert brunner_munzel(*people) == pytest.approx((value[at] - half[at], value[at] + half[at]))
