"""A header as found: its columns, what they hold, and how sure that is."""

from __future__ import annotations

from model.base import Frozen


class Column(Frozen):
    """One column of a table.

    `text` is its header as typed, with that above it where the header has two rows (`group`).
    `fields` is what it holds: empty when unknown, two where the header names two. `score` (0–1)
    says how like the header is to a name of the field. `across` is its x0 and x1 in points.
    """

    index: int
    text: str
    group: str | None = None
    fields: tuple[str, ...] = ()
    score: float = 0.0
    by_content: bool = False
    across: tuple[float, float] | None = None


class Header(Frozen):
    """The header of a table. `rows` are its rows in the table; none when it is inherited."""

    rows: tuple[int, ...]
    columns: tuple[Column, ...]
    inherited: bool = False

    @property
    def fields(self) -> frozenset[str]:
        """The fields that the table has columns for."""
        return frozenset(field for column in self.columns for field in column.fields)

    @property
    def weight(self) -> float:
        """The sum of the scores: how much of the header is understood."""
        return sum(column.score * len(column.fields) for column in self.columns)

    @property
    def first_row(self) -> int:
        """The first row under the header."""
        return self.rows[-1] + 1 if self.rows else 0

    def all(self, field: str) -> tuple[Column, ...]:
        """Every column that holds the field, left to right."""
        return tuple(column for column in self.columns if field in column.fields)

    def column(self, field: str) -> Column | None:
        """The column that is most like the field, the leftmost of equals; None without one."""
        return max(self.all(field), key=lambda column: column.score, default=None)
