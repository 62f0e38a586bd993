"""From version 3 to 4: what a decision rests on; published figures and labels are made with all the other tables."""

from __future__ import annotations

from sqlalchemy import Connection, inspect, text

_COLUMNS = {
    "element": "VARCHAR(90)",
    "dissent": "VARCHAR(600)",
    "review": "VARCHAR(10)",
    "against": "VARCHAR(600)",
    "evidence": "TEXT",
}


def upgrade(connection: Connection) -> None:
    """Add the columns; a database older than version 3 has no decisions yet, and gets the whole table afterwards."""
    if not inspect(connection).has_table("decisions"):
        return
    for name, kind in _COLUMNS.items():
        connection.execute(text(f"ALTER TABLE decisions ADD COLUMN {name} {kind} NOT NULL DEFAULT ''"))
