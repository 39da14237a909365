"""Tables that go on over a page break, put together again."""

from __future__ import annotations

from ingest.pdf.items import marker_of
from ingest.pdf.layout import FoundCell, FoundTable, Item
from ingest.pdf.measures import padding
from ingest.pdf.page_numbers import digits_hidden
from ingest.pdf.paragraphs import Region, is_full
from model.text import squeeze

# How far a column boundary may stand from its place on the page before, in points.
_SAME_PLACE = 4.0
_MOST_HEADER_ROWS = 3
# So many rows with a key, such as a number, make a column of keys sure.
_SURE_KEYS = 2
_PAUSES = tuple(".;:,!?")


def join_tables(items: list[Item]) -> list[Item]:
    """The items of all pages in order, each table that goes on joined with what goes on.

    A table goes on when the next page begins with one of the same columns. A repeated header is
    dropped, a row that the break cut is one row again, merged cells span on.
    """
    joined: list[Item] = []
    for item in items:
        last = joined[-1] if joined else None
        if isinstance(item, FoundTable) and isinstance(last, FoundTable) and _goes_on(last, item):
            _join(last, item)
        else:
            joined.append(item)
    return joined


def _goes_on(table: FoundTable, rest: FoundTable) -> bool:
    next_page = rest.page == table.last_page + 1
    # In the next column of the same page: farther up and to the right.
    next_column = rest.page == table.last_page and rest.box[0] > table.box[2]
    if next_column:
        _move(rest, table.xs[0] - rest.xs[0])
    elif not next_page:
        return False
    if not (_same_columns(table.xs, rest.xs) if table.ruled else _columns_meet(table, rest)):
        return False
    if table.ruled != rest.ruled or _starts_over(table, rest):
        return False
    if _repeated_rows(table, rest):
        return True
    # A header of its own begins another table.
    last_row = table.rows - 1
    return not (_is_header(rest, 0) and _is_header(table, 0) and not _is_header(table, last_row))


def _starts_over(table: FoundTable, rest: FoundTable) -> bool:
    """Whether `rest` is the next of several tables that look alike, such as cards of activities.

    Its first column says what that of the table says, but for the number in the title, and what
    stands beside it is new. A repeated header alone is no new table.
    """
    title, other = _row_text(table, 0), _row_text(rest, 0)
    if title != other and digits_hidden("|".join(title)) == digits_hidden("|".join(other)):
        return len(title) == 1
    labels = [_row_text(table, row)[:1] for row in range(1, min(table.rows, rest.rows, 5))]
    others = [_row_text(rest, row)[:1] for row in range(1, min(table.rows, rest.rows, 5))]
    return len(labels) > 1 and labels == others and all(label and label[0] for label in labels)


def _move(table: FoundTable, way: float) -> None:
    """Move the column boundaries to compare them; the text keeps its place, and its edges."""
    pad = padding(table)
    table.xs = tuple(x + way for x in table.xs)
    for cell in table.cells:
        for line in cell.lines:
            line.column = cell.box[0] + pad, cell.box[2] - pad


def _same_columns(xs: tuple[float, ...], others: tuple[float, ...]) -> bool:
    """Whether all boundaries of the one with fewer are boundaries of the other, the outer alike."""
    if abs(xs[0] - others[0]) > _SAME_PLACE or abs(xs[-1] - others[-1]) > _SAME_PLACE:
        return False
    few, many = sorted((xs, others), key=len)
    return all(any(abs(x - other) <= _SAME_PLACE for other in many) for x in few)


def _columns_meet(table: FoundTable, rest: FoundTable) -> bool:
    """Whether two tables without rulings have columns of text in the same places."""
    sides = [
        [cell.box for cell in one.cells if cell.row == 0 and cell.column_span == 1]
        for one in (table, rest)
    ]
    return len(sides[0]) == len(sides[1]) and all(
        min(a[2], b[2]) > max(a[0], b[0]) for a, b in zip(*sides, strict=True)
    )


