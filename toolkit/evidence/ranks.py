"""Ratings of two groups of other people, by order alone: plain numbers in, plain numbers out.

What happens at the edges (those of `intervals` hold as well):

- fewer than FEWEST people on either side: the probability of superiority has no interval, only an exact p.
- complete separation (everybody later above everybody earlier), or all values alike: Brunner and Munzel's variance is
  zero there, and an interval without width would look like certainty. There is none; the exact p says what is known.
- the exact p counts every way in which the same values could have fallen to the two groups, ties as they are. Beyond
  EXACT people it is Mann and Whitney's by the normal distribution.

What needs only how often each answer was given takes counts, so a million answers cost what ten do.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from toolkit.evidence.intervals import LEVEL, Estimate

FEWEST = 6
"""People on either side from whom an interval is given. Below it Brunner and Munzel's variance is a guess."""

EXACT = 60
"""People on both sides together up to whom the p is exact. Above, counting takes long and shows nothing more."""

RESAMPLES = 10_000
SEED = 7


@dataclass(frozen=True)
class Superiority:
    """How often a later value beats an earlier one, ties half (0 to 1), and the two-sided p of "no difference"."""

    estimate: Estimate
    p: float
    exact: bool


def superiority(earlier: Sequence[float], later: Sequence[float]) -> Superiority | None:
    """The probability of superiority with its interval; None where a side is empty.

    Brunner and Munzel's interval, drawn on the logit scale and brought back (Brunner, E., Bathke, A. C. & Konietschke,
    F. (2018). Rank and Pseudo-Rank Procedures for Independent Observations in Factorial Designs. Springer: range
    preserving intervals). It stays between 0 and 1 by itself. Played on five points, as it stands Brunner and Munzel's
    holds the truth in 93% of rounds of 6 people and in 86% at worst; on the logit scale in 99% and 97% (12 people: 93
    and 87%, against 97 and 94%). `tests/evidence/exact/` has all sizes.
    """
    if not earlier or not later:
        return None
    below = sorted(earlier)
    beaten = sum(bisect_left(below, one) + bisect_right(below, one) for one in later)
    value = beaten / (2 * len(earlier) * len(later))
    low, high = _ends(earlier, later, value)
    exact = len(earlier) + len(later) <= EXACT
    p = permutation(earlier, later) if exact else _from_values(earlier, later)
    return Superiority(Estimate(value, low, high, (len(earlier), len(later))), p, exact)


def _ends(earlier: Sequence[float], later: Sequence[float], value: float) -> tuple[float | None, float | None]:
    """Two None where there is no honest interval."""
    if min(len(earlier), len(later)) < FEWEST or not 0 < value < 1:
        return None, None
    low, high = brunner_munzel(earlier, later)
    half = (high - low) / 2
    if not (math.isfinite(half) and half > 0):
        return None, None
    odds, stretch = value / (1 - value), math.exp(min(half / (value * (1 - value)), 300.0))
    return odds / (odds + stretch), odds * stretch / (1 + odds * stretch)


def brunner_munzel(earlier: Sequence[float], later: Sequence[float]) -> tuple[float, float]:
    """The interval as published, by statsmodels: it may leave 0 to 1, and is not a number where nothing varies.

    Brunner, E. & Munzel, U. (2000). The nonparametric Behrens-Fisher problem: asymptotic theory and a small-sample
    approximation. Biometrical Journal 42, 17-25. With its t distribution.
    """
    import numpy as np
    from statsmodels.stats.nonparametric import (  # type: ignore[import-untyped]  # has no stubs; 1.5 s of import
        rank_compare_2indep,
    )

    with np.errstate(all="ignore"):  # 0/0 where all values are alike
        low, high = rank_compare_2indep(later, earlier).conf_int(alpha=1 - LEVEL)
    return float(low), float(high)


def permutation(earlier: Sequence[float], later: Sequence[float]) -> float:
    """The exact two-sided p of the difference of mean ranks: twice the smaller tail, at most 1.

    The same as going through all ways to deal the values out, gathered by their sum of ranks (Streitberg, B. &
    Roehmel, J. (1986). Exact distributions for permutation and rank tests. Statistical Software Newsletter 12, 10-17).
    """
    import numpy as np

    few, many = sorted((earlier, later), key=len)
    pooled = sorted([*few, *many])
    # A mid-rank may be a half; twice of it is whole, so sums are compared without rounding.
    ranks = {one: bisect_left(pooled, one) + bisect_right(pooled, one) + 1 for one in set(pooled)}
    ways = np.zeros((len(few) + 1, sum(ranks[one] for one in pooled) + 1))
    ways[0, 0] = 1.0
    for one in pooled:
        ways[1:, ranks[one] :] += ways[:-1, : -ranks[one]]
    seen, chances = sum(ranks[one] for one in few), ways[-1] / ways[-1].sum()
    return min(1.0, 2.0 * float(min(chances[: seen + 1].sum(), chances[seen:].sum())))


def mann_whitney(counts_a: Sequence[int], counts_b: Sequence[int], values: Sequence[float]) -> float | None:
    """Mann and Whitney's two-sided p from how often each value (every one once) was given; None where a side is empty.

    With ties and continuity corrected, as `scipy.stats.mannwhitneyu(method="asymptotic")`. All alike: 1.
    """
    bins = sorted(zip(values, counts_a, counts_b, strict=True))
    a, b, n = sum(counts_a), sum(counts_b), sum(counts_a) + sum(counts_b)
    if not a or not b:
        return None
    # Twice U of the first side: whom it beats count two, whom it equals one. Whole numbers, so nothing is rounded yet.
    seen = [0, *accumulate(other for _, _, other in bins)]
    twice = sum(one * (2 * seen[at] + other) for at, (_, one, other) in enumerate(bins))
    tied = sum((one + other) ** 3 - (one + other) for _, one, other in bins)
    spread = math.sqrt(a * b / 12 * ((n + 1) - tied / (n * (n - 1))))
    if not spread:
        return 1.0
    away = max(twice / 2, a * b - twice / 2) - a * b / 2 - 0.5
    return min(1.0, math.erfc(away / spread / math.sqrt(2)))


def _from_values(earlier: Sequence[float], later: Sequence[float]) -> float:
    a, b = Counter(earlier), Counter(later)
    values = sorted({*a, *b})
    found = mann_whitney([a[one] for one in values], [b[one] for one in values], values)
    return 1.0 if found is None else found


def bootstrap_mean(
    counts: Sequence[int], values: Iterable[float], resamples: int = RESAMPLES, seed: int = SEED
) -> Estimate | None:
    """The mean of answers given as counts, with its percentile bootstrap interval; None without answers.

    Drawing people again with replacement is drawing counts from a multinomial distribution, so it costs the same for
    ten people and for a million. For many people: with few of them it is too narrow, and `intervals.mean` is right.
    """
    n = sum(counts)
    if not n:
        return None
    import numpy as np

    given = np.asarray(tuple(values), dtype=float)
    mean = float(np.dot(counts, given)) / n
    if sum(one > 0 for one in counts) < 2:
        return Estimate(mean, None, None, (n,))
    drawn = np.random.default_rng(seed).multinomial(n, np.asarray(counts) / n, size=resamples) @ given / n
    low, high = np.quantile(drawn, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return Estimate(mean, float(low), float(high), (n,))
