"""One writer at a time, on every database alike.

SQLite lets one writer in after another by itself. PostgreSQL does not: two that place files at
once would both find a submission's first version lacking, and two that keep the same reviews in
another order would wait for each other. So everything that writes takes its turn first, and keeps
it to the end of its transaction; who reads waits for nobody.
"""

from __future__ import annotations

from sqlalchemy import Connection, text
from sqlalchemy.orm import Session

# How long a writer waits for its turn, in seconds.
PATIENCE = 30
# Any number will do that other programs on the same database are unlikely to use.
_KEY = 4_864_300_021


def take_turn(connection: Connection | Session) -> None:
    """Wait until nobody else writes; from then to the end of the transaction nobody else can.

    Taking it twice is the same as once. Raises what SQLAlchemy raises when it takes too long.
    """
    if isinstance(connection, Session):
        connection = connection.connection()
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _KEY})
    elif not _has_turn(connection):
        connection.execute(text("BEGIN IMMEDIATE"))


def _has_turn(connection: Connection) -> bool:
    """Whether SQLite's driver has begun a transaction, which it does before the first writing."""
    return bool(getattr(connection.connection.dbapi_connection, "in_transaction", False))
