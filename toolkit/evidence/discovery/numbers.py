"""What was found by whom, and how much of what there is that probably was. Plain numbers in, plain numbers out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass

from toolkit.evidence.discovery.saturation import Saturation, saturation
from toolkit.evidence.discovery.unseen import Unseen
from toolkit.evidence.intervals import Estimate

FEWEST = 3
"""People from whom a share is estimated at all. Two people say nothing about what both of them missed."""

MORE = (1, 2, 3, 4, 5)
"""For so many people more it is told what they would show."""


@dataclass(frozen=True)
class Adjusted:
    """How likely one person meets a problem, 0 to 1: as counted, and adjusted for the problems that nobody met yet."""

    raw: float
    deflated: float
    good_turing: float

    @property
    def both(self) -> float:
        return (self.deflated + self.good_turing) / 2


@dataclass(frozen=True)
class Next:
    """Problems that `more` people would add to those found: expected, and between which numbers 95 of 100 times."""

    more: int
    expected: float
    low: int
    high: int


@dataclass(frozen=True)
class Discovery:
    """`counts`: each problem with by how many people it was met, most first. Without problems, or with fewer than
    FEWEST people, there is neither `p` nor `share` (0 to 1, of all the problems that there are) nor `next`.
    """

    n: int
    counts: tuple[tuple[str, int], ...]
    p: Adjusted | None
    share: Estimate | None
    saturation: Saturation
    next: tuple[Next, ...]

    @property
    def problems(self) -> int:
        return len(self.counts)

    @property
    def once(self) -> int:
        """Problems that one person met and nobody else."""
        return sum(count == 1 for _, count in self.counts)


def discover(met: Sequence[Set[str]]) -> Discovery:
    """From the problems that each person met, in the order in which people took part; who met none has an empty set."""
    counted = Counter(one for person in met for one in person)
    counts = tuple(sorted(counted.items(), key=lambda one: (-one[1], one[0])))
    n, order = len(met), saturation(met)
    if n < FEWEST or not counts:
        return Discovery(n, counts, None, None, order, ())
    p = adjusted(sum(counted.values()) / len(counts) / n, n, len(counts), sum(one == 1 for one in counted.values()))
    unseen = Unseen(n, tuple(sorted(counted.values())))
    share = share_found(p.both, n)
    low, high = unseen.share()
    around = Estimate(share, min(low, share), max(high, share), (n,))
    return Discovery(n, counts, p, around, order, tuple(_next(one, p.both, n, len(counts), unseen) for one in MORE))


def adjusted(raw: float, n: int, problems: int, singletons: int) -> Adjusted:
    """The two adjustments of Lewis, J. R. (2001), Evaluation of procedures for adjusting problem-discovery rates
    estimated from small samples, International Journal of Human-Computer Interaction 13, 445-479; their mean is his
    advice. Deflated: (p - 1/n)(1 - 1/n). Good-Turing: p / (1 + share of the problems that were met once).
    """
    return Adjusted(raw, max(0.0, (raw - 1 / n) * (1 - 1 / n)), raw / (1 + singletons / problems))


def share_found(p: float, n: int) -> float:
    """1 - (1 - p)^n (Virzi 1992; Nielsen & Landauer 1993)."""
    return 1.0 - (1.0 - p) ** n


def _next(more: int, p: float, n: int, problems: int, unseen: Unseen) -> Next:
    """By the same p as the share, so that both tell one story; the range by the model that knows how unsure p is."""
    so_far, then = share_found(p, n), share_found(p, n + more)
    expected = problems * (then - so_far) / so_far
    low, high = unseen.among(more)
    return Next(more, expected, min(low, int(expected)), max(high, -int(-expected // 1)))
