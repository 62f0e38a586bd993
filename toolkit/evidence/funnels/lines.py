"""The funnel through the rounds of a sprint: every chain passes the gate beside the others of its round."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from toolkit.evidence.disclosure import Figure, Shown, show_parts
from toolkit.evidence.gather import RoundData
from toolkit.evidence.measures import funnel
from toolkit.evidence.structure import Line, Note
from toolkit.experiments.sprint import Sprint
from toolkit.text import Text


def lines(sprint: Sprint, rounds: Mapping[str, RoundData], minimum_group: int) -> Iterator[Line]:
    """A line for the whole and one for each invitation, without the rounds that do not have it."""
    subjects = list(funnel.subjects(sprint))
    if not subjects:
        return
    whole, *parts = subjects
    found: dict[str, list[Figure]] = {one.id: [] for one in (whole, *parts)}
    for data in rounds.values():
        if not funnel.occurs(whole, data.round):
            continue
        *here, rest = [funnel.take(data, one) for one in parts if funnel.occurs(one, data.round)]
        for figure in show_parts(funnel.take(data, whole), here, rest, minimum_group, data.state):
            found[figure.subject.id].append(figure)
    for one in (whole, *parts):
        # Nobody without a link is nothing to tell.
        used = one.part != funnel.OTHER or any(not isinstance(each, Shown) or each.n for each in found[one.id])
        if used:
            yield Line(one, False, tuple(found[one.id]), ())


def notes(found: Iterable[Line]) -> Iterator[Note]:
    """What a reader must know of the numbers that are shown: links that were passed on, people without one."""
    for line in found:
        for one in (each for each in line.figures if isinstance(each, Shown) and line.subject.kind == "chain"):
            invited, name = funnel.invited(line.subject, one.round), ("round", one.title)
            if one.source == "people" and invited is not None and one.n > invited:
                given = {"joined": str(one.n), "invited": str(invited)}
                texts = ((key, Text(text)) for key, text in given.items())
                yield Note("passed_on", (name, ("title", line.subject.title), *texts))
        if line.subject.kind == "chain" and line.subject.part == funnel.OTHER:
            people = (one for one in line.figures if one.source == "people")
            used = [one for one in people if not isinstance(one, Shown) or one.n]
            yield from (Note("without_link", (("round", one.title),)) for one in used)
