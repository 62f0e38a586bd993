"""All that a sample size can and cannot show, as numbers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from toolkit.evidence import intervals
from toolkit.evidence.intervals import Estimate
from toolkit.evidence.planning.chances import chance_of_better, enough, false_alarm, meeting

FEWEST, MOST = 3, 30
"""The ends of the slider: a round has no fewer and no more people than this."""

TABLE = (3, 5, 8, 12, 20, 30)
"""The sizes that stand in the table."""

TRUTH = (0.5, 0.9)
"""A large improvement, to see how often it would be noticed: half of all people finish, then nine of ten."""

OFTEN, SELDOM = 0.31, 0.10
"""Two problems: one that hits a third of all people, which is common, and one that hits one in ten."""

COMMENTS = 10
"""From how many people what they wrote in their own words may be read by the team."""


@dataclass(frozen=True)
class Outcome:
    """The share that `x` of n people are, with its interval."""

    x: int
    estimate: Estimate


@dataclass(frozen=True)
class Step:
    """The smallest difference that counts: from `x1` of n people to `x2` of n other people."""

    x1: int
    x2: int


@dataclass(frozen=True)
class Size:
    """What n people show. `typical`: from about half of the first round; None where no outcome counts from there.

    `noticed`: the chance of "better" where TRUTH holds; `alarm`: at most, where nothing differs; `met`: the chance to
    meet each of OFTEN and SELDOM at least once.
    """

    n: int
    many: Outcome
    half: Outcome
    best: Step
    typical: Step | None
    noticed: float
    alarm: float
    met: tuple[float, float]


@lru_cache(maxsize=64)
def size(n: int) -> Size:
    """What two rounds of n people each, or one of them, can show; ValueError for a number that no round can have."""
    if not FEWEST <= n <= MOST:
        raise ValueError(f"a round has {FEWEST} to {MOST} people, not {n}")
    steps = [Step(x, wanted) for x in range(n + 1) if (wanted := enough(n, n, x)) is not None]
    return Size(
        n,
        _outcome(round(0.8 * n), n),
        _outcome(n // 2, n),
        min(steps, key=lambda one: one.x2 - one.x1),
        next((one for one in steps if one.x1 == n // 2), None),
        noticed(n),
        false_alarm(n, n),
        (meeting(OFTEN, n), meeting(SELDOM, n)),
    )


@lru_cache(maxsize=256)
def noticed(n: int, threshold: float = 0.0) -> float:
    """How likely a rule with this threshold (percentage points) is met where TRUTH holds, with n people a round."""
    return chance_of_better(n, n, TRUTH, threshold)


def _outcome(x: int, n: int) -> Outcome:
    found = intervals.wilson(x, n)
    if found is None:  # only for nobody, and a round has people
        raise ValueError("nobody gives no share")
    return Outcome(x, found)
