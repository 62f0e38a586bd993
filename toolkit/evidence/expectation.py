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

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

from pydantic import ValidationError

from toolkit.evidence.comparison import Comparison, compare
from toolkit.evidence.disclosure import Figure, Hidden, Shown
from toolkit.evidence.intervals import Estimate
from toolkit.evidence.measure import Subject
from toolkit.experiments.sprint import Expectation, Sprint
from toolkit.schema import fingerprint
from toolkit.text import Text

if TYPE_CHECKING:
    from toolkit.storage.store import Store

Outcome = Literal["met", "not_met", "too_early"]


@dataclass(frozen=True)
class Sealed:
    """The rule that counts. `fingerprint`: empty where it was not sealed; `edited`: the file says something else."""

    expectation: Expectation | None
    minimum_group: int
    fingerprint: str
    edited: bool


@dataclass(frozen=True)
class Verdict:
    """`improvement`: what the rule looks at, in the threshold's unit (for `at_least`: the later round's level)."""

    kind: Literal["verdict", "rehearsal", "mixed", "no_data", "hidden"]
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


def seal_content(sprint: Sprint) -> dict[str, Any]:
    """What is fixed when the first round of a sprint opens: kept as a definition, its fingerprint is the seal."""
    rule = sprint.expectation.plain() if sprint.expectation else None
    return {"expectation": rule, "minimum_group": sprint.minimum_group}


def sealed(store: Store, sprint_id: str, sprint: Sprint) -> Sealed:
    """The expectation as it was fixed when the first of its rounds opened; the file's own while none was opened.

    The minimum group never sinks below what participants of any round were told.
    """
    now = sprint.expectation
    seals = {one.id: store.round(sprint_id, one.id).seal for one in sprint.rounds}
    kept = [store.definition(seal) or {} for seal in seals.values() if seal]
    minimum = max([sprint.minimum_group, *(int(one.get("minimum_group", 0)) for one in kept)])
    for round_id in now.compare if now else seals:
        if seals[round_id]:
            found = _opened(seals[round_id], store.definition(seals[round_id]), sprint)
            return replace(found, minimum_group=max(minimum, found.minimum_group))
    return Sealed(now, minimum, "", False)


def _opened(seal: str, content: dict[str, Any] | None, sprint: Sprint) -> Sealed:
    now = sprint.expectation
    if content is None:  # only the fingerprint was kept: it tells whether the file is still the same
        same = seal in (fingerprint(seal_content(sprint)), now.fingerprint() if now else "")
        return Sealed(now, sprint.minimum_group, seal, not same)
    rule = _read(content.get("expectation", content))
    minimum = max(sprint.minimum_group, int(content.get("minimum_group", 0)))
    if rule is None:  # opened without an expectation: one that was written later is not sealed
        return Sealed(now, minimum, "", False)
    return Sealed(rule, minimum, seal, rule != now)


def concerns(expectation: Expectation, subject: Subject) -> bool:
    """Whether this subject is the one that the expectation is about."""
    if expectation.measure != subject.measure:
        return False
    if expectation.measure == "score":
        return (subject.survey, subject.moment, subject.part) == (expectation.survey, "after", expectation.scale)
    return subject.task == expectation.task


def judge(expectation: Expectation, earlier: Figure, later: Figure) -> Verdict:
    """Hold the rule against the figures of its two rounds."""
    needed = (later,) if expectation.at_least is not None else (earlier, later)
    comparison = compare(earlier, later)
    if any(isinstance(one, Hidden) for one in needed):
        return Verdict("hidden", None, expectation, earlier, later, comparison, None)
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


def _read(content: Any) -> Expectation | None:
    try:
        return Expectation.model_validate(content) if isinstance(content, dict) and content else None
    except ValidationError:
        return None
