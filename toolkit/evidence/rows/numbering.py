"""The numbers of rows. They are drawn anew every time, and join no more than they must.

What somebody does at a task is seen by whoever sits beside them, so its number must not lead to what they said about
themselves: answers about people have numbers of their own. Before and after the tasks those differ as well, unless
every change from one to the other is shown.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace

from toolkit.evidence.disclosure import Figure, Shown
from toolkit.evidence.gather import RoundData
from toolkit.evidence.rows.grouping import variant_of
from toolkit.evidence.rows.kinds import Answer, Sitting
from toolkit.evidence.structure import SprintEvidence
from toolkit.evidence.variants import round_of
from toolkit.experiments.sprint import Round

Part = tuple[Round, RoundData, Collection[str]]
"""A round, the records of people or of robots in it, and what may stand beside its rows."""


def sittings(parts: Collection[Part], drawn: random.Random) -> dict[str, Sitting]:
    """Every session under its new number, by its id, which stays here."""
    numbers = _numbers(sum(len(part.sessions) for _, part, _ in parts), drawn)
    return {
        one.id: Sitting(
            next(numbers),
            one.round,
            variant_of(planned, one) if "variant" in beside else "",
            one.segment if "segment" in beside else "",
            one.robot,
        )
        for planned, part, beside in parts
        for one in part.sessions
    }


def renumbered(said: Collection[Answer], linked: Mapping[tuple[str, bool], bool], drawn: random.Random) -> list[Answer]:
    """Answers about people under numbers that lead to nothing else, in their order. `linked`: by round and source."""

    def key(one: Answer) -> tuple[int, str]:
        of = one.sitting
        return of.number, "" if linked.get((of.round, of.simulated)) else one.moment

    keys = list(dict.fromkeys(map(key, said)))
    number = dict(zip(keys, _numbers(len(keys), drawn), strict=True))
    found = [replace(one, sitting=replace(one.sitting, number=number[key(one)])) for one in said]
    return sorted(found, key=lambda one: one.sitting.number)


def moments_linked(part: RoundData, evidence: SprintEvidence) -> bool:
    """Whether every change about people of a round is shown, so that rows may say who moved how."""
    of_people = [one for one in evidence.lines if one.subject.about == "person" and one.subject.kind == "change"]
    mine = _of(part)
    changes = [each for line in of_people for each in (*line.figures, *line.groups) if mine(each)]
    return bool(changes) and all(isinstance(one, Shown) for one in changes)


def _of(part: RoundData) -> Callable[[Figure], bool]:
    return lambda one: (round_of(one.round), one.source) == (part.round, part.source)


def _numbers(n: int, drawn: random.Random) -> Iterator[int]:
    return iter(drawn.sample(range(1, n + 1), n))
