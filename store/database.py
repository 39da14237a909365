"""Opening the store, a file of SQLite by default or a PostgreSQL, with its tables up to date."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any, Literal

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import URL, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from model.errors import HdrError
from model.problems import Language, Problem
from store.turns import PATIENCE, take_turn

_MIGRATIONS = Path(__file__).parent / "migrations"
# The driver is ours to choose: people write the address that their server's manual gives.
_DRIVERS = {
    "sqlite": "sqlite+pysqlite",
    "sqlite+pysqlite": "sqlite+pysqlite",
    "postgres": "postgresql+psycopg",
    "postgresql": "postgresql+psycopg",
    "postgresql+psycopg": "postgresql+psycopg",
}
# In seconds. Without them a server that is switched off is waited for some minutes, and one that
# falls silent in the middle of something for a quarter of an hour.
_CONNECT, _SILENCE = 10, 30

Reason = Literal["address", "driver", "closed", "lost", "busy", "newer"]


class StoreError(HdrError):
    """The store cannot be used.

    `reason`: the "address" cannot be understood, its "driver" is not installed, the store there is
    "closed" to us or it was "lost" in the middle of something, others kept it "busy" for too long,
    or it was written by a "newer" version of this project. The address may hold a password: it is
    not told.
    """

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason

    def said(self, language: Language = "pl") -> str:
        """What is wrong and what to do, in Polish or English."""
        return Problem(f"store_{self.reason}", {}).said(language)


def sqlite_url(path: Path) -> str:
    """The address of a store in one file."""
    return URL.create("sqlite", database=str(path)).render_as_string(hide_password=False)


def open_store(url: str) -> Engine:
    """The store at an address, `sqlite:///…` or `postgresql://…`, its tables brought up to date.

    Makes the file and its folder for SQLite. Two that open a new store at once get the same tables.
    Raises StoreError.
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
        address = address.set(drivername=_DRIVERS[address.drivername])
        if address.get_backend_name() == "sqlite":
            return _sqlite(address)
        return _postgresql(address)
    except OSError as error:
        raise StoreError("closed") from error
    except ModuleNotFoundError as error:
        raise StoreError("driver") from error
    # A port that is no number is a ValueError, an unknown driver a KeyError.
    except (ArgumentError, ValueError, KeyError) as error:
        raise StoreError("address") from error


def _sqlite(address: URL) -> Engine:
    if address.database:
        Path(address.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(address)
    event.listen(engine, "connect", _make_safe)
    return engine


def _postgresql(address: URL) -> Engine:
    """An engine that sees what others have written once they are done, whatever the server's ways.

    What the address says of time limits goes before ours. A connection that broke while nobody
    used it is replaced.
    """
    limits = {
        "connect_timeout": _CONNECT,
        "tcp_user_timeout": 1000 * _SILENCE,
        "keepalives_idle": _SILENCE,
    }
    engine = create_engine(
        address,
        pool_pre_ping=True,
        isolation_level="READ COMMITTED",
        connect_args={name: value for name, value in limits.items() if name not in address.query},
    )
    event.listen(engine, "connect", _be_patient)
    return engine


def migrate(engine: Engine) -> None:
    """Bring the tables up to date in one transaction. Raises what Alembic and SQLAlchemy raise."""
    with engine.begin() as connection:
        take_turn(connection)
        config = Config()
        config.set_main_option("script_location", str(_MIGRATIONS))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _make_safe(connection: sqlite3.Connection, _record: object) -> None:
    """Readers and a writer at once, waiting for each other, and references that hold."""
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout={int(1000 * PATIENCE)}")
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()


def _be_patient(connection: Any, _record: object) -> None:  # noqa: ANN401 - psycopg is an extra
    """Wait for other writers, but not for ever."""
    with connection.cursor() as cursor:
        cursor.execute(f"SET lock_timeout = '{PATIENCE}s'")
    connection.commit()
