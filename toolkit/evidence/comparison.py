"""Round against round: other people, on another day. Built from shown figures alone, so nothing hidden can slip in.

Rates by Newcombe, scores by Welch, times as a ratio of geometric means among those who finished (design.md, 9). The
rounds are not randomised: whatever differs between them (the people, the day, the room) is part of the difference.
"""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.evidence import intervals
from toolkit.evidence.disclosure import Figure, Hidden, Shown
from toolkit.evidence.gather import Source
from toolkit.evidence.intervals import Estimate
from toolkit.evidence.variants import same_round


@dataclass(frozen=True)
class Comparison:
    """Two figures of one subject. `estimate`: difference of shares (-1 to 1) or of scores; a ratio for times."""

    earlier: Shown
    later: Shown
    estimate: Estimate
    step: str = ""
    """Of a chain: the stage whose step is compared."""

    @property
    def simulated(self) -> bool:
        return "simulated" in self.sources

    @property
    def sources(self) -> tuple[Source, Source]:
        return self.earlier.source, self.later.source

    @property
    def drawn(self) -> bool:
        """Whether chance decided who is on which side: two variants of one round."""
        return same_round(self.earlier.round, self.later.round)

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


def _estimate(earlier: Shown, later: Shown) -> Estimate | None:
    if earlier.subject.kind == "rate":
        return intervals.newcombe((earlier.count("done"), earlier.n), (later.count("done"), later.n))
    if earlier.summary is None or later.summary is None:
        return None
    if earlier.subject.kind == "time":
        return intervals.ratio(earlier.summary, later.summary)
    return intervals.welch(earlier.summary, later.summary, earlier.subject.limits or intervals.ANYTHING)
