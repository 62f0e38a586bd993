"""The same people on both sides: two variants of a round in which everybody saw all of them.

They are compared person by person, never as if they were two groups. Only what people did in a task is paired: what
they were asked afterwards is about the whole.
"""

from __future__ import annotations

from toolkit.evidence.attempts import attempts
from toolkit.evidence.comparison import Comparison
from toolkit.evidence.disclosure import Figure, Shown
from toolkit.evidence.gather import RoundData
from toolkit.evidence.paired import Paired, paired_rates, paired_times
from toolkit.evidence.walks import walks


def pair(earlier: Figure, later: Figure, first: RoundData, second: RoundData) -> Comparison | None:
    """Later against earlier, of those who tried the task on both; None where nobody did, or nothing has one number."""
    if not isinstance(earlier, Shown) or not isinstance(later, Shown) or earlier.source != later.source:
        return None
    found = _paired(earlier.subject.measure, earlier.subject.task, first, second)
    return None if found is None else Comparison(earlier, later, found.estimate, same=True, p=found.p)


def _paired(measure: str, task: str, first: RoundData, second: RoundData) -> Paired | None:
    if measure == "time-on-task":
        return _times(task, first, second)
    if measure == "completion":
        ends = ({one.session: one.end == "done" for one in attempts(data, task)} for data in (first, second))
        return _rates(*ends)
    if measure == "path":
        ways = ({one.session: one.way == "direct" for one in walks(data, task)} for data in (first, second))
        return _rates(*ways)
    return None


def _rates(first: dict[str, bool], second: dict[str, bool]) -> Paired | None:
    both = [(first[one], second[one]) for one in first if one in second]
    return paired_rates(*(both.count(cell) for cell in ((True, True), (True, False), (False, True), (False, False))))


def _times(task: str, first: RoundData, second: RoundData) -> Paired | None:
    """Of those who got it done on both: the others have no time to compare."""
    one, other = ({at.session: at.seconds for at in attempts(data, task) if at.seconds} for data in (first, second))
    return paired_times([(one[who], other[who]) for who in sorted(one) if who in other])
