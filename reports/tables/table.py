"""A flat table: named columns with a type and a meaning, and rows of plain values."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Generic, Literal, TypeVar

Kind = Literal["text", "whole number", "number", "day", "yes or no"]
Value = str | int | float | date | bool | None
Row = tuple[Value, ...]
Thing = TypeVar("Thing")


@dataclass(frozen=True)
class Column(Generic[Thing]):
    """A column: what it is called, what it holds, and how to take that from a thing."""

    name: str
    kind: Kind
    meaning: str
    of: Callable[[Thing], Value]


@dataclass(frozen=True)
class Table:
    """A table with its rows. `about` says what a row is."""

    name: str
    about: str
    columns: tuple[tuple[str, Kind, str], ...]
    rows: tuple[Row, ...]

    @property
    def names(self) -> list[str]:
        """The names of the columns."""
        return [name for name, _, _ in self.columns]


def table_of(
    name: str, about: str, columns: Iterable[Column[Thing]], things: Iterable[Thing]
) -> Table:
    """The table of these things, a row each."""
    columns = tuple(columns)
    return Table(
        name=name,
        about=about,
        columns=tuple((column.name, column.kind, column.meaning) for column in columns),
        rows=tuple(tuple(column.of(thing) for column in columns) for thing in things),
    )


def listed(values: Iterable[str]) -> str | None:
    """Several values in one cell, None for none."""
    return "; ".join(values) or None
