"""What people share in a round, kept in memory: folded once for everybody, and read only where it grew."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from toolkit.records import Session
from toolkit.room import Room
from toolkit.storage.rooms import Version
from toolkit.storage.store import Store
from toolkit.storage.transaction import Transaction

FRESH = 0.2
"""Seconds for which nobody asks again whether a room changed; its own process knows at once."""

Key = tuple[str, str, bool]
"""Sprint, round, and whether it is the robots' room."""


@dataclass(frozen=True)
class Known:
    """A room as it was at some moment; `withdrawn`: how many had withdrawn by then."""

    room: Room
    withdrawn: int


def key_of(session: Session) -> Key:
    return session.sprint, session.round, session.robot


class SharedRooms:
    """The rooms of one database. Only what has been committed is remembered."""

    def __init__(self, store: Store, clock: Callable[[], float] = time.monotonic) -> None:
        self._store, self._clock = store, clock
        self._known: dict[Key, Known] = {}
        self._looked: dict[Key, tuple[float, Version]] = {}

    def within(self, tx: Transaction, key: Key) -> Room:
        """The room as this transaction sees it. Nothing is remembered: it may yet be rolled back."""
        return self._grown(tx, key).room

    def read(self, key: Key) -> Known:
        """The room now, from what is committed."""
        found = self._store.reading(lambda tx: self._grown(tx, key))
        known = self._known.get(key)
        # A slower reader must not put back an older room; after a withdrawal the newest count wins.
        if known is None or (found.withdrawn, found.room.seq) >= (known.withdrawn, known.room.seq):
            self._known[key] = found
        return found

    def _grown(self, tx: Transaction, key: Key) -> Known:
        sprint, round, robot = key
        withdrawn = tx.withdrawals(sprint, round)
        known = self._known.get(key)
        before = known.room if known is not None and known.withdrawn == withdrawn else None
        return Known(tx.room(sprint, round, robot=robot, known=before), withdrawn)

    def changed(self, key: Key) -> None:
        """Somebody of this process shared or withdrew something."""
        self._looked.pop(key, None)

    def fresh(self, key: Key) -> Version | None:
        """The room's version, where it was asked for just now."""
        looked = self._looked.get(key)
        return looked[1] if looked is not None and self._clock() - looked[0] < FRESH else None

    def version(self, key: Key) -> Version:
        """The room's version now."""
        sprint, round, robot = key
        at = self._clock()
        version = self._store.reading(lambda tx: tx.room_version(sprint, round, robot=robot))
        self._looked[key] = at, version
        return version
