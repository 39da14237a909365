"""Action tables as people fill them in: title and total rows, blank rows, crowded cells."""

from __future__ import annotations

from tests.layouts.draft import Draft
from tests.layouts.schedule_tables import (
    FIELDS,
    WITH_COST,
    WITHOUT_GOAL,
    across,
    fill_row,
    record,
    record_all,
    rows_of,
    text_of,
    title_of,
)


def _header(draft: Draft, fields) -> list[str]:
    return [title_of(draft, field) for field in fields]


def title_row(draft: Draft, place) -> None:
    """The name of the table in a row across it, above the header."""
    rows = [_header(draft, FIELDS), *rows_of(draft, draft.content.actions, FIELDS)]
    table = draft.table(place, 1 + len(rows), FIELDS)
    across(draft, table, 0, "Tabela 1. Zestawienie działań w okresie realizacji", bold=True)
    for row, texts in enumerate(rows, start=1):
        fill_row(draft, table, row, texts)
    record_all(draft, FIELDS)


def total_row(draft: Draft, place) -> None:
    """The sum of the costs in the last row, under a merged "Razem"."""
    rows = [_header(draft, WITH_COST), *rows_of(draft, draft.content.actions, WITH_COST)]
    table = draft.table(place, 1 + len(rows), WITH_COST)
    draft.fill(table, rows, header=True)
    last = table.rows[-1].cells
    last[0].merge(last[-2])
    draft.para(table.cell(len(rows), 0), "Razem", bold=True)
    draft.para(last[-1], draft.content.cost_total_text, bold=True)
    record_all(draft, WITH_COST)


def broken_header(draft: Draft, place) -> None:
    """Names of columns typed over several lines, one of them with a hyphen at the line's end."""
    names = {
        "number": "L.p.",
        "goal": "Nr\ncelu",
        "name": "Nazwa\ndziałania",
        "responsible": "Osoba\nodpowie-\ndzialna",
        "term": "Termin\nrealizacji",
        "indicator": "Wskaźnik\nrealizacji",
    }
    rows = [[names[field] for field in FIELDS], *rows_of(draft, draft.content.actions, FIELDS)]
    draft.fill(draft.table(place, len(rows), FIELDS), rows, header=True)
    record_all(draft, FIELDS)


def people_on_lines(draft: Draft, place) -> None:
    """Each post a paragraph of its cell, each indicator a dash."""
    table = draft.table(place, 1 + len(draft.content.actions), FIELDS)
    draft.fill(table, [_header(draft, FIELDS)], header=True)
    for row, action in enumerate(draft.content.actions, start=1):
        texts = [text_of(draft, action, field, f"{row}.") for field in FIELDS]
        texts[FIELDS.index("responsible")] = action.responsible
        texts[FIELDS.index("indicator")] = tuple(f"- {one}" for one in texts[-1])
        fill_row(draft, table, row, texts)
        record(draft, action, FIELDS, f"{row}.")


def blank_rows(draft: Draft, place) -> None:
    """Rows of the form that nobody needed, with their numbers already in them."""
    rows = [_header(draft, FIELDS), *rows_of(draft, draft.content.actions, FIELDS)]
    rows += [[f"{len(rows) + more}.", *("" for _ in FIELDS[1:])] for more in range(2)]
    draft.fill(draft.table(place, len(rows), FIELDS), rows, header=True)
    record_all(draft, FIELDS)


def number_with_name(draft: Draft, place) -> None:
    """No column of numbers: they stand in front of the names."""
    fields = ("goal", "name", "responsible", "term", "indicator")
    counts: dict[int, int] = {}
    rows = [_header(draft, fields)]
    for action in draft.content.actions:
        counts[action.goal] = counts.get(action.goal, 0) + 1
        number = f"{action.goal}.{counts[action.goal]}."
        texts = [text_of(draft, action, field, number) for field in fields]
        texts[1] = f"{number} {action.name}"
        rows.append(texts)
        record(draft, action, ("number",), number)
    draft.fill(draft.table(place, len(rows), fields), rows, header=True)


def header_under_each_goal(draft: Draft, place) -> None:
    """One table: a row with the goal, then the header, then the goal's actions; and again."""
    fields, said = WITHOUT_GOAL, draft.content.goals["specific"]
    table = draft.table(place, 2 * len(said) + len(draft.content.actions), fields)
    row = number = 0
    for goal, text in enumerate(said, start=1):
        label = f"{draft.labels['one_label']} {goal}: {text}"
        across(draft, table, row, label, bold=True)
        fill_row(draft, table, row + 1, _header(draft, fields))
        row += 2
        for action in (one for one in draft.content.actions if one.goal == goal):
            number += 1
            fill_row(draft, table, row, rows_of(draft, [action], fields, number)[0])
            record(draft, action, fields, f"{number}.")
            row += 1


def transposed(draft: Draft, place) -> None:
    """A column an action; the fields stand in the first column."""
    fields = ("number", "goal", "name", "responsible", "term", "indicator")
    columns = [_header(draft, fields), *rows_of(draft, draft.content.actions, fields)]
    rows = [list(texts) for texts in zip(*columns, strict=True)]
    table = draft.table(place, len(rows), ("goal", *("name" for _ in columns[1:])))
    draft.fill(table, rows, size=8)
    record_all(draft, fields)
