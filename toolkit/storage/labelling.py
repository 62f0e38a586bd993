"""Tags on answers in people's own words, and the findings that such answers belong to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, fields

from sqlalchemy import Connection, delete, insert, select

from toolkit.records import Label
from toolkit.storage import tables

LONGEST = 60
"""Signs of a tag."""

_NAMES = tuple(one.name for one in fields(Label))


class Labelling:
    """The part of a transaction that is about labels on answers."""

    _connection: Connection

    def labels(self, sprint: str) -> list[Label]:
        """In the order in which they were put on."""
        query = select(tables.labels).where(tables.labels.c.sprint == sprint).order_by(tables.labels.c.seq)
        return [Label(**{name: getattr(row, name) for name in _NAMES}) for row in self._connection.execute(query)]

    def label(self, sprint: str, new: Iterable[Label]) -> int:
        """Put labels on answers, each once; how many were new. Who withdrew in the meantime gets none.

        Raises ValueError for a label without a value, or with one that is too long to be kept whole.
        """
        asked = dict.fromkeys(new)
        if any(not 0 < len(one.value) <= LONGEST for one in asked):
            raise ValueError(f"a label has 1 to {LONGEST} signs")
        table, known = tables.sessions.c, set(self.labels(sprint))
        query = select(table.id).where(table.sprint == sprint, table.id.in_({one.session for one in asked}))
        there = set(self._connection.execute(query).scalars())
        rows = [asdict(one) | {"sprint": sprint} for one in asked if one not in known and one.session in there]
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
