from __future__ import annotations

import pickle

from model.document import Paragraph, Table, TableCell
from model.location import Location
from model.template import load_template

_PLACE = Location(block=0)


def cell(row: int, text: str) -> TableCell:
    paragraph = Paragraph(text=text, location=_PLACE)
    return TableCell(row=row, column=0, blocks=(paragraph,), location=_PLACE)


def test_a_changed_copy_of_a_table_shows_its_own_cells() -> None:
    table = Table(rows=1, columns=1, cells=(cell(0, "Termin"),), location=_PLACE)
    assert table.grid()[0][0] is table.cells[0]
    longer = table.model_copy(update={"rows": 2, "cells": (*table.cells, cell(1, "2024"))})
    assert [row[0].text for row in longer.grid() if row[0]] == ["Termin", "2024"]


def test_a_changed_copy_of_a_cell_has_its_own_text() -> None:
    first = cell(0, "przed")
    assert (first.text, first.typed_text) == ("przed", "przed")
    copied = first.model_copy(update={"blocks": cell(0, "po").blocks})
    assert (copied.text, copied.typed_text) == ("po", "po")


def test_what_was_worked_out_does_not_make_equal_models_differ() -> None:
    asked, fresh = cell(0, "a"), cell(0, "a")
    assert asked.text
    assert asked == fresh
    assert asked.model_dump() == fresh.model_dump()


def test_a_template_that_was_sent_to_another_process_is_the_same_key() -> None:
    template = load_template()
    sent = pickle.loads(pickle.dumps(template))
    assert {template: "kept"}[sent] == "kept"
    changed = template.model_copy(update={"title_phrases": ("Plan",)})
    assert changed not in {template: "kept"}
