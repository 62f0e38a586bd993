"""Whether the figures of a later moment may follow those of an earlier one, so that their difference tells of nobody.

A column that is shown at both moments must count the same people with the same answers, or have changed for at least
the minimum group: of 30 people five may have changed while only one of them is a recruiter. And groups that were merged
stay merged: when one of them has grown, what the other said could be taken out of what both said before. Where those
who make the difference all said the same, the later figure stays hidden.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from toolkit.evidence.disclosure.figures import Figure, Hidden, Shown
from toolkit.evidence.gather import RoundData
from toolkit.evidence.variants import GROUP
from toolkit.experiments.comparing import PART

ROUNDED = 0.05
"""How far a mean that is shown may be from the true one."""

Way = Literal["figures", "groups"]
"""The columns of a round: itself or its variants; and its groups of people."""

Atoms = Mapping[str, int]
"""How many people did something, by variant or by group; nobody is counted twice."""


def people(data: RoundData, way: Way) -> Counter[str]:
    return Counter(_atoms(data, way)[one] for one in {event.session for event in data.events})


@dataclass(frozen=True)
class Moved:
    """People by variant or by group: who is gone, who did something again since, and who is new."""

    gone: Counter[str]
    again: Counter[str]
    new: Counter[str]

    @property
    def all(self) -> Counter[str]:
        return self.gone + self.again + self.new


def moved(then: Atoms, last: int, data: RoundData, way: Way) -> Moved:
    """What has changed since `last` (a seq), when `then` people were there."""
    atoms = _atoms(data, way)
    there = {event.session for event in data.events if event.seq <= last}
    late = {event.session for event in data.events if event.seq > last}
    still = Counter(atoms[one] for one in there)
    gone = Counter({name: n - still[name] for name, n in then.items() if n > still[name]})
    return Moved(gone, Counter(atoms[one] for one in late & there), Counter(atoms[one] for one in late - there))


def may_follow(since: Moved, before: Iterable[str], after: Iterable[str], minimum: int) -> bool:
    """`before`, `after`: the columns of one subject as they were and as they would be, of one way to look."""
    was, now = ([_inside(one) for one in columns] for columns in (list(before), list(after)))
    merged = all(old <= new or not old & new for new in now if new for old in was if old)
    known = _known(*was, *now)
    return merged and all((n := _within(since.all, one, known)) == 0 or n >= minimum for one in (*was, *now))


def tells(since: Moved, before: Figure, after: Figure, columns: Iterable[str], minimum: int) -> bool:
    """Whether the difference of two figures of one column tells what those said who make it: all of them the same, or
    all but one. `columns`: all that are shown beside it. What was hidden for that reason would tell it still, until
    enough others have changed as well.
    """
    own, known = _inside(after.round), _known(*map(_inside, columns))
    gone, again, new = (_within(one, own, known) for one in (since.gone, since.again, since.new))
    if isinstance(before, Hidden) and before.reason == "later":
        return gone + again + new < minimum
    if not isinstance(before, Shown) or not isinstance(after, Shown) or not gone + again + new:
        return False
    came, left = again + new, gone + again
    if not again and not (gone and new):  # then the numbers of people say how many of them answered this
        came, left = max(0, after.n - before.n), max(0, before.n - after.n)
    if before.counts or after.counts:
        more = [after.count(one) - before.count(one) for one in {*dict(before.counts), *dict(after.counts)}]
        return bool(came and max(more) >= came - 1) or bool(left and -min(more) >= left - 1)
    return _at_an_end(before, after, came, left)


def _at_an_end(before: Shown, after: Shown, came: int, left: int) -> bool:
    """Of means: whether the sum moved as far as it could at all, or nearly so, whatever was rounded away."""
    limits = after.subject.limits
    if limits is None or before.estimate is None or after.estimate is None:
        return False
    low, high = limits
    by = after.n * after.estimate.value - before.n * before.estimate.value
    unsure = ROUNDED * (after.n + before.n)
    near = (high - low) / 4  # one point of a scale of five
    return by - unsure > came * high - left * low - near or by + unsure < came * low - left * high + near


def _atoms(data: RoundData, way: Way) -> dict[str, str]:
    return {one.id: one.segment if way == "groups" else one.variant for one in data.sessions}


def _inside(column: str) -> frozenset[str]:
    """What a column is made of: names of groups ("" for who is in none), a variant; nothing for a whole round."""
    if GROUP in column:
        return frozenset(column.partition(GROUP)[2].split("+"))
    return frozenset(column.partition(PART)[2:]) if PART in column else frozenset()


def _known(*columns: frozenset[str]) -> set[str]:
    return {name for names in columns for name in names if name}


def _within(people: Atoms, names: frozenset[str], known: set[str]) -> int:
    return sum(n for name, n in people.items() if not names or name in names or (name not in known and "" in names))
