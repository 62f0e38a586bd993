"""The funnel: how many people an invitation reached, and how far they came. For rounds that have invitations.

The whole round is one chain, and each invitation is a part of it; who came without such a link is a part as well. The
parts pass the gate together (`disclosure.show_parts`), so that none of them can be reckoned out of the whole.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.evidence.funnels.stages import INVITED, STAGES, chain
from toolkit.evidence.funnels.words import text
from toolkit.evidence.gather import RoundData
from toolkit.evidence.measure import Raw, Sent, Subject
from toolkit.experiments.sprint import Sprint
from toolkit.records import Event
from toolkit.text import Text

WHOLE, OTHER = "", "@other"
"""The parts of a subject's name that no invitation can have."""


def subjects(sprint: Sprint) -> Iterator[Subject]:
    """The whole first, then each invitation, then those who came without one; none where no round has invitations."""
    titles = {one.id: one.title for round in sprint.rounds for one in round.channels}
    if not titles:
        return
    sent = tuple(Sent(round.id, one.id, one.invited) for round in sprint.rounds for one in round.channels)
    names: dict[str, Text] = {WHOLE: text("f_whole"), **titles, OTHER: text("f_other")}
    options = tuple((stage, text(f"f_{stage}")) for stage in (INVITED, *STAGES))
    for part, title in names.items():
        yield Subject("funnel", "chain", title, "prototype", part=part, options=options, sent=sent)


def occurs(subject: Subject, round: str) -> bool:
    """Whether a round has this chain at all."""
    known = [one.channel for one in subject.sent if one.round == round]
    return bool(known) and subject.part in (WHOLE, OTHER, *known)


def take(data: RoundData, subject: Subject) -> Raw:
    """The chain of those who came by this invitation; of the whole, also how many declined (of people only)."""
    known = {one.channel for one in subject.sent if one.round == data.round}
    came = {one.id: one.channel if one.channel in known else OTHER for one in data.sessions}
    everybody: dict[str, list[Event]] = {id: [] for id, part in came.items() if subject.part in (WHOLE, part)}
    for event in data.events:
        if event.session in everybody:
            everybody[event.session].append(event)
    counts = chain(invited(subject, data.round) if data.source == "people" else None, everybody)
    declined = data.state.declined if subject.part == WHOLE and data.source == "people" else 0
    return Raw(subject, data, len(everybody), counts=(*counts, ("declined", declined)))


def invited(subject: Subject, round: str) -> int | None:
    """How many people got this invitation in a round; of the whole, only where that is known of every one."""
    numbers = [one.invited for one in subject.sent if one.round == round and subject.part in (WHOLE, one.channel)]
    known = [one for one in numbers if one is not None]
    return sum(known) if numbers and len(known) == len(numbers) else None
