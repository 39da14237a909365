"""Opening the store, a file of SQLite by default or a PostgreSQL, with its tables up to date."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Literal

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import URL, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from model.errors import HdrError

_MIGRATIONS = Path(__file__).parent / "migrations"
# A second process that writes at the same moment is waited for this long, in seconds.
_PATIENCE = 30


class StoreError(HdrError):
    """The store cannot be opened.

    `reason`: the "address" cannot be understood, the store there is "closed" to us, or it was
    written by a "newer" version of this project. The address may hold a password: it is not told.
    """

    def __init__(self, reason: Literal["address", "closed", "newer"]) -> None:
        super().__init__(reason)
        self.reason = reason


def sqlite_url(path: Path) -> str:
    """The address of a store in one file."""
    return URL.create("sqlite", database=str(path)).render_as_string(hide_password=False)


def open_store(url: str) -> Engine:
    """The store at an SQLAlchemy address, its tables brought up to date.

    Makes the file and its folder for SQLite. Raises StoreError.
    """
    engine = _engine(url)
    try:
        migrate(engine)
    except CommandError as error:
        engine.dispose()
        raise StoreError("newer") from error
    except (SQLAlchemyError, OSError) as error:
        engine.dispose()
        raise StoreError("closed") from error
    return engine


def _engine(url: str) -> Engine:
    try:
        address = make_url(url)
        if address.get_backend_name() == "sqlite" and address.database:
            Path(address.database).parent.mkdir(parents=True, exist_ok=True)
        engine = create_engine(address, pool_pre_ping=True)
    except OSError as error:
        raise StoreError("closed") from error
    except (ArgumentError, ModuleNotFoundError) as error:
        raise StoreError("address") from error
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _make_safe)
    return engine


def migrate(engine: Engine) -> None:
    """Bring the tables up to date in one transaction. Raises what Alembic and SQLAlchemy raise."""
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(_MIGRATIONS))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _make_safe(connection: sqlite3.Connection, _record: object) -> None:
    """Readers and a writer at once, waiting for each other, and references that hold."""
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.execute(f"PRAGMA busy_timeout={1000 * _PATIENCE}")
    cursor.close()
