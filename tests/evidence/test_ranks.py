"""Ratings by order alone: against scipy and statsmodels, and at the edges where those give no number."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.nonparametric import rank_compare_2indep

from toolkit.evidence.intervals import Estimate
from toolkit.evidence.ranks import (
    EXACT,
    Superiority,
    bootstrap_mean,
    brunner_munzel,
    mann_whitney,
    permutation,
    superiority,
)

RATINGS = st.lists(st.integers(1, 5).map(float), min_size=1, max_size=12)
COUNTS = st.lists(st.integers(0, 40), min_size=5, max_size=5)
POINTS = (1.0, 2.0, 3.0, 4.0, 5.0)


def of(earlier: list[float], later: list[float]) -> Superiority:
    found = superiority(earlier, later)
    assert found is not None
    return found


@given(RATINGS, RATINGS)
def test_the_probability_of_superiority_is_every_pair_looked_at_ties_half(
    earlier: list[float], later: list[float]
) -> None:
    pairs = [1.0 if b > a else 0.5 if a == b else 0.0 for a in earlier for b in later]
    assert of(earlier, later).estimate.value == pytest.approx(sum(pairs) / len(pairs))


def test_its_interval_is_the_one_of_brunner_and_munzel_on_the_logit_scale() -> None:
    earlier, later = [2.0, 3, 3, 4, 2, 1, 3], [3.0, 4, 4, 5, 2, 4]
    low, high = rank_compare_2indep(later, earlier).conf_int()
    found = of(earlier, later).estimate
    half = (high - low) / 2 / (found.value * (1 - found.value))
    logit = math.log(found.value / (1 - found.value))
    assert found.n == (7, 6)
    assert found.ends == pytest.approx([1 / (1 + math.exp(-one)) for one in (logit - half, logit + half)])
    assert brunner_munzel(earlier, later) == pytest.approx((low, high))


def test_below_six_people_on_either_side_there_is_an_exact_p_and_no_interval() -> None:
    for earlier, later in ([1.0, 2, 2, 3, 1], [3.0, 4, 2, 5, 4, 3, 3]), ([1.0, 2, 2, 3, 1, 2], [4.0]):
        found = of(earlier, later)
        assert found.estimate.ends is None
        assert found.exact
        assert 0 < found.p <= 1


@pytest.mark.parametrize(
    ("earlier", "later", "value"),
    [
        ([1.0, 1, 2, 2, 1, 2], [3.0, 4, 5, 3, 4, 5], 1.0),
        ([3.0, 4, 5, 3, 4, 5], [1.0, 1, 2, 2, 1, 2], 0.0),
        ([3.0] * 6, [3.0] * 6, 0.5),
    ],
)
def test_where_the_variance_is_zero_there_is_no_false_certainty(
    earlier: list[float], later: list[float], value: float
) -> None:
    found = of(earlier, later)
    assert found.estimate == Estimate(value, None, None, (6, 6))
    assert found.p == pytest.approx(1.0 if value == 0.5 else 2 / math.comb(12, 6))


def test_an_interval_never_leaves_what_is_possible() -> None:
    earlier, later = [1.0, 1, 2, 2, 1, 3], [3.0, 4, 5, 3, 4, 2]
    found = of(earlier, later).estimate
    assert found.ends is not None
    assert 0.0 < found.ends[0] < found.value < found.ends[1] < 1.0 < brunner_munzel(earlier, later)[1]


@given(
    st.lists(st.integers(1, 5).map(float), min_size=6, max_size=9),
    st.lists(st.floats(-1e6, 1e6), min_size=6, max_size=9),
)
def test_no_number_that_leaves_is_not_a_number(earlier: list[float], later: list[float]) -> None:
    found = of(earlier, later)
    low, high = found.estimate.ends or (0.0, 1.0)
    assert 0.0 <= low <= found.estimate.value <= high <= 1.0
    assert 0.0 < found.p <= 1.0


def test_a_side_without_people_has_no_estimate() -> None:
    assert superiority([], [1.0]) is None
    assert superiority([1.0], []) is None


@given(RATINGS, RATINGS)
@settings(max_examples=25)
def test_the_exact_p_is_that_of_every_way_to_deal_the_values_out(earlier: list[float], later: list[float]) -> None:
    """scipy deals them out one by one."""
    earlier, later = earlier[:7], later[:7]
    ranks = stats.rankdata([*earlier, *later])
    if min(len(earlier), len(later)) < 2:
        return  # scipy takes no side of one
    wanted = stats.permutation_test(
        (ranks[len(earlier) :], ranks[: len(earlier)]),
        lambda a, b, axis: a.mean(axis=axis) - b.mean(axis=axis),
        vectorized=True,
        n_resamples=math.inf,
    )
    assert permutation(earlier, later) == pytest.approx(wanted.pvalue)


def test_the_exact_p_without_ties_is_scipys_exact_mann_whitney() -> None:
    chance = np.random.default_rng(1)
    for a, b in ((3, 3), (5, 9), (20, 25), (30, 30)):
        earlier, later = chance.normal(size=a).tolist(), (chance.normal(size=b) + 0.3).tolist()
        assert permutation(earlier, later) == pytest.approx(stats.mannwhitneyu(later, earlier, method="exact").pvalue)


def test_beyond_so_many_people_the_p_is_mann_and_whitneys() -> None:
    chance = np.random.default_rng(2)
    earlier, later = (chance.integers(1, 6, EXACT).astype(float).tolist() for _ in range(2))
    found = of(earlier, later)
    assert not found.exact
    assert found.p == pytest.approx(stats.mannwhitneyu(later, earlier, method="asymptotic").pvalue, rel=1e-12)


@given(COUNTS, COUNTS)
def test_from_counts_the_p_is_scipys_to_the_last_bits(a: list[int], b: list[int]) -> None:
    found = mann_whitney(a, b, POINTS)
    if not sum(a) or not sum(b):
        assert found is None
    elif sum(x + y > 0 for x, y in zip(a, b, strict=True)) < 2:
        assert found == 1.0
    else:
        wanted = stats.mannwhitneyu(np.repeat(POINTS, a), np.repeat(POINTS, b), method="asymptotic").pvalue
        assert found == pytest.approx(wanted, rel=1e-13, abs=1e-300)


def test_from_a_million_answers_as_well_and_in_whatever_order_the_values_are_named() -> None:
    a, b = [90_000, 210_000, 300_000, 250_000, 150_000], [90_500, 210_500, 300_000, 249_500, 149_500]
    wanted = stats.mannwhitneyu(np.repeat(POINTS, a), np.repeat(POINTS, b), method="asymptotic").pvalue
    assert mann_whitney(a, b, POINTS) == pytest.approx(wanted, rel=1e-12)
    assert mann_whitney(a[::-1], b[::-1], POINTS[::-1]) == mann_whitney(a, b, POINTS) == mann_whitney(b, a, POINTS)


def test_a_bootstrap_from_counts_is_that_of_the_people_themselves() -> None:
    counts = [4, 9, 20, 31, 16]
    found = bootstrap_mean(counts, POINTS)
    wanted: Any = stats.bootstrap(
        (np.repeat(POINTS, counts),), np.mean, method="percentile", n_resamples=20_000, rng=np.random.default_rng(3)
    ).confidence_interval
    assert found is not None
    assert found.n == (80,)
    assert found.value == pytest.approx(np.repeat(POINTS, counts).mean())
    assert found.ends == pytest.approx((wanted.low, wanted.high), abs=0.02)
    assert bootstrap_mean(counts, POINTS) == found
    assert bootstrap_mean(counts, POINTS, seed=8) != found


def test_a_bootstrap_of_nobody_and_of_equal_answers_has_no_interval() -> None:
    assert bootstrap_mean([0, 0], (1.0, 2.0)) is None
    assert bootstrap_mean([0, 9], (1.0, 2.0)) == Estimate(2.0, None, None, (9,))
