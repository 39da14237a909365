"""Headings in boxes: small tables, shaded rows, tables of one row."""

from __future__ import annotations

import pytest

from extractors.layout.flow import flow
from model.document import Document, Span, Table


def shaded(made: Table, *rows: int) -> Table:
    cells = (cell.model_copy(update={"shaded": cell.row in rows}) for cell in made.cells)
    return made.model_copy(update={"cells": tuple(cells)})


@pytest.fixture
def labels(template):
    def read(*blocks) -> list[str]:
        document = Document(reader="word", blocks=tuple(blocks))
        return [line.text for line in flow(document, template) if line.form_label]

    return read


NAMES = ("Skąd startujemy", "Dokąd zmierzamy", "Kierowanie zmianą", "Słabe punkty planu")


def test_small_tables_with_text_below_are_headings(labels, table, line):
    blocks = [block for name in NAMES for block in (table([[name]]), line("Treść sekcji."))]
    assert labels(*blocks) == list(NAMES)


def test_a_number_may_stand_in_a_cell_of_its_own(labels, table, line):
    boxes = [table([[f"{n}.", name]]) for n, name in enumerate(NAMES, start=1)]
    blocks = [block for box in boxes for block in (box, line("Treść sekcji."))]
    assert labels(*blocks) == [f"{n}. {name}" for n, name in enumerate(NAMES, start=1)]


def test_one_box_is_no_heading(labels, table, line):
    assert labels(table([["Ważne dla wszystkich"]]), line("Treść.")) == []


def test_shaded_rows_head_the_rows_below(labels, table):
    rows = [[text] for name in NAMES for text in (name, "Treść sekcji, dłuższa od nagłówka.")]
    assert labels(shaded(table(rows), 0, 2, 4, 6)) == list(NAMES)


def test_tables_of_one_row_are_rows_of_a_form(labels, table):
    assert labels(*(table([[name, "Treść sekcji."]]) for name in NAMES)) == list(NAMES)


def section(table, heading: str, rows: int) -> Table:
    return table([[heading, "<"], *([f"lewa {row}", f"prawa {row}"] for row in range(rows))])


def test_merged_first_rows_that_count_on_head_sections(labels, table):
    names = [f"{n}. {name}" for n, name in enumerate((*NAMES, "Preliminarz"), start=1)]
    made = [section(table, name, rows) for rows, name in enumerate(names, start=1)]
    assert labels(*made) == names


def test_tables_of_one_shape_are_cards(labels, table):
    cards = [section(table, f"{n}. Debata {n}", 3) for n in range(1, 6)]
    assert labels(*cards) == []


def test_a_box_that_touches_a_table_is_a_row_of_it(labels, table, line):
    boxes = [shaded(table([[name]]), 0) for name in NAMES]
    touching = shaded(table([["Kto, co i kiedy", "<"], ["Krok", "Termin"], ["A", "2024"]]), 0)
    blocks = [block for box in boxes for block in (box, line("Treść sekcji."))]
    assert labels(*blocks, touching) == [*NAMES, "Kto, co i kiedy"]


def test_bold_openings_of_paragraphs_head_sections_where_some_are_known(template):
    from model.document import Paragraph, Span
    from model.location import Location

    names = ("Obszar wsparcia.", "Diagnoza.", "Dokąd zmierzamy.", "Preliminarz.", "Słabe punkty.")

    def paragraph(name: str, index: int) -> Paragraph:
        spans = (Span(text=name, bold=True), Span(text=" Treść sekcji."))
        return Paragraph(text=f"{name} Treść sekcji.", location=Location(block=index), spans=spans)

    blocks = tuple(paragraph(name, index) for index, name in enumerate(names))
    lines = flow(Document(reader="word", blocks=blocks), template)
    assert [line.text for line in lines[::2]] == [name.rstrip(".") for name in names]


def bold(made: Table) -> Table:
    """The table with its words in bold."""
    cells = tuple(
        cell.model_copy(
            update={
                "blocks": tuple(
                    block.model_copy(update={"spans": (Span(text=block.text, bold=True),)})
                    for block in cell.blocks
                )
            }
        )
        for cell in made.cells
    )
    return made.model_copy(update={"cells": cells})


def test_the_number_stays_with_a_heading_that_touches_a_table(labels, table, line):
    blocks = []
    for number, name in enumerate(NAMES, start=1):
        blocks += [shaded(table([[f"{number}.", name]]), 0), line("Treść sekcji.")]
    touching = shaded(table([["5.", "Preliminarz"], ["Źródło", "Kwota"], ["gmina", "100"]]), 0)
    assert labels(*blocks, touching)[-1] == "5. Preliminarz"


def sections_of_one_column(table, names) -> list[Table]:
    return [table([[name], [f"Treść sekcji {name.lower()} jest dłuższa."]]) for name in names]


COUNTED = [f"{number}. {name}" for number, name in enumerate((*NAMES, "Preliminarz"), start=1)]


def test_a_single_box_that_counts_on_heads_the_table_below(labels, table):
    data = table([["Nr", "Zadanie", "Kto"], ["1", "Debata", "wójt"], ["2", "Kurs", "radny"]])
    single = table([["6. Tabela prac"]])
    assert labels(*sections_of_one_column(table, COUNTED), single, data) == [
        *COUNTED,
        "6. Tabela prac",
    ]


def test_sections_that_touch_are_parted_at_the_next_number(labels, table):
    first = sections_of_one_column(table, COUNTED)
    touching = table(
        [
            ["6. Nadzór", "<"],
            ["Postępy ocenia zespół.", "<"],
            ["7. Obawy", "<"],
            ["Awaria", "Kopia"],
        ]
    )
    assert labels(*first, *[touching], table([["8. Finał"], ["Opis praktyki."]]))[5:7] == [
        "6. Nadzór",
        "7. Obawy",
    ]


def test_two_rows_of_a_form_may_meet_at_a_page_break(labels, table):
    def pairs(*names: str) -> Table:
        made = table([[name, "Treść sekcji."] for name in names])
        cells = [
            one if cell.column == 0 else cell
            for cell, one in zip(made.cells, bold(made).cells, strict=True)
        ]
        return made.model_copy(update={"cells": tuple(cells)})

    single = [pairs(name) for name in NAMES]
    assert labels(*single, pairs("Punkt startowy", "Hierarchia potrzeb")) == [
        *NAMES,
        "Punkt startowy",
        "Hierarchia potrzeb",
    ]
