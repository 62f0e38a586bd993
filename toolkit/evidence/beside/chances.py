"""How often chance alone would bring a difference as large as the one that is shown.

The p of rates and of means is read from the interval that is shown: it is 1 less the level at which that interval just
touches "no difference". So p and interval never tell two stories.
"""

from __future__ import annotations

import math

from toolkit.evidence.comparison import Comparison, rate_of
from toolkit.evidence.disclosure import Shown
from toolkit.evidence.intervals import Summary, welch_t
from toolkit.evidence.ranks import FEWEST, superiority

WIDEST = 40.0
"""Standard errors: no two shares of people are further apart."""


def p_of(of: Comparison) -> float | None:
    """The two-sided p of a comparison of other people; None where nothing can be tested."""
    first, second = rate_of(of.earlier), rate_of(of.later)
    if first and second:
        return of_rates(first, second)
    if few(of) or _hurried(of):
        return _by_ranks(of.earlier, of.later)
    if of.earlier.summary is None or of.later.summary is None:
        return None
    return of_means(of.earlier.summary, of.later.summary)


def few(of: Comparison) -> bool:
    """Ratings of so few people that no interval of their difference is honest; dots and an exact p are."""
    kind, sides = of.earlier.subject.kind, (of.earlier, of.later)
    return kind == "mean" and all(one.dots for one in sides) and min(one.n for one in sides) < FEWEST


def _hurried(of: Comparison) -> bool:
    """Times of so few people: their interval leans on a shape that so few times cannot show."""
    return of.earlier.subject.kind == "time" and min(of.earlier.n, of.later.n) < FEWEST


def _by_ranks(earlier: Shown, later: Shown) -> float | None:
    found = superiority(earlier.dots, later.dots)
    return found.p if found else None


def of_rates(earlier: tuple[int, int], later: tuple[int, int]) -> float | None:
    """Where Newcombe's interval of two shares begins to hold 0; each side is (x, n). None where a side is empty."""
    if not earlier[1] or not later[1]:
        return None
    low, high = sorted((earlier, later), key=lambda one: one[0] / one[1])
    if low[0] * high[1] == high[0] * low[1]:
        return 1.0
    from scipy.optimize import brentq  # type: ignore[import-untyped]  # scipy has no stubs here
    from scipy.stats import norm  # type: ignore[import-untyped]  # the same

    z = brentq(lambda z: _lowest(low, high, z), 1e-9, WIDEST)
    return float(2 * norm.sf(z))


def _lowest(low: tuple[int, int], high: tuple[int, int], z: float) -> float:
    """The lower end of Newcombe's interval (1998, method 10) at z standard errors."""
    difference = high[0] / high[1] - low[0] / low[1]
    return difference - math.hypot(high[0] / high[1] - _wilson(*high, z)[0], _wilson(*low, z)[1] - low[0] / low[1])


def _wilson(x: int, n: int, z: float) -> tuple[float, float]:
    share, square = x / n, z * z
    middle = (share + square / (2 * n)) / (1 + square / n)
    half = z * math.sqrt(share * (1 - share) / n + square / (4 * n * n)) / (1 + square / n)
    return middle - half, middle + half


def of_means(earlier: Summary, later: Summary) -> float | None:
    """Welch's p of two means; None where a side has no spread."""
    found = welch_t(earlier, later)
    if found is None:
        return None
    from scipy.stats import t

    return float(2 * t.sf(abs(found[0]), found[1]))
