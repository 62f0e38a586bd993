"""The same people both times: what changed for them. Plain numbers in, plain numbers out; later against earlier.

The edges are those of `intervals`: nobody gives None, one person or equal changes give a value without an interval. The
p of scores and times is exact as long as the different sums that can come out are no more than SUMS; beyond it is t's.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from toolkit.evidence import intervals
from toolkit.evidence.intervals import Estimate, summarise, wilson
from toolkit.evidence.opinions.figures import mid_p

if TYPE_CHECKING:
    import numpy as np

    Vector = np.ndarray[Any, Any]

SUMS = 2**16
"""Sixteen people whose changes all differ have so many sums; changes on a scale coincide, so far more people fit."""

GRAIN = 1e-12
"""Changes are compared to this part of the largest: 0.3 - 0.1 and 0.2 are one change."""


@dataclass(frozen=True)
class Paired:
    """An estimate of the change and the two-sided p of "no change"; `exact`: counted and not approximated."""

    estimate: Estimate
    p: float
    exact: bool = True


def paired_rates(both: int, only_earlier: int, only_later: int, neither: int) -> Paired | None:
    """The difference of two rates of the same people, later minus earlier, -1 to 1, and McNemar's mid-p.

    Newcombe, R. G. (1998). Improved confidence intervals for the difference between binomial proportions based on
    paired data. Statistics in Medicine 17, 2635-2650, method 10: two Wilson intervals squared and added, corrected by
    the correlation of the two answers.
    """
    n = both + only_earlier + only_later + neither
    earlier, later = wilson(both + only_earlier, n), wilson(both + only_later, n)
    if earlier is None or later is None:
        return None
    difference, phi = (only_later - only_earlier) / n, _phi(both, only_earlier, only_later, neither)
    (low1, high1), (low2, high2) = earlier.ends or (0.0, 1.0), later.ends or (0.0, 1.0)
    low = difference - _apart(later.value - low2, high1 - earlier.value, phi)
    high = difference + _apart(high2 - later.value, earlier.value - low1, phi)
    estimate = Estimate(difference, max(low, -1.0), min(high, 1.0), (n,))
    return Paired(estimate, mid_p(only_later, only_earlier))


def _apart(one: float, other: float, phi: float) -> float:
    return math.sqrt(max(one * one - 2 * phi * one * other + other * other, 0.0))


def _phi(a: int, b: int, c: int, d: int) -> float:
    """The correlation; above 0 its numerator comes half of n nearer to 0. Where a margin is empty, 0."""
    margins = (a + b) * (c + d) * (a + c) * (b + d)
    if not margins:
        return 0.0
    across, n = a * d - b * c, a + b + c + d
    return (max(across - n / 2, 0.0) if across > 0 else across) / math.sqrt(margins)


def paired_means(pairs: Sequence[tuple[float, float]], limits: intervals.Limits = intervals.ANYTHING) -> Paired | None:
    """The mean of the changes with its t interval; `limits` are those of one value. Each pair is (earlier, later)."""
    changes = [later - earlier for earlier, later in pairs]
    summary, width = summarise(changes), limits[1] - limits[0]
    if summary is None:
        return None
    p, exact = sign_flips(changes)
    return Paired(intervals.mean(summary, (-width, width)), p, exact)


def paired_times(pairs: Sequence[tuple[float, float]]) -> Paired | None:
    """The geometric mean of later / earlier, of seconds above 0, with its log-t interval: 0.8 means 20% faster."""
    changes = [math.log(later) - math.log(earlier) for earlier, later in pairs]
    summary = summarise(changes)
    if summary is None:
        return None
    p, exact = sign_flips(changes)
    return Paired(intervals.geometric_mean(summary), p, exact)


def sign_flips(changes: Sequence[float]) -> tuple[float, bool]:
    """The two-sided p of "a change is as likely as its opposite", and whether it is exact.

    Fisher, R. A. (1935). The Design of Experiments, section 21: every change keeps its size and gets either sign; p is
    the share of all 2^n sums that lie as far from zero as the one that was seen.
    """
    import numpy as np

    largest = max(map(abs, changes), default=0.0)
    if not largest:
        return 1.0, True
    # Whole numbers, so that sums are the same in whatever order they are added.
    steps = [round(one / largest / GRAIN) for one in changes]
    sums: Vector = np.zeros(1, dtype=np.int64)
    chances: Vector = np.ones(1)
    for one in map(abs, steps):
        sums, where = np.unique(np.concatenate([sums - one, sums + one]), return_inverse=True)
        chances = np.bincount(where, weights=np.concatenate([chances, chances]) / 2)
        if len(sums) > SUMS:
            return _by_t(changes), False
    seen = abs(sum(steps)) - len(steps)  # each step was rounded by one half at most
    return min(1.0, float(chances[np.abs(sums) >= seen].sum())), True


def _by_t(changes: Sequence[float]) -> float:
    from scipy.stats import ttest_1samp  # type: ignore[import-untyped]  # scipy has no stubs here; 0.9 s of import

    return float(ttest_1samp(changes, 0.0).pvalue)
