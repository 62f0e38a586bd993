"""One measurement through the gate."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from toolkit.evidence import intervals
from toolkit.evidence.disclosure.figures import Figure, Hidden, Reason, Shown
from toolkit.evidence.intervals import Estimate, Summary
from toolkit.evidence.measure import Raw, Subject
from toolkit.evidence.opinions.figures import of_one_mind
from toolkit.evidence.variants import GROUP
from toolkit.experiments.comparing import PART
from toolkit.records import RoundState

FLOOR = 5
"""No file can bring the minimum group below this."""


def show(raw: Raw, minimum_group: int, state: RoundState) -> Figure:
    """Make a figure of a measurement, or say why there is none. `state`: where its round stands now."""
    if (state.sprint, state.round) != (raw.state.sprint, raw.state.round):
        raise ValueError(f"the state of round {state.round} cannot open a figure of round {raw.state.round}")
    interim = state.state != "closed"
    reason = _reason(raw, least(raw.subject, minimum_group), interim) if raw.subject.about == "person" else None
    if reason:
        return hidden(raw, reason, minimum_group, state)
    n, values, counts = raw.opened_by_the_gate()
    estimate, summary = _estimate(raw)
    dots = values if raw.subject.about == "prototype" and GROUP not in raw.round else ()
    return Shown(raw.subject, raw.round, raw.title, raw.source, interim, n, estimate, summary, counts, dots)


def hidden(raw: Raw, reason: Reason, minimum_group: int, state: RoundState) -> Hidden:
    minimum, interim = least(raw.subject, minimum_group), state.state != "closed"
    return Hidden(raw.subject, raw.round, raw.title, raw.source, interim, reason, minimum)


def least(subject: Subject, minimum_group: int) -> int:
    """From how many people a subject is shown."""
    return max(FLOOR, minimum_group, subject.least)


def size(raw: Raw) -> int:
    """How many people a measurement is of: of a chain, those at its first stage."""
    n, _, counts = raw.opened_by_the_gate()
    return next((at for _, at in counts), 0) if raw.subject.kind == "chain" else n


def telling(parts: Sequence[Raw], minimum: int) -> bool:
    """Whether parts, taken together, are so few or so much alike that their figure would tell what people said."""
    values: Counter[float] = Counter()
    counts: Counter[str] = Counter()
    n = 0
    for one in parts:
        own, of_people, by_name = one.opened_by_the_gate()
        n += own
        values.update(of_people)
        counts.update(dict(by_name))
    return n < minimum or max((*values.values(), *counts.values()), default=0) >= n - 1


def _reason(raw: Raw, minimum: int, interim: bool) -> Reason | None:
    if interim:
        return "open"
    if PART in raw.round and GROUP in raw.round:
        return "crossed"
    if raw.opened_by_the_gate()[0] < minimum:
        return "too_few"
    return "unanimous" if telling((raw,), minimum) else None


def _estimate(raw: Raw) -> tuple[Estimate | None, Summary | None]:
    n, values, counts = raw.opened_by_the_gate()
    subject = raw.subject
    if subject.kind == "rate":
        return intervals.wilson(dict(counts)["done"], n), None
    if subject.kind == "alpha":
        return _to_hundredths(raw.reckoned_for_the_gate()), None
    if subject.kind == "split":
        mind = of_one_mind(values, len(subject.ballot.points) if subject.ballot else 0)
        return (None if mind is None else _rounded_estimate(mind)), None
    summary = intervals.summarise(map(math.log, values) if subject.kind == "time" else values)
    if summary is None:
        return None, None
    if subject.kind == "time":
        return intervals.geometric_mean(summary), summary
    summary = _rounded(summary) if subject.about == "person" else summary
    found = intervals.mean(summary, subject.limits or intervals.ANYTHING)
    return (_rounded_estimate(found) if subject.about == "person" else found), summary


def _to_hundredths(of: Estimate | None) -> Estimate | None:
    """As it is printed: an alpha with more digits would be a riddle whose answer is what people said."""
    if of is None or of.low is None or of.high is None:
        return None
    return Estimate(round(of.value, 2), round(of.low, 2), round(of.high, 2), of.n)


def _rounded(of: Summary) -> Summary:
    """So coarse that one person's answer is hard to subtract, and no coarser than what is printed."""
    return Summary(of.n, round(of.mean, 1), None if of.sd is None else round(of.sd, 1))


def _rounded_estimate(of: Estimate) -> Estimate:
    if of.ends is None:
        return Estimate(round(of.value, 1), None, None, of.n)
    return Estimate(round(of.value, 1), round(of.ends[0], 1), round(of.ends[1], 1), of.n)
