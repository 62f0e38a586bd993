"""Which notes may say the same. A hint for people who group them by hand, never a judgement."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from toolkit.records import Observation

HERE, ELSEWHERE = 1 / 3, 2 / 3
"""The share of their words that two notes must have in common: on the same screen, and on different ones."""

_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM = 5
"""Letters of a word that are compared: `zoekt` and `zoeken`, `button` and `buttons` are the same."""

# Words of four letters and more that say nothing about what happened.
_EMPTY = """niet naar deze voor maar heeft wordt door over daar hier alle meer want omdat
that this with from have does they there what when which would could about"""
_SAYS_NOTHING = frozenset(_EMPTY.split())


@dataclass(frozen=True)
class Suggestion:
    """Notes that may say the same; with `finding`, the same as the notes of that one."""

    notes: tuple[Observation, ...]
    finding: str = ""


def alike(one: Observation, other: Observation) -> bool:
    """Whether two notes have enough words in common, by the shorter of the two."""
    first, second = _stems(one.what), _stems(other.what)
    if not first or not second:
        return False
    share = len(first & second) / min(len(first), len(second))
    return share >= (HERE if screen_of(one) == screen_of(other) else ELSEWHERE)


def screen_of(note: Observation) -> str:
    """The screen (or the stop) of a place, whatever the task."""
    return note.place.rpartition(".")[2]


def suggestions(notes: Iterable[Observation]) -> list[Suggestion]:
    """What is still free and resembles a finding's notes, or one another. Robots' notes stay apart."""
    known = [one for one in notes if not one.robot]
    free = [one for one in known if not one.finding]
    found: list[Suggestion] = []
    for finding in dict.fromkeys(one.finding for one in known if one.finding):
        members = [one for one in known if one.finding == finding]
        near = tuple(one for one in free if any(alike(one, member) for member in members))
        if near:
            found.append(Suggestion(near, finding))
            free = [one for one in free if one not in near]
    return [*found, *(Suggestion(tuple(some)) for some in _connected(free) if len(some) > 1)]


def _connected(notes: Sequence[Observation]) -> list[list[Observation]]:
    """Notes that hang together by their likeness, in order."""
    left, found = list(notes), []
    while left:
        some, left = [left[0]], left[1:]
        for one in some:  # grows while it is walked
            near = [other for other in left if alike(one, other)]
            some += near
            left = [other for other in left if other not in near]
        found.append(sorted(some, key=lambda note: note.at))
    return found


def _stems(text: str) -> set[str]:
    return {one[:_STEM] for one in _WORD.findall(text.lower()) if one not in _SAYS_NOTHING}
