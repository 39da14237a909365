"""The places of findings in a document that was read from Word: paragraphs and rows of tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from model.document import (
    Block,
    Document,
    Image,
    Paragraph,
    Table,
    TableCell,
    block_lines,
    cell_at,
)
from model.finding import Finding
from model.location import Location
from reports.quotes import holds_quote
from reports.surroundings.private import Private, typed
from reports.surroundings.rows import row_view
from reports.surroundings.text import holds_whole, neighbour, passage
from reports.surroundings.views import ParagraphView, Passage, RowView, View, Views

# A cell with more characters than this is shown paragraph by paragraph, not with its row.
_LONG_CELL = 700
# A quote that is not in its paragraph is looked for so many blocks around; a short one stands
# anywhere.
_NEARBY, _DISTINCT = 12, 12

_HIDDEN = Paragraph(text="***", location=Location(block=0))


def text_views(document: Document, findings: Iterable[Finding], private: Private) -> Views:
    """The surroundings of every finding that has a place in the document."""
    closed = set(_closed(document, private))
    parts: dict[str, list[Block]] = {}
    for block in document.blocks:
        where = block.location
        shown = _HIDDEN.model_copy(update={"location": where}) if _spot(where) in closed else block
        parts.setdefault(_part(where.part), []).append(shown)
    found: dict[str, View] = {}
    for finding in findings:
        place = finding.location
        if place is None:
            continue
        blocks = parts.get(_part(place.part), [])
        at = next((n for n, each in enumerate(blocks) if each.location.block == place.block), None)
        if at is not None:
            found[finding.fingerprint] = _view(blocks, at, finding, private)
    return Views(of=found)


def _closed(document: Document, private: Private) -> Iterator[tuple[str, int]]:
    """The blocks in which private data is known to stand, but not where."""
    blocks = {_spot(block.location): block for block in document.blocks}
    for finding, place in private.places():
        block = blocks.get(_spot(place))
        text = "\n".join(block_lines(block)) if block else ""
        if not finding.quote or not typed(finding.quote).search(text):
            yield _spot(place)


def _spot(place: Location) -> tuple[str, int]:
    return _part(place.part), place.block


def _part(part: str) -> str:
    """Text boxes share the numbers of the body."""
    return "body" if part == "textbox" else part


def _view(
    blocks: Sequence[Block], at: int, finding: Finding, private: Private
) -> ParagraphView | RowView:
    block = blocks[at]
    if not isinstance(block, Table):
        return _paragraph(blocks, _nearest(blocks, at, finding.quote), finding.quote, private)
    cell = _cell(block, finding)
    if cell is None:
        return _paragraph(blocks, at, None, private)
    return _in_cell(block, cell, finding.quote, private)


def _nearest(blocks: Sequence[Block], at: int, quote: str | None) -> int:
    """Where the quote stands: in this block, else in a paragraph a little below or above it, since
    what lacks in a section is quoted from it; this block when it is in none.
    """
    if not quote or (len(quote) < _DISTINCT and not _holds((blocks[at],), quote)):
        return at
    near = (at + step * side for step in range(_NEARBY) for side in (1, -1))
    there = [number for number in near if 0 <= number < len(blocks)]
    paragraphs = [number for number in there if isinstance(blocks[number], Paragraph)]
    holding = [number for number in paragraphs if _holds((blocks[number],), quote)]
    whole = (number for number in holding if holds_whole(blocks[number], quote))
    return next(whole, next(iter(holding), at))


def _cell(table: Table, finding: Finding) -> TableCell | None:
    """The cell of a finding: that of its place, else the first that holds the quote."""
    place = finding.location
    if place is not None and place.cell is not None:
        return cell_at(table, place.cell)
    holding = (cell for cell in table.cells if _holds(cell.blocks, finding.quote))
    return next(holding, table.cells[0] if table.cells else None)


def _in_cell(
    table: Table, cell: TableCell, quote: str | None, private: Private
) -> ParagraphView | RowView:
    """The row of the cell; inside a cell that holds a table or a long text, the place in it."""
    nested = any(isinstance(block, Table) for block in cell.blocks)
    if nested or len(cell.text) > _LONG_CELL:
        for at, block in enumerate(cell.blocks):
            if not _holds((block,), quote):
                continue
            if isinstance(block, Table):
                inner = next(each for each in block.cells if _holds(each.blocks, quote))
                return _in_cell(block, inner, quote, private)
            return _paragraph(cell.blocks, at, quote, private)
    return row_view(table, cell, quote, private)


def _holds(blocks: Iterable[Block], quote: str | None) -> bool:
    """Whether the quote stands in these blocks, in one of their paragraphs."""
    if not quote:
        return False
    return any(holds_quote(line, quote) for block in blocks for line in block_lines(block))


def _paragraph(
    blocks: Sequence[Block], at: int, quote: str | None, private: Private
) -> ParagraphView:
    block = blocks[at]
    if isinstance(block, Paragraph):
        here = passage(block.text, quote, private, label=block.label or "")
    else:
        here = Passage(kind="image" if isinstance(block, Image) else "table")
    before = (neighbour(each, private, above=True) for each in reversed(blocks[:at]))
    after = (neighbour(each, private, above=False) for each in blocks[at + 1 :])
    return ParagraphView(
        before=next(filter(None, before), None), here=here, after=next(filter(None, after), None)
    )
