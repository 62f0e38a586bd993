"""What a report tells beside the figures: what people wrote, and what the team decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.evidence.hearing.heard import Hearing, hear
from toolkit.kit import Kit
from toolkit.records import Decision
from toolkit.text import Text

if TYPE_CHECKING:
    from toolkit.storage.store import Store


@dataclass(frozen=True)
class Decided:
    """One decision: after which round, and the title of the finding or screen that it is about, if any."""

    round: Text
    decision: Decision
    about: Text | None


@dataclass(frozen=True)
class Beside:
    """Nothing, where a report is made from the evidence alone."""

    hearing: Hearing | None = None
    decided: tuple[Decided, ...] = ()


def beside(kit: Kit, store: Store, sprint_id: str) -> Beside:
    """All of it, for a sprint that the kit has."""
    sprint = kit.sprints[sprint_id]
    titles = {one.id: Text(one.title) for one in store.findings(sprint_id)}
    screens = {
        screen.id: screen.title for made in kit.prototypes.get(sprint.prototype, {}).values() for screen in made.screens
    }
    decided = (
        Decided(planned.title, one, titles.get(one.finding) or screens.get(one.element.split("/")[0]))
        for planned in sprint.rounds
        for one in store.decisions(sprint_id, planned.id)
    )
    return Beside(hear(store, sprint_id, sprint, kit.surveys), tuple(decided))
