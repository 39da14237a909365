"""Schedules laid out as nobody here had thought of: by person, by month, by stage, costs apart."""

from __future__ import annotations

from datetime import date

from tests.layouts.draft import Draft
from tests.layouts.schedule_tables import (
    WITHOUT_GOAL,
    across,
    fill_row,
    record,
    rows_of,
    text_of,
    title_of,
)

_MONTHS = (
    "Styczeń", "Luty", "Marzec", "Kwiecień", "Maj", "Czerwiec",
    "Lipiec", "Sierpień", "Wrzesień", "Październik", "Listopad", "Grudzień",
)  # fmt: skip


def by_person(draft: Draft, place) -> None:
    """A row across the table says who answers for the actions below it; no column does."""
    fields = ("number", "name", "term", "indicator")
    actions = draft.content.actions
    groups = (actions[:3], actions[3:])
    table = draft.table(place, 1 + len(actions) + len(groups), fields)
    draft.fill(table, [[title_of(draft, field) for field in fields]], header=True)
    row = number = 0
    for group in groups:
        row += 1
        posts = group[0].responsible
        across(draft, table, row, f"Odpowiedzialny: {', '.join(posts)}", bold=True)
        for action in group:
            row, number = row + 1, number + 1
            fill_row(draft, table, row, [text_of(draft, action, f, f"{number}.") for f in fields])
            record(draft, action, fields, f"{number}.", goal=None, responsible=list(posts))


def calendar(draft: Draft, place) -> None:
    """Months in bold, under each an action with who answers and with what effect."""
    for action in draft.content.actions:
        first, last = _month(action.span[0])
        title = f"{_MONTHS[first.month - 1]} {first.year} r."
        draft.para(place, title, bold=True)
        effect = action.indicators[0].with_target
        said = f"odpowiedzialny: {', '.join(action.responsible)}; efekt: {effect}"
        draft.para(place, f"{action.name} ({said})", style="List Bullet")
        term = {"text": title, "kind": "range", "start": str(first), "end": str(last)}
        record(draft, action, (), None, goal=None, term=term, indicators=[effect])


def _month(day: date) -> tuple[date, date]:
    first = day.replace(day=1)
    after = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return first, date.fromordinal(after.toordinal() - 1)


def stages(draft: Draft, place) -> None:
    """The dates stand at the stage, the actions are its bullets."""
    actions = draft.content.actions
    for title, group in (("Etap I", actions[:3]), ("Etap II", actions[3:])):
        start = min(action.span[0] for action in group)
        end = max(action.span[1] for action in group)
        draft.para(place, f"{title} ({start:%d.%m.%Y} – {end:%d.%m.%Y})", bold=True)
        term = {"text": "", "kind": "range", "start": str(start), "end": str(end)}
        for action in group:
            effect = action.indicators[0].with_target
            said = f"odpowiedzialny: {', '.join(action.responsible)}; rezultat: {effect}"
            draft.para(place, f"{action.name} – {said}", style="List Bullet")
            record(draft, action, (), None, goal=None, term=term, indicators=[effect])


def goal_rows(draft: Draft, place) -> None:
    """Goals 1., 2. are rows like any other, their actions 1.1., 1.2. the rows below."""
    fields, said = WITHOUT_GOAL, draft.content.goals["specific"]
    rows = [[title_of(draft, field) for field in fields]]
    for goal, text in enumerate(said, start=1):
        rows.append([f"{goal}.", text, None, None, None])
        under = [action for action in draft.content.actions if action.goal == goal]
        for count, action in enumerate(under, start=1):
            number = f"{goal}.{count}."
            rows.append([text_of(draft, action, field, number) for field in fields])
            record(draft, action, fields, number)
    draft.fill(draft.table(place, len(rows), fields), rows, header=True)


def goal_once(draft: Draft, place) -> None:
    """The goal is typed where its actions begin; the cells below it are blank, not merged."""
    fields = ("goal text", "number", "name", "responsible", "term", "indicator")
    rows = [[title_of(draft, field) for field in fields]]
    above = 0
    for number, action in enumerate(draft.content.actions, start=1):
        texts = [text_of(draft, action, field, f"{number}.") for field in fields]
        rows.append([None if action.goal == above else texts[0], *texts[1:]])
        above = action.goal
        record(draft, action, fields, f"{number}.")
    draft.fill(draft.table(place, len(rows), fields), rows, header=True)


def costs_apart(draft: Draft, place) -> None:
    """What each action costs stands in a table of its own, by number."""
    actions = draft.content.actions
    rows = [[title_of(draft, field) for field in WITHOUT_GOAL]]
    rows += rows_of(draft, actions, WITHOUT_GOAL)
    draft.fill(draft.table(place, len(rows), WITHOUT_GOAL), rows, header=True)
    draft.para(place, "Koszty działań", bold=True)
    rows = [["Nr działania", "Koszt"]]
    rows += [[f"{n}.", action.cost["text"]] for n, action in enumerate(actions, start=1)]
    draft.fill(draft.table(place, len(rows), 2), rows, header=True)
    for number, action in enumerate(actions, start=1):
        record(draft, action, ("number", "cost"), f"{number}.", goal=None)


def net_and_gross(draft: Draft, place) -> None:
    """What is paid in the end counts, not both columns together."""
    fields = WITHOUT_GOAL
    rows = [[*(title_of(draft, field) for field in fields), "Koszt netto", "Koszt brutto"]]
    for number, action in enumerate(draft.content.actions, start=1):
        texts = [text_of(draft, action, field, f"{number}.") for field in fields]
        rows.append([*texts, f"{1000 * number} zł", f"{1230 * number} zł"])
        cost = {"text": f"{1230 * number} zł", "kind": "amount", "amount": 1230 * number}
        record(draft, action, ("number", "cost"), f"{number}.", goal=None, cost=cost)
    widths = (*fields, "cost", "cost")
    draft.fill(draft.table(place, len(rows), widths), rows, header=True, size=8)


def cards_of_strangers(draft: Draft, place) -> None:
    """Labels that are no names of columns: what stands beside them tells them."""
    for number, action in enumerate(draft.content.actions, start=1):
        rows = [
            (f"{number}. {action.name}", None),
            ("Któremu celowi służy", draft.content.goals["specific"][action.goal - 1]),
            ("Gospodarz karty", ", ".join(action.responsible)),
            ("Termin", action.term["text"]),
            ("Sygnał powodzenia", tuple(one.with_target for one in action.indicators)),
            ("Koszt", action.cost["text"]),
        ]
        table = draft.table(place, len(rows), 2)
        table.cell(0, 0).merge(table.cell(0, 1))
        draft.fill(table, rows)
        draft.para(place, "")
        record(draft, action, ("number", "cost"), f"{number}.")


def parted_by_bars(draft: Draft, place) -> None:
    """A numbered line with the name, then one line with everything else between bars."""
    for number, action in enumerate(draft.content.actions, start=1):
        draft.para(place, f"{number}. {action.name}")
        effects = "; ".join(one.with_target for one in action.indicators)
        posts = ", ".join(action.responsible)
        draft.para(
            place, f"Termin: {action.term['text']} | Odpowiedzialny: {posts} | Efekt: {effects}"
        )
        record(draft, action, ("number",), f"{number}.", goal=None)


SCHEDULES = {
    "by-person": by_person,
    "calendar": calendar,
    "stages": stages,
    "goal-rows": goal_rows,
    "goal-typed-once": goal_once,
    "costs-apart": costs_apart,
    "net-and-gross": net_and_gross,
    "cards": cards_of_strangers,
    "bars": parted_by_bars,
}
