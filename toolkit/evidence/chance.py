"""The chance that B is better than A, where each has a rate. Always told beside the interval, never instead of it."""

from __future__ import annotations

import math


def chance_better(earlier: tuple[int, int], later: tuple[int, int]) -> float | None:
    """The chance that the later rate is the higher one, 0 to 1; each side is (x, n). None where a side is empty.

    Before anything was seen every rate is as likely as any other (a uniform prior), so each rate has a Beta(x + 1,
    n - x + 1) distribution. The integral of one being above the other is a finite sum for whole numbers: Cook, J. D.
    (2005), Exact calculation of beta inequalities, UT MD Anderson Technical Report 005-05. No rounding but of logs.
    """
    (x1, n1), (x2, n2) = earlier, later
    if not n1 or not n2:
        return None
    a1, b1, a2, b2 = x1 + 1, n1 - x1 + 1, x2 + 1, n2 - x2 + 1
    terms = (
        math.exp(_log_beta(a1 + at, b1 + b2) - math.log(b2 + at) - _log_beta(1 + at, b2) - _log_beta(a1, b1))
        for at in range(a2)
    )
    return min(1.0, math.fsum(terms))


def _log_beta(a: int, b: int) -> float:
    return math.lgamma(a) + math.lgamma(b) - math.lgamma(a + b)
