"""Short ways to give answers in tests of the store."""

from __future__ import annotations

from toolkit.records import Session
from toolkit.storage.store import NewEvent, Store, Transaction
from toolkit.surface import Value


def joined(store: Store, receipt: str = "hash", round: str = "r1", *, robot: bool = False) -> Session:
    return store.write(lambda tx: tx.join(receipt, "s", round, "nl", robot=robot)).result(timeout=30)[0]


def answer(id: str, value: Value, item: str = "easy", definition: str = "d1", previous: Value = None) -> NewEvent:
    """An answer to an item of a survey, as the door would store it."""
    key = f"after.q/{item}/answer"
    return NewEvent(id, "after.q.1", "set", key, value, 1.0, definition, "q", "after", item, True, previous)


def give(tx: Transaction, session: Session, id: str, value: Value, item: str = "easy", definition: str = "d1") -> None:
    """Give an answer and let it take the place of the one before it."""
    key = f"after.q/{item}/answer"
    before = [event.value for event in tx.events(session.id) if event.key == key]
    tx.append(session, answer(id, value, item, definition, before[-1] if before else None))
