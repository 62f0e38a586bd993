"""Intervals against published and recomputed cases, and at their edges."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from toolkit.evidence import intervals
from toolkit.evidence.intervals import Estimate, Summary, summarise

CASES = Path(__file__).parents[2].parent / "shared" / "reference_cases.yaml"


def case(name: str) -> dict[str, Any]:
    if not CASES.is_file():
        pytest.skip("the reference cases lie beside the repository, and not here")
    return next(one for one in yaml.safe_load(CASES.read_text()) if one["name"] == name)


def _logs(seconds: list[float]) -> Any:
    return np.log(seconds)


def of(values: list[float]) -> Summary:
    made = summarise(values)
    assert made is not None
    return made


def test_a_rate_has_wilsons_interval() -> None:
    wanted = case("wilson_7_of_10")
    found = intervals.wilson(7, 10)
    assert found is not None
    assert found.ends == pytest.approx(wanted["expected"], abs=wanted["tolerance"])
    assert found.value == 0.7


def test_two_rates_have_newcombes_interval() -> None:
    wanted = case("newcombe_11_12_vs_5_10")
    found = intervals.newcombe((5, 10), (11, 12))
    assert found is not None
    assert found.ends == pytest.approx(wanted["expected"], abs=wanted["tolerance"])
    assert found.value == pytest.approx(11 / 12 - 5 / 10)
    assert found.n == (10, 12)


def test_newcombe_is_built_from_the_two_wilson_intervals() -> None:
    """Newcombe 1998, method 10, written out: an independent computation, down to 2 of 6 against 5 of 5."""
    for (x1, n1), (x2, n2) in [((2, 6), (5, 5)), ((0, 5), (5, 5)), ((1, 1), (0, 1)), ((3, 8), (9, 12))]:
        a, b, found = intervals.wilson(x1, n1), intervals.wilson(x2, n2), intervals.newcombe((x1, n1), (x2, n2))
        assert a
        assert a.ends
        assert b
        assert b.ends
        assert found
        difference = b.value - a.value
        low = difference - math.hypot(b.value - b.ends[0], a.ends[1] - a.value)
        high = difference + math.hypot(b.ends[1] - b.value, a.value - a.ends[0])
        assert found.ends == pytest.approx((max(low, -1), min(high, 1)), abs=1e-9)


def test_a_geometric_mean_is_not_pulled_by_one_slow_person() -> None:
    seconds = case("time_mean_median_skew")["inputs"]["seconds"]
    found = intervals.geometric_mean(of([math.log(one) for one in seconds]))
    assert found.value == pytest.approx(114.105, abs=0.005)
    logs = _logs(seconds)
    inner = stats.t.interval(0.95, len(logs) - 1, logs.mean(), stats.sem(logs))
    assert found.ends == pytest.approx([math.exp(one) for one in inner])


def test_a_mean_agrees_with_scipy() -> None:
    values = [2.0, 3.0, 3.5, 5.0]
    found = intervals.mean(of(values))
    assert found.ends == pytest.approx(stats.ttest_1samp(values, 0).confidence_interval(0.95)[:])


def test_a_difference_of_means_agrees_with_scipys_welch() -> None:
    earlier, later = [2.0, 3.0, 3.5, 5.0, 4.0], [3.5, 4.0, 4.5]
    found = intervals.welch(of(earlier), of(later))
    wanted = stats.ttest_ind(later, earlier, equal_var=False).confidence_interval(0.95)
    assert found.ends == pytest.approx(wanted[:])
    assert found.n == (5, 3)


def test_a_ratio_of_times_is_welch_on_logarithms() -> None:
    earlier, later = _logs([90, 120, 200, 150]), _logs([40, 35, 50, 45, 30])
    found = intervals.ratio(of(list(earlier)), of(list(later)))
    wanted = stats.ttest_ind(later, earlier, equal_var=False).confidence_interval(0.95)
    assert found.ends == pytest.approx([math.exp(one) for one in wanted])


def test_nobody_gives_no_estimate() -> None:
    assert intervals.wilson(0, 0) is None
    assert intervals.newcombe((0, 0), (3, 5)) is None
    assert summarise([]) is None


def test_one_person_gives_a_rate_an_interval_and_a_mean_none() -> None:
    found = intervals.wilson(1, 1)
    assert found is not None
    assert found.ends == pytest.approx((0.2065, 1), abs=1e-4)
    assert intervals.mean(of([4.0])) == Estimate(4.0, None, None, (1,))
    assert intervals.welch(of([4.0]), of([1.0, 2.0])).ends is None


def test_equal_answers_give_no_interval_instead_of_a_false_certainty() -> None:
    same, spread = of([4.1, 4.1, 4.1]), of([1.0, 2.0, 4.0])
    assert intervals.mean(same).ends is None
    assert intervals.welch(same, spread).ends is None
    assert intervals.welch(spread, same).ends is None
    assert intervals.ratio(same, same).ends is None


def test_intervals_stay_within_what_is_possible() -> None:
    assert intervals.mean(of([1.0, 5.0]), (1.0, 5.0)).ends == (1.0, 5.0)
    assert intervals.welch(of([1.0, 5.0]), of([1.0, 5.0]), (1.0, 5.0)).ends == (-4.0, 4.0)


numbers = st.floats(allow_nan=False, allow_infinity=False)


@given(st.lists(numbers, min_size=1, max_size=6), st.lists(numbers, min_size=1, max_size=6))
@settings(max_examples=60, deadline=None)
def test_no_number_that_leaves_is_not_a_number(first: list[float], second: list[float]) -> None:
    a, b = of(first), of(second)
    for found in (intervals.mean(a), intervals.welch(a, b)):
        assert all(math.isfinite(one) for one in found.ends or ())
    small = [intervals.geometric_mean(of([one % 20 for one in first]))]
    assert all(math.isfinite(one.value) and all(map(math.isfinite, one.ends or ())) for one in small)
