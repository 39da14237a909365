"""Sessions with the store whose failures are errors of ours, with advice for people."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as NoneFree
from sqlalchemy.orm import Session

from store.database import Reason, StoreError
from store.turns import take_turn

# https://www.postgresql.org/docs/current/errcodes-appendix.html: waited too long for a lock, a
# deadlock or another clash with someone who writes; rights that are lacking, a server that only
# copies another one.
_BUSY = frozenset({"55P03", "40P01", "40001"})
_CLOSED = frozenset({"42501", "25006"})


@contextmanager
def reading(engine: Engine) -> Iterator[Session]:
    """A session to look things up in; it waits for nobody. Raises StoreError."""
    with _ours(), Session(engine) as session:
        yield session


@contextmanager
def writing(engine: Engine) -> Iterator[Session]:
    """A session whose changes are kept together at its end, or not at all after an exception.

    Nobody else writes meanwhile: keep it short. Raises StoreError, also when the changes could not
    be kept at the end.
    """
    with _ours(), Session(engine) as session, session.begin():
        take_turn(session)
        yield session


@contextmanager
def _ours() -> Iterator[None]:
    try:
        yield
    except NoneFree as error:  # more threads than connections, and none gives its own back
        raise StoreError("busy") from error
    except DBAPIError as error:
        reason = _reason(error)
        if reason is None:
            raise
        raise StoreError(reason) from error


def _reason(error: DBAPIError) -> Reason | None:
    """Why the store could not be used; None for a mistake in what was asked of it."""
    if isinstance(error.orig, sqlite3.Error):
        return _reason_of_sqlite(error.orig)
    state = getattr(error.orig, "sqlstate", None)
    if state in _BUSY:
        return "busy"
    if state in _CLOSED:
        return "closed"
    return "lost" if isinstance(error, OperationalError | InterfaceError) else None


def _reason_of_sqlite(error: sqlite3.Error) -> Reason | None:
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF  # without its details
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return "busy"
    ours = (sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_MISUSE)
    return None if code in ours else "closed"
