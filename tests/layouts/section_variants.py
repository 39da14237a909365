"""Other ways to write single sections: people, goals, risks, monitoring, financing, labels."""

from __future__ import annotations

from tests.layouts import bodies
from tests.layouts.draft import Draft

# ------------------------------------------------------------------ people


def team_sentence(draft: Draft, place) -> None:
    bodies.unit_lines(draft, place)
    *first, last = (f"{one['name']} ({one['function']})" for one in draft.content.team)
    draft.para(place, f"Harmonogram opracował zespół w składzie: {', '.join(first)} oraz {last}.")
    advisers = [f"{one['name']}, {one['function']}" for one in draft.content.advisers]
    draft.para(place, f"Zespół wspierali: {'; '.join(advisers)}.")


def team_tables(draft: Draft, place) -> None:
    """People in tables, the team's with a column of contacts that nobody asked for."""
    bodies.unit_lines(draft, place)
    rows = [("Lp.", "Imię i nazwisko", "Stanowisko", "Kontakt")]
    rows += [
        (f"{number}.", one["name"], one["function"], one["contact"])
        for number, one in enumerate(draft.content.team, start=1)
    ]
    draft.para(place, "Skład zespołu", bold=True)
    draft.fill(draft.table(place, len(rows), 4), rows, header=True)
    draft.para(place, "Doradcy", bold=True)
    rows = [("Imię i nazwisko", "Funkcja")]
    rows += [(one["name"], one["function"]) for one in draft.content.advisers]
    draft.fill(draft.table(place, len(rows), 2), rows, header=True)


def team_functions_first(draft: Draft, place) -> None:
    """The post comes before the name, as in minutes of a meeting."""
    bodies.unit_lines(draft, place)
    draft.para(place, "Członkowie zespołu:")
    for one in draft.content.team:
        draft.para(place, f"– {one['function']} – {one['name']},")
    draft.para(place, "Doradcy:")
    for one in draft.content.advisers:
        draft.para(place, f"– {one['function']} – {one['name']},")


def labels_with_tabs(draft: Draft, place) -> None:
    unit = draft.content.unit
    draft.para(place, f"Nazwa jednostki:\t{unit['official']}")
    draft.para(place, f"Typ jednostki:\t\t{unit['type_words']}")
    if draft.content.has_powiat:
        draft.para(place, f"Powiat:\t\t\t{unit['powiat']}")
    draft.para(place, f"Województwo:\t{unit['voivodeship']}")
    for label, key in (("Zespół:", "team"), ("Doradcy:", "advisers")):
        for number, one in enumerate(draft.content.raw[key]):
            front = label if number == 0 else ""
            draft.para(place, f"{front}\t\t{one['name']} – {one['function']}")


def monitoring_with_tabs(draft: Draft, place) -> None:
    said = draft.content.monitoring
    draft.para(place, f"Sposób monitorowania\t{said['how']}")
    draft.para(place, f"Częstotliwość\t\t{said['frequency']}")
    draft.para(place, f"Osoba odpowiedzialna\t{said['responsible']}")


def period_with_tabs(draft: Draft, place) -> None:
    draft.para(place, f"Data rozpoczęcia:\t{draft.content.period['start_text']}")
    draft.para(place, f"Data zakończenia:\t{draft.content.period['end_text']}")


# ------------------------------------------------------------ sub-headings


def identification_divided(draft: Draft, place) -> None:
    bodies.unit_lines(draft, place)
    for title, key in (("Zespół jednostki", "team"), ("Doradcy", "advisers")):
        draft.para(place, title, style="Heading 2")
        draft.lines(place, bodies.people(draft, key), style="List Bullet")


def diagnosis_divided(draft: Draft, place) -> None:
    draft.para(place, "Stan obecny", style="Heading 2")
    draft.lines(place, draft.content.diagnosis)
    draft.para(place, "Wnioski i problemy", style="Heading 2")
    draft.para(place, draft.content.conclusions)


def goals_divided(draft: Draft, place) -> None:
    draft.para(place, draft.labels["main_label"], style="Heading 2")
    draft.para(place, draft.content.goals["main"])
    draft.para(place, draft.labels["specific_label"], style="Heading 2")
    draft.lines(place, draft.content.goals["specific"], style="List Bullet")


DIVIDED = {
    "identification": identification_divided,
    "diagnosis": diagnosis_divided,
    "goals": goals_divided,
}


# ------------------------------------------------------------------- goals


