"""The chances against published cases, against the verdict itself, and against counting outcomes one by one."""

from __future__ import annotations

import math
from itertools import pairwise, product
from pathlib import Path
from typing import Any

import pytest
import yaml
from statsmodels.stats.proportion import confint_proportions_2indep

from tests.evidence.made_up import EXPECTATION
from toolkit.evidence import intervals
from toolkit.evidence.expectation import _outcome
from toolkit.evidence.intervals import Estimate
from toolkit.evidence.planning import chances
from toolkit.evidence.planning.size import FEWEST, MOST, SELDOM, TABLE, TRUTH, noticed, size
from toolkit.experiments.sprint import Expectation

CASES = Path(__file__).parents[3].parent / "shared" / "reference_cases.yaml"
SMALL = range(3, 9)
ALLOWED = 0.05
"""A 95% interval is wrong in 5 of 100 cases; on one side, "better", it aims at half of that."""


def case(name: str) -> dict[str, Any]:
    if not CASES.is_file():
        pytest.skip("the reference cases lie beside the repository, and not here")
    return next(one for one in yaml.safe_load(CASES.read_text()) if one["name"] == name)


# -- published cases --------------------------------------------------------------------------------------------------


def test_a_problem_that_hits_31_percent_is_met_by_five_people_in_84_of_100_rounds() -> None:
    wanted = case("discovery_31_5")
    found = chances.meeting(wanted["inputs"]["p"], wanted["inputs"]["n"])
    assert found == pytest.approx(wanted["expected"], abs=wanted["tolerance"])
    assert [f"{one:.0%}" for one in size(5).met] == ["84%", "41%"]


def test_newcombes_lower_end_is_the_published_one() -> None:
    wanted = case("newcombe_11_12_vs_5_10")
    assert chances.lows(10, 12)[5, 11] == pytest.approx(wanted["expected"][0], abs=wanted["tolerance"])


def test_the_interval_around_a_share_is_wilsons() -> None:
    wanted = case("wilson_7_of_10")
    assert chances._shares(10)[7, 1:] == pytest.approx(wanted["expected"], abs=wanted["tolerance"])


# -- the same as the verdict ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("earlier", "later"), [(3, 3), (5, 8), (8, 5), (12, 12), (30, 30), (3, 30)])
def test_all_outcomes_at_once_are_what_statsmodels_says_one_by_one(earlier: int, later: int) -> None:
    found = chances.lows(earlier, later)
    for x1, x2 in product(range(earlier + 1), range(later + 1)):
        low, _ = confint_proportions_2indep(x2, later, x1, earlier, method="newcomb", compare="diff")
        own = intervals.newcombe((x1, earlier), (x2, later))
        assert own is not None
        assert own.low is not None
        assert found[x1, x2] == pytest.approx(max(low, -1), abs=1e-12)
        assert found[x1, x2] == pytest.approx(own.low, abs=1e-12)


@pytest.mark.parametrize("threshold", [0.0, 10.0, 20.0])
def test_better_is_said_exactly_where_the_verdict_says_met(threshold: float) -> None:
    rule = Expectation.model_validate({**EXPECTATION, "better_by": threshold})
    for n in SMALL:
        found = chances.better(n, n, threshold)
        for x1, x2 in product(range(n + 1), repeat=2):
            assert bool(found[x1, x2]) == (_outcome(rule, _percent(x1, x2, n)) == "met"), (n, x1, x2)


def _percent(x1: int, x2: int, n: int) -> Estimate:
    """The improvement as the verdict looks at it, in percentage points."""
    own = intervals.newcombe((x1, n), (x2, n))
    assert own is not None
    assert own.ends is not None
    return Estimate(100 * own.value, 100 * own.ends[0], 100 * own.ends[1], own.n)


# -- counted one by one -----------------------------------------------------------------------------------------------


def counts_as_better(x1: int, x2: int, n: int) -> bool:
    """Newcombe's method 10 written out from Wilson's formula, with nothing of ours and nothing of statsmodels'."""
    z = 1.959963984540054

    def wilson(x: int) -> tuple[float, float]:
        p = x / n
        middle, half = p + z * z / (2 * n), z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
        return (middle - half) / (1 + z * z / n), (middle + half) / (1 + z * z / n)

    p1, p2 = x1 / n, x2 / n
    return p2 - p1 - math.sqrt((p2 - wilson(x2)[0]) ** 2 + (wilson(x1)[1] - p1) ** 2) > 1e-12


