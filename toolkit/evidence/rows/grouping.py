"""Which groups of people and which variants may stand beside a row: all of a round's, or none of them.

A single small one that is left empty could be told by what is not empty, so it is all or nothing. Of both together the
group of people goes: a group within a variant is too small to be looked at (`evidence.segments`).
"""

from __future__ import annotations

from collections import Counter

from toolkit.evidence import variants
from toolkit.evidence.disclosure import Hidden
from toolkit.evidence.gather import RoundData
from toolkit.evidence.rows.kinds import LeftOut
from toolkit.evidence.structure import SprintEvidence
from toolkit.experiments.sprint import Round
from toolkit.records import Session


def without_small(
    planned: Round, part: RoundData, evidence: SprintEvidence, minimum: int, left_out: list[LeftOut]
) -> set[str]:
    """What may stand beside the rows of a round: `variant`, `segment`, neither."""
    robots, kept = part.source == "simulated", set[str]()
    given = {
        "variant": [variant_of(planned, one) for one in part.sessions],
        "segment": [one.segment for one in part.sessions],
    }
    for name, values in given.items():
        if not any(values):
            continue
        if min(Counter(values).values()) >= minimum and not kept and not _tells(name, part, evidence):
            kept.add(name)
        else:
            left_out.append(LeftOut(name, "small", robots, part.round, n=sum(map(bool, values))))  # type: ignore[arg-type]  # one of two words
    return kept


def variant_of(planned: Round, of: Session) -> str:
    """The one that somebody saw; an order of all of them says nothing about a row and more about a person."""
    return of.variant if planned.variants and planned.each_sees == "one" else ""


def _tells(name: str, part: RoundData, evidence: SprintEvidence) -> bool:
    """Whether a figure about people of one of the groups or variants is hidden: the rows would tell it."""
    figures = (
        one
        for line in evidence.lines
        if line.subject.about == "person" and line.subject.survey
        for one in (line.groups if name == "segment" else line.figures)
    )
    return any(
        isinstance(one, Hidden)
        and one.source == part.source
        and one.round != part.round
        and variants.round_of(one.round) == part.round
        for one in figures
    )
