"""Action tables. Every writer fills the table and the gold of the actions it shows."""

from __future__ import annotations

from tests.layouts.contents import Action
from tests.layouts.draft import Draft
from tests.layouts.word_xml import header_row, number_with, numbering, rotate, shade, tall, widths

FIELDS = ("number", "goal", "name", "responsible", "term", "indicator")
WITHOUT_INDICATOR = ("number", "goal", "name", "responsible", "term")
WITH_COST = (*FIELDS, "cost")
WITHOUT_GOAL = ("number", "name", "responsible", "term", "indicator")


def text_of(draft: Draft, action: Action, field: str, number: str):
    """What stands in one cell: a text, or a tuple of paragraphs."""
    goals = draft.content.goals["specific"]
    return {
        "number": number,
        "goal": str(action.goal),
        "goal text": goals[action.goal - 1],
        "name": action.name,
        "responsible": ", ".join(action.responsible),
        "term": action.term["text"],
        "indicator": tuple(one.with_target for one in action.indicators),
        "indicator name": tuple(one.text for one in action.indicators),
        "baseline": tuple(one.baseline for one in action.indicators),
        "target": tuple(one.target for one in action.indicators),
        "cost": action.cost["text"],
        "start": f"{action.span[0]:%d.%m.%Y}",
        "end": f"{action.span[1]:%d.%m.%Y}",
    }[field]


def title_of(draft: Draft, field: str) -> str:
    """The column's heading."""
    more = {"baseline": "Wartość bazowa", "target": "Wartość docelowa"}
    same = {"goal text": "goal", "indicator name": "indicator"}
    return more.get(field) or draft.columns[same.get(field, field)]


def record(draft: Draft, action: Action, fields, number: str | None, **changed) -> None:
    """The gold of an action of which these fields are shown."""
    if "number" not in fields:
        number = None
    if "cost" in fields:
        changed.setdefault("cost", dict(action.cost))
    if "start" in fields:
        changed.setdefault("term", span_term(action.span))
    if "indicator name" in fields:
        changed.setdefault("indicators", [one.text for one in action.indicators])
    draft.add_action(action, number, **changed)


def span_term(span) -> dict:
    start, end = span
    text = f"{start:%d.%m.%Y} – {end:%d.%m.%Y}"
    return {"text": text, "kind": "range", "start": str(start), "end": str(end)}


def rows_of(draft: Draft, actions, fields, first: int = 1):
    return [
        [text_of(draft, action, field, f"{number}.") for field in fields]
        for number, action in enumerate(actions, start=first)
    ]


def record_all(draft: Draft, fields, **changed) -> None:
    for number, action in enumerate(draft.content.actions, start=1):
        record(draft, action, fields, f"{number}.", **changed)


def plain(fields=FIELDS, *, ruled: bool = True, size: float | None = None):
    """One table, one header row; without a goal column the actions stand under no goal."""

    def write(draft: Draft, place) -> None:
        rows = [[title_of(draft, field) for field in fields]]
        rows += rows_of(draft, draft.content.actions, fields)
        table = draft.table(place, len(rows), fields, ruled=ruled)
        draft.fill(table, rows, header=True, size=size)
        shown = "goal" in fields or "goal text" in fields
        record_all(draft, fields, **({} if shown else {"goal": None}))

    return write


def two_row_header(draft: Draft, place) -> None:
    """Termin over od | do, Rezultat over three columns, the rest merged down."""
    fields = ("number", "goal", "name", "start", "end", "indicator name", "baseline", "target")
    fields += ("responsible",)
    actions = draft.content.actions
    table = draft.table(place, 2 + len(actions), fields)
    for first, last, text in ((3, 4, "Termin realizacji"), (5, 7, "Rezultat")):
        table.cell(0, first).merge(table.cell(0, last))
        draft.para(table.cell(0, first), text, bold=True)
    for column, field in enumerate(fields):
        if 3 <= column <= 7:
            draft.para(table.cell(1, column), title_of(draft, field), bold=True)
        else:
            merged = table.cell(0, column).merge(table.cell(1, column))
            draft.para(merged, title_of(draft, field), bold=True)
    for row, texts in enumerate(rows_of(draft, actions, fields), start=2):
        fill_row(draft, table, row, texts)
    record_all(draft, fields)


def rotated_header(draft: Draft, place) -> None:
    plain(WITH_COST)(draft, place)
    for cell in draft.doc.tables[-1].rows[0].cells:
        rotate(cell)
    tall(draft.doc.tables[-1].rows[0], 3.2)