def goals_table(draft: Draft, place) -> None:
    """Cel | Wskaźnik; the main goal in a row of its own."""
    said = draft.content.goals
    rows = [
        ("Cel", "Wskaźnik osiągnięcia celu"),
        (f"{draft.labels['main_label']}: {said['main']}", ""),
    ]
    for number, text in enumerate(said["specific"], start=1):
        measured = [one for one in draft.content.actions if one.goal == number][-1]
        rows.append(
            (f"{draft.labels['one_label']} {number}: {text}", measured.indicators[0].with_target)
        )
    draft.fill(draft.table(place, len(rows), 2), rows, header=True)


def goals_labelled_table(draft: Draft, place) -> None:
    """Kind of goal on the left, its text on the right."""
    said = draft.content.goals
    rows = [(draft.labels["main_label"], said["main"])]
    rows += [
        (f"{draft.labels['one_label']} nr {n}", text) for n, text in enumerate(said["specific"], 1)
    ]
    draft.fill(draft.table(place, len(rows), 2), rows)


def priorities_and_goals_table(draft: Draft, place) -> None:
    """Priorytet | Cele szczegółowe; under a row with the main goal."""
    said, priorities = draft.content.goals, draft.content.priorities
    table = draft.table(place, 2 + len(priorities), 2)
    table.cell(0, 0).merge(table.cell(0, 1))
    shared = [[] for _ in priorities]
    for number, text in enumerate(said["specific"]):
        shared[min(number, len(priorities) - 1)].append(f"{number + 1}. {text}")
    rows = [
        (f"{draft.labels['main_label']}: {said['main']}",),
        ("Priorytet", draft.labels["specific_label"]),
    ]
    rows += [(text, tuple(goals)) for text, goals in zip(priorities, shared, strict=True)]
    draft.fill(table, rows, header=True)


def priorities_typed(draft: Draft, place) -> None:
    """The word Priorytet and a roman number in front of each."""
    for number, text in zip(("I", "II", "III"), draft.content.priorities, strict=False):
        draft.para(place, f"Priorytet {number}. {text}")


# ------------------------------------------------------------------- risks


def risks_matrix(draft: Draft, place) -> None:
    rows = [("Lp.", "Opis ryzyka", "Prawdopodobieństwo", "Wpływ", "Reakcja na ryzyko")]
    rows += [
        (f"{n}.", risk["text"], risk["likelihood"], risk["impact"], risk["response"])
        for n, risk in enumerate(draft.content.risks, start=1)
    ]
    draft.fill(draft.table(place, len(rows), 5), rows, header=True)


def risks_dashes(draft: Draft, place) -> None:
    for risk in draft.content.risks:
        draft.para(place, f"{risk['text']} – {risk['response']}.", style="List Bullet")


def risks_labelled(draft: Draft, place) -> None:
    for number, risk in enumerate(draft.content.risks, start=1):
        draft.para(place, f"Ryzyko {number}: {risk['text']}")
        draft.para(place, f"Sposób ograniczania: {risk['response']}")


def risks_nested(draft: Draft, place) -> None:
    """Numbered risks, the response as a bullet under each."""
    for number, risk in enumerate(draft.content.risks, start=1):
        draft.para(place, f"{number}. {risk['text']}:")
        draft.para(place, risk["response"], style="List Bullet 2")


# -------------------------------------------------- monitoring and financing


def monitoring_table(draft: Draft, place) -> None:
    """Wskaźnik | częstotliwość | odpowiedzialny | źródło danych."""
    said = draft.content.monitoring
    rows = [("Wskaźnik", "Częstotliwość pomiaru", "Odpowiedzialny", "Źródło danych")]
    rows += [
        (action.indicators[0].text, said["frequency"], said["responsible"], said["how"])
        for action in draft.content.actions[:4]
    ]
    draft.fill(draft.table(place, len(rows), 4), rows, header=True)


def monitoring_labels(draft: Draft, place) -> None:
    said = draft.content.monitoring
    draft.para(place, f"Sposób monitorowania: {said['how']}")
    draft.para(place, f"Częstotliwość: {said['frequency']}")
    draft.para(place, f"Odpowiedzialny: {said['responsible']}")


def financing_by_year(draft: Draft, place) -> None:
    """Źródło | a column a year | Razem."""
    funds = draft.content.funds
    first = int(draft.content.period["start"][:4])
    years = [f"{first + n} r." for n in range(len(funds[0]["amounts"]))]
    rows = [("Źródło finansowania", *years, "Razem")]
    rows += [(fund["source"], *fund["amounts"], fund["sum"]) for fund in funds]
    rows += [(draft.content.cost_total_label, *("" for _ in years), draft.content.cost_total_text)]
    draft.fill(draft.table(place, len(rows), len(rows[0])), rows, header=True)
