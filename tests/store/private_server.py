"""A PostgreSQL server of the tests' own: data in a temporary folder, a Unix socket, no network."""

from __future__ import annotations

import os
import pwd
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, create_engine, text

# Debian keeps the programs of each version apart, and off the path.
PLACES = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/opt/homebrew/opt/postgresql@*/bin")
# Data need not outlive the server; Polish letters sort in an order that SQLite does not know.
INITDB = ("--auth=trust", "--username=hdr", "--encoding=UTF8", "--no-sync")
POLISH = ("--locale-provider=icu", "--icu-locale=pl", "--locale=C.UTF-8")
OPTIONS = "-c fsync=off -c listen_addresses='' -c unix_socket_directories='{folder}'"


class NoServer(Exception):
    """PostgreSQL's programs are not installed."""


@contextmanager
def running_server() -> Iterator[Path]:
    """The folder of the socket on which a new, empty server answers. Raises NoServer."""
    programs = _programs()
    # Not pytest's own folder: the server may run as somebody who cannot look into that.
    folder = Path(tempfile.mkdtemp(prefix="hdr-postgresql-"))
    try:
        if who := _who():
            os.chown(folder, who["user"], who["group"])
        data = folder / "data"
        _call(programs / "initdb", "-D", data, *INITDB, *POLISH)
        server = (programs / "pg_ctl", "-D", data, "-w")
        _call(*server, "-l", folder / "log", "-o", OPTIONS.format(folder=folder), "start")
        try:
            yield folder
        finally:
            _call(*server, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder)


def address(folder: Path, schema: str = "public") -> str:
    """The address of the store in a schema of the server's database."""
    query = {"host": str(folder), "options": f"-csearch_path={schema}"}
    url = URL.create("postgresql", "hdr", database="postgres", query=query)
    return url.render_as_string(hide_password=False)


def ask(folder: Path, statement: str) -> list[tuple[object, ...]]:
    """What the server answers to a statement, outside any transaction."""
    engine = create_engine(
        address(folder).replace("postgresql:", "postgresql+psycopg:"), isolation_level="AUTOCOMMIT"
    )
    try:
        with engine.connect() as connection:
            result = connection.execute(text(statement))
            return [tuple(row) for row in result] if result.returns_rows else []
    finally:
        engine.dispose()


def _programs() -> Path:
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    folders = [folder for place in PLACES for folder in Path("/").glob(place[1:])]
    if not folders:
        raise NoServer
    return max(folders, key=lambda folder: [int(n) for n in re.findall("[0-9]+", str(folder))])


def _who() -> dict[str, object]:
    """The server refuses to run as root: then it runs as somebody who may do nothing else."""
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def _call(*command: object) -> None:
    # A file, not a pipe: the server keeps it open, so that a pipe would be read until it ends.
    with tempfile.TemporaryFile() as said:
        done = subprocess.run(
            list(map(str, command)),
            cwd="/",
            stdout=said,
            stderr=said,
            env={**os.environ, "LC_ALL": "C.UTF-8"},
            check=False,
            **_who(),
        )
        said.seek(0)
        assert done.returncode == 0, said.read().decode(errors="replace")
