"""Headings in boxes: cells whose shade or bold says that they head what follows.

Clerks put the heading of a section into a table of one cell above it, into a table of two cells
with its number on the left, or into the shaded first row of a table with the content below.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, zip_longest

from extractors.layout.elements import is_item
from extractors.layout.numbering import split_number
from model.document import Block, Paragraph, Table, TableCell
from model.text import squeeze

_WORDS_MAX = 14
_LEAST_BOXES = 4
_LEAST_SINGLE = 2
_LEAST_TABLES = 5
_LEAST_SHAPES = 3
_SENTENCE_END = re.compile(r"[.;,]$")
_ROW_NUMBER = re.compile(r"(?:\d{1,2}|[IVX]{1,5}|[A-Za-z])[.)]?")


def is_row_number(cell: TableCell) -> bool:
    """True for a cell that holds nothing but the number or letter of a row."""
    return _ROW_NUMBER.fullmatch(squeeze(cell.text)) is not None


def boxed_headings(blocks: Sequence[Block]) -> frozenset[int]:
    """The ids of the tables that are headings: small boxes in a row of their kind.

    One box with an unknown text may be anything; where at least four stand in a document, each
    with content below it, they part it into sections.
    """
    boxes = [
        block
        for block, below in zip_longest(blocks, blocks[1:])
        if isinstance(block, Table) and _is_box(block) and not _is_empty_box(below)
    ]
    return frozenset(map(id, boxes)) if len(boxes) >= _LEAST_BOXES else frozenset()


def box_rows(table: Table) -> frozenset[int]:
    """The rows of a table that look like boxes: one short text across, or behind a number.

    They are shaded, or bold. Where the headings of a document are such boxes, a PDF shows one that
    touches a table as a row of it.
    """
    rows: dict[int, list[TableCell]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, []).append(cell)
    return frozenset(
        row
        for row, cells in rows.items()
        if (all(cell.shaded for cell in cells) or all(map(_is_bold, cells)))
        and sum(cell.column_span for cell in cells) >= table.columns
        and (len(cells) == 1 or (len(cells) == 2 and is_row_number(cells[0])))
        and _may_head(cells[-1])
        and not is_item(cells[-1].text)
    )


def has_boxes(blocks: Sequence[Block]) -> bool:
    """Whether the sections of a document are headed by such boxes, single or touching a table."""
    tables = [block for block in blocks if isinstance(block, Table)]
    single = [table for table in tables if _is_box(table) and box_rows(table)]
    touching = [table for table in tables if not _is_box(table) and box_rows(table)]
    return len(single) >= _LEAST_SINGLE and len(single) + len(touching) >= _LEAST_BOXES


def headed_tables(blocks: Sequence[Block]) -> frozenset[int]:
    """The ids of the tables whose merged first row heads a section: one table for each section.

    The rows count on from table to table ("1. …", "2. …"), or all are shaded; a single merged row
    may as well be the title of its table or a goal, and tables of one shape are cards of actions.
    """
    first = [
        (block, cell)
        for block in blocks
        if isinstance(block, Table) and block.rows > 1 and (cell := _first_row_cell(block))
    ]
    texts = {squeeze(cell.text) for _, cell in first}
    shapes = {(block.rows, block.columns) for block, _ in first}
    unlike = len(shapes) >= _LEAST_SHAPES
    frames = sum(block.columns == 1 for block, _ in first) >= _LEAST_TABLES  # cards have two
    apart = len(texts) == len(first) >= _LEAST_TABLES and (unlike or frames)
    if not apart or any(is_item(cell.text) for _, cell in first):
        return frozenset()
    counted = [_ordinal(cell) for _, cell in first]
    if 0 not in counted and _rise(counted):
        return frozenset(map(id, _with_single_boxes(blocks, {id(block) for block, _ in first})))
    if unlike and all(cell.shaded for _, cell in first):
        return frozenset(id(block) for block, _ in first)
    return frozenset()


def _with_single_boxes(blocks: Sequence[Block], headed: set[int]) -> list[Block]:
    """The headed tables and the boxes between them that count on: a table stands below those."""
    single = {id(block) for block in blocks if isinstance(block, Table) and _is_counted_box(block)}
    tables = [block for block in blocks if id(block) in headed | single]
    counted = [_ordinal(table.cells[0]) for table in tables if isinstance(table, Table)]
    return tables if _rise(counted) else [table for table in tables if id(table) in headed]


def _is_counted_box(table: Table) -> bool:
    return len(table.cells) == 1 and _is_box(table) and _ordinal(table.cells[0]) > 0


def _rise(numbers: Sequence[int]) -> bool:
    return all(later > earlier for earlier, later in pairwise(numbers))


def counted_rows(table: Table) -> list[int]:
    """The rows of a headed table that head other sections: across, and numbered one by one.

    In a PDF the table of the next section may touch that of this one.
    """
    number, rows = _ordinal(table.cells[0]), []
    for cell in table.cells[1:]:
        across = cell.column_span >= table.columns and _may_head(cell)
        if across and _is_bold(cell) == _is_bold(table.cells[0]) and _ordinal(cell) == number + 1:
            number += 1
            rows.append(cell.row)
    return rows if number > 1 else []


def _ordinal(cell: TableCell) -> int:
    """The number that opens a cell; 0 without one."""
    found = re.search(r"\d+", split_number(squeeze(cell.text)).number or "")
    return int(found[0]) if found else 0


def paired_tables(blocks: Sequence[Block]) -> frozenset[int]:
    """The ids of the tables of one row with a heading on the left and the content on the right.

    Where several stand in a document, each is a row of one form. A PDF shows two of them that meet
    at a page break as one table.
    """
    tables = [block for block in blocks if isinstance(block, Table)]
    pairs = [table for table in tables if table.rows == 1 and _has_pairs(table)]
    if len(pairs) < _LEAST_BOXES:
        return frozenset()
    bold = all(_is_bold(table.cells[0]) for table in pairs)
    joined = [table for table in tables if table.rows == 2 and _has_pairs(table)]
    joined = [table for table in joined if bold and all(map(_is_bold, table.cells[::2]))]
    return frozenset(map(id, [*pairs, *joined]))


def _has_pairs(table: Table) -> bool:
    """Whether every row is a heading and the content beside it."""
    cells = table.cells
    return len(cells) == 2 * table.rows and all(
        label.row == content.row
        and _may_head(label)
        and not is_row_number(label)
        and not _is_bold(content)
        for label, content in zip(cells[::2], cells[1::2], strict=True)
    )


def _first_row_cell(table: Table) -> TableCell | None:
    cells = [cell for cell in table.cells if cell.row == 0]
    whole = len(cells) == 1 and cells[0].column_span >= table.columns
    return cells[0] if whole and _may_head(cells[0]) else None


def _is_box(table: Table) -> bool:
    cells = table.cells
    if table.rows != 1 or not 1 <= len(cells) <= 2:
        return False
    return _may_head(cells[-1]) and (len(cells) == 1 or is_row_number(cells[0]))


def _is_empty_box(block: Block | None) -> bool:
    return block is None or (isinstance(block, Table) and _is_box(block))


def _may_head(cell: TableCell) -> bool:
    text = squeeze(cell.text)
    only_text = all(isinstance(block, Paragraph) for block in cell.blocks)
    return only_text and 0 < len(text.split()) <= _WORDS_MAX and not _SENTENCE_END.search(text)


def labelled_rows(table: Table) -> frozenset[int]:
    """The full-width rows that head those below them by shade, or else by bold; none: no such.

    A look tells headings from content only where some full-width rows have it and others not.
    """
    wide = [cell for cell in table.cells if cell.column_span >= table.columns]
    for marked in (_is_shaded, _is_bold):
        heads = [cell for cell in wide if marked(cell) and _may_head(cell)]
        others = [cell for cell in wide if not marked(cell) and squeeze(cell.text)]
        if heads and others and all(_may_head(cell) for cell in wide if marked(cell)):
            return frozenset(cell.row for cell in heads)
    return frozenset()


def _is_shaded(cell: TableCell) -> bool:
    return cell.shaded


def _is_bold(cell: TableCell) -> bool:
    paragraphs = [block for block in cell.blocks if isinstance(block, Paragraph)]
    spoken = [paragraph for paragraph in paragraphs if paragraph.text.strip()]
    return bool(spoken) and all(paragraph.bold for paragraph in spoken)
