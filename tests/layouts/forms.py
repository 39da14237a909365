"""Whole documents in one table. A row is (element, its label, what writes the content)."""

from __future__ import annotations

from tests.layouts import bodies, section_variants, word_xml
from tests.layouts.draft import Draft
from tests.layouts.schedule_tables import plain
from tests.layouts.schedule_texts import running_paragraphs


def _text(value: str):
    return lambda draft, place: draft.para(place, value)


def _people(key: str):
    return lambda draft, place: draft.lines(place, bodies.people(draft, key))


def _rows(draft: Draft, *, nested: bool):
    """The rows of a form; `nested`: team, risks and actions are tables inside their cells."""
    said, heads = draft.content, draft.headings
    unit, goals = said.unit, said.goals
    yield "identification", "Nazwa jednostki", _text(unit["official"])
    yield "identification", "Typ jednostki", _text(unit["type_words"])
    if said.has_powiat:
        yield "identification", "Powiat", _text(unit["powiat"])
    yield "identification", "Województwo", _text(unit["voivodeship"])
    yield "identification", "Zespół", _team_table if nested else _people("team")
    yield "identification", "Doradcy", _people("advisers")
    yield "area", heads["area"], _text(said.area_text)
    yield "area", "Uzasadnienie wyboru", _text(said.reason)
    yield "diagnosis", heads["diagnosis"], bodies.diagnosis
    yield "priorities", heads["priorities"], bodies.priorities
    yield "goals", draft.labels["main_label"], _text(goals["main"])
    yield "goals", draft.labels["specific_label"], _numbered(goals["specific"])
    yield "period", heads["period"], bodies.period
    yield "schedule", heads["schedule"], plain() if nested else running_paragraphs
    yield "implementation", heads["implementation"], bodies.implementation
    yield "monitoring", heads["monitoring"], bodies.monitoring
    yield "risks", heads["risks"], bodies.risks if nested else section_variants.risks_labelled
    yield "summary_form", heads["summary_form"], bodies.summary_form
    yield "financing", heads["financing"], bodies.financing


def _numbered(texts):
    def write(draft: Draft, place) -> None:
        for number, text in enumerate(texts, start=1):
            draft.para(place, f"{number}. {text}")

    return write


def _team_table(draft: Draft, place) -> None:
    rows = [("Imię i nazwisko", "Funkcja")]
    rows += [(one["name"], one["function"]) for one in draft.content.team]
    draft.fill(draft.table(place, len(rows), 2), rows, header=True)


def _note(draft: Draft, element: str, label: str) -> None:
    """The label of a row heads its element where it is the name of the element."""
    heading = label if label == draft.headings[element] else None
    if heading or draft.gold["sections"][element]["status"] == "missing":
        draft.found(element, heading=heading)


def two_columns(*, nested: bool = False, numbered: bool = False):
    """Label | content, or number | label | content."""

    def write(draft: Draft) -> None:
        rows = list(_rows(draft, nested=nested))
        draft.para(draft.doc, draft.content.title, style="Title")
        table = draft.table(draft.doc, len(rows), 3 if numbered else 2)
        word_xml.widths(table, (1, 4, 12) if numbered else (4, 13))
        for row, (element, label, body) in enumerate(rows):
            if numbered:
                draft.para(table.cell(row, 0), f"{row + 1}.")
            draft.para(table.cell(row, -2 + len(table.columns)), label, bold=True)
            body(draft, table.cell(row, -1 + len(table.columns)))
            _note(draft, element, label)

    return write


def label_above(draft: Draft) -> None:
    """One column: the title, then a shaded row with a label and a row with its content."""
    rows = list(_rows(draft, nested=False))
    table = draft.table(draft.doc, 1 + 2 * len(rows), 1)
    draft.para(table.cell(0, 0), draft.content.title, bold=True, size=14)
    for row, (element, label, body) in enumerate(rows):
        draft.para(table.cell(2 * row + 1, 0), label, bold=True)
        word_xml.shade(table.cell(2 * row + 1, 0), "E2EFD9")
        body(draft, table.cell(2 * row + 2, 0))
        _note(draft, element, label)


def three_columns(draft: Draft) -> None:
    """Section (merged down) | label | content."""
    rows = list(_rows(draft, nested=True))
    draft.para(draft.doc, draft.content.title, style="Title")
    table = draft.table(draft.doc, len(rows), 3)
    word_xml.widths(table, (2.5, 2.5, 12))
    elements = list(dict.fromkeys(element for element, _, _ in rows))
    for number, element in enumerate(elements, start=1):
        own = [row for row, one in enumerate(rows) if one[0] == element]
        for row in own:
            table.cell(row, 0)._tc.vMerge = "restart" if row == own[0] else "continue"
        heading = f"{number}. {draft.headings[element]}"
        draft.para(table.cell(own[0], 0), heading, bold=True)
        draft.found(element, heading=heading)
    for row, (element, label, body) in enumerate(rows):
        inner = _INNER.get(element, label) if label == draft.headings[element] else label
        draft.para(table.cell(row, 1), inner)
        body(draft, table.cell(row, 2))


# What stands beside the content where the section already names the element.
_INNER = {
    "area": "Nazwa obszaru",
    "diagnosis": "Stan obecny i wnioski",
    "priorities": "Lista priorytetów",
    "period": "Od – do",
    "schedule": "Zestawienie działań",
    "implementation": "Narzędzia",
    "monitoring": "Opis",
    "risks": "Zestawienie ryzyk",
    "summary_form": "Wybrana forma",
    "financing": "Źródła i łączny koszt",
}
