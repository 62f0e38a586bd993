"""Estimates with 95% intervals that hold at n = 3 to 30; plain numbers in, plain numbers out.

What happens at the edges, everywhere the same:

- n = 0: there is no estimate (None).
- n = 1: a rate has its Wilson interval (1 of 1 is 21% to 100%); a mean has a value and no interval.
- no spread (all values the same): a value and no interval. A t interval would have no width there, as if three equal
  answers left no doubt at all.
- a difference or a ratio of means needs two values with spread on *both* sides; a difference of rates always has one.
- ends are clipped to what is possible at all. An end that is not finite means: no interval. No NaN leaves this file.
"""

from __future__ import annotations

import math
import statistics
from collections.abc import Iterable
from dataclasses import dataclass

LEVEL = 0.95

Limits = tuple[float, float]
"""The lowest and the highest value that can occur."""

ANYTHING: Limits = (-math.inf, math.inf)


@dataclass(frozen=True)
class Estimate:
    """A value and its 95% interval; both ends are there or neither is. `n`: people, one number a side."""

    value: float
    low: float | None
    high: float | None
    n: tuple[int, ...]

    @property
    def ends(self) -> tuple[float, float] | None:
        return None if self.low is None or self.high is None else (self.low, self.high)


@dataclass(frozen=True)
class Summary:
    """All that a mean, its interval and a comparison of means need to know of the values. `sd` is None at n = 1."""

    n: int
    mean: float
    sd: float | None

    @property
    def varies(self) -> bool:
        return self.sd is not None and self.sd > 0


def summarise(values: Iterable[float]) -> Summary | None:
    """Exact sums (module statistics), so the order of the values changes nothing, not even the last bit."""
    given = list(values)
    if not given:
        return None
    return Summary(len(given), statistics.mean(given), statistics.stdev(given) if len(given) > 1 else None)


def around_nothing(values: Iterable[float]) -> Limits:
    """The ends of an axis for changes: no change in the middle, whole numbers at both ends."""
    reach = float(max([1, *(math.ceil(abs(one)) for one in values)]))
    return -reach, reach


def wilson(x: int, n: int) -> Estimate | None:
    """The share x/n, 0 to 1, with Wilson's score interval."""
    if n == 0:
        return None
    from scipy.stats import binomtest  # type: ignore[import-untyped]  # scipy has no stubs here; 0.9 s of import

    interval = binomtest(x, n).proportion_ci(LEVEL, method="wilson")
    return _estimate(x / n, interval.low, interval.high, (n,), (0.0, 1.0))


def newcombe(earlier: tuple[int, int], later: tuple[int, int]) -> Estimate | None:
    """The difference of two shares of other people, later minus earlier, -1 to 1. Each side is (x, n)."""
    if not earlier[1] or not later[1]:
        return None
    from statsmodels.stats.proportion import (  # type: ignore[import-untyped]  # has no stubs; 1.5 s of import
        confint_proportions_2indep,
    )

    low, high = confint_proportions_2indep(*later, *earlier, method="newcomb", compare="diff", alpha=1 - LEVEL)
    return _estimate(later[0] / later[1] - earlier[0] / earlier[1], low, high, (earlier[1], later[1]), (-1.0, 1.0))


def mean(of: Summary, limits: Limits = ANYTHING) -> Estimate:
    """The mean with its t interval."""
    if not of.varies or of.sd is None:
        return _estimate(of.mean, None, None, (of.n,), limits)
    half = _t(of.n - 1) * of.sd / math.sqrt(of.n)
    return _estimate(of.mean, of.mean - half, of.mean + half, (of.n,), limits)


def welch(earlier: Summary, later: Summary, limits: Limits = ANYTHING) -> Estimate:
    """The difference of two means of other people, later minus earlier, by Welch; `limits` are those of one value."""
    value, n = later.mean - earlier.mean, (earlier.n, later.n)
    width = limits[1] - limits[0]
    low, high = _welch_ends(earlier, later, value)
    return _estimate(value, low, high, n, (-width, width))


def geometric_mean(of_logs: Summary) -> Estimate:
    """The geometric mean of times, from their logarithms, with the log-t interval (Sauro & Lewis 2010)."""
    inner = mean(of_logs)
    return _exp(inner, (of_logs.n,))


def ratio(earlier_logs: Summary, later_logs: Summary) -> Estimate:
    """The ratio of two geometric means, later to earlier: 0.8 means 20% faster. Welch on the logarithms."""
    return _exp(welch(earlier_logs, later_logs), (earlier_logs.n, later_logs.n))


def _welch_ends(a: Summary, b: Summary, value: float) -> tuple[float | None, float | None]:
    found = _welch(a, b)
    if found is None:
        return None, None
    error, freedom = found
    half = _t(freedom) * error
    return value - half, value + half


def welch_t(earlier: Summary, later: Summary) -> tuple[float, float] | None:
    """Welch's t of the difference of two means, and its degrees of freedom; None where a side has no spread."""
    found = _welch(earlier, later)
    return None if found is None else ((later.mean - earlier.mean) / found[0], found[1])


def _welch(a: Summary, b: Summary) -> tuple[float, float] | None:
    """The standard error of the difference, and its degrees of freedom."""
    if not a.varies or not b.varies or a.sd is None or b.sd is None:
        return None
    error_a, error_b = a.sd / math.sqrt(a.n), b.sd / math.sqrt(b.n)
    error = math.hypot(error_a, error_b)
    if not error:
        return None
    # Satterthwaite's degrees of freedom by each side's share in the variance: no power of a large number overflows.
    share = (error_a / error) ** 2
    return error, 1 / (share**2 / (a.n - 1) + (1 - share) ** 2 / (b.n - 1))


def _t(freedom: float) -> float:
    from scipy.stats import t

    return float(t.ppf((1 + LEVEL) / 2, freedom))


def _exp(of: Estimate, n: tuple[int, ...]) -> Estimate:
    def back(one: float | None) -> float | None:
        return None if one is None else math.exp(one) if one < 700 else math.inf

    return _estimate(math.exp(min(of.value, 700)), back(of.low), back(of.high), n, (0.0, math.inf))


def _estimate(value: float, low: float | None, high: float | None, n: tuple[int, ...], limits: Limits) -> Estimate:
    """Clip to what is possible; without two finite ends there is no interval."""
    bottom, top = limits
    inside = min(max(float(value), bottom), top)
    if low is None or high is None or not (math.isfinite(low) and math.isfinite(high)):
        return Estimate(inside, None, None, n)
    return Estimate(inside, float(max(low, bottom)), float(min(high, top)), n)
