"""From the places of a review to the paragraphs of the XML, as the reader kept them."""

from __future__ import annotations

from collections.abc import Iterator

from model.document import Block, Document, Image, Paragraph, Table, block_paragraphs
from model.location import Location

# The paragraphs of a place: their numbers in the XML.
Scope = tuple[int, ...]


class Whereabouts:
    """Where the blocks of one document stand in the file it was read from."""

    def __init__(self, document: Document) -> None:
        self._blocks: dict[tuple[str, int], Block] = {
            _block(block.location): block for block in document.blocks
        }
        self._first = next(
            (
                paragraph.anchors
                for paragraph in document.paragraphs()
                if paragraph.location.part == "body" and paragraph.text.strip()
            ),
            (),
        )

    def scopes(self, location: Location) -> Iterator[Scope]:
        """The paragraphs at a place, then those of its row in a table."""
        block = self._blocks.get(_block(location))
        if block is None:
            return
        if not isinstance(block, Table) or location.cell is None:
            yield _anchors(block)
            return
        row, column = location.cell
        inside = [cell for cell in block.cells if cell.row <= row < cell.row + cell.row_span]
        at = [c for c in inside if c.column <= column < c.column + c.column_span]
        for cells in (at, inside):
            yield tuple(
                anchor for cell in cells for inner in cell.blocks for anchor in _anchors(inner)
            )

    def image(self, location: Location) -> Image | None:
        """The picture at a place, None when something else is there."""
        block = self._blocks.get(_block(location))
        return block if isinstance(block, Image) else None

    def beginning(self) -> Scope:
        """The first paragraph with text: the place of what is about the whole document."""
        return self._first


def _block(location: Location) -> tuple[str, int]:
    """Text boxes share the numbers of the body."""
    return ("body" if location.part == "textbox" else location.part), location.block


def _anchors(block: Block) -> Scope:
    if isinstance(block, Image):
        return block.anchors
    parts = [block] if isinstance(block, Paragraph) else block_paragraphs(block)
    return tuple(anchor for part in parts for anchor in part.anchors)
