"""Kinds made after what plans of strangers showed: words of their own, and other frames."""

from __future__ import annotations

from collections.abc import Callable

from tests.layouts import bodies, frames
from tests.layouts import heading_looks as looks
from tests.layouts.draft import ELEMENTS, WORDS, Draft
from tests.layouts.frames import standard
from tests.layouts.kind import CITY, PLAIN, POWIAT, RURAL, SHORT, TOWN, URBAN_RURAL, Kind
from tests.layouts.schedule_tables import plain
from tests.layouts.stranger_schedules import SCHEDULES
from tests.layouts.stranger_sections import SECTIONS, people_at_end
from tests.layouts.word_xml import shade

_TURNS = (TOWN, RURAL, CITY, POWIAT, PLAIN, URBAN_RURAL, SHORT)

_LOOKS = {
    "styles": looks.built_in,
    "steps": looks.step,
    "underlined": looks.underlined,
    "paragraph-sign": looks.paragraph_sign,
    "letters": looks.letter,
    "boxes": looks.shaded_cell,
    "numbered-cells": looks.numbered_cells,
    "capitals": looks.capitals,
}


def _with_columns(write: Callable[[Draft], None]) -> Callable[[Draft], None]:
    """Names of columns that are like none of the template, too."""

    def wrapped(draft: Draft) -> None:
        draft.columns = WORDS["stranger_columns"]
        write(draft)

    return wrapped


def _strange(look=looks.built_in, **more) -> Callable[[Draft], None]:
    return _with_columns(standard(look, words="strangers", **more))


def _stacked(draft: Draft) -> None:
    """One table, one column: a shaded row with the heading, a row with the content."""
    _start(draft)
    table = draft.table(draft.doc, 2 * len(ELEMENTS), 1)
    for number, (element, write) in enumerate(_written().items()):
        head, content = table.cell(2 * number, 0), table.cell(2 * number + 1, 0)
        shade(head, "DDDDDD")
        draft.para(head, draft.headings[element])
        draft.found(element, heading=draft.headings[element])
        write(draft, content)


def _pairs(draft: Draft) -> None:
    """A table of one row for each section: heading | content."""
    _start(draft)
    for element, write in _written().items():
        table = draft.table(draft.doc, 1, ("goal", "goal text"))
        draft.para(table.cell(0, 0), draft.headings[element], bold=True)
        draft.found(element, heading=draft.headings[element])
        write(draft, table.cell(0, 1))
        draft.para(draft.doc, "")


def _section_tables(draft: Draft) -> None:
    """A table for each section, its heading in a merged row above the content."""
    _start(draft)
    for number, (element, write) in enumerate(_written().items(), start=1):
        heading = f"{number}. {draft.headings[element]}"
        draft.found(element, heading=heading)
        write(draft, draft.doc) if element in ("schedule", "risks") else _boxed(draft, write)
        _add_title_row(draft, heading)
        draft.para(draft.doc, "")


def _boxed(draft: Draft, write) -> None:
    write(draft, draft.table(draft.doc, 1, 1).cell(0, 0))


def _add_title_row(draft: Draft, heading: str) -> None:
    """A merged, shaded first row for the table written last."""
    table = draft.doc.tables[-1]
    row = table.add_row()
    table._tbl.insert(table._tbl.index(table.rows[0]._tr), row._tr)
    first = table.rows[0].cells
    if len(first) > 1:
        first[0].merge(first[-1])
    draft.para(table.cell(0, 0), heading, bold=True)
    shade(table.cell(0, 0), "C6E0B4")


def _start(draft: Draft) -> None:
    draft.headings, draft.columns = WORDS["strangers"], WORDS["stranger_columns"]
    frames.cover(draft)


def _written():
    return {element: {**bodies.BODIES, "schedule": plain()}[element] for element in ELEMENTS}


def _signed(draft: Draft) -> None:
    """No section on the unit: the cover names it, and the people sign at the end."""
    standard(order=frames.without("identification"))(draft)
    people_at_end(draft)
    draft.found("identification")


STRANGERS = (
    *(
        Kind(f"strange-words-{name}", _TURNS[turn % len(_TURNS)], _strange(look))
        for turn, (name, look) in enumerate(_LOOKS.items())
    ),
    *(
        Kind(f"strange-schedule-{name}", _TURNS[turn % len(_TURNS)], standard(schedule=schedule))
        for turn, (name, schedule) in enumerate(SCHEDULES.items())
    ),
    *(
        Kind(f"strange-{name}", _TURNS[turn % len(_TURNS)], _strange(**instead))
        for turn, (name, instead) in enumerate(SECTIONS.items())
    ),
    Kind("strange-form-stacked", URBAN_RURAL, _stacked),
    Kind("strange-form-pairs", CITY, _pairs),
    Kind("strange-section-tables", TOWN, _section_tables),
    Kind("strange-people-at-end", RURAL, _signed),
)
