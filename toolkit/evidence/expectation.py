"""What was written down before, held against what came: one verdict, by the sealed rule, from the interval alone.

`better_by: t` looks at the improvement of the later round over the earlier one, in the rule's unit (percentage points,
percent faster, points of a score), by its 95% interval `low` to `high`:

- met        when low > t    (all of the interval is better than the threshold)
- not met    when high <= t  (none of it is)
- too early  otherwise, and where there is no interval.

`at_least: t` looks at the level of the later round (percent, points of a score): met when low >= t (all of the interval
reaches the level), not met when high < t, too early otherwise.

Robots never bring a verdict about people: with a simulated side the kind is `rehearsal` and the outcome is what the
rule would say. An open round makes the verdict interim; what we will do waits until it is closed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from toolkit.evidence.comparison import Comparison, compare
from toolkit.evidence.disclosure import Figure, Hidden, Shown
from toolkit.evidence.intervals import Estimate
from toolkit.evidence.measure import Subject
from toolkit.evidence.seals.sealed import Sealed, seal_content, sealed
from toolkit.experiments.sprint import Expectation
from toolkit.text import Text

__all__ = ["Outcome", "Sealed", "Verdict", "concerns", "faster", "judge", "seal_content", "sealed"]

Outcome = Literal["met", "not_met", "too_early"]


@dataclass(frozen=True)
class Verdict:
    """`improvement`: what the rule looks at, in the threshold's unit (for `at_least`: the later round's level)."""

    kind: Literal["verdict", "rehearsal", "mixed", "panel", "parted", "no_data", "hidden"]
    outcome: Outcome | None
    expectation: Expectation
    earlier: Figure
    later: Figure
    comparison: Comparison | None
    improvement: Estimate | None

    @property
    def subject(self) -> Subject:
        return self.later.subject

    @property
    def looked_at(self) -> tuple[Figure, ...]:
        """The figures that the rule needs: `at_least` asks nothing of the earlier round."""
        return (self.later,) if self.expectation.at_least is not None else (self.earlier, self.later)

    @property
    def threshold(self) -> float:
        given = self.expectation.better_by if self.expectation.at_least is None else self.expectation.at_least
        return given or 0.0

    @property
    def simulated(self) -> bool:
        return any(one.source == "simulated" for one in self.looked_at)

    @property
    def interim(self) -> bool:
        return any(one.interim for one in self.looked_at)

    @property
    def plan(self) -> Text | None:
        """What we will do now; only a verdict about people, over closed rounds, calls for it."""
        if self.kind != "verdict" or self.interim or self.outcome is None:
            return None
        rule = self.expectation
        return {"met": rule.if_met, "not_met": rule.if_not_met, "too_early": rule.if_too_early}[self.outcome]


def concerns(expectation: Expectation, subject: Subject) -> bool:
    """Whether this subject is the one that the expectation is about."""
    if expectation.measure != subject.measure:
        return False
    if expectation.measure == "score":
        return (subject.survey, subject.moment, subject.part) == (expectation.survey, "after", expectation.scale)
    return subject.task == expectation.task


def judge(
    expectation: Expectation,
    earlier: Figure,
    later: Figure,
    *,
    panel: bool = False,
    parted: bool = False,
    both: Comparison | None = None,
) -> Verdict:
    """Hold the rule against the figures of its two rounds. `panel`: some people were in both, so that nothing is
    compared as if they were two groups. `parted`: a round was tried in variants, so it has no one figure.
    `both`: how they compare person by person, where the same people were on both sides.
    """
    needed = (later,) if expectation.at_least is not None else (earlier, later)
    if parted:
        return Verdict("parted", None, expectation, earlier, later, None, None)
    comparison = both or compare(earlier, later)
    if any(isinstance(one, Hidden) for one in needed):
        return Verdict("hidden", None, expectation, earlier, later, comparison, None)
    if panel and expectation.at_least is None:
        return Verdict("panel", None, expectation, earlier, later, None, None)
    seen = _level(later) if expectation.at_least is not None else _improvement(comparison)
    counted = [one for one in needed if isinstance(one, Shown) and one.estimate is not None]
    if seen is None and len(counted) == 2 and earlier.source != later.source:
        return Verdict("mixed", None, expectation, earlier, later, None, None)
    if seen is None:
        return Verdict("no_data", None, expectation, earlier, later, comparison, None)
    robots = any(one.source == "simulated" for one in needed)
    kind: Literal["verdict", "rehearsal"] = "rehearsal" if robots else "verdict"
    return Verdict(kind, _outcome(expectation, seen), expectation, earlier, later, comparison, seen)


def _outcome(expectation: Expectation, seen: Estimate) -> Outcome:
    if seen.low is None or seen.high is None:
        return "too_early"
    # Twelve digits: 0.6 - 0.4 is 0.19999999999999996 in binary, and no verdict should hang on that.
    low, high = round(seen.low, 12), round(seen.high, 12)
    if expectation.at_least is not None:
        level = expectation.at_least
        return "met" if low >= level else "not_met" if high < level else "too_early"
    more = expectation.better_by or 0.0
    return "met" if low > more else "not_met" if high <= more else "too_early"


def _level(later: Figure) -> Estimate | None:
    if not isinstance(later, Shown) or later.estimate is None:
        return None
    factor = 100.0 if later.subject.kind == "rate" else 1.0
    return _scaled(later.estimate, factor)


def _improvement(comparison: Comparison | None) -> Estimate | None:
    if comparison is None:
        return None
    of = comparison.estimate
    if comparison.later.subject.kind == "time":
        if of.ends is None:
            return Estimate(faster(of.value), None, None, of.n)
        return Estimate(faster(of.value), faster(of.ends[1]), faster(of.ends[0]), of.n)
    return _scaled(of, 100.0 if comparison.later.subject.kind == "rate" else 1.0)


def faster(ratio: float) -> float:
    """A ratio of times as percent faster; below zero is slower."""
    return 100.0 * (1.0 - ratio)


def _scaled(of: Estimate, factor: float) -> Estimate:
    if of.ends is None:
        return Estimate(of.value * factor, None, None, of.n)
    return Estimate(of.value * factor, of.ends[0] * factor, of.ends[1] * factor, of.n)
