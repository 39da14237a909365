"""A database for what is too much to hold in memory: in a temporary file, gone after use."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

# SQLite keeps a database without a name in a temporary file, and little of it in memory
# (https://sqlite.org/inmemorydb.html, "Temporary Databases"); it goes when it is closed.
_TEMPORARY = ""
# What the system refuses; the lowest byte of a code is its kind (https://sqlite.org/rescode.html).
_NO_DISK = (
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_READONLY,
)
_PRIMARY = 0xFF


@contextmanager
def temporary_database(tables: str) -> Iterator[sqlite3.Connection]:
    """A database with these tables (SQL), in one transaction until the block ends.

    Raises OSError where the disk has no room for it.
    """
    try:
        with closing(sqlite3.connect(_TEMPORARY, isolation_level=None)) as database:
            database.execute("pragma journal_mode = off")
            database.executescript(tables)
            database.execute("begin")
            yield database
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & _PRIMARY in _NO_DISK:
            raise OSError(str(error)) from error
        raise
