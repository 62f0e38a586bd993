"""Opening a round: what was expected is sealed, and all that participants will see is kept by its fingerprint."""

from __future__ import annotations

from toolkit.authoring.pinned import contents
from toolkit.evidence.expectation import seal_content
from toolkit.kit import Kit
from toolkit.records import RoundState
from toolkit.schema import fingerprint
from toolkit.storage.store import Definition, Store


def open_round(kit: Kit, store: Store, sprint: str, round: str) -> RoundState:
    """Open a round (again). Its seal is made at the first opening and stays; KeyError for a round that is not there."""
    content = contents(kit, sprint, round)
    sealed = seal_content(kit.sprints[sprint])
    seal = Definition(fingerprint(sealed), "expectation", sprint, sealed)
    return store.open_round(sprint, round, seal.fingerprint, [seal, *content])