def chance_by_hand(n: int, p1: float, p2: float) -> float:
    """Every way in which n and n people can finish or not, 2^(2n) of them gathered by their numbers."""
    total = 0.0
    for x1, x2 in product(range(n + 1), repeat=2):
        if counts_as_better(x1, x2, n):
            total += math.comb(n, x1) * p1**x1 * (1 - p1) ** (n - x1) * math.comb(n, x2) * p2**x2 * (1 - p2) ** (n - x2)
    return total


@pytest.mark.parametrize("n", SMALL)
def test_the_chance_that_an_improvement_is_noticed_is_exact(n: int) -> None:
    assert size(n).noticed == pytest.approx(chance_by_hand(n, *TRUTH), abs=1e-12)
    for truth in ((0.2, 0.6), (0.1, 1.0), (0.7, 0.7), (0.9, 0.5)):
        assert chances.chance_of_better(n, n, truth) == pytest.approx(chance_by_hand(n, *truth), abs=1e-12)


@pytest.mark.parametrize("n", [3, 4])
def test_the_chance_is_that_of_every_single_row_of_people(n: int) -> None:
    """Person by person, with no binomial formula at all: 2^n times 2^n rows of who finishes and who does not."""
    p1, p2 = TRUTH
    total = 0.0
    for first, second in product(product((0, 1), repeat=n), repeat=2):
        if counts_as_better(sum(first), sum(second), n):
            total += math.prod(p1 if one else 1 - p1 for one in first) * math.prod(
                p2 if one else 1 - p2 for one in second
            )
    assert size(n).noticed == pytest.approx(total, abs=1e-12)


@pytest.mark.parametrize("n", SMALL)
def test_the_smallest_differences_are_found_by_looking_at_every_pair(n: int) -> None:
    pairs = [(x1, x2) for x1, x2 in product(range(n + 1), repeat=2) if counts_as_better(x1, x2, n)]
    found = size(n)
    assert found.best.x2 - found.best.x1 == min(x2 - x1 for x1, x2 in pairs)
    assert (found.best.x1, found.best.x2) in pairs
    from_half = [x2 for x1, x2 in pairs if x1 == n // 2]
    assert (found.typical.x2 if found.typical else None) == min(from_half, default=None)


@pytest.mark.parametrize("n", SMALL)
def test_how_often_chance_looks_better_is_the_worst_of_all_tried(n: int) -> None:
    worst = max(chance_by_hand(n, p / 200, p / 200) for p in range(201))
    assert worst - 1e-12 <= chances.false_alarm(n, n) <= worst + 0.001


# -- what it comes to -------------------------------------------------------------------------------------------------


def test_better_is_never_said_of_nothing_more_often_than_a_95_percent_interval_allows() -> None:
    """At worst 3.8 in 100 (8 people a round). That is more than the 2.5 that one side aims at, and it is told."""
    alarms = {n: size(n).alarm for n in range(FEWEST, MOST + 1)}
    assert max(alarms.values()) <= ALLOWED
    worst = max(alarms, key=lambda n: alarms[n])
    assert (worst, round(100 * alarms[worst], 1)) == (8, 3.8)
    assert sum(one > 0.025 for one in alarms.values()) > len(alarms) / 2


def test_very_unequal_rounds_are_wrong_more_often_than_that_and_it_is_known_how_often() -> None:
    """At worst 6.5 in 100, after 3 people with 17. So the Plan view tells the figures of a sprint's own two rounds."""
    sizes = range(FEWEST, MOST + 1)
    alarms = {(a, b): chances.false_alarm(a, b) for a, b in product(sizes, repeat=2)}
    assert round(100 * max(alarms.values()), 1) == round(100 * alarms[3, 17], 1) == 6.5
    assert max(alarm for (a, b), alarm in alarms.items() if abs(a - b) <= 2) <= ALLOWED
    assert sum(alarm > ALLOWED for alarm in alarms.values()) == 42  # of 784


def test_a_higher_threshold_is_met_less_often() -> None:
    assert noticed(8) > noticed(8, 10.0) > noticed(8, 40.0) >= 0


def test_more_people_show_more() -> None:
    found = [size(n) for n in TABLE]
    assert all(a.met < b.met for a, b in pairwise(found))
    assert found[-1].noticed > 0.9 > found[0].noticed
    widths = [one.many.estimate.ends for one in found]
    assert all(one is not None for one in widths)
    assert chances.meeting(SELDOM, 0) == 0


@pytest.mark.parametrize("n", [-1, 0, 2, 31])
def test_a_number_that_no_round_has_is_refused(n: int) -> None:
    with pytest.raises(ValueError, match="3 to 30"):
        size(n)
