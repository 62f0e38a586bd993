"""From version 2 to 3: groups of people, and people who come back; the new tables are made with all the others."""

from __future__ import annotations

from sqlalchemy import Connection, text

_STEPS = (
    "ALTER TABLE sessions ADD COLUMN segment VARCHAR(40) NOT NULL DEFAULT ''",
    "ALTER TABLE sessions ADD COLUMN returned BOOLEAN NOT NULL DEFAULT false",
)


def upgrade(connection: Connection) -> None:
    """Add the columns; nobody belonged to a group or was known to come back before."""
    for statement in _STEPS:
        connection.execute(text(statement))
