"""Tags on answers in people's own words, and the findings that such answers belong to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, fields

from sqlalchemy import Connection, delete, insert, select

from toolkit.records import Label
from toolkit.storage import tables

_NAMES = tuple(one.name for one in fields(Label))


class Labelling:
    """The part of a transaction that is about labels on answers."""

    _connection: Connection

    def labels(self, sprint: str) -> list[Label]:
        """In the order in which they were put on."""
        query = select(tables.labels).where(tables.labels.c.sprint == sprint).order_by(tables.labels.c.seq)
        return [Label(**{name: getattr(row, name) for name in _NAMES}) for row in self._connection.execute(query)]

    def label(self, sprint: str, new: Iterable[Label]) -> int:
        """Put labels on answers, each once; how many were new."""
        known = set(self.labels(sprint))
        rows = [asdict(one) | {"sprint": sprint} for one in dict.fromkeys(new) if one not in known]
        if rows:
            self._connection.execute(insert(tables.labels), rows)
        return len(rows)

    def unlabel(self, sprint: str, old: Iterable[Label]) -> int:
        """Take labels off; how many there were."""
        table, done = tables.labels.c, 0
        for one in old:
            same = (getattr(table, name) == value for name, value in asdict(one).items())
            done += self._connection.execute(delete(tables.labels).where(table.sprint == sprint, *same)).rowcount
        return done
