"""What people share in a round: read in the order of the database, and only what is new since the last time."""

from __future__ import annotations

import json
from collections.abc import Iterator

from sqlalchemy import Connection

from toolkit.room import Room, Shared
from toolkit.storage import statements

Version = tuple[int, int]
"""Changes with every shared fact of a round, and with every withdrawal from it."""


class Rooms:
    """The part of a transaction that is about rooms. People and robots have a room each."""

    _connection: Connection

    def room_version(self, sprint: str, round: str, *, robot: bool) -> Version:
        given = {"sprint": sprint, "round": round, "robot": robot}
        seq = self._connection.execute(statements.ROOM_SEQ, given).scalar() or 0
        return int(seq), self.withdrawals(sprint, round)

    def withdrawals(self, sprint: str, round: str) -> int:
        given = {"sprint": sprint, "round": round}
        return int(self._connection.execute(statements.WITHDRAWN, given).scalar() or 0)

    def room(self, sprint: str, round: str, *, robot: bool, known: Room | None = None) -> Room:
        """Everything that was shared; only what came after `known`, where nobody has withdrawn since."""
        known = known or Room()
        given = {"sprint": sprint, "round": round, "robot": robot, "after": known.seq}
        return known.plus(_facts(self._connection.execute(statements.ROOM, given).all()))

    def lock_room(self, sprint: str, round: str) -> None:
        """Keep other processes from sharing until the end, so that facts become visible in the order of their seq.

        PostgreSQL hands out a seq before the commit; SQLite has one writer anyway.
        """
        self._connection.execute(statements.LOCK_ROOM, {"sprint": sprint, "round": round})

    def shared_by(self, session: str) -> int:
        """How many facts one session has shared."""
        return int(self._connection.execute(statements.SHARED_BY, {"session": session}).scalar() or 0)


def _facts(rows: object) -> Iterator[tuple[str, Shared]]:
    for seq, block, by, kind, value, at in rows:  # type: ignore[attr-defined]  # rows of the statement's six columns
        yield block, Shared(seq, by, kind, json.loads(value), at)
