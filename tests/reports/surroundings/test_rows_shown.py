"""Rows of tables under their headings, whatever the table looks like."""

from __future__ import annotations

import pytest

from model.document import Document, Paragraph, Span, Table, TableCell
from model.finding import Finding, Severity
from model.location import Location
from reports.surroundings.private import Private
from reports.surroundings.views import RowView
from reports.surroundings.word import text_views

NOTHING = Private(lambda text, beside: ())


def table(rows: list[list[str]], *, bold_first=False, header_rows=0) -> Table:
    place = Location(block=0)
    cells = []
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            spans = (Span(text=text, bold=bold_first and row == 0),)
            blocks = tuple(
                Paragraph(text=line, location=place, spans=spans) for line in text.split("\n")
            )
            at = Location(block=0, cell=(row, column))
            cells.append(TableCell(row=row, column=column, blocks=blocks, location=at))
    return Table(
        rows=len(rows),
        columns=len(rows[0]),
        cells=tuple(cells),
        location=place,
        header_rows=header_rows,
    )


def shown(made: Table, cell: tuple[int, int], quote: str | None, private=NOTHING) -> RowView:
    finding = Finding(
        code="X1",
        name="x",
        severity=Severity.ERROR,
        section=None,
        message="x",
        hint="",
        quote=quote,
        location=Location(block=0, cell=cell),
        fingerprint="f",
    )
    view = text_views(Document(reader="word", blocks=(made,)), [finding], private).of["f"]
    assert isinstance(view, RowView)
    return view


def said(cell) -> str:
    return "\n".join("".join(piece.text for piece in line.pieces) for line in cell.lines)


def marks(view) -> list[str]:
    lines = [line for cell in view.cells for line in cell.lines]
    return [piece.text for line in lines for piece in line.pieces if piece.marked]


@pytest.mark.parametrize(
    "made",
    [
        table([["Ryzyko", "Reakcja"], ["Brak środków", "Wniosek"]], bold_first=True),
        table([["Ryzyko", "Reakcja"], ["Brak środków", "Wniosek"]], header_rows=1),
    ],
)
def test_two_columns_with_a_heading_row(made):
    view = shown(made, (1, 0), "Brak środków")
    assert [cell.heading for cell in view.cells] == ["Ryzyko", "Reakcja"]
    assert marks(view) == ["Brak środków"]


def test_a_form_has_no_headings():
    view = shown(table([["Nazwa", "Gmina Buk"], ["Adres", "Rynek 1"]]), (1, 1), "Rynek 1")
    assert [cell.heading for cell in view.cells] == ["", ""]
    assert [said(cell) for cell in view.cells] == ["Adres", "Rynek 1"]


def test_the_row_of_headings_itself_has_none_above():
    made = table([["Nr", "Działanie", "Termin"], ["1", "Szkolenie", "maj"]], bold_first=True)
    assert {cell.heading for cell in shown(made, (0, 1), "Działanie").cells} == {""}


def test_words_over_two_paragraphs_of_a_cell_are_marked():
    made = table([["Nr", "Działanie", "Termin"], ["1", "Szkolenie", "01.09.2024 –\n30.06.2024"]])
    view = shown(made, (1, 2), "01.09.2024 – 30.06.2024")
    assert view.shows("01.09.2024 – 30.06.2024")


def test_of_a_wide_row_the_cells_around_the_place_are_shown():
    made = table([[f"K{n}" for n in range(20)], [f"komórka {n}" for n in range(20)]])
    view = shown(made, (1, 14), "komórka 14")
    texts = [said(cell) for cell in view.cells]
    assert texts[:2] == ["komórka 0", "…"]
    assert texts[-1] == "…"
    assert {"komórka 13", "komórka 14", "komórka 15"} <= set(texts)
    assert len(texts) == 9 + 2
    assert [cell.heading for cell in view.cells if cell.here] == ["K14"]


def test_private_data_is_masked_by_the_label_beside_it():
    private = Private(lambda text, beside: [(0, len(text), "***")] if "pryw" in beside else [])
    made = table([["tel. prywatny", "607 000 419"], ["tel. urzędu", "15 831 13 39"]])
    assert [said(cell) for cell in shown(made, (0, 0), None, private).cells][1] == "***"
    assert [said(cell) for cell in shown(made, (1, 0), None, private).cells][1] == "15 831 13 39"
