"""Making a database ready: its tables, its version, and one step for each change of the tables that is yet to come."""

from __future__ import annotations

import secrets
from collections.abc import Callable

from sqlalchemy import Connection, insert, inspect, select, update

from toolkit.errors import Refused
from toolkit.storage import tables
from toolkit.storage.upgrades import deciding, leading, sharing

STEPS: tuple[Callable[[Connection], None], ...] = (sharing.upgrade, leading.upgrade, deciding.upgrade)
"""The first leads from version 1 to 2, the next from 2 to 3 …"""


def prepare(connection: Connection) -> str:
    """Make what is not there yet; gives the secret that receipts and the team's cookies are derived from."""
    found = _meta(connection) if inspect(connection).has_table("meta") else {}
    version = int(found.get("version", tables.VERSION))
    if version > tables.VERSION:
        raise Refused("this database was written by a newer proeftuin; install that one, or use another --database")
    for step in STEPS[version - 1 :]:
        step(connection)
    tables.metadata.create_all(connection)
    if version < tables.VERSION:
        connection.execute(update(tables.meta).where(tables.meta.c.key == "version").values(value=str(tables.VERSION)))
    for key, value in (("version", str(tables.VERSION)), ("secret", secrets.token_hex(32))):
        if key not in found:
            connection.execute(insert(tables.meta).values(key=key, value=value))
            found[key] = value
    return found["secret"]


def _meta(connection: Connection) -> dict[str, str]:
    return {row.key: row.value for row in connection.execute(select(tables.meta))}
