"""One figure beside another. Built from shown figures alone, so nothing hidden can slip in.

Rates by Newcombe, scores by Welch, times as a ratio of geometric means among those who finished (design.md, 9). Rounds
are not randomised: whatever differs between them (the people, the day, the room) is part of the difference.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from toolkit.evidence import intervals
from toolkit.evidence.disclosure import Figure, Hidden, Shown
from toolkit.evidence.gather import Source
from toolkit.evidence.intervals import Estimate
from toolkit.evidence.variants import of_groups, same_round

Sides = Literal["others", "drawn", "groups", "same"]
"""Who is on the two sides: other people on another day; people of one round, parted by chance; groups of one round,
which nobody drew; the same people, once for each side."""


@dataclass(frozen=True)
class Comparison:
    """Two figures of one subject. `estimate`: difference of shares (-1 to 1) or of scores; a ratio for times."""

    earlier: Shown
    later: Shown
    estimate: Estimate
    step: str = ""
    """Of a chain: the stage whose step is compared."""
    same: bool = False
    """Whether the same people stand on both sides."""
    p: float | None = None
    """Two-sided, of no difference; None for the sealed measure, which has its verdict."""
    adjusted: float | None = None
    """The same by Holm, over all that is shown beside it."""
    family: int = 0
    """How many comparisons were looked at together."""
    superiority: Estimate | None = None
    """Of ratings: how often somebody of the later side rates higher than somebody of the earlier one, ties half."""
    chance: float | None = None
    """Of rates: the chance that the later one is really the higher."""

    @property
    def simulated(self) -> bool:
        return "simulated" in self.sources

    @property
    def sources(self) -> tuple[Source, Source]:
        return self.earlier.source, self.later.source

    @property
    def sides(self) -> Sides:
        if self.same:
            return "same"
        if of_groups(self.earlier.round, self.later.round):
            return "groups"
        return "drawn" if same_round(self.earlier.round, self.later.round) else "others"

    @property
    def interim(self) -> bool:
        return self.earlier.interim or self.later.interim


def compare(earlier: Figure, later: Figure) -> Comparison | None:
    """Later against earlier; None where a side is hidden or counts nobody, or where answers have no one number.

    People and robots are never compared: a difference between them would mean nothing.
    """
    if earlier.subject.id != later.subject.id:
        raise ValueError(f"{earlier.subject.id} cannot be compared with {later.subject.id}")
    if isinstance(earlier, Hidden) or isinstance(later, Hidden):
        return None
    if earlier.source != later.source:
        return None
    estimate = _estimate(earlier, later)
    return None if estimate is None else Comparison(earlier, later, estimate)


def rate_of(of: Shown) -> tuple[int, int] | None:
    """A figure as x of n, where it is one: who finished, who found the way directly."""
    if of.subject.kind == "rate":
        return of.count("done"), of.n
    return (of.count("direct"), of.n) if of.subject.measure == "path" else None


def _estimate(earlier: Shown, later: Shown) -> Estimate | None:
    first, second = rate_of(earlier), rate_of(later)
    if first and second:
        return intervals.newcombe(first, second)
    if earlier.summary is None or later.summary is None:
        return None
    if earlier.subject.kind == "time":
        return intervals.ratio(earlier.summary, later.summary)
    return intervals.welch(earlier.summary, later.summary, earlier.subject.limits or intervals.ANYTHING)
