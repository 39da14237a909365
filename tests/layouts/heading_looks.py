"""Ways to write the heading of a section.

A look is called with the draft, the place, the words and the number of the section (from 1), writes
the heading, and returns it as a reader sees it typed (automatic numbers are not typed).
"""

from __future__ import annotations

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Pt

from tests.layouts.draft import Draft
from tests.layouts.word_xml import element, number_with, numbering, outline_level, shade

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII")


def built_in(draft: Draft, place, text: str, number: int) -> str:
    draft.para(place, text, style="Heading 1")
    return text


def localised(draft: Draft, place, text: str, number: int) -> str:
    """The style of a Polish Word, known by its name only."""
    if "Nagłówek 1" not in draft.doc.styles:
        style = draft.doc.styles["Heading 1"]
        style._element.set(qn("w:styleId"), "Nagwek1")
        style._element.find(qn("w:name")).set(qn("w:val"), "Nagłówek 1")
        style._element.pPr.remove(style._element.pPr.find(qn("w:outlineLvl")))
    paragraph = draft.para(place, text)
    paragraph._p.get_or_add_pPr().get_or_add_pStyle().val = "Nagwek1"
    return text


def renamed(draft: Draft, place, text: str, number: int) -> str:
    """A style of the office's own, based on Heading 1."""
    _style(draft, "Tytuł rozdziału", base="Heading 1")
    draft.para(place, text, style="Tytuł rozdziału")
    return text


def outline_style(draft: Draft, place, text: str, number: int) -> str:
    """A style that looks like body text and is a heading by its outline level only."""
    if "HDR rozdział" not in draft.doc.styles:
        outline_level(_style(draft, "HDR rozdział", base="Normal"), 0)
    draft.para(place, text, style="HDR rozdział")
    return text


def outline_direct(draft: Draft, place, text: str, number: int) -> str:
    outline_level(draft.para(place, text), 0)
    return text


def bold(draft: Draft, place, text: str, number: int) -> str:
    draft.para(place, text, bold=True)
    return text


def bold_colon(draft: Draft, place, text: str, number: int) -> str:
    draft.para(place, text + ":", bold=True)
    return text + ":"


def capitals(draft: Draft, place, text: str, number: int) -> str:
    draft.para(place, text.upper())
    return text.upper()


def capitals_underlined(draft: Draft, place, text: str, number: int) -> str:
    draft.para(place, text.upper(), underline=True, bold=True)
    return text.upper()


def capitals_effect(draft: Draft, place, text: str, number: int) -> str:
    """Typed in small letters, shown in capitals."""
    draft.para(place, text, bold=True).runs[0].font.all_caps = True
    return text


def larger(draft: Draft, place, text: str, number: int) -> str:
    draft.para(place, text, size=16)
    return text


def underlined(draft: Draft, place, text: str, number: int) -> str:
    draft.para(place, text, underline=True)
    return text


def centred_italic(draft: Draft, place, text: str, number: int) -> str:
    draft.para(place, text, italic=True, centred=True, size=13)
    return text


def _typed(shape: str, **look):
    """A typed number of this shape in front: {n} arabic, {roman}, {letter}."""

    def write(draft: Draft, place, text: str, number: int) -> str:
        front = shape.format(n=number, roman=_ROMAN[number - 1], letter="ABCDEFGHIJKLM"[number - 1])
        draft.para(place, f"{front} {text}", **look)
        return f"{front} {text}"

    return write


arabic = _typed("{n}.")
arabic_bracket = _typed("{n})", bold=True)
roman = _typed("{roman}.", bold=True)
letter = _typed("{letter}.", bold=True)
paragraph_sign = _typed("§ {n}.")
chapter = _typed("Rozdział {roman}.", size=14)
part = _typed("Część {n} –", bold=True)
step = _typed("Krok {n}.", bold=True, size=12)


def multilevel(draft: Draft, place, text: str, number: int) -> str:
    """Heading 1 with the automatic number of a multilevel list."""
    style = draft.doc.styles["Heading 1"]
    if style._element.pPr.numPr is None:
        number_with(style, numbering(draft.doc, [("decimal", "%1."), ("decimal", "%1.%2.")]))
    draft.para(place, text, style="Heading 1")
    return text


def list_item(draft: Draft, place, text: str, number: int) -> str:
    """Bold items of an automatic list in body style, which goes on from section to section."""
    if number == 1:
        draft.heading_list = numbering(draft.doc, [("upperRoman", "%1.")])
    number_with(draft.para(place, text, bold=True), draft.heading_list)
    return text


def shaded_cell(draft: Draft, place, text: str, number: int) -> str:
    table = draft.table(place, 1, 1)
    draft.fill(table, [[f"{number}. {text}"]], header=True)
    shade(table.cell(0, 0), "D9E2F3")
    draft.para(place, "", size=4)  # else Word joins it with a table that follows
    return f"{number}. {text}"


def numbered_cells(draft: Draft, place, text: str, number: int) -> str:
    """A small table with the number in one cell and the words in the next."""
    table = draft.table(place, 1, ("number", "name"))
    draft.fill(table, [[f"{number}.", text]], header=True)
    draft.para(place, "", size=4)
    return f"{number}. {text}"


def spaced_typed(draft: Draft, place, text: str, number: int) -> str:
    """Letters set apart with typed spaces."""
    typed = "   ".join(" ".join(word) for word in text.upper().split())
    draft.para(place, typed, centred=True)
    return typed


def spaced_effect(draft: Draft, place, text: str, number: int) -> str:
    """Letters set apart by the format of the characters."""
    run = draft.para(place, text.upper(), centred=True).runs[0]
    run._r.get_or_add_rPr().append(element("w:spacing", val="80"))
    return text.upper()


def run_in(draft: Draft, place, text: str, number: int) -> str:
    """Bold at the start of the first paragraph of the section."""
    draft.pending = text
    return text


def _style(draft: Draft, name: str, base: str):
    if name not in draft.doc.styles:
        style = draft.doc.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = draft.doc.styles[base]
        style.paragraph_format.space_before = Pt(12)
    return draft.doc.styles[name]
