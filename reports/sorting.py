"""Putting in order what a large batch yields, on disk and not in memory."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from model.temporary_database import temporary_database


class Sorting:
    """Things as bytes, given back in the order of their keys; those of one key as they came."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def add(self, key: tuple[str, ...], data: bytes) -> None:
        """Keep a thing. Keys are compared text by text, by code points."""
        order = "\0".join(key).encode("utf-8", "surrogatepass")
        self._database.execute("insert into things values (?, ?)", (order, data))

    def in_order(self) -> Iterator[bytes]:
        """The things, one at a time."""
        for (data,) in self._database.execute("select data from things order by key, rowid"):
            yield data


@contextmanager
def sorting() -> Iterator[Sorting]:
    """Room for things to be put in order, gone when the block ends. Raises OSError."""
    with temporary_database("create table things (key blob, data blob)") as database:
        yield Sorting(database)
