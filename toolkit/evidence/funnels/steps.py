"""The steps of a chain that may be shown: how many of those at one stage reached the next, and how that changed.

Each step is a share of its own (Wilson), and two rounds differ by Newcombe's interval: other people, another day.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from toolkit.evidence import intervals
from toolkit.evidence.comparison import Comparison
from toolkit.evidence.disclosure import Figure, Shown
from toolkit.evidence.funnels.stages import INVITED, STAGES
from toolkit.evidence.intervals import Estimate

BY_INVITATION = ("joined", "started")
"""What an invitation can change. More comparisons for each of them would only bring more chances to be fooled."""


@dataclass(frozen=True)
class Step:
    """`x` of the `of` people at the stage before reached `stage`; no estimate where nobody stood there."""

    stage: str
    x: int
    of: int
    estimate: Estimate | None


def steps(of: Shown) -> tuple[Step, ...]:
    """The steps between the stages of a chain, in order."""
    stages = [(stage, n) for stage, n in of.counts if stage in (INVITED, *STAGES)]
    return tuple(Step(later, x, n, intervals.wilson(x, n)) for (_, n), (later, x) in pairwise(stages))


def compare_steps(earlier: Figure, later: Figure) -> Iterator[Comparison]:
    """Later against earlier, step by step; nothing where a side is hidden, or where people meet robots."""
    if not isinstance(earlier, Shown) or not isinstance(later, Shown) or earlier.source != later.source:
        return
    before = {one.stage: one for one in steps(earlier)}
    for now in steps(later):
        was = before.get(now.stage)
        if was is None or (later.subject.part and now.stage not in BY_INVITATION):
            continue
        estimate = intervals.newcombe((was.x, was.of), (now.x, now.of))
        if estimate is not None:
            yield Comparison(earlier, later, estimate, now.stage)
