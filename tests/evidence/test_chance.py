"""The chance that B is better: the finite sum against the integral that it is."""

from __future__ import annotations

import pytest
from scipy import stats
from scipy.integrate import quad

from toolkit.evidence.chance import chance_better


@pytest.mark.parametrize(
    ("earlier", "later"),
    [((5, 10), (11, 12)), ((0, 3), (3, 3)), ((2, 6), (5, 5)), ((7, 30), (4, 25)), ((1, 1), (0, 1))],
)
def test_the_sum_is_the_integral_over_both_rates(earlier: tuple[int, int], later: tuple[int, int]) -> None:
    (x1, n1), (x2, n2) = earlier, later
    a, b = stats.beta(x1 + 1, n1 - x1 + 1), stats.beta(x2 + 1, n2 - x2 + 1)
    wanted, _ = quad(lambda rate: b.pdf(rate) * a.cdf(rate), 0, 1)
    assert chance_better(earlier, later) == pytest.approx(wanted, abs=1e-9)


def test_either_one_or_the_other_is_better() -> None:
    for earlier, later in ((3, 8), (6, 7)), ((0, 5), (0, 5)), ((900, 1000), (880, 1000)):
        there, back = chance_better(earlier, later), chance_better(later, earlier)
        assert there is not None
        assert back is not None
        assert there + back == pytest.approx(1, abs=1e-9)


def test_equal_rounds_are_even() -> None:
    assert chance_better((4, 9), (4, 9)) == pytest.approx(0.5)


def test_a_round_without_people_has_no_chance_of_anything() -> None:
    assert chance_better((0, 0), (3, 3)) is None
    assert chance_better((3, 3), (0, 0)) is None
