"""Did the last people still tell us something new?

Guest, G., Namey, E. & Chen, M. (2020). A simple method to assess and report thematic saturation in qualitative
research. PLoS ONE 15(5), e0232076. What the first people told (the base) is held against what each run of people after
them added. At most 5% is taken as "hardly anything new"; the paper writes its threshold with "≤".
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass

BASE, RUN = 4, 2
PERCENT = 5


@dataclass(frozen=True)
class Run:
    """`new`: what people `first` to `last` (counted from 1) told that nobody before them had."""

    first: int
    last: int
    new: int


@dataclass(frozen=True)
class Saturation:
    """`base`: what the first BASE people told. No runs where there are fewer people than BASE and RUN together."""

    n: int
    base: int
    runs: tuple[Run, ...]

    def ratio(self, run: Run) -> float | None:
        """What a run added, as a share of the base; None where the base told nothing."""
        return run.new / self.base if self.base else None

    @property
    def still_new(self) -> bool | None:
        """Whether the last run told more than PERCENT; None where it cannot be said."""
        if not self.runs or not self.base:
            return None
        return 100 * self.runs[-1].new > PERCENT * self.base


def saturation(told: Sequence[Set[str]]) -> Saturation:
    """From what each person told, in the order in which people took part."""
    seen: set[str] = set()
    fresh = []
    for one in told:
        fresh.append(len(one - seen))
        seen |= one
    return from_new(fresh)


def from_new(fresh: Sequence[int]) -> Saturation:
    """The same from how many new things each person told."""
    runs = tuple(
        Run(start + 1, start + RUN, sum(fresh[start : start + RUN])) for start in range(BASE, len(fresh) - RUN + 1)
    )
    return Saturation(len(fresh), sum(fresh[:BASE]), runs)
