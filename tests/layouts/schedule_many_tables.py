"""Schedules that take more than one table, and charts of months or quarters."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from tests.layouts.draft import Draft
from tests.layouts.schedule_tables import (
    FIELDS,
    WITHOUT_GOAL,
    record,
    record_all,
    rows_of,
    text_of,
    title_of,
)
from tests.layouts.word_xml import shade

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def split(draft: Draft, place) -> None:
    """Two tables; only the first has a header row."""
    rows = rows_of(draft, draft.content.actions, FIELDS)
    first = [[title_of(draft, field) for field in FIELDS], *rows[:3]]
    draft.fill(draft.table(place, len(first), FIELDS), first, header=True)
    draft.para(place, "Ciąg dalszy zestawienia na następnej stronie.")
    draft.fill(draft.table(place, len(rows) - 3, FIELDS), rows[3:])
    record_all(draft, FIELDS)


def reordered(draft: Draft, place) -> None:
    """A table a goal under a line naming the goal; the columns change their order each time."""
    orders = (
        WITHOUT_GOAL,
        ("number", "term", "name", "indicator", "responsible"),
        ("name", "responsible", "indicator", "term"),
    )
    _table_a_goal(draft, place, orders)


def table_a_goal(draft: Draft, place) -> None:
    _table_a_goal(draft, place, (WITHOUT_GOAL,) * 3)


def _table_a_goal(draft: Draft, place, orders) -> None:
    goals, number = draft.content.goals, 0
    for goal, text in enumerate(goals["specific"], start=1):
        fields = orders[goal - 1]
        draft.para(place, f"{draft.labels['one_label']} {goal}. {text}", bold=True)
        rows = [[title_of(draft, field) for field in fields]]
        for action in (one for one in draft.content.actions if one.goal == goal):
            number += 1
            rows.append([text_of(draft, action, field, f"{number}.") for field in fields])
            record(draft, action, fields, f"{number}.")
        draft.fill(draft.table(place, len(rows), fields), rows, header=True)


def indicators_apart(draft: Draft, place) -> None:
    """The indicators in a table of their own, by the number of the action."""
    fields = ("number", "goal", "name", "responsible", "term")
    rows = [[title_of(draft, field) for field in fields]]
    rows += rows_of(draft, draft.content.actions, fields)
    draft.fill(draft.table(place, len(rows), fields), rows, header=True)
    draft.para(place, "Wskaźniki realizacji działań")
    rows = [("Nr działania", "Wskaźnik", "Wartość bazowa", "Wartość docelowa")]
    for number, action in enumerate(draft.content.actions, start=1):
        texts = [one.text for one in action.indicators]
        rows += [(f"{number}.", one.text, one.baseline, one.target) for one in action.indicators]
        record(draft, action, fields, f"{number}.", indicators=texts)
    draft.fill(draft.table(place, len(rows), 4), rows, header=True)


# ------------------------------------------------------------------ charts


def months_with_marks(draft: Draft, place) -> None:
    """A column a month under its year, marked X. For a plan of about a year."""
    months = _months(draft)
    _chart(draft, place, months, mark="X")


def months_shaded(draft: Draft, place) -> None:
    """The same with shaded cells in place of marks."""
    _chart(draft, place, _months(draft), mark=None)


def _months(draft: Draft):
    start = date.fromisoformat(draft.content.period["start"])
    end = date.fromisoformat(draft.content.period["end"])
    count = (end.year - start.year) * 12 + end.month - start.month + 1
    found = []
    for step in range(count):
        year, month = divmod(start.year * 12 + start.month - 1 + step, 12)
        found.append((year, _ROMAN[month], _month(year, month + 1)))
    return found


def _month(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _chart(draft: Draft, place, months, mark: str | None) -> None:
    """Two header rows: years over months; then who and the indicator."""
    actions, width = draft.content.actions, len(months)
    before, after = ("number", "goal", "name"), ("responsible", "indicator")
    names = (*before, *("month" for _ in months), *after)
    table = draft.table(place, 2 + len(actions), names)
    columns = [*enumerate(before), *enumerate(after, start=3 + width)]
    for column, field in columns:
        merged = table.cell(0, column).merge(table.cell(1, column))
        draft.para(merged, title_of(draft, field), bold=True, size=8)
    for year in sorted({year for year, _, _ in months}):
        under = [3 + n for n, one in enumerate(months) if one[0] == year]
        merged = table.cell(0, under[0]).merge(table.cell(0, under[-1]))
        draft.para(merged, str(year), bold=True, size=8)
    for column, (_, name, _span) in enumerate(months, start=3):
        draft.para(table.cell(1, column), name, bold=True, size=8)
    spans = [span for _, _, span in months]
    _rows_of_chart(draft, table, 2, columns, spans, mark)


def quarters_with_dots(draft: Draft, place) -> None:
    """One header row; a column a quarter ("I kw. 2025"), marked with dots."""
    start = date.fromisoformat(draft.content.period["start"])
    end = date.fromisoformat(draft.content.period["end"])
    quarters = []
    for year in range(start.year, end.year + 1):
        for quarter in range(4):
            span = _month(year, quarter * 3 + 1)[0], _month(year, quarter * 3 + 3)[1]
            if span[1] >= start and span[0] <= end:
                quarters.append((f"{_ROMAN[quarter]} kw. {year}", span))
    before, after = ("number", "goal", "name"), ("responsible", "indicator")
    columns = [*enumerate(before), *enumerate(after, start=3 + len(quarters))]
    names = (*before, *("quarter" for _ in quarters), *after)
    table = draft.table(place, 1 + len(draft.content.actions), names)
    for column, field in columns:
        draft.para(table.cell(0, column), title_of(draft, field), bold=True, size=8)
    for column, (name, _) in enumerate(quarters, start=3):
        draft.para(table.cell(0, column), name, bold=True, size=8)
    _rows_of_chart(draft, table, 1, columns, [span for _, span in quarters], "•")


def _rows_of_chart(draft: Draft, table, first: int, columns, spans, mark: str | None) -> None:
    for number, action in enumerate(draft.content.actions, start=1):
        row = first + number - 1
        for column, field in columns:
            texts = text_of(draft, action, field, f"{number}.")
            for text in texts if isinstance(texts, tuple) else (texts,):
                draft.para(table.cell(row, column), text, size=8)
        marked = [span for span in spans if span[0] <= action.span[1] and span[1] >= action.span[0]]
        for span in marked:
            cell = table.cell(row, 3 + spans.index(span))
            draft.para(cell, mark, size=8) if mark else shade(cell, "4472C4")
        start, end = str(marked[0][0]), str(marked[-1][1])
        term = {"text": None, "kind": "range", "start": start, "end": end}
        record(draft, action, ("number", "goal"), f"{number}.", term=term)
