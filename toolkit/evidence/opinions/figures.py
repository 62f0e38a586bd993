"""Estimates from votes: consensus with its interval, and whether moves can be chance. Plain numbers in and out."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from toolkit.evidence.intervals import LEVEL, Estimate
from toolkit.prototypes.statements.points import consensus, position

DRAWS = 4000


def of_one_mind(values: Sequence[float], points: int) -> Estimate | None:
    """Tastle and Wierman's consensus of positions (1 to -1, on `points` points), 0 to 1, with a 95% interval.

    The interval is Bayesian: Jeffreys' prior over the points, seeded draws, widened to the estimate where that lies
    outside. Tried at n = 6, 12 and 30 on six distributions over 3 and 5 points, it held the true value in 88 to 100%
    (Student's t by the delta method in 78 to 97%, the percentile bootstrap in 74 to 98%). Where the halves truly
    stand at either end and nobody between, it lies too high.
    """
    if not values:
        return None
    seen = Counter(values)
    counts = [seen[position(index, points)] for index in range(points)]
    found = consensus(counts)
    if found is None:
        return None
    low, high = _drawn(counts)
    return Estimate(min(max(found, 0.0), 1.0), max(min(low, found), 0.0), min(max(high, found), 1.0), (len(values),))


def _drawn(counts: Sequence[int]) -> tuple[float, float]:
    import numpy as np

    shares = np.random.default_rng(7).dirichlet([one + 0.5 for one in counts], DRAWS)
    places = np.arange(len(counts))
    away = np.abs(places - shares @ places[:, None]) / (len(counts) - 1)
    drawn = 1 + (shares * np.log2(np.maximum(1 - away, 1e-300))).sum(axis=1)
    low, high = np.quantile(drawn, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return float(low), float(high)


def mid_p(joined: int, left: int) -> float:
    """McNemar's mid-p for those who changed sides: `joined` came to agree, `left` no longer do. Nobody moved: 1.

    Fagerland, M. W., Lydersen, S. & Laake, P. (2013). The McNemar test for binary matched-pairs data: mid-p and
    asymptotic are better than exact conditional. BMC Medical Research Methodology 13:91.
    """
    moved, fewer = joined + left, min(joined, left)
    if joined == left:
        return 1.0
    below = sum(math.comb(moved, one) for one in range(fewer + 1))
    return float((2 * below - math.comb(moved, fewer)) / 2**moved)
