"""The passages of a batch by the words in them, on disk: a batch may be that of a whole country."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import groupby
from typing import NamedTuple

from model.temporary_database import temporary_database
from rules.batch.prints import Print, Prints, unpacked

_SAMPLED = 4  # one shingle in so many is looked up
_TABLES = """
create table passages (document integer, number integer, words integer, exact integer,
    packed blob, primary key (document, number)) without rowid;
create table shingles (value integer, document integer, number integer);
create table pairs (first integer, second integer, here integer, there integer,
    primary key (first, second, here, there)) without rowid;
"""


class Kept(NamedTuple):
    """What is compared of one passage: its words counted, their hash, and its shingles."""

    words: int
    exact: int
    shingles: frozenset[int]


class Place(NamedTuple):
    """A passage by its submission and its number in that, both from 0."""

    document: int
    number: int


class PassageIndex:
    """Passages of a batch, and which of them share words."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def add(self, document: int, prints: Prints) -> None:
        """Keep the passages of a submission under its number in the batch, from 0."""
        passages, shingles = [], []
        for number, one in enumerate(prints.passages):
            passages.append((document, number, one.words, one.exact, one.packed))
            shingles += [(value, document, number) for value in _sample(one)]
        self._database.executemany("insert into passages values (?, ?, ?, ?, ?)", passages)
        self._database.executemany("insert into shingles values (?, ?, ?)", shingles)

    def pair(self, near: Callable[[list[Place]], Iterable[tuple[Place, Place]]]) -> None:
        """Keep the pairs that `near` chooses of the places, in order, that share a shingle."""
        ordered = self._database.execute("select * from shingles order by value, document, number")
        for _, rows in groupby(ordered, key=lambda row: row[0]):
            pairs = near([Place(document, number) for _, document, number in rows])
            self._database.executemany(
                "insert or ignore into pairs values (?, ?, ?, ?)",
                [(one.document, other.document, one.number, other.number) for one, other in pairs],
            )

    def paired(self) -> Iterator[tuple[int, int, list[tuple[int, int]]]]:
        """Two submissions, and the pairs of their passages by number; in order."""
        rows = self._database.execute("select * from pairs order by first, second, here, there")
        for (first, second), own in groupby(rows, key=lambda row: row[:2]):
            yield first, second, [(here, there) for _, _, here, there in own]

    def passage(self, document: int, number: int) -> Kept:
        """What is compared of a passage."""
        words, exact, packed = self._database.execute(
            "select words, exact, packed from passages where document = ? and number = ?",
            (document, number),
        ).fetchone()
        return Kept(words, exact, unpacked(packed))


@contextmanager
def passage_index(batch: Iterable[Prints]) -> Iterator[PassageIndex]:
    """The index of these submissions, gone when the block ends. Raises OSError."""
    with temporary_database(_TABLES) as database:
        index = PassageIndex(database)
        for document, prints in enumerate(batch):
            index.add(document, prints)
        yield index


def _sample(one: Print) -> Iterable[int]:
    """The same part of the shingles in every passage; one of few."""
    shingles = unpacked(one.packed)
    return [each for each in shingles if each % _SAMPLED == 0] or (min(shingles),)
