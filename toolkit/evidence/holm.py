"""Many figures at once: the more one looks at, the more seems to move by chance. Holm's correction over all shown."""

from __future__ import annotations

from collections.abc import Sequence


def holm(ps: Sequence[float | None]) -> tuple[float | None, ...]:
    """The p-values adjusted by Holm, in the order given. None (nothing was tested) stays None and does not count.

    Holm, S. (1979). A simple sequentially rejective multiple test procedure. Scandinavian Journal of Statistics 6,
    65-70. ValueError for what is no chance: below 0, above 1, or not a number.
    """
    given = [one for one in ps if one is not None]
    if not all(0 <= one <= 1 for one in given):
        raise ValueError("a p lies between 0 and 1")
    if not given:
        return tuple(None for _ in ps)
    from statsmodels.stats.multitest import multipletests  # type: ignore[import-untyped]  # has no stubs; slow import

    adjusted = iter(multipletests(given, method="holm")[1])
    return tuple(None if one is None else float(next(adjusted)) for one in ps)
