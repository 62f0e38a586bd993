"""Whether the figures of a later moment may follow those of an earlier one, so that their difference tells of nobody.

A column that is shown at both moments must count the same people with the same answers, or have changed for at least
the minimum group: of 30 people five may have changed while only one of them is a recruiter. And groups that were merged
stay merged: when one of them has grown, what the other said could be taken out of what both said before.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Literal

from toolkit.evidence.gather import RoundData
from toolkit.evidence.variants import GROUP, PART

Way = Literal["figures", "groups"]
"""The columns of a round: itself or its variants; and its groups of people."""

Atoms = Mapping[str, int]
"""How many people did something, by variant or by group; nobody is counted twice."""


def people(data: RoundData, way: Way) -> Counter[str]:
    return Counter(_atoms(data, way)[one] for one in {event.session for event in data.events})


def changes(then: Atoms, last: int, data: RoundData, way: Way) -> Counter[str]:
    """For how many people something has changed: who is gone of those that were there at `last` (a seq), and who did
    something since.
    """
    atoms = _atoms(data, way)
    there = Counter(atoms[one] for one in {event.session for event in data.events if event.seq <= last})
    late = Counter(atoms[one] for one in {event.session for event in data.events if event.seq > last})
    return late + Counter({name: n - there[name] for name, n in then.items() if n > there[name]})


def may_follow(changed: Atoms, before: Iterable[str], after: Iterable[str], minimum: int) -> bool:
    """`before`, `after`: the columns of one subject as they were and as they would be, of one way to look."""
    was, now = ([_inside(one) for one in columns] for columns in (list(before), list(after)))
    merged = all(old <= new or not old & new for new in now if new for old in was if old)
    known = {name for names in (*was, *now) for name in names if name}
    return merged and all(_enough(changed, names, known, minimum) for names in (*was, *now))


def _atoms(data: RoundData, way: Way) -> dict[str, str]:
    return {one.id: one.segment if way == "groups" else one.variant for one in data.sessions}


def _inside(column: str) -> frozenset[str]:
    """What a column is made of: names of groups ("" for who is in none), a variant; nothing for a whole round."""
    if GROUP in column:
        return frozenset(column.partition(GROUP)[2].split("+"))
    return frozenset(column.partition(PART)[2:]) if PART in column else frozenset()


def _enough(changed: Atoms, names: frozenset[str], known: set[str], minimum: int) -> bool:
    n = sum(n for name, n in changed.items() if not names or name in names or (name not in known and "" in names))
    return not n or n >= minimum
