"""Do the items of a scale belong together? Cronbach's alpha with its interval, only where enough people answered all.

No omega: with few people its factor model is not to be relied on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from toolkit.evidence.intervals import LEVEL, Estimate

FEWEST = 15
"""People who answered every item. With fewer, the interval of a good scale reaches from poor to excellent."""

Reason = Literal["", "one_item", "too_few", "alike"]
"""Why there is no alpha: a scale of one item, too few people who answered all, or nobody differs from anybody."""


@dataclass(frozen=True)
class Consistency:
    """Alpha with its 95% interval, or the reason why there is none. `n`: people who answered every item."""

    n: int
    items: int
    estimate: Estimate | None
    reason: Reason = ""


def consistency(rows: Sequence[Sequence[float | None]], fewest: int = FEWEST) -> Consistency:
    """A row for each person: the score on each item, None where it was skipped. Who skipped one is left out.

    Cronbach, L. J. (1951). Coefficient alpha and the internal structure of tests. Psychometrika 16, 297-334. The
    interval is Feldt's: Feldt, L. S., Woodruff, D. J. & Salih, F. A. (1987). Statistical inference for coefficient
    alpha. Applied Psychological Measurement 11, 93-103. Alpha can be below 0: items that contradict one another.
    """
    whole = [[one for one in row if one is not None] for row in rows if None not in row]
    items = max((len(row) for row in rows), default=0)
    if items < 2:
        return Consistency(len(whole), items, None, "one_item")
    if len(whole) < max(fewest, 2):
        return Consistency(len(whole), items, None, "too_few")
    alpha = _alpha(whole)
    if alpha is None:
        return Consistency(len(whole), items, None, "alike")
    return Consistency(len(whole), items, Estimate(alpha, *_feldt(alpha, len(whole), items), (len(whole),)))


def _alpha(rows: Sequence[Sequence[float]]) -> float | None:
    import numpy as np

    scores = np.array(rows)
    of_sum, of_items = scores.sum(axis=1).var(ddof=1), scores.var(axis=0, ddof=1).sum()
    # What rounding leaves of no spread at all is no spread.
    if of_sum <= 1e-12 * max(1.0, float(np.abs(scores).max()) ** 2):
        return None
    items = scores.shape[1]
    return float(items / (items - 1) * (1 - of_items / of_sum))


def _feldt(alpha: float, n: int, items: int) -> tuple[float, float]:
    from scipy.stats import f  # type: ignore[import-untyped]  # scipy has no stubs here; 0.9 s of import

    low, high = f.ppf([(1 + LEVEL) / 2, (1 - LEVEL) / 2], n - 1, (n - 1) * (items - 1))
    return float(1 - (1 - alpha) * low), float(1 - (1 - alpha) * high)
