"""Many figures at once: the more one looks at, the more seems to move by chance. Holm's correction over all shown."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate


def holm(ps: Sequence[float | None]) -> tuple[float | None, ...]:
    """The p-values adjusted by Holm, in the order given. None (nothing was tested) stays None and does not count.

    Holm, S. (1979). A simple sequentially rejective multiple test procedure. Scandinavian Journal of Statistics 6,
    65-70. ValueError for what is no chance: below 0, above 1, or not a number. By hand, and held against statsmodels
    in its test: `multipletests` collects all garbage at every call, which costs 85 ms on a page of evidence.
    """
    given = [(one, place) for place, one in enumerate(ps) if one is not None]
    if not all(0 <= one <= 1 for one, _ in given):
        raise ValueError("a p lies between 0 and 1")
    ordered = sorted(given)
    grown = accumulate((one * (len(ordered) - at) for at, (one, _) in enumerate(ordered)), max)
    adjusted = {place: min(1.0, p) for (_, place), p in zip(ordered, grown, strict=True)}
    return tuple(adjusted.get(place) for place in range(len(ps)))
