"""The plain body of every section but the schedule: what most layouts put under a heading."""

from __future__ import annotations

from tests.layouts.draft import Draft
from tests.layouts.word_xml import number_with, numbering


def identification(draft: Draft, place) -> None:
    unit_lines(draft, place)
    people_lists(draft, place)


def unit_lines(draft: Draft, place) -> None:
    unit = draft.content.unit
    draft.para(place, f"Nazwa jednostki: {unit['official']}")
    draft.para(place, f"Typ jednostki: {unit['type_words']}")
    if draft.content.has_powiat:
        draft.para(place, f"Powiat: {unit['powiat']}")
    draft.para(place, f"Województwo: {unit['voivodeship']}")


def people_lists(draft: Draft, place) -> None:
    draft.para(place, "Zespół:")
    draft.lines(place, people(draft, "team"), style="List Bullet")
    draft.para(place, "Doradcy:")
    draft.lines(place, people(draft, "advisers"), style="List Bullet")


def people(draft: Draft, key: str) -> list[str]:
    return [f"{one['name']} – {one['function']}" for one in draft.content.raw[key]]


def area(draft: Draft, place) -> None:
    draft.para(place, f"Wybrany obszar: {draft.content.area_text}.")
    area_reason(draft, place)


def area_reason(draft: Draft, place) -> None:
    draft.para(place, f"Uzasadnienie wyboru: {draft.content.reason}")


def diagnosis(draft: Draft, place) -> None:
    draft.lines(place, draft.content.diagnosis)
    draft.para(place, draft.content.conclusions)


def priorities(draft: Draft, place) -> None:
    draft.lines(place, draft.content.priorities, style="List Bullet")


def goals(draft: Draft, place) -> None:
    """The main goal after its label, the specific ones numbered by hand."""
    said = draft.content.goals
    draft.para(place, f"{draft.labels['main_label']}: {said['main']}.")
    draft.para(place, f"{draft.labels['specific_label']}:")
    for number, text in enumerate(said["specific"], start=1):
        draft.para(place, f"{number}. {text}")


def goals_automatic(draft: Draft, place) -> None:
    """The same, numbered by Word."""
    said = draft.content.goals
    draft.para(place, draft.labels["main_label"], bold=True)
    draft.para(place, said["main"])
    draft.para(place, draft.labels["specific_label"], bold=True)
    listed = numbering(draft.doc, [("decimal", "%1.")])
    for text in said["specific"]:
        number_with(draft.para(place, text), listed)


def goals_coded(draft: Draft, place) -> None:
    said = draft.content.goals
    draft.para(place, f"CG. {said['main']}")
    for number, text in enumerate(said["specific"], start=1):
        draft.para(place, f"CS{number}. {text}")


def period(draft: Draft, place) -> None:
    draft.para(place, draft.period_text)


def implementation(draft: Draft, place) -> None:
    draft.lines(place, draft.content.implementation)


def monitoring(draft: Draft, place) -> None:
    draft.lines(place, draft.monitoring_texts)


def risks(draft: Draft, place) -> None:
    rows = [("Ryzyko", "Sposób ograniczania")]
    rows += [(risk["text"], risk["response"]) for risk in draft.content.risks]
    draft.fill(draft.table(place, len(rows), 2), rows, header=True)


def summary_form(draft: Draft, place) -> None:
    draft.para(place, draft.content.summary_text)


def financing(draft: Draft, place) -> None:
    draft.para(place, draft.content.funding_text)
    draft.para(place, f"{draft.content.cost_total_label}: {draft.content.cost_total_text}.")


BODIES = {
    "identification": identification,
    "area": area,
    "diagnosis": diagnosis,
    "priorities": priorities,
    "goals": goals,
    "period": period,
    "implementation": implementation,
    "monitoring": monitoring,
    "risks": risks,
    "summary_form": summary_form,
    "financing": financing,
}