def abbreviated(draft: Draft, place) -> None:
    """Narrow columns; heads and posts are abbreviated and explained under the table."""
    fields = ("number", "goal", "name", "responsible", "term", "indicator")
    short = draft.content.abbreviations
    table = draft.table(place, 1 + len(draft.content.actions), fields)
    draft.fill(table, [("Lp.", "C.", "Działanie", "Odp.", "Term.", "Wsk.")], header=True, size=8)
    for row, action in enumerate(draft.content.actions, start=1):
        posts = [short[post] for post in action.responsible]
        for column, field in enumerate(fields):
            said = text_of(draft, action, field, f"{row}.")
            texts = ", ".join(posts) if field == "responsible" else said
            for text in texts if isinstance(texts, tuple) else (texts,):
                draft.para(table.cell(row, column), text, size=8)
        record(draft, action, fields, f"{row}.", responsible=posts)
    widths(table, (0.9, 0.8, 5.5, 1.6, 2.2, 6))
    heads = "C. – numer celu szczegółowego, Odp. – odpowiedzialny, Term. – termin, Wsk. – wskaźnik"
    legend = "; ".join(f"{code} – {post}" for post, code in short.items())
    draft.para(place, f"Objaśnienia: {heads}; {legend}.", size=8)


def goal_merged_down(draft: Draft, place) -> None:
    """The goal's text once, in a cell merged over the rows of its actions; first column."""
    fields = ("goal text", "number", "name", "responsible", "term", "indicator")
    actions = draft.content.actions
    table = draft.table(place, 1 + len(actions), fields)
    draft.fill(table, [[title_of(draft, field) for field in fields]], header=True)
    for goal in {action.goal for action in actions}:
        rows = [row for row, action in enumerate(actions, start=1) if action.goal == goal]
        table.cell(rows[0], 0).merge(table.cell(rows[-1], 0))
        draft.para(table.cell(rows[0], 0), draft.content.goals["specific"][goal - 1])
    for row, texts in enumerate(rows_of(draft, actions, fields[1:]), start=1):
        fill_row(draft, table, row, texts, first=1)
    record_all(draft, fields)


def across(draft: Draft, table, row: int, text: str, **look) -> None:
    """A text in one cell over the whole row."""
    cells = table.rows[row].cells
    cells[0].merge(cells[-1])
    draft.para(table.cell(row, 0), text, **look)
    shade(table.cell(row, 0), "EDEDED")


def goal_across(draft: Draft, place) -> None:
    """A row across the table in front of the actions of each goal."""
    fields, goals = WITHOUT_GOAL, draft.content.goals
    table = draft.table(place, 1, fields)
    draft.fill(table, [[title_of(draft, field) for field in fields]], header=True)
    for number, action in enumerate(draft.content.actions, start=1):
        if number == 1 or draft.content.actions[number - 2].goal != action.goal:
            table.add_row()
            label = (
                f"{draft.labels['one_label']} {action.goal}. {goals['specific'][action.goal - 1]}"
            )
            across(draft, table, len(table.rows) - 1, label, bold=True)
        table.add_row()
        texts = [text_of(draft, action, field, f"{number}.") for field in fields]
        fill_row(draft, table, len(table.rows) - 1, texts)
        record(draft, action, fields, f"{number}.")


def repeated_header(draft: Draft, place) -> None:
    """The header row is a Word header and is typed once more in the middle of the table."""
    fields, actions = FIELDS, draft.content.actions
    header = [title_of(draft, field) for field in fields]
    rows = rows_of(draft, actions, fields)
    rows = [header, *rows[:4], header, *rows[4:]]
    table = draft.table(place, len(rows), fields)
    draft.fill(table, rows, header=True)
    header_row(table.rows[0])
    record_all(draft, fields)


def section_rows(draft: Draft, place) -> None:
    """Rows across the table that name a stage of the work: they are no goals."""
    fields, actions = FIELDS, draft.content.actions
    stages = {0: "Etap I – przygotowanie", 3: "Etap II – realizacja"}
    table = draft.table(place, 1 + len(actions) + len(stages), fields)
    draft.fill(table, [[title_of(draft, field) for field in fields]], header=True)
    row = 1
    for index, texts in enumerate(rows_of(draft, actions, fields)):
        if index in stages:
            across(draft, table, row, stages[index], italic=True)
            row += 1
        fill_row(draft, table, row, texts)
        row += 1
    record_all(draft, fields)


