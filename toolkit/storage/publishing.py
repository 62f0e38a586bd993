"""Figures as they were shown, so that the next ones can be held against them. Nothing is overwritten."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, fields

from sqlalchemy import Connection, func, insert, select

from toolkit.records import Publication
from toolkit.storage import tables

_NAMES = tuple(one.name for one in fields(Publication))


class Publishing:
    """The part of a transaction that is about published figures."""

    _connection: Connection
    now: float

    def publish(self, new: Iterable[Publication]) -> None:
        rows = [asdict(one) for one in new]
        if rows:
            self._connection.execute(insert(tables.publications), rows)

    def publications(self, sprint: str) -> list[Publication]:
        """The newest of each subject and round."""
        table = tables.publications
        query = select(table).where(table.c.sprint == sprint).order_by(table.c.seq)
        newest = {(row.round, row.subject): row for row in self._connection.execute(query)}
        return [Publication(**{name: getattr(row, name) for name in _NAMES}) for row in newest.values()]

    def withdrawn(self, sprint: str, round: str) -> int:
        """How many people of a round have withdrawn so far."""
        table = tables.tallies.c
        query = select(func.count()).where(table.sprint == sprint, table.round == round, table.kind == "withdrawn")
        return int(self._connection.execute(query).scalar_one())
