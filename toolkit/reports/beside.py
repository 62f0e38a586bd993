"""What a report tells beside the figures: what people wrote, and what the team decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from toolkit.evidence.decided import sentences as decisions
from toolkit.evidence.decided.naming import about
from toolkit.evidence.hearing import sections
from toolkit.evidence.hearing.heard import Hearing, hear
from toolkit.kit import Kit
from toolkit.records import Decision
from toolkit.text import Text

if TYPE_CHECKING:
    from toolkit.storage.store import Store


@dataclass(frozen=True)
class Decided:
    """One decision: after which round, and what it is about."""

    round: Text
    decision: Decision
    about: Text


@dataclass(frozen=True)
class Beside:
    """Nothing, where a report is made from the evidence alone."""

    hearing: Hearing | None = None
    decided: tuple[Decided, ...] = ()


def beside(kit: Kit, store: Store, sprint_id: str) -> Beside:
    """All of it, for a sprint that the kit has."""
    sprint = kit.sprints[sprint_id]
    titles = {one.id: one.title for one in store.findings(sprint_id)}
    revisions = kit.prototypes.get(sprint.prototype, {})
    decided = (
        Decided(planned.title, one, about(one, titles, revisions))
        for planned in sprint.rounds
        for one in store.decisions(sprint_id, planned.id)
    )
    return Beside(hear(store, sprint_id, sprint, kit.surveys), tuple(decided))


def as_json(of: Beside, language: str) -> dict[str, Any]:
    """The same as plain data, in the sentences of the report."""
    told = [
        {
            "round": one.decision.round,
            "verdict": one.decision.verdict,
            "review": one.decision.review or None,
            "sentences": decisions.told(one.decision, language, one.about(language)),
        }
        for one in of.decided
    ]
    return {"decisions": told, "heard": sections.as_json(of.hearing, language) if of.hearing else None}
