"""How many problems nobody met yet: a range that is honest with three people.

Some problems hit nearly everybody and some hardly anybody. How likely a person meets a problem is taken to be Beta
distributed over the problems, so the people who met one are beta-binomial, seen only where there is at least one
(Schmettow, M. (2012). Sample size in usability studies. Communications of the ACM 55(4), 64-70). Two things are not
known: how likely on average (before, any share is as likely as any other), and how unlike the problems are (their
intraclass correlation, Beta(1, 3) before: rather alike than not). Both are summed out over a grid. The number of
unseen problems is then a mixture of negative binomials, with 1/N as the prior of their total number N.

A bootstrap over people was left alone: with three people it has ten samples, and it never draws what nobody met.

Tried on made-up problems (10, 20 and 40 of them; all alike at 10, 31 and 50%, or spread in three ways) with 3, 5, 8
and 15 people, the range held the true share in 89 to 100% of the cases, and nearly all its misses were too low: it
seldom promises that more was found than was. It is wide where problems are unlike, also with many people: problems
that hit almost nobody cannot be counted by those who did not meet them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from toolkit.evidence.intervals import LEVEL

MEANS, ALIKE = 60, 30
"""Steps of the grid: of the average chance to meet a problem, and of how unlike problems are."""

BEYOND = 16
"""Points of the grid that are e^16 times less likely than the best one are left out."""

MOST = 10**6
"""More unseen problems than this are told as so many."""


@dataclass(frozen=True)
class Unseen:
    """What n people and the sorted `counts` (people by problem, 1 to n) say of what nobody met."""

    n: int
    counts: tuple[int, ...]

    @cached_property
    def _after(self) -> tuple[Any, Any, Any]:
        """The a and b of the points of the grid that are left, and how likely each is, after what was seen."""
        import numpy as np

        a, b, weights = _grid()
        met, problems = np.bincount(self.counts, minlength=self.n + 1), len(self.counts)
        logs = np.log(weights) - problems * np.log1p(-_missed(a, b, self.n))
        logs += sum(many * _log_met(a, b, times, self.n) for times, many in enumerate(met) if many)
        left = logs > logs.max() - BEYOND
        found = np.exp(logs[left] - logs.max())
        return a[left], b[left], found / found.sum()

    def share(self) -> tuple[float, float]:
        """The ends of the share of all problems that was found, 0 to 1."""
        a, b, weights = self._after
        few, many = _ends(weights, len(self.counts), 1.0 - _missed(a, b, self.n))
        found = len(self.counts)
        return found / (found + many), found / (found + few)

    def among(self, more: int) -> tuple[int, int]:
        """The ends of how many problems `more` people would meet that nobody met before."""
        a, b, weights = self._after
        # A thinned negative binomial is one: only those count that somebody of the new people meets.
        now, then = _missed(a, b, self.n), _missed(a, b, self.n + more)
        return _ends(weights, len(self.counts), (1.0 - now) / (1.0 - then))


def _ends(weights: Any, found: int, stops: Any) -> tuple[int, int]:
    return _quantile(weights, found, stops, (1 - LEVEL) / 2), _quantile(weights, found, stops, (1 + LEVEL) / 2)


def _quantile(weights: Any, found: int, stops: Any, wanted: float) -> int:
    """The smallest number that the mixture of negative binomials stays at or below so often."""
    from scipy.special import betainc  # type: ignore[import-untyped]  # scipy has no stubs here

    def enough(number: int) -> bool:
        return number >= MOST or float(weights @ betainc(found, number + 1.0, stops)) >= wanted

    low, high = -1, 0
    while not enough(high):
        low, high = high, 2 * high + 1
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if enough(middle) else (middle, high)
    return min(high, MOST)


@lru_cache(maxsize=1)
def _grid() -> tuple[Any, Any, Any]:
    """The a and b of a Beta distribution and the prior, for every point of the grid."""
    import numpy as np

    means, unlike = ((np.arange(steps) + 0.5) / steps for steps in (MEANS, ALIKE))
    mean, rho = (one.ravel() for one in np.meshgrid(means, unlike, indexing="ij"))
    size = (1.0 - rho) / rho
    return mean * size, (1.0 - mean) * size, (1.0 - rho) ** 2


def _log_met(a: Any, b: Any, times: int, n: int) -> Any:
    """The logarithm of how likely so many of n people meet one problem, without the binomial coefficient."""
    from scipy.special import betaln

    return betaln(a + times, b + n - times) - betaln(a, b)


def _missed(a: Any, b: Any, n: int) -> Any:
    """How likely none of n people meets a problem."""
    import numpy as np

    return np.exp(_log_met(a, b, 0, n))
