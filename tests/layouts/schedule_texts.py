"""Actions as cards, lists and paragraphs."""

from __future__ import annotations

from tests.layouts.draft import Draft
from tests.layouts.schedule_tables import record, text_of
from tests.layouts.word_xml import number_with, numbering


def cards_two_columns(draft: Draft, place) -> None:
    """A small table an action: label | value, its number and name in a row across."""
    fields = ("number", "cost")
    for number, action in enumerate(draft.content.actions, start=1):
        rows = [
            (f"Karta działania nr {number}",),
            ("Nazwa działania", action.name),
            ("Cel szczegółowy", draft.content.goals["specific"][action.goal - 1]),
            ("Odpowiedzialny", action.responsible),
            ("Termin realizacji", action.term["text"]),
            ("Wskaźniki", tuple(one.with_target for one in action.indicators)),
            ("Koszt", action.cost["text"]),
        ]
        table = draft.table(place, len(rows), 2)
        table.cell(0, 0).merge(table.cell(0, 1))
        draft.fill(table, rows, header=True)
        draft.para(place, "")
        record(draft, action, fields, str(number))


def cards_four_columns(draft: Draft, place) -> None:
    """label | value | label | value."""
    for number, action in enumerate(draft.content.actions, start=1):
        indicators = tuple(one.with_target for one in action.indicators)
        rows = [
            ("Numer", f"{number}.", "Cel", str(action.goal)),
            ("Działanie", action.name, None, None),
            ("Odpowiedzialny", ", ".join(action.responsible), "Termin", action.term["text"]),
            ("Wskaźnik", indicators, "Koszt", action.cost["text"]),
        ]
        table = draft.table(place, len(rows), 4)
        table.cell(1, 1).merge(table.cell(1, 3))
        draft.fill(table, rows)
        draft.para(place, "")
        record(draft, action, ("number", "cost"), f"{number}.")


def nested_list(draft: Draft, place) -> None:
    """An automatic list: goal 1., action 1.1., its fields as letters."""
    listed = numbering(
        draft.doc, [("decimal", "%1."), ("decimal", "%1.%2."), ("lowerLetter", "%3)")]
    )
    for goal, text in enumerate(draft.content.goals["specific"], start=1):
        number_with(draft.para(place, f"Cel szczegółowy: {text}", bold=True), listed)
        under = [one for one in draft.content.actions if one.goal == goal]
        for number, action in enumerate(under, start=1):
            number_with(draft.para(place, action.name), listed, 1)
            for line in _labelled(draft, action):
                number_with(draft.para(place, line), listed, 2)
            record(draft, action, ("number",), f"{goal}.{number}.")


def goals_with_actions(draft: Draft, place) -> None:
    """An outline typed by hand under one heading: main goal, goal 1., action 1.1, its fields."""
    said = draft.content.goals
    draft.para(place, f"{draft.labels['main_label']}: {said['main']}", bold=True)
    for goal, text in enumerate(said["specific"], start=1):
        draft.para(place, f"{draft.labels['one_label']} {goal}: {text}", bold=True)
        under = [one for one in draft.content.actions if one.goal == goal]
        for number, action in enumerate(under, start=1):
            draft.para(place, f"{goal}.{number}. {action.name}")
            draft.lines(place, _labelled(draft, action), style="List Bullet 2")
            record(draft, action, ("number",), f"{goal}.{number}.")


def labelled_paragraphs(draft: Draft, place) -> None:
    """A bold line an action, then a paragraph a field."""
    for number, action, _ in _under_goals(draft, place):
        draft.para(place, f"Działanie {number}. {action.name}", bold=True)
        draft.lines(place, _labelled(draft, action))


def running_paragraphs(draft: Draft, place) -> None:
    """Everything about an action in one paragraph."""
    for number, action, indicators in _under_goals(draft, place):
        who = ", ".join(action.responsible)
        said = f"Termin: {action.term['text']}; Odpowiedzialny: {who}; Wskaźnik: {indicators}."
        draft.para(place, f"Działanie {number}. {action.name}. {said}")


def soft_lines(draft: Draft, place) -> None:
    """A paragraph an action, its fields on lines of their own (Shift+Enter)."""
    for number, action, _ in _under_goals(draft, place):
        lines = [f"Działanie {number}. {action.name}", *_labelled(draft, action)]
        draft.para(place, "\n".join(lines))


def tabbed(draft: Draft, place) -> None:
    """Label, tab, value."""
    for number, action, indicators in _under_goals(draft, place):
        draft.para(place, f"Działanie {number}.\t{action.name}")
        draft.para(place, f"Termin:\t\t{action.term['text']}")
        draft.para(place, f"Odpowiedzialny:\t{', '.join(action.responsible)}")
        draft.para(place, f"Wskaźnik:\t\t{indicators}")


def sentences(draft: Draft, place) -> None:
    """Running sentences, without numbers and goals."""
    for action in draft.content.actions:
        indicators = "; ".join(one.with_target for one in action.indicators)
        who = ", ".join(action.responsible)
        draft.para(
            place,
            f"Zaplanowano działanie „{action.name}” (termin: {action.term['text']}; "
            f"odpowiedzialny: {who}; wskaźnik: {indicators}).",
        )
        record(draft, action, (), None, goal=None)


def _under_goals(draft: Draft, place):
    """(number, action, indicators) with a line before the first action of each goal."""
    said, actions = draft.content.goals, draft.content.actions
    for number, action in enumerate(actions, start=1):
        if number == 1 or actions[number - 2].goal != action.goal:
            text = said["specific"][action.goal - 1]
            draft.para(place, f"{draft.labels['one_label']} {action.goal}. {text}", bold=True)
        yield number, action, "; ".join(one.with_target for one in action.indicators)
        record(draft, action, ("number",), f"{number}.")


def _labelled(draft: Draft, action) -> list[str]:
    indicators = "; ".join(text_of(draft, action, "indicator", ""))
    return [
        f"Termin: {action.term['text']}",
        f"Odpowiedzialny: {', '.join(action.responsible)}",
        f"Wskaźnik: {indicators}",
    ]
