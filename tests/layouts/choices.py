"""Choosing one of the twelve areas and one of the three forms from a list."""

from __future__ import annotations

from tests.layouts import bodies
from tests.layouts.draft import WORDS, Draft, write_run
from tests.layouts.word_xml import control


def _offered(draft: Draft):
    """(texts, the chosen one) of the areas and of the forms of summary."""
    forms = WORDS["forms"]
    return {
        "area": (WORDS["areas"], WORDS["areas"][draft.content.area - 1]),
        "summary_form": (list(forms.values()), forms[draft.content.summary_form]),
    }


def _list_of(element: str, write_one, intro: str):
    """The body of an element: an intro, the choices, and for the area why it was chosen."""

    def write(draft: Draft, place) -> None:
        texts, chosen = _offered(draft)[element]
        draft.para(place, intro)
        for text in texts:
            write_one(draft, place, text, text == chosen)
        if element == "area":
            bodies.area_reason(draft, place)

    return write


def _both(write_one, intro: str) -> dict:
    return {key: _list_of(key, write_one, intro) for key in ("area", "summary_form")}


def _boxes(draft: Draft, place, text: str, chosen: bool) -> None:
    draft.para(place, f"{'☒' if chosen else '☐'} {text}")


def _brackets(draft: Draft, place, text: str, chosen: bool) -> None:
    draft.para(place, f"[{'x' if chosen else ' '}] {text}")


def _underlined(draft: Draft, place, text: str, chosen: bool) -> None:
    draft.para(place, text, underline=chosen)


def _bold(draft: Draft, place, text: str, chosen: bool) -> None:
    draft.para(place, text, bold=chosen)


def _struck(draft: Draft, place, text: str, chosen: bool) -> None:
    paragraph = draft.para(place, "")
    write_run(paragraph, text).font.strike = None if chosen else True


def _controls(draft: Draft, place, text: str, chosen: bool) -> None:
    """Word's own check boxes."""
    paragraph = draft.para(place, "")
    box = write_run(paragraph, "☒" if chosen else "☐")
    paragraph._p.append(control([box._r], kind="checkbox", checked=chosen))
    write_run(paragraph, f" {text}")


boxes = _both(_boxes, "Zaznaczono właściwe:")
brackets = _both(_brackets, "Wybór oznaczono znakiem „x”:")
underlined = _both(_underlined, "Właściwe podkreślono:")
bold = _both(_bold, "Wybór wytłuszczono:")
struck = _both(_struck, "Niepotrzebne skreślono:")
controls = _both(_controls, "Zaznaczono właściwe:")


def _column(element: str, before: bool):
    """A table with an X beside the choice."""

    def write(draft: Draft, place) -> None:
        texts, chosen = _offered(draft)[element]
        name = "Obszar" if element == "area" else "Forma podsumowania"
        rows = [("Lp.", name, "Wybór (X)")]
        rows += [(f"{n}.", text, "X" if text == chosen else "") for n, text in enumerate(texts, 1)]
        if before:
            rows = [(mark, number, text) for number, text, mark in rows]
        draft.fill(draft.table(place, len(rows), 3), rows, header=True)
        if element == "area":
            bodies.area_reason(draft, place)

    return write


column_after = {key: _column(key, before=False) for key in ("area", "summary_form")}
column_before = {key: _column(key, before=True) for key in ("area", "summary_form")}
