"""THE GATE: every figure passes here or is not shown. What comes out is `Shown` or `Hidden`; nothing else has numbers.

Figures about the prototype show from the first person, with one nameless dot a person. Figures about people show

- only when the round is closed: otherwise whoever looks before and after one answer knows that answer;
- only from the minimum group, never from fewer than five, whatever a file says;
- never when everybody answered alike, or all but one: then the figure is each person's answer, or tells the odd one
  out what all the others said;
- rounded, without dots.

Robots' figures pass the same gate, so that a rehearsal shows what people's will look like.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from toolkit.evidence import intervals
from toolkit.evidence.gather import Source
from toolkit.evidence.intervals import Estimate, Summary
from toolkit.evidence.measure import Raw, Subject
from toolkit.evidence.opinions.figures import of_one_mind
from toolkit.records import RoundState
from toolkit.text import Text

__all__ = ["FLOOR", "Figure", "Hidden", "Reason", "Shown", "Subject", "show", "show_parts"]

FLOOR = 5
"""No file can bring the minimum group below this."""

Reason = Literal["open", "too_few", "unanimous", "small_part", "beside_part"]


@dataclass(frozen=True)
class Shown:
    """A figure that may be shown.

    `n`: people whom it counts. `estimate`: a share (0 to 1), a score, or seconds; None where nobody is counted, and for
    answers by option. `summary`: of scores, or of the logarithms of seconds. `dots`: one a person, in the estimate's
    unit, smallest first; only about the prototype.
    """

    subject: Subject
    round: str
    title: Text
    source: Source
    interim: bool
    n: int
    estimate: Estimate | None
    summary: Summary | None
    counts: tuple[tuple[str, int], ...]
    dots: tuple[float, ...]

    def count(self, name: str) -> int:
        return dict(self.counts).get(name, 0)

    @property
    def base(self) -> int:
        """The people of whom each count is a share: of a chain, those at its first stage."""
        return self.counts[0][1] if self.subject.kind == "chain" else self.n


@dataclass(frozen=True)
class Hidden:
    """A figure that may not be shown, and why. It carries no number that people gave."""

    subject: Subject
    round: str
    title: Text
    source: Source
    interim: bool
    reason: Reason
    minimum: int


Figure = Shown | Hidden


def show(raw: Raw, minimum_group: int, state: RoundState) -> Figure:
    """Make a figure of a measurement, or say why there is none. `state`: where its round stands now."""
    if (state.sprint, state.round) != (raw.state.sprint, raw.state.round):
        raise ValueError(f"the state of round {state.round} cannot open a figure of round {raw.state.round}")
    interim = state.state != "closed"
    minimum = max(FLOOR, minimum_group, raw.subject.least)
    reason = _reason(raw, minimum, interim) if raw.subject.about == "person" else None
    if reason:
        return Hidden(raw.subject, state.round, raw.title, raw.source, interim, reason, minimum)
    n, values, counts = raw.opened_by_the_gate()
    estimate, summary = _estimate(raw)
    dots = values if raw.subject.about == "prototype" else ()
    return Shown(raw.subject, state.round, raw.title, raw.source, interim, n, estimate, summary, counts, dots)


def show_parts(whole: Raw, parts: Sequence[Raw], rest: Raw, minimum_group: int, state: RoundState) -> list[Figure]:
    """Figures of a whole and of the groups that it is made of. No group below the minimum can be reckoned out.

    A small group is hidden; where all that is hidden together is still small, the smallest of the others is hidden too,
    as the whole less what is shown would tell it. A group is as large as the first stage of its chain: nobody knows who
    of 20 invited people the two are that joined. Of `rest`, who came by no invitation at all, nobody holds a list, so
    it is hidden while it is small and hides no other group.
    """
    parts = [*parts, rest]
    minimum = max(FLOOR, minimum_group)
    sizes = [next((n for _, n in one.opened_by_the_gate()[2]), 0) for one in parts]
    hidden: dict[int, Reason] = {index: "small_part" for index, size in enumerate(sizes) if 0 < size < minimum}
    listed = [index for index, one in enumerate(parts) if one is not rest]
    large = sorted((sizes[index], index) for index in listed if sizes[index] >= minimum)
    while large and 0 < sum(sizes[index] for index in listed if index in hidden) < minimum:
        hidden[large.pop(0)[1]] = "beside_part"
    found = [show(one, minimum_group, state) for one in (whole, *parts)]
    for index, reason in hidden.items():
        of = parts[index]
        interim = found[0].interim
        found[index + 1] = Hidden(of.subject, state.round, of.title, of.source, interim, reason, minimum)
    return found


def _reason(raw: Raw, minimum: int, interim: bool) -> Reason | None:
    n, values, counts = raw.opened_by_the_gate()
    if interim:
        return "open"
    if n < minimum:
        return "too_few"
    alike = max((*Counter(values).values(), *(count for _, count in counts)), default=0)
    return "unanimous" if alike >= n - 1 else None


def _estimate(raw: Raw) -> tuple[Estimate | None, Summary | None]:
    n, values, counts = raw.opened_by_the_gate()
    subject = raw.subject
    if subject.kind == "rate":
        return intervals.wilson(dict(counts)["done"], n), None
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


def _rounded(of: Summary) -> Summary:
    """So coarse that one person's answer is hard to subtract, and no coarser than what is printed."""
    return Summary(of.n, round(of.mean, 1), None if of.sd is None else round(of.sd, 1))


def _rounded_estimate(of: Estimate) -> Estimate:
    if of.ends is None:
        return Estimate(round(of.value, 1), None, None, of.n)
    return Estimate(round(of.value, 1), round(of.ends[0], 1), round(of.ends[1], 1), of.n)
