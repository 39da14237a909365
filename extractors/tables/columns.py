"""The header of a table: which column holds which field.

Serves every table with named columns (actions, risks, team): the caller says which fields there
are and what they go by (`Template.columns`, `Template.risk_columns` or a dict). A header may stand
in the first row, under rows with a title across the table, or in two rows of which the second
parts the first ("Termin" over "od" and "do"); rows that the file marks as header are no condition.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.tables.column_contents import assign_by_content, fits_columns
from extractors.tables.header_names import LONGEST, STRONG, NameMatch, Names, header_fields
from extractors.tables.header_types import Column, Header
from extractors.tables.rows import (
    Grid,
    cell_text,
    cells_of_row,
    lone_cell,
    nested_tables,
    own_cells,
)
from extractors.tables.time_columns import is_time, is_time_column
from model.document import Table, TableCell
from model.text import squeeze

__all__ = ["Column", "Header", "header_at", "inherit_header", "read_header"]

_LEAST_FIELDS = 2
_STRICT_FIELDS = 3
_KEPT = 0.7  # of the fields of a header, this many must be in the columns that go on with it
_SHORT = 25
_SHARE = 0.5
"""Of the header cells with text, this many must mean a field; fewer, and it is another table."""

# Under a header that means the first, a second header row parts it into these and no others.
_PARTS = {
    "term": ("term", "term_start", "term_end"),
    "cost": ("cost", "funding"),
    "funding": ("funding", "cost"),
    "indicator": ("indicator", "baseline", "target"),
    "name": ("name", "number", "notes"),
    "goal": ("goal",),
    "responsible": ("responsible", "notes"),
}


def read_header(table: Table, names: Names, *, least: int = _LEAST_FIELDS) -> Header | None:
    """The header of a table, or None when fewer than `least` fields of `names` are found.

    `names` maps a field to the headers it goes by. The header stands under titles at most, or
    further down, where a table is part of a form, when it is plain beyond doubt. Columns that no
    words tell are assigned by what they hold (dates, money, running numbers) where the field is
    otherwise absent.
    """
    grid = table.grid()
    only_titles_above = True
    for row in range(table.rows):
        if not any(cell_text(cell) for cell in own_cells(grid, row)):
            continue
        header = _header_at(table, row, names, strict=not only_titles_above, least=least)
        if header:
            return header
        title = lone_cell(grid, row) is not None or row < table.header_rows
        only_titles_above = only_titles_above and title
    return None


def header_at(table: Table, row: int, names: Names) -> Header | None:
    """The header that starts in this row inside a table (repeated or changed), or None.

    Stricter than `read_header`: a row of content must not be taken for a header.
    """
    return _header_at(table, row, names, strict=True, least=_LEAST_FIELDS)


def inherit_header(table: Table, previous: Header) -> Header | None:
    """The header of a table without one that continues a table with `previous`, or None.

    The columns must be as many, or stand under those of the table before (where the file gives
    positions), and hold what their fields say. The result has no header rows.
    """
    if table.columns == len(previous.columns):
        columns = tuple(
            column.model_copy(update={"index": index})
            for index, column in enumerate(previous.columns)
        )
    else:
        columns = tuple(_by_position(table, previous))
    inherited = Header(rows=(), columns=columns, inherited=True)
    whole = len(columns) == table.columns and len(inherited.fields) >= _KEPT * len(previous.fields)
    return inherited if whole and fits_columns(table, inherited) else None


def _header_at(table: Table, row: int, names: Names, *, strict: bool, least: int) -> Header | None:
    grid = table.grid()
    if row + 1 >= len(grid) or not _like_header(grid, row):
        return None
    if strict and not any(_names_field(grid, near, names) for near in (row, row + 1)):
        return None
    found: Header | None = None
    for rows in _row_sets(grid, row, names):
        header = _build(grid, (*rows, *_ordinals_below(grid, rows[-1])), len(rows), names)
        if len(header.fields) >= least:
            header = assign_by_content(table, header, names)
            found = header if _is_header(header, names, strict=strict, least=least) else found
    return found


def _like_header(grid: Grid, row: int) -> bool:
    cells = own_cells(grid, row)
    if any(nested_tables(cell) for cell in cells):
        return False
    texts = [text for cell in cells if (text := cell_text(cell))]
    return len(texts) >= 2 and sum(len(text) <= LONGEST for text in texts) >= 2


def _names_field(grid: Grid, row: int, names: Names) -> bool:
    """Whether any cell of a row means a field; rows of content, as most are, mean none."""
    return any(header_fields(cell_text(cell), names) for cell in cells_of_row(grid, row))


def _row_sets(grid: Grid, row: int, names: Names) -> Iterator[tuple[int, ...]]:
    yield (row,)
    if row + 1 < len(grid) and _parts_row(grid, row, names):
        yield (row, row + 1)


def _parts_row(grid: Grid, row: int, names: Names) -> bool:
    """True when the row below goes on with the header: it parts cells that span columns.

    A reader without merged cells leaves blanks where they were. A row with text under a header
    of one column is content.
    """
    below = [cell for cell in own_cells(grid, row + 1) if cell_text(cell)]
    texts = [squeeze(cell_text(cell)) for cell in below]
    if not below or len(below) == len(grid[row]) or any(len(text) > LONGEST for text in texts):
        return False
    if not all(_parts_group(grid, row, cell) for cell in below):
        return False
    known = any(header_fields(text, names) or is_time(text) for text in texts)
    return known or all(len(text) <= _SHORT and text.isalpha() for text in texts)


def _parts_group(grid: Grid, row: int, cell: TableCell) -> bool:
    above = grid[row][cell.column]
    if above is None or above.column_span > 1 or not cell_text(above):
        return True
    if is_time(squeeze(cell_text(above))) and is_time(squeeze(cell_text(cell))):
        return True
    right = cell.column + 1
    beside = right < len(grid[row]) and not cell_text(grid[row][right])
    return beside and bool(cell_text(grid[row + 1][right]))


def _group_text(grid: Grid, row: int, column: int) -> str:
    """The text of the header over a column, or of the nearest to the left where it is blank."""
    for left in range(column, -1, -1):
        text = cell_text(grid[row][left])
        if text:
            return text
    return ""


def _build(grid: Grid, rows: tuple[int, ...], titled: int, names: Names) -> Header:
    """The header in these rows, of which the first `titled` carry words."""
    columns = []
    for index in range(len(grid[rows[0]])):
        text, matches = _read_column(grid, rows[:titled], index, names)
        cell = grid[rows[titled - 1]][index]
        box = cell.location.bbox if cell else None
        columns.append(
            Column(
                index=index,
                text=text,
                group=squeeze(_group_text(grid, rows[0], index)) if titled > 1 else None,
                fields=tuple(match.field for match in matches),
                score=min((match.score for match in matches), default=0.0),
                across=(box[0], box[2]) if box else None,
            )
        )
    return Header(rows=rows, columns=tuple(_target_beside_baseline(columns)))


def _target_beside_baseline(columns: Sequence[Column]) -> Iterator[Column]:
    """ "Cel" right of "Baza" is the target of an indicator and no goal."""
    targeted = any("target" in column.fields for column in columns)
    for before, column in zip((None, *columns), columns, strict=False):
        follows = before is not None and before.fields == ("baseline",)
        if follows and not targeted and column.fields in (("goal",), ("indicator",)):
            yield column.model_copy(update={"fields": ("target",)})
        else:
            yield column


def _read_column(
    grid: Grid, rows: tuple[int, ...], index: int, names: Names
) -> tuple[str, Sequence[NameMatch]]:
    top = grid[rows[0]][index]
    text = cell_text(top)
    if len(rows) == 1:
        own = top is not None and top.row == rows[0]
        return squeeze(text), header_fields(text, names) if own else ()
    below = grid[rows[1]][index]
    part = cell_text(below)
    if below is top or not part:
        return squeeze(text), header_fields(text, names)
    group = _group_text(grid, rows[0], index)
    return squeeze(f"{group} {part}"), _read_part(group, part, names)


def _read_part(group: str, part: str, names: Names) -> Sequence[NameMatch]:
    """What a column means whose header stands in two rows."""
    of_group = header_fields(group, names)
    of_part = header_fields(part, names)
    if not of_group:
        return of_part
    allowed = {field for match in of_group for field in _PARTS.get(match.field, ())}
    for matches in (of_part, header_fields(f"{group} {part}", names)):
        if len(matches) == 1 and (not allowed or matches[0].field in allowed):
            return matches
    return [NameMatch(match.field, match.score * 0.9) for match in of_group[:1]]


def _is_header(header: Header, names: Names, *, strict: bool, least: int) -> bool:
    titled = [column for column in header.columns if column.text and not is_time_column(column)]
    known = [column for column in titled if column.fields]
    if len(known) < min(_SHARE * len({column.text for column in titled}), len(names)):
        return least == 1 and not strict and any(column.score == 1.0 for column in known)
    strong = [column for column in known if column.score >= STRONG and not column.by_content]
    return not strict or (len(strong) >= _STRICT_FIELDS and len(strong) >= 0.6 * len(titled))


def _ordinals_below(grid: Grid, row: int) -> tuple[int, ...]:
    """The row under a header that only counts its columns (1, 2, 3 …), if there is one."""
    if row + 1 >= len(grid):
        return ()
    cells = own_cells(grid, row + 1)
    counted = len(cells) >= 3 and all(
        squeeze(cell_text(cell)).strip("().") == str(count)
        for count, cell in enumerate(cells, start=1)
    )
    return (row + 1,) if counted else ()


def _by_position(table: Table, previous: Header) -> Iterator[Column]:
    """For each column of the table the one of `previous` that it stands under."""
    grid = table.grid()
    for index in range(table.columns):
        middle = _middle(grid, index)
        above = [
            column
            for column in previous.columns
            if middle is not None
            and column.across
            and column.across[0] <= middle
            and middle <= column.across[1]
        ]
        if not above:
            return
        yield above[0].model_copy(update={"index": index})


def _middle(grid: Grid, index: int) -> float | None:
    """The middle of a column in points, told by a cell of this column alone; None without."""
    for row in grid:
        cell = row[index]
        if cell is not None and cell.column_span == 1 and cell.location.bbox:
            return (cell.location.bbox[0] + cell.location.bbox[2]) / 2
    return None
