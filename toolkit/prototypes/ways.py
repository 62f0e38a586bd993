"""Where screens lead: which can be reached from where, and which by no way at all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

Ways = Mapping[str, Sequence[str]]
"""For each screen the screens that something on it leads to."""


def reached(ways: Ways, starts: Iterable[str]) -> frozenset[str]:
    """The screens that can be reached from `starts`, those included."""
    found: set[str] = set()
    todo = [one for one in starts if one in ways]
    while todo:
        here = todo.pop()
        if here not in found:
            found.add(here)
            todo += ways[here]
    return frozenset(found)


def unreached(ways: Ways, starts: Iterable[str]) -> list[str]:
    """The screens that need a way to them: with those added, everything can be reached. In the order of `ways`.

    A screen that is lost only because the one before it is lost is not named: one missing button is one mistake.

    >>> unreached({"home": [], "lost": ["next"], "next": ["lost"], "after": ["end"], "end": []}, ["home"])
    ['lost', 'after']
    """
    from_start = reached(ways, starts)
    lost = [one for one in ways if one not in from_start]
    after = {one: reached(ways, [one]) for one in lost}

    def comes_of(one: str, other: str) -> bool:
        """Whether `one` is lost because `other` is; of two that lead to each other the first in the file is named."""
        return one in after[other] and (other not in after[one] or lost.index(other) < lost.index(one))

    return [one for one in lost if not any(comes_of(one, other) for other in lost if other != one)]
