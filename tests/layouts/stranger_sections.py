"""Sections written in ways that the other kinds do not show."""

from __future__ import annotations

from tests.layouts import bodies
from tests.layouts.draft import WORDS, Draft

# ------------------------------------------------------------------- people


def people_by_role(draft: Draft, place) -> None:
    """Team and advisers in one table, told apart by a column of roles."""
    bodies.unit_lines(draft, place)
    rows = [("Rola", "Imię i nazwisko", "Stanowisko")]
    rows += [("członek zespołu", one["name"], one["function"]) for one in draft.content.team]
    rows += [("doradca", one["name"], one["function"]) for one in draft.content.advisers]
    draft.fill(draft.table(place, len(rows), 3), rows, header=True)


def people_at_end(draft: Draft) -> None:
    """Who wrote the plan is said at its end, as a signature."""
    for label, key in (("Opracowali", "team"), ("Doradcy", "advisers")):
        people = (f"{one['name']} ({one['function']})" for one in draft.content.raw[key])
        draft.para(draft.doc, f"{label}: {', '.join(people)}")


# --------------------------------------------------------------------- area


def area_by_number(draft: Draft, place) -> None:
    draft.para(place, f"Obszar nr {draft.content.area}")
    draft.para(place, f"Powody wyboru: {draft.content.reason}")


def area_in_capitals(draft: Draft, place) -> None:
    """The area fills the section in capitals, which makes no heading of it."""
    draft.para(place, draft.content.area_text.upper())
    draft.para(place, draft.content.reason)


def area_in_table(draft: Draft, place) -> None:
    rows = [("Nazwa obszaru", draft.content.area_text), ("Powód wyboru", draft.content.reason)]
    draft.fill(draft.table(place, 2, 2), rows)


# ---------------------------------------------------------- priorities, goals


def priorities_coded(draft: Draft, place) -> None:
    draft.para(place, "Po rozmowach zespół przyjął następujące priorytety:")
    for number, text in enumerate(draft.content.priorities, start=1):
        draft.para(place, f"P{number} – {text};")


def priorities_in_bold(draft: Draft, place) -> None:
    """Each in bold with its number: none of them heads a section."""
    for number, text in enumerate(draft.content.priorities, start=1):
        draft.para(place, f"Priorytet nr {number} – {text}", bold=True)


def goals_by_kind(draft: Draft, place) -> None:
    said = draft.content.goals
    rows = [("Rodzaj celu", "Treść"), ("główny", said["main"])]
    rows += [(f"szczegółowy {n}", text) for n, text in enumerate(said["specific"], start=1)]
    draft.fill(draft.table(place, len(rows), 2), rows, header=True)


def goals_side_by_side(draft: Draft, place) -> None:
    said = draft.content.goals
    specific = tuple(f"{n}. {text}" for n, text in enumerate(said["specific"], start=1))
    rows = [("Cel główny", "Cele szczegółowe"), (said["main"], specific)]
    draft.fill(draft.table(place, 2, 2), rows, header=True)


def goals_announced(draft: Draft, place) -> None:
    said = draft.content.goals
    draft.para(place, f"Naszym celem głównym jest: {_small(said['main'])}.")
    draft.para(place, "Prowadzą do niego cele szczegółowe:")
    for text in said["specific"]:
        draft.para(place, f"– {_small(text)};")


# ---------------------------------------------------------- period, monitoring


def period_in_table(draft: Draft, place) -> None:
    said = draft.content.period
    rows = [
        ("Termin rozpoczęcia", "Termin zakończenia"),
        (said["start_text"], said["end_text"]),
    ]
    draft.fill(draft.table(place, 2, 2), rows, header=True)


def monitoring_rows(draft: Draft, place) -> None:
    said = draft.content.monitoring
    rows = [
        ("Sposób prowadzenia", said["how"]),
        ("Rytm", said["frequency"]),
        ("Odpowiada", said["responsible"]),
    ]
    draft.fill(draft.table(place, 3, 2), rows)


# -------------------------------------------------------------------- risks


def risks_coded(draft: Draft, place) -> None:
    for number, risk in enumerate(draft.content.risks, start=1):
        draft.para(place, f"R{number}. {risk['text']}. Riposta: {risk['response']}.")


def risks_unnamed(draft: Draft, place) -> None:
    """A register whose columns go by names of its own."""
    rows = [("Nr", "Co nas może zaskoczyć", "P", "S", "Nasz ruch")]
    rows += [
        (f"{n}", risk["text"], "2", "3", risk["response"])
        for n, risk in enumerate(draft.content.risks, start=1)
    ]
    draft.fill(draft.table(place, len(rows), 5), rows, header=True)


# ------------------------------------------------------------- summary form


def form_yes_no(draft: Draft, place) -> None:
    rows = [("Forma", "Wybór")]
    rows += [
        (name, "TAK" if form == draft.content.summary_form else "NIE")
        for form, name in WORDS["forms"].items()
    ]
    draft.fill(draft.table(place, len(rows), 2), rows, header=True)


def _small(text: str) -> str:
    return text[0].lower() + text[1:]


SECTIONS = {
    "people-by-role": {"identification": people_by_role},
    "area-by-number": {"area": area_by_number},
    "area-in-capitals": {"area": area_in_capitals},
    "area-in-table": {"area": area_in_table, "period": period_in_table},
    "priorities-coded": {"priorities": priorities_coded, "goals": goals_announced},
    "priorities-in-bold": {"priorities": priorities_in_bold, "goals": goals_side_by_side},
    "goals-by-kind": {"goals": goals_by_kind, "monitoring": monitoring_rows},
    "risks-coded": {"risks": risks_coded, "summary_form": form_yes_no},
    "risks-unnamed": {"risks": risks_unnamed},
}
