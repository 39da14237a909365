"""Sections typed as one paragraph with line breaks (Shift+Enter) between its lines."""

from __future__ import annotations

from tests.layouts import bodies
from tests.layouts.draft import Draft


def identification(draft: Draft, place) -> None:
    unit = draft.content.unit
    _broken(
        draft,
        place,
        f"Nazwa jednostki: {unit['official']}",
        f"Typ jednostki: {unit['type_words']}",
        f"Województwo: {unit['voivodeship']}",
        "Zespół:",
        *bodies.people(draft, "team"),
        "Doradcy:",
        *bodies.people(draft, "advisers"),
    )


def priorities(draft: Draft, place) -> None:
    texts = enumerate(draft.content.priorities, start=1)
    _broken(draft, place, *(f"{number}. {text}" for number, text in texts))


def goals(draft: Draft, place) -> None:
    said = draft.content.goals
    _broken(
        draft,
        place,
        f"{draft.labels['main_label']}: {said['main']}",
        f"{draft.labels['specific_label']}:",
        *(f"{number}. {text}" for number, text in enumerate(said["specific"], start=1)),
    )


def risks(draft: Draft, place) -> None:
    lines = []
    for number, risk in enumerate(draft.content.risks, start=1):
        lines += [f"Ryzyko {number}: {risk['text']}", f"Przeciwdziałanie: {risk['response']}"]
    _broken(draft, place, *lines)


def _broken(draft: Draft, place, *lines: str) -> None:
    draft.para(place, "\n".join(lines))


BODIES = {
    "identification": identification,
    "priorities": priorities,
    "goals": goals,
    "risks": risks,
}
