"""A store of an earlier version of the program is brought up to date with all that it holds."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, text

from store import database
from store.database import migrate, open_store, sqlite_url

DAY = "2026-01-01 00:00:00"
FILED = {
    "submissions": "(id, round, teryt, title, opened_at) values ('r/1', 'r', '1', 't', :day)",
    "versions": (
        "(id, round, sha256, submission, number, copy_of, path, saved_at, received_at) values "
        "(1, 'r', 'a', 'r/1', 1, null, 'a.docx', :day, :day), "
        "(2, 'r', 'b', 'r/1', 1, 1, 'a.pdf', :day, :day)"
    ),
    "runs": "(id, kind, inbox, started_at, files, reviewed) values (1, 'x', 'in', :day, 2, 2)",
}


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Engine:
    """A store with the newest tables, empty."""
    if request.param == "sqlite":
        return open_store(sqlite_url(tmp_path / "hdr.sqlite"))
    return open_store(request.getfixturevalue("new_schema")())


def go_back(engine: Engine, revision: str) -> None:
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(database._MIGRATIONS))
        config.attributes["connection"] = connection
        command.downgrade(config, revision)


@pytest.mark.parametrize("revision", ["0001", "0002"])
def test_files_of_before_and_their_copies_are_kept(engine: Engine, revision: str) -> None:
    go_back(engine, revision)
    with engine.begin() as connection:
        for table, rows in FILED.items():
            connection.execute(text(f"insert into {table} {rows}"), {"day": DAY})
    migrate(engine)
    with engine.connect() as connection:
        found = connection.execute(text("select id, copy_of, seen_in from versions order by id"))
        assert found.all() == [(1, None, None), (2, 1, None)]
    engine.dispose()
