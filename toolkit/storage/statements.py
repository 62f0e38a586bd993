"""Statements of the participants' path, built once: building one costs more than running it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import bindparam, false, func, insert, select, true, update

from toolkit.records import Count
from toolkit.storage import tables

EVENT = [
    tables.events.c[name]
    for name in ("seq", "id", "session", "place", "kind", "key", "value", "at", "definition", "shared")
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


def _of(table: Any) -> list[Any]:
    """The rows of one round."""
    return [table.c[name] == bindparam(name) for name in ("sprint", "round")]


COUNTS = (
    select(*(tables.counts.c[one] for one in Count._fields))
    .where(*_of(tables.counts), tables.counts.c.n > 0)
    .order_by(*(tables.counts.c[name] for name in ("survey", "moment", "item", "value")))
)
ROUND = (
    select(tables.round_changes).where(*_of(tables.round_changes)).order_by(tables.round_changes.c.seq.desc()).limit(1)
)
DECLINED = select(func.count()).where(*_of(tables.tallies), tables.tallies.c.kind == "declined")
SHOWN = select(tables.shown_texts).where(*_of(tables.shown_texts)).order_by(tables.shown_texts.c.seq)
DEFINITION = _by_name(tables.definitions, "fingerprint", tables.definitions.c.content)
BY_CODE = _by_name(tables.round_changes, "code").order_by(tables.round_changes.c.seq.desc()).limit(1)

_events, _tallies = tables.events.c, tables.tallies.c
_OF_ROOM = (
    _events.sprint == bindparam("sprint"),
    _events.round == bindparam("round"),
    _events.shared == true(),
    _events.robot == bindparam("robot"),
)
ROOM = (
    select(_events.seq, _events.key, tables.sessions.c.participant, _events.kind, _events.value, _events.at)
    .join(tables.sessions, tables.sessions.c.id == _events.session)
    .where(*_OF_ROOM, _events.seq > bindparam("after"))
    .order_by(_events.seq)
)
ROOM_SEQ = select(func.max(_events.seq)).where(*_OF_ROOM)
WITHDRAWN = select(func.count()).where(
    _tallies.sprint == bindparam("sprint"), _tallies.round == bindparam("round"), _tallies.kind != "declined"
)
SHARED_BY = select(func.count()).where(_events.session == bindparam("session"), _events.shared == true())
LOCK_ROOM = (
    select(tables.round_changes.c.seq)
    .where(tables.round_changes.c.sprint == bindparam("sprint"), tables.round_changes.c.round == bindparam("round"))
    .order_by(tables.round_changes.c.seq.desc())
    .limit(1)
    .with_for_update()
)
LEADS = (
    select(*(tables.leads.c[name] for name in ("seq", "kind", "value", "at")))
    .where(tables.leads.c.sprint == bindparam("sprint"), tables.leads.c.round == bindparam("round"))
    .order_by(tables.leads.c.seq)
)

NEW_EVENT, NEW_COUNT = insert(tables.events), insert(tables.counts)

STEPS = (
    select(*EVENT)
    .where(
        _events.sprint == bindparam("sprint"),
        _events.round == bindparam("round"),
        _events.kind.in_(("goto", "start", "done", "give-up", "finish")),
        _events.shared == false(),
    )
    .order_by(_events.seq)
)
"""What moves people; of their answers, which are many more, nothing is read."""
LAST_TAPS = (
    select(_events.session, func.max(_events.at))
    .where(_events.sprint == bindparam("sprint"), _events.round == bindparam("round"))
    .group_by(_events.session)
)
