"""How often a verdict says "better", by going through every outcome that two rounds can have: nothing is simulated.

A round of n people in which everybody finishes a task with chance p has a binomial number of finishers. Two rounds have
(n1 + 1) x (n2 + 1) outcomes; each is judged as the verdict judges it, by Newcombe's interval (1998, method 10).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from toolkit.evidence import intervals

if TYPE_CHECKING:
    import numpy as np

    Matrix = np.ndarray[Any, Any]

GRID = 1001
"""Chances at which it is tried how often "better" is said where nothing differs: 0, 0.001 … 1."""

DIGITS = 12
"""Percentage points are compared to so many digits, as the verdict does: 0.6 - 0.4 is 0.19999999999999996 in binary."""


@lru_cache(maxsize=256)
def _shares(n: int) -> Matrix:
    """Row x: the share x/n and the two ends of its Wilson interval, shape (n + 1, 3)."""
    import numpy as np

    found = [intervals.wilson(x, n) for x in range(n + 1)]
    return np.array([(one.value, *one.ends) for one in found if one and one.ends])


@lru_cache(maxsize=256)
def lows(earlier: int, later: int) -> Matrix:
    """The lower end of Newcombe's interval for every outcome: row x1 of `earlier`, column x2 of `later` people.

    The same as `intervals.newcombe`, for all outcomes at once: one by one is too slow for a slider.
    """
    import numpy as np

    a, b = _shares(earlier)[:, None, :], _shares(later)[None, :, :]
    difference = b[..., 0] - a[..., 0]
    found: Matrix = np.maximum(difference - np.hypot(b[..., 0] - b[..., 1], a[..., 2] - a[..., 0]), -1.0)
    return found


def better(earlier: int, later: int, threshold: float = 0.0) -> Matrix:
    """Whether the verdict says "better by more than `threshold` percentage points", for every outcome."""
    import numpy as np

    found: Matrix = np.round(100.0 * lows(earlier, later), DIGITS) > threshold
    return found


def chance_of_better(earlier: int, later: int, truth: tuple[float, float], threshold: float = 0.0) -> float:
    """How likely the verdict says "better" where the chances of finishing are `truth` in the two rounds."""
    a, b = _outcomes(earlier, [truth[0]])[0], _outcomes(later, [truth[1]])[0]
    return float(a @ better(earlier, later, threshold) @ b)


@lru_cache(maxsize=256)
def false_alarm(earlier: int, later: int, threshold: float = 0.0) -> float:
    """How often "better" is said at most where nothing differs, whatever the chance of finishing is in both rounds."""
    import numpy as np

    tried = list(np.linspace(0.0, 1.0, GRID))
    a, b = _outcomes(earlier, tried), _outcomes(later, tried)
    return float(((a @ better(earlier, later, threshold)) * b).sum(axis=1).max())


def _outcomes(n: int, chances: Sequence[float]) -> Matrix:
    """How likely each number of finishers is, a row for each chance: shape (chances, n + 1)."""
    import numpy as np
    from scipy.stats import binom  # type: ignore[import-untyped]  # scipy has no stubs here; 0.9 s of import

    found: Matrix = binom.pmf(np.arange(n + 1)[None, :], n, np.array(chances)[:, None])
    return found


def enough(earlier: int, later: int, x: int) -> int | None:
    """How many of `later` must finish at least, after `x` of `earlier`, to count as better; None: no outcome does."""
    found = better(earlier, later)[x].nonzero()[0]
    return int(found[0]) if len(found) else None


def meeting(share: float, n: int) -> float:
    """The chance that at least one of n people meets a problem that hits this share of people: 1-(1-p)^n.

    Virzi 1992; Nielsen & Landauer 1993, who found 31% a problem on average. At n = 5 it is 84%.
    """
    return 1.0 - (1.0 - share) ** n
