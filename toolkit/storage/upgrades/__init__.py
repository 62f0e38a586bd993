"""Making a database ready: its tables, its version, and one step for each change of the tables that is yet to come."""

from __future__ import annotations

import secrets

from sqlalchemy import Connection, insert, select

from toolkit.errors import Refused
from toolkit.storage import tables


def prepare(connection: Connection) -> str:
    """Make what is not there yet; gives the secret that receipts and the team's cookies are derived from."""
    tables.metadata.create_all(connection)
    found: dict[str, str] = {row.key: row.value for row in connection.execute(select(tables.meta))}
    if int(found.get("version", tables.VERSION)) > tables.VERSION:
        raise Refused("this database was written by a newer proeftuin; install that one, or use another --database")
    for key, value in (("version", str(tables.VERSION)), ("secret", secrets.token_hex(32))):
        if key not in found:
            connection.execute(insert(tables.meta).values(key=key, value=value))
            found[key] = value
    return found["secret"]
