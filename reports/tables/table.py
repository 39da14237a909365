"""A flat table: named columns with a type and a meaning, and rows of plain values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, Literal, TypeVar

from model.review import Review

Kind = Literal["text", "whole number", "number", "day", "yes or no"]
Value = str | int | float | date | bool | None
Row = tuple[Value, ...]
Write = Callable[[Iterable[Row]], None]
Thing = TypeVar("Thing")


@dataclass(frozen=True)
class Column(Generic[Thing]):
    """A column: what it is called, what it holds, and how to take that from a thing."""

    name: str
    kind: Kind
    meaning: str
    of: Callable[[Thing], Value]


@dataclass(frozen=True)
class Table(Generic[Thing]):
    """A table with a row for each of the `things` that a review holds; `about` says what they are.

    The rows of a batch are taken review by review, so that no table is ever held whole.
    """

    name: str
    about: str
    columns: tuple[Column[Thing], ...]
    things: Callable[[Review], Iterable[Thing]]

    @property
    def names(self) -> list[str]:
        """The names of the columns."""
        return [column.name for column in self.columns]

    def rows(self, review: Review) -> Iterator[Row]:
        """The rows of a review."""
        for thing in self.things(review):
            yield tuple(column.of(thing) for column in self.columns)


AnyTable = Table[Any]


def listed(values: Iterable[str]) -> str | None:
    """Several values in one cell, None for none."""
    return "; ".join(values) or None