def _is_header(table: FoundTable, row: int) -> bool:
    """Whether the row looks like a header: several cells, all of them filled and bold."""
    cells = [cell for cell in table.cells if cell.row == row]
    return len(cells) > 1 and all(
        cell.lines and all(line.bold for line in cell.lines) for cell in cells
    )


def _row_text(table: FoundTable, row: int) -> list[str]:
    cells = sorted((c for c in table.cells if c.row == row), key=lambda cell: cell.column)
    return [squeeze(cell.text) for cell in cells]


def _repeated_rows(table: FoundTable, rest: FoundTable) -> int:
    """How many leading rows of `rest` say the same as those of the table, at most three."""
    same = 0
    while same < min(_MOST_HEADER_ROWS, table.rows, rest.rows):
        texts = _row_text(rest, same)
        if texts != _row_text(table, same) or not any(texts):
            break
        same += 1
    return same


def _join(table: FoundTable, rest: FoundTable) -> None:
    """Append the rows of `rest`, in the columns of whichever has more."""
    header = _repeated_rows(table, rest)
    table.header_rows = max(table.header_rows, header)
    few_more = rest.xs if len(rest.xs) > len(table.xs) else table.xs
    _into_columns(table, few_more)
    _into_columns(rest, few_more)
    table.xs = few_more
    rows = [cell for cell in rest.cells if cell.row >= header]
    ending = {column: cell for cell in table.cells for column in _columns_at_end(table, cell)}
    first = [cell for cell in rows if cell.row == header]
    cut = _is_cut(table, first, ending)
    shift = table.rows - header - cut
    for cell in rows:
        above = ending.get(cell.column)
        if cut and cell.row == header:
            if above is not None:
                _append(above, cell)
                above.row_span += cell.row_span - 1
        elif cell.row == header and above is not None and _spans_on(above, cell, first):
            above.row_span += cell.row_span
        else:
            cell.row += shift
            table.cells.append(cell)
    table.rows += rest.rows - header - cut
    table.last_page = rest.last_page


def _into_columns(table: FoundTable, xs: tuple[float, ...]) -> None:
    """Number the columns of the cells by other boundaries, of which theirs are a part."""
    for cell in table.cells:
        end = _nearest(xs, table.xs[cell.column + cell.column_span])
        cell.column = _nearest(xs, table.xs[cell.column])
        cell.column_span = max(1, end - cell.column)


def _nearest(xs: tuple[float, ...], value: float) -> int:
    return min(range(len(xs)), key=lambda index: abs(xs[index] - value))


def _columns_at_end(table: FoundTable, cell: FoundCell) -> range:
    """The columns of a cell of the last row; none for a cell that ends above it."""
    last = cell.row + cell.row_span == table.rows
    return range(cell.column, cell.column + cell.column_span if last else cell.column)


def _is_cut(table: FoundTable, first: list[FoundCell], ending: dict[int, FoundCell]) -> bool:
    """Whether the page break cut a row, so that its text goes on in these cells."""
    if len(first) != len(set(map(id, ending.values()))):
        return False
    key, keys = _key_column(table)
    pad = padding(table)
    if all(cell.is_empty for cell in first):  # the white space under the text of the row
        return keys > 0
    cell = next((cell for cell in first if cell.column == key), None)
    if cell is not None and len(first) > 1 and cell.is_empty and cell.row_span == 1:
        few = 2 * sum(not other.is_empty for other in first) <= len(first)
        sure = keys >= _SURE_KEYS or few or _text_goes_on(first, ending, pad)
        return not ending[cell.column].is_empty and sure
    return _label_goes_on(table, first, ending, pad) or _text_goes_on(first, ending, pad)


def _label_goes_on(
    table: FoundTable, first: list[FoundCell], ending: dict[int, FoundCell], pad: float
) -> bool:
    """Whether the label in the first column goes on: a full line, then a small letter, where the
    labels of all rows begin with a capital one."""
    cell = next((cell for cell in first if cell.column == 0), None)
    above = ending.get(0)
    if cell is None or above is None or not (cell.lines and above.lines):
        return False
    last, line = above.lines[-1], cell.lines[0]
    labels = [one.text for one in table.cells if one.column == 0 and one.lines]
    region = Region(above.box[0] + pad, above.box[2] - pad, in_cell=True)
    return (
        line.text[:1].islower()
        and not last.text.endswith(_PAUSES)
        and is_full(last, line, region)
        and all(label[:1].isupper() for label in labels)
    )


