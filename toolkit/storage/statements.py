"""Statements of the participants' path, built once: building one costs more than running it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import bindparam, select, update

from toolkit.storage import tables

EVENT = [
    tables.events.c[name] for name in ("seq", "id", "session", "place", "kind", "key", "value", "at", "definition")
]


def _by_name(table: Any, column: str, *columns: Any) -> Any:
    return select(*(columns or (table,))).where(table.c[column] == bindparam(column))


BY_RECEIPT = _by_name(tables.sessions, "receipt")
BY_SESSION = _by_name(tables.events, "session", *EVENT).order_by(tables.events.c.seq)
LAST_DEFINITION = (
    select(tables.events.c.definition)
    .where(
        tables.events.c.session == bindparam("_session"),
        tables.events.c.key == bindparam("_key"),
        tables.events.c.kind == "set",
        tables.events.c.id != bindparam("_id"),
    )
    .order_by(tables.events.c.seq.desc())
    .limit(1)
)
ADD_TO_COUNT = (
    update(tables.counts)
    .where(*(column == bindparam(f"_{column.name}") for column in tables.counts.primary_key))
    .values(n=tables.counts.c.n + bindparam("_step"))
)
BY_CODE = _by_name(tables.round_changes, "code").order_by(tables.round_changes.c.seq.desc()).limit(1)
