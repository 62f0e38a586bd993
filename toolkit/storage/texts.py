"""The texts that people saw: kept by fingerprint, and pinned to the rounds that show them."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any, Literal, cast

from sqlalchemy import Connection, Row, func, insert, select

from toolkit.records import ShownText
from toolkit.storage import statements, tables


@dataclass(frozen=True)
class Definition:
    """Content as it was shown, to be kept by its fingerprint."""

    fingerprint: str
    kind: Literal["prototype", "survey", "sprint", "expectation", "file"]
    name: str
    content: dict[str, Any]


class Texts:
    """The part of a transaction that is about texts."""

    def __init__(self, connection: Connection, clock: Callable[[], float]) -> None:
        self._connection = connection
        self.now = clock()

    def keep(self, definition: Definition) -> None:
        """Keep content by its fingerprint, once."""
        if self.definition(definition.fingerprint) is None:
            row = vars(definition) | {"content": json.dumps(definition.content, ensure_ascii=False, sort_keys=True)}
            self._connection.execute(insert(tables.definitions), row)

    def definition(self, fingerprint: str) -> dict[str, Any] | None:
        found = self._connection.execute(statements.DEFINITION, {"fingerprint": fingerprint}).scalar()
        return None if found is None else cast(dict[str, Any], json.loads(found))

    def shown(self, sprint: str, round: str) -> list[ShownText]:
        """What the participants of a round have been shown, the oldest first; empty before the first person joins."""
        rows = self._connection.execute(statements.SHOWN, {"sprint": sprint, "round": round})
        return [_shown_text(row) for row in rows]

    def rounds_that_showed(self, kind: str, name: str) -> list[ShownText]:
        """Every time that a text was shown, in any round, the oldest first."""
        table = tables.shown_texts.c
        query = select(tables.shown_texts).where(table.kind == kind, table.name == name).order_by(table.seq)
        return [_shown_text(row) for row in self._connection.execute(query)]

    def show(self, text: ShownText) -> None:
        """From now on the participants of its round see this text."""
        self._connection.execute(insert(tables.shown_texts).values(**asdict(text)))

    def texts_of(self, sprint: str, round: str) -> int:
        """Changes whenever the texts of a round do."""
        table = tables.shown_texts.c
        query = select(func.max(table.seq)).where(table.sprint == sprint, table.round == round)
        return int(self._connection.execute(query).scalar() or 0)


def _shown_text(row: Row[Any]) -> ShownText:
    given = row._asdict()
    given.pop("seq")
    return ShownText(**given)
