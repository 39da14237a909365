"""Boxes drawn as tables of one cell hold text; tables that relate cells to each other do not."""

from __future__ import annotations

from model.document import Block, Document, Paragraph, Table, TableCell
from model.location import Cell, Location
from rules.passages import SectionMap, content


def _paragraph(text: str, cell: Cell | None = (0, 0)) -> Paragraph:
    return Paragraph(text=text, location=Location(block=0, cell=cell))


def _table(*cells: Block, inside: Cell | None = None) -> Table:
    """A table of one row; `inside` is the cell of the table around it."""
    return Table(
        rows=1,
        columns=len(cells),
        cells=tuple(
            TableCell(
                row=0,
                column=column,
                blocks=(block,),
                location=Location(block=0, cell=inside or (0, column)),
            )
            for column, block in enumerate(cells)
        ),
        location=Location(block=0, cell=inside),
    )


def _prose(block: Block, sections: SectionMap | None = None) -> dict[str, bool]:
    document = Document(blocks=(block,), reader="word")
    found = content(document, sections or SectionMap()).passages
    return {passage.text: passage.prose for passage in found}


def test_a_box_of_one_cell_holds_text_also_inside_another() -> None:
    assert _prose(_table(_paragraph("boxed"))) == {"boxed": True}
    assert _prose(_table(_table(_paragraph("twice"), inside=(0, 0)))) == {"twice": True}


def test_a_box_in_a_cell_is_what_the_cell_is() -> None:
    row = _table(
        _paragraph("label", (0, 0)),
        _table(_paragraph("boxed", (0, 1)), inside=(0, 1)),
    )
    assert _prose(row) == {"label": False, "boxed": False}
    form = SectionMap(cells={(0, (0, 1)): "diagnosis"})
    assert _prose(row, form) == {"label": False, "boxed": True}


def test_a_table_inside_a_box_stays_a_table() -> None:
    inner = _table(_paragraph("a"), _paragraph("b"), inside=(0, 0))
    assert _prose(_table(inner)) == {"a": False, "b": False}
