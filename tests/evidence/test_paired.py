"""The same people both times: against published tables, scipy, and counting by hand."""

from __future__ import annotations

import math
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from toolkit.evidence import intervals
from toolkit.evidence.intervals import Estimate
from toolkit.evidence.paired import SUMS, paired_means, paired_rates, paired_times, sign_flips

CELL = st.integers(0, 12)


@given(CELL, CELL, CELL, CELL)
def test_newcombes_paired_interval_holds_the_difference_and_stays_within_what_is_possible(
    a: int, b: int, c: int, d: int
) -> None:
    found = paired_rates(a, b, c, d)
    if not a + b + c + d:
        assert found is None
        return
    assert found is not None
    assert found.estimate.ends is not None
    low, high = found.estimate.ends
    assert -1 <= low <= found.estimate.value <= high <= 1
    assert 0 < found.p <= 1


@given(CELL, CELL, CELL, CELL)
def test_told_the_other_way_round_the_change_is_its_opposite(a: int, b: int, c: int, d: int) -> None:
    there, back, swapped = paired_rates(a, b, c, d), paired_rates(a, c, b, d), paired_rates(d, c, b, a)
    if there and back and swapped and there.estimate.ends and back.estimate.ends and swapped.estimate.ends:
        assert there.estimate.ends == pytest.approx((-back.estimate.ends[1], -back.estimate.ends[0]))
        assert back.estimate.ends == pytest.approx(swapped.estimate.ends)  # who does not, instead of who does
        assert there.p == back.p


def test_answers_that_have_nothing_to_do_with_each_other_give_the_interval_of_other_people() -> None:
    """Without correlation, method 10 for pairs is method 10 for two groups (Newcombe 1998, both papers)."""
    found, independent = paired_rates(4, 4, 4, 4), intervals.newcombe((8, 16), (8, 16))
    assert found is not None
    assert independent is not None
    assert found.estimate.ends == pytest.approx(independent.ends)


def test_who_answers_alike_both_times_makes_the_change_more_exact() -> None:
    alike, unlike = paired_rates(10, 0, 3, 7), paired_rates(5, 5, 8, 2)
    assert alike is not None
    assert unlike is not None
    assert alike.estimate.value == unlike.estimate.value == 0.15
    assert alike.estimate.ends is not None
    assert unlike.estimate.ends is not None
    assert alike.estimate.ends[0] > unlike.estimate.ends[0]
    assert alike.estimate.ends[1] < unlike.estimate.ends[1]


def test_the_mean_of_changes_has_scipys_paired_interval() -> None:
    pairs = [(2.0, 3.0), (3.0, 3.5), (4.0, 3.0), (1.0, 4.0), (2.5, 3.5)]
    found = paired_means(pairs)
    wanted = stats.ttest_rel([b for _, b in pairs], [a for a, _ in pairs]).confidence_interval(0.95)
    assert found is not None
    assert found.estimate.ends == pytest.approx(wanted[:])
    assert found.estimate.n == (5,)


def test_changes_are_clipped_to_what_a_scale_allows() -> None:
    found = paired_means([(1.0, 5.0), (5.0, 1.0)], (1.0, 5.0))
    assert found is not None
    assert found.estimate.ends == (-4.0, 4.0)


def test_times_are_compared_as_ratios() -> None:
    pairs = [(100.0, 80.0), (60.0, 30.0), (200.0, 150.0), (90.0, 95.0)]
    found = paired_times(pairs)
    logs = [math.log(b / a) for a, b in pairs]
    wanted = stats.ttest_1samp(logs, 0).confidence_interval(0.95)
    assert found is not None
    assert found.estimate.value == pytest.approx(math.exp(sum(logs) / 4))
    assert found.estimate.ends == pytest.approx([math.exp(one) for one in wanted])


def test_nobody_gives_nothing_and_equal_changes_no_interval() -> None:
    assert paired_rates(0, 0, 0, 0) is None
    assert paired_means([]) is None
    assert paired_times([]) is None
    same = paired_means([(1.0, 2.0), (2.0, 3.0), (4.0, 5.0)])
    assert same is not None
    assert same.estimate == Estimate(1.0, None, None, (3,))
    assert same.p == 0.25


@given(st.lists(st.integers(-12, 12).map(lambda one: one / 3), min_size=1, max_size=9))
@settings(max_examples=60)
def test_the_p_of_changes_is_that_of_every_way_to_give_them_signs(changes: list[float]) -> None:
    sums = [
        sum(sign * one for sign, one in zip(signs, changes, strict=True))
        for signs in product((1, -1), repeat=len(changes))
    ]
    as_far = sum(abs(one) >= abs(sum(changes)) - 1e-9 for one in sums)
    assert sign_flips(changes) == (pytest.approx(as_far / len(sums)), True)


def test_many_people_whose_changes_all_differ_get_the_p_of_t() -> None:
    changes = [math.sin(one) + 0.2 for one in range(1, 31)]
    assert 2 ** len(changes) > SUMS
    assert sign_flips(changes) == (pytest.approx(stats.ttest_1samp(changes, 0).pvalue), False)


def test_changes_on_a_scale_stay_exact_for_a_whole_department() -> None:
    _, exact = sign_flips([(one % 7 - 3) / 3 for one in range(100)])
    assert exact


def test_changes_that_differ_by_rounding_alone_are_one_change() -> None:
    assert 0.3 - 0.1 != 0.2
    assert sign_flips([0.3 - 0.1, 0.2, -0.2]) == sign_flips([0.2, 0.2, -0.2]) == (1.0, True)
    assert sign_flips([]) == sign_flips([0.0, 0.0]) == (1.0, True)
