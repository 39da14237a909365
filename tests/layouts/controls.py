"""Sections filled in through content controls of a Word form."""

from __future__ import annotations

from tests.layouts import bodies
from tests.layouts.draft import WORDS, Draft
from tests.layouts.word_xml import control, wrap_runs


def _label(draft: Draft, place, label: str, value: str, **facts) -> None:
    """A bold label and, after it, an inline control that holds the value."""
    paragraph = draft.para(place, "")
    paragraph.add_run(f"{label}: ").bold = True
    run = paragraph.add_run(value)
    paragraph._p.append(control([run._r], **facts))


def identification(draft: Draft, place) -> None:
    unit = draft.content.unit
    _label(draft, place, "Nazwa jednostki", unit["official"])
    types = ("gmina wiejska", "gmina miejska", "gmina miejsko-wiejska", "powiat")
    _label(draft, place, "Typ jednostki", unit["type_words"], kind="dropDownList", items=types)
    if draft.content.has_powiat:
        _label(draft, place, "Powiat", unit["powiat"])
    _label(draft, place, "Województwo", unit["voivodeship"])
    bodies.people_lists(draft, place)


def area(draft: Draft, place) -> None:
    chosen = WORDS["areas"][draft.content.area - 1]
    _label(draft, place, "Obszar", chosen, kind="dropDownList", items=WORDS["areas"])
    _block(draft, place, bodies.area_reason)


def period(draft: Draft, place) -> None:
    said = draft.content.period
    _label(draft, place, "Data rozpoczęcia", said["start_text"], kind="date", day=said["start"])
    _label(draft, place, "Data zakończenia", said["end_text"], kind="date", day=said["end"])


def summary_form(draft: Draft, place) -> None:
    forms = WORDS["forms"]
    chosen = forms[draft.content.summary_form]
    _label(draft, place, "Forma", chosen, kind="dropDownList", items=forms.values())


def _block(draft: Draft, place, write) -> None:
    """What `write` adds to the document goes into one control around whole paragraphs."""
    body = draft.doc.element.body
    before = list(body)
    write(draft, place)
    added = [one for one in body if one not in before]
    anchor = added[0].getprevious()
    made = control(added)
    anchor.addnext(made)


def in_block(write):
    """The body `write`, inside one block control."""

    def wrapped(draft: Draft, place) -> None:
        _block(draft, place, write)

    return wrapped


def priorities(draft: Draft, place) -> None:
    for text in draft.content.priorities:
        wrap_runs(draft.para(place, text, style="List Bullet"))


BODIES = {
    "identification": identification,
    "area": area,
    "diagnosis": in_block(bodies.diagnosis),
    "priorities": priorities,
    "goals": in_block(bodies.goals),
    "period": period,
    "implementation": in_block(bodies.implementation),
    "risks": in_block(bodies.risks),
    "summary_form": summary_form,
}
