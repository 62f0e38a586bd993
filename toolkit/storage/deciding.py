"""What a team decided after a round. Nothing is overwritten: the newest row of a decision counts."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from toolkit.records import Decision
from toolkit.storage import tables

_NAMES = tuple(one.name for one in fields(Decision))


class Deciding:
    """The part of a transaction that is about decisions."""

    _connection: Connection
    now: float

    def decide(self, decision: Decision) -> None:
        """Keep a decision, or a newer wording of one with the same `id`. One that says nothing was taken back."""
        self._connection.execute(insert(tables.decisions), asdict(decision))

    def decisions(self, sprint: str, round: str) -> list[Decision]:
        """What stands after one round, the latest word first: a decision that was reworded comes up again."""
        table = tables.decisions
        query = select(table).where(table.c.sprint == sprint, table.c.round == round).order_by(table.c.seq)
        newest: dict[str, Decision] = {}
        for row in self._connection.execute(query):
            newest.pop(row.id, None)
            newest[row.id] = _decision(row)
        return [one for one in reversed(newest.values()) if one.said or one.did]


def _decision(row: Row[Any]) -> Decision:
    return Decision(**{name: getattr(row, name) for name in _NAMES})