def _key_column(table: FoundTable) -> tuple[int | None, int]:
    """The first column in which every row under the header says something, and how many do."""
    rows = range(_header_depth(table), table.rows)
    whole = {cell.row for cell in table.cells if cell.column_span == table.columns > 1}
    for column in range(table.columns):
        filled = {
            cell.row
            for cell in table.cells
            if cell.column == column and cell.row_span == 1 and not cell.is_empty
        }
        if all(row in filled or row in whole for row in rows):
            return column, len(filled.intersection(rows))
    return None, 0


def _header_depth(table: FoundTable) -> int:
    """How many rows the header takes: two where a cell heads several columns, others both rows."""
    first = [cell for cell in table.cells if cell.row == 0]
    deepest = max((cell.row_span for cell in first), default=1)
    two_levels = any(cell.column_span > 1 for cell in first) and deepest <= _MOST_HEADER_ROWS
    return deepest if two_levels else 1


def _text_goes_on(first: list[FoundCell], ending: dict[int, FoundCell], pad: float) -> bool:
    """Whether the texts themselves go on.

    Every cell that says something goes on from a full line or after a pause. Then either all of
    them go on in mid-sentence, or one does and some other cell, such as the number, has said all
    it has to say before the break.
    """
    filled = [cell for cell in first if not cell.is_empty]
    in_mid_sentence = 0
    for cell in filled:
        above = ending.get(cell.column)
        if above is None or above.is_empty or above.column_span != cell.column_span:
            return False
        if _table_goes_on(above, cell):
            in_mid_sentence += 1
            continue
        if not above.lines or not cell.lines:
            continue
        last, line = above.lines[-1], cell.lines[0]
        paused = last.text.endswith(_PAUSES)
        full = is_full(last, line, Region(above.box[0] + pad, above.box[2] - pad, in_cell=True))
        if not (full or paused) or _counts_on(above, cell):
            return False
        in_mid_sentence += full and not paused and not line.text[:1].isupper()
    if 0 < in_mid_sentence < len(filled):
        empty = [cell for cell in first if cell.is_empty and cell.column in ending]
        return any(not ending[cell.column].is_empty for cell in empty)
    return in_mid_sentence > 0


def _counts_on(above: FoundCell, cell: FoundCell) -> bool:
    """Whether the two cells are the numbers of two rows: "3." and "4."."""
    one, other = squeeze(above.text), squeeze(cell.text)
    numbers = one.rstrip(".)").isdigit() and other.rstrip(".)").isdigit()
    markers = marker_of(one + " "), marker_of(other + " ")
    return numbers or all(marker is not None and marker.order is not None for marker in markers)


def _table_goes_on(above: FoundCell, cell: FoundCell) -> bool:
    """Whether the one cell ends with a table that the other begins with."""
    if not (above.tables and cell.tables):
        return False
    bottom, top = above.tables[-1].box[3], cell.tables[0].box[1]
    at_end = all(line.box[3] <= bottom for line in above.lines)
    at_start = all(line.box[1] >= top for line in cell.lines)
    return at_end and at_start and _goes_on(above.tables[-1], cell.tables[0])


def _append(above: FoundCell, cell: FoundCell) -> None:
    if _table_goes_on(above, cell):
        _join(above.tables[-1], cell.tables.pop(0))
    above.lines += cell.lines
    above.tables += cell.tables
    above.figures += cell.figures


def _spans_on(above: FoundCell, cell: FoundCell, first: list[FoundCell]) -> bool:
    """Whether an empty cell after the break is the rest of a merged one before it."""
    merged = above.row_span > 1 or cell.row_span > 1
    same = above.column == cell.column and above.column_span == cell.column_span
    return merged and same and cell.is_empty and not all(other.is_empty for other in first)