def left_empty(draft: Draft, place) -> None:
    """Cells that nobody filled in: the schedule is incomplete."""
    fields, actions = FIELDS, draft.content.actions
    empty = {1: ("indicator", "indicators", []), 2: ("responsible", "responsible", [])}
    missing = {"text": None, "start": None, "end": None, "kind": "missing"}
    empty[4] = ("term", "term", missing)
    rows = [[title_of(draft, field) for field in fields], *rows_of(draft, actions, fields)]
    for index, action in enumerate(actions):
        if index in empty:
            field, key, value = empty[index]
            rows[index + 1][fields.index(field)] = None
            record(draft, action, fields, f"{index + 1}.", **{key: value})
        else:
            record(draft, action, fields, f"{index + 1}.")
    draft.fill(draft.table(place, len(rows), fields), rows, header=True)
    draft.gold["sections"]["schedule"]["status"] = "partial"


def ditto(mark: str):
    """`mark` in the second and the fourth row means: the same as above."""

    def write(draft: Draft, place) -> None:
        fields, actions = FIELDS, draft.content.actions
        rows = [[title_of(draft, field) for field in fields], *rows_of(draft, actions, fields)]
        for index, action in enumerate(actions):
            if index in (1, 3):
                rows[index + 1][fields.index("responsible")] = mark
                above = list(actions[index - 1].responsible)
                record(draft, action, fields, f"{index + 1}.", responsible=above)
            else:
                record(draft, action, fields, f"{index + 1}.")
        draft.fill(draft.table(place, len(rows), fields), rows, header=True)

    return write


def merged_above(draft: Draft, place) -> None:
    """The post and the term stand in cells merged over two actions."""
    fields, actions = FIELDS, draft.content.actions
    table = draft.table(place, 1 + len(actions), fields)
    draft.fill(table, [[title_of(draft, field) for field in fields]], header=True)
    shared = {0: ("responsible",), 3: ("responsible", "term")}
    for index, action in enumerate(actions):
        owner, taken = (index - 1, shared.get(index - 1, ())) if index else (0, ())
        texts = [
            None if field in taken else text_of(draft, action, field, f"{index + 1}.")
            for field in fields
        ]
        fill_row(draft, table, index + 1, texts)
        for field in taken:
            column = fields.index(field)
            _merge_down(table, index, column)
        changed = {"responsible": list(actions[owner].responsible)} if taken else {}
        changed |= {"term": dict(actions[owner].term)} if "term" in taken else {}
        record(draft, action, fields, f"{index + 1}.", **changed)


def _merge_down(table, row: int, column: int) -> None:
    """Merge a filled cell with the empty one under it, without the empty paragraph it would add."""
    for start, kind in ((row, "restart"), (row + 1, "continue")):
        table.cell(start, column)._tc.vMerge = kind


def automatic_numbers(draft: Draft, place) -> None:
    """The Lp. cells hold no text: Word numbers their empty paragraphs."""
    fields, actions = FIELDS, draft.content.actions
    listed = numbering(draft.doc, [("decimal", "%1.")])
    table = draft.table(place, 1 + len(actions), fields)
    draft.fill(table, [[title_of(draft, field) for field in fields]], header=True)
    for row, texts in enumerate(rows_of(draft, actions, fields), start=1):
        fill_row(draft, table, row, texts[1:], first=1)
        number_with(table.cell(row, 0).paragraphs[0], listed)
    record_all(draft, fields)


def coded(draft: Draft, place) -> None:
    """CS1.D2: the goal is known by the code of the action (goals carry codes CS1, CS2)."""
    fields = ("number", "name", "responsible", "term", "indicator")
    counts: dict[int, int] = {}
    rows = [["Kod", *(title_of(draft, field) for field in fields[1:])]]
    for action in draft.content.actions:
        counts[action.goal] = counts.get(action.goal, 0) + 1
        code = f"CS{action.goal}.D{counts[action.goal]}"
        rows.append([text_of(draft, action, field, code) for field in fields])
        record(draft, action, fields, code)
    table = draft.table(place, len(rows), ("goal", *fields[1:]))  # a code is broader than a number
    draft.fill(table, rows, header=True)


def fill_row(draft: Draft, table, row: int, texts, *, first: int = 0) -> None:
    """Write texts into a row from column `first` on; a tuple is written one paragraph an item."""
    cells = table.rows[row].cells
    for column, text in enumerate(texts, start=first):
        for line in text if isinstance(text, tuple) else (text,):
            if line is not None:
                draft.para(cells[column], line)
