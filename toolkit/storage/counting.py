"""Answers counted by option, in step with every answer: a page of results costs the same for ten and for a million.

What is counted belongs to the exact wording that people saw, and to people or to robots, never to both.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from sqlalchemy import Connection, delete, select

from toolkit.records import Count, Session
from toolkit.storage import statements, tables
from toolkit.surface import Value


@dataclass(frozen=True)
class NewEvent:
    """An event about to be stored; survey, moment and item are filled where it is a response."""

    id: str
    place: str
    kind: str
    key: str
    value: Value
    at: float
    definition: str
    survey: str = ""
    moment: str = ""
    item: str = ""
    countable: bool = False
    previous: Value = None
    shared: bool = False


class Counting:
    """The part of a transaction that keeps the counts."""

    _connection: Connection

    def counts(self, sprint: str, round: str) -> list[Count]:
        rows = self._connection.execute(statements.COUNTS, {"sprint": sprint, "round": round}).all()
        return list(map(Count._make, rows))

    def _recount(self, session: Session, new: NewEvent) -> None:
        before, after = _countable(new.previous), _countable(new.value)
        shown = self._last_definition(session, new) if before else new.definition
        if shown != new.definition:  # the wording changed in between: the whole answer moves to the new wording
            changes = [(value, shown, -1) for value in before] + [(value, new.definition, 1) for value in after]
        else:
            changes = [(value, shown, 1 if value in after else -1) for value in before ^ after]
        for value, definition, step in sorted(changes):
            self._count(session, (new.survey, new.moment, new.item, definition), value, step)

    def _last_definition(self, session: Session, new: NewEvent) -> str:
        """The wording under which the answer before this one was counted."""
        given = {"_session": session.id, "_key": new.key, "_id": new.id}
        return self._connection.execute(statements.LAST_DEFINITION, given).scalar() or new.definition

    def _count(self, session: Session, of: tuple[str, str, str, str], value: str, step: int) -> None:
        names = ("survey", "moment", "item", "definition")
        key = {"sprint": session.sprint, "round": session.round, "variant": session.variant, "robot": session.robot}
        key |= dict(zip(names, of, strict=True)) | {"value": value}
        given = {f"_{name}": one for name, one in key.items()} | {"_step": step}
        if self._connection.execute(statements.ADD_TO_COUNT, given).rowcount == 0:
            self._connection.execute(statements.NEW_COUNT, key | {"n": step})

    def _uncount(self, session: Session) -> None:
        table = tables.events.c
        query = select(table.survey, table.moment, table.item, table.definition, table.value).where(
            table.session == session.id, table.survey != "", table.kind == "set"
        )
        # Only the newest answer to an item is counted, under the wording that it was given to.
        latest = {tuple(row[:3]): row for row in self._connection.execute(query.order_by(table.seq))}
        for row in latest.values():
            for value in sorted(_countable(json.loads(row.value))):
                self._count(session, (row.survey, row.moment, row.item, row.definition), value, -1)
        self._connection.execute(delete(tables.counts).where(tables.counts.c.n <= 0))


def _countable(value: Value) -> set[str]:
    return set() if value is None else set(value) if isinstance(value, list) else {str(value)}
