"""A document without headings: every element in running sentences."""

from __future__ import annotations

from tests.layouts import bodies
from tests.layouts.draft import ELEMENTS, Draft
from tests.layouts.frames import cover
from tests.layouts.schedule_texts import sentences


def running_text(draft: Draft) -> None:
    cover(draft)
    said, place = draft.content, draft.doc
    unit = said.unit
    draft.para(
        place,
        f"Jednostką, której dotyczy harmonogram, jest {unit['official']} "
        f"({unit['type_words']}, {said.where}). W skład zespołu weszli: {_people(draft, 'team')}. "
        f"Zespół wspierali doradcy: {_people(draft, 'advisers')}.",
    )
    draft.para(
        place, f"Spośród dwunastu obszarów wsparcia wybrano „{said.area_text}”. {said.reason}"
    )
    bodies.diagnosis(draft, place)
    draft.para(place, f"Priorytety rozwojowe to: {'; '.join(said.priorities)}.")
    draft.para(place, f"Celem głównym jest {_small(said.goals['main'])}.")
    draft.para(place, f"Cele szczegółowe to: {'; '.join(map(_small, said.goals['specific']))}.")
    period = said.period
    draft.para(place, f"Okres realizacji trwa od {period['start_text']} do {period['end_text']}")
    sentences(draft, place)
    bodies.implementation(draft, place)
    bodies.monitoring(draft, place)
    for risk in said.risks:
        text = f"Zidentyfikowano ryzyko: {_small(risk['text'])}. Sposób ograniczania ryzyka: "
        draft.para(place, text + risk["response"] + ".")
    bodies.summary_form(draft, place)
    bodies.financing(draft, place)
    draft.found(*ELEMENTS)


def _people(draft: Draft, key: str) -> str:
    return ", ".join(f"{one['name']} ({one['function']})" for one in draft.content.raw[key])


def _small(text: str) -> str:
    return text[0].lower() + text[1:]
