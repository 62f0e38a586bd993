"""From version 1 to 2: what people share in a round, the role of a member, and the invitation somebody came by."""

from __future__ import annotations

from sqlalchemy import Connection, text

_STEPS = (
    "ALTER TABLE sessions ADD COLUMN role VARCHAR(16) NOT NULL DEFAULT 'member'",
    "ALTER TABLE sessions ADD COLUMN channel VARCHAR(40) NOT NULL DEFAULT ''",
    "ALTER TABLE events ADD COLUMN shared BOOLEAN NOT NULL DEFAULT false",
    "CREATE INDEX events_of_room ON events (sprint, round, shared, robot, seq)",
)


def upgrade(connection: Connection) -> None:
    """Add the columns; everything that was stored before was shared with nobody."""
    for statement in _STEPS:
        connection.execute(text(statement))
