"""Whole documents: cover, order of sections, headings, and what stands around them."""

from __future__ import annotations

from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import nsdecls, qn

from tests.layouts import heading_looks, word_xml
from tests.layouts.bodies import BODIES
from tests.layouts.draft import ELEMENTS, WORDS, Draft
from tests.layouts.schedule_tables import plain


def cover(draft: Draft) -> None:
    draft.para(draft.doc, draft.content.title, style="Title")
    draft.para(draft.doc, f"{draft.content.unit['official']}, {draft.content.where}", centred=True)


def standard(
    look=heading_looks.built_in,
    *,
    order=ELEMENTS,
    words: str | None = None,
    start=cover,
    together=(),
    landscape=(),
    **instead,
):
    """A writer of a document with headed sections.

    `words` names a set of headings in words.toml; `together` are (heading, elements) written under
    one heading; `landscape` elements get pages of their own; `instead` maps elements to bodies.
    """
    written = {"schedule": plain(), **BODIES, **instead}

    def write(draft: Draft) -> None:
        if words:
            draft.headings = WORDS[words]
        if start:
            start(draft)
        for number, (heading, elements) in enumerate(_parts(draft, order, together), start=1):
            turned = set(elements) & set(landscape)
            if turned:
                _new_section(draft, WD_ORIENT.LANDSCAPE)
            draft.found(*elements, heading=look(draft, draft.doc, heading, number))
            for element in elements:
                written[element](draft, draft.doc)
            if turned:
                _new_section(draft, WD_ORIENT.PORTRAIT)

    return write


PARTS = (
    ("Część I. Wprowadzenie", ("identification", "area")),
    ("Część II. Punkt wyjścia i kierunki", ("diagnosis", "priorities", "goals")),
    ("Część III. Plan", ("period", "schedule", "financing")),
    ("Część IV. Realizacja", ("implementation", "monitoring", "risks", "summary_form")),
)


def in_parts(draft: Draft) -> None:
    """The elements are headed on the second level, under parts of the document."""
    written = {"schedule": plain(), **BODIES}
    cover(draft)
    for part, (title, elements) in enumerate(PARTS, start=1):
        draft.para(draft.doc, title, style="Heading 1")
        for number, element in enumerate(elements, start=1):
            heading = f"{part}.{number}. {draft.headings[element]}"
            draft.para(draft.doc, heading, style="Heading 2")
            draft.found(element, heading=heading)
            written[element](draft, draft.doc)


def _parts(draft: Draft, order, together):
    """(heading, elements) in the order of the document."""
    joined = {elements[0]: (heading, elements) for heading, elements in together}
    inside = {one for _, elements in together for one in elements[1:]}
    for element in order:
        if element in joined:
            yield joined[element]
        elif element not in inside:
            yield draft.headings[element], (element,)


def _new_section(draft: Draft, orientation) -> None:
    section = draft.doc.add_section(WD_SECTION.NEW_PAGE)
    if section.orientation != orientation:
        section.orientation = orientation
        height, width = section.page_height, section.page_width
        section.page_width, section.page_height = height, width


# --------------------------------------------------------- tables of contents


def contents_field(draft: Draft) -> None:
    """Word's own table of contents, with its stored lines."""
    cover(draft)
    draft.para(draft.doc, "Spis treści", bold=True)
    for page, element in enumerate(ELEMENTS, start=2):
        paragraph = draft.para(draft.doc, "")
        if element == ELEMENTS[0]:
            _field_mark(paragraph, "begin", r'TOC \o "1-3" \h \z \u')
            _field_mark(paragraph, "separate")
        paragraph.add_run(f"{draft.headings[element]}\t{page}")
        if element == ELEMENTS[-1]:
            _field_mark(paragraph, "end")
    draft.doc.add_page_break()


def _field_mark(paragraph, kind: str, code: str = "") -> None:
    paragraph.add_run()._r.append(word_xml.element("w:fldChar", fldCharType=kind))
    if code:
        text = word_xml.element("w:instrText")
        text.text = code
        paragraph.add_run()._r.append(text)


def contents_typed(draft: Draft) -> None:
    """Typed lines with dots and page numbers."""
    cover(draft)
    draft.para(draft.doc, "SPIS TREŚCI", bold=True)
    for number, element in enumerate(ELEMENTS, start=1):
        text = f"{number}. {draft.headings[element]}"
        draft.para(draft.doc, f"{text} {'.' * (90 - len(text))} {number // 3 + 2}")
    draft.doc.add_page_break()


# ------------------------------------------------------ where the unit stands


def unit_in_header(draft: Draft) -> None:
    _unit_apart(draft, draft.doc.sections[0].header)


def unit_in_footer(draft: Draft) -> None:
    _unit_apart(draft, draft.doc.sections[0].footer)


def _unit_apart(draft: Draft, place) -> None:
    """Only the header (or footer) names the unit; the section on the unit lists people only."""
    unit = draft.content.unit
    place.paragraphs[0].text = f"{unit['official']} ({unit['type_words']}), {draft.content.where}"
    draft.gold["title"] = "Harmonogram działań rozwojowych"
    draft.para(draft.doc, "Harmonogram działań rozwojowych", style="Title")


def period_in_title(draft: Draft) -> None:
    draft.gold["title"] = draft.content.title_with_period
    draft.para(draft.doc, draft.content.title_with_period, style="Title")
    draft.para(draft.doc, f"{draft.content.unit['official']}, {draft.content.where}", centred=True)
    draft.found("period")


def without(element: str):
    return tuple(one for one in ELEMENTS if one != element)


def with_preface(write):
    """What stands around a plan that was adopted: an order, an introduction, an end, signatures.

    Its dates and its "Zakończenie" belong to no element.
    """

    def wrapped(draft: Draft) -> None:
        draft.para(draft.doc, "Załącznik do uchwały nr 214/2025", italic=True)
        draft.para(draft.doc, "z dnia 12 maja 2025 r.", italic=True)
        cover(draft)
        draft.para(draft.doc, "Wstęp", style="Heading 1")
        draft.para(
            draft.doc,
            "Dokument powstał w ramach doradztwa, które od października 2024 r. do maja 2025 r. "
            "prowadził Ośrodek Rozwoju Edukacji.",
        )
        draft.para(draft.doc, "Podstawa prawna", style="Heading 1")
        draft.para(draft.doc, "Ustawa z dnia 14 grudnia 2016 r. – Prawo oświatowe.")
        write(draft)
        draft.para(draft.doc, "Zakończenie", style="Heading 1")
        draft.para(draft.doc, "Harmonogram będzie aktualizowany w miarę potrzeb.")
        draft.para(draft.doc, "Data i podpis osoby upoważnionej", bold=True)
        draft.para(draft.doc, "………………………………………")

    return wrapped


# --------------------------------------------------------------- boxes, notes


def in_text_box(texts):
    """A body in a text box; `texts` gives its paragraphs."""

    def write(draft: Draft, place) -> None:
        word_xml.text_box(draft.para(place, ""), texts(draft))

    return write


def in_two_columns(write):
    """A body set in two newspaper columns, in a section of its own."""

    def wrapped(draft: Draft, place) -> None:
        draft.doc.add_section(WD_SECTION.CONTINUOUS)
        word_xml.columns(draft.doc.sections[-1], 2)
        write(draft, place)
        draft.doc.add_section(WD_SECTION.CONTINUOUS)
        word_xml.columns(draft.doc.sections[-1], 1)

    return wrapped


def with_footnotes(write, notes):
    """A body, with a footnote at the end of each paragraph of it as long as there are notes."""

    def wrapped(draft: Draft, place) -> None:
        body = draft.doc.element.body
        before = set(body)
        write(draft, place)
        added = [one for one in body if one not in before]
        paragraphs = [p for one in added for p in one.iter(qn("w:p")) if p.r_lst]
        for paragraph, note in zip(paragraphs[-len(notes) :], notes, strict=False):
            run = word_xml.element("w:r")
            run.append(word_xml.element("w:footnoteReference", id=str(_add_note(draft, note))))
            paragraph.append(run)

    return wrapped


def _add_note(draft: Draft, text: str) -> int:
    """Store a footnote; the part is made with the first."""
    part = draft.doc.part
    kept = getattr(draft, "notes", None)
    if kept is None:
        kept = draft.notes = Part(
            PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, b"", part.package
        )
        part.relate_to(kept, RELATIONSHIP_TYPE.FOOTNOTES)
        draft.note_texts = []
    draft.note_texts.append(text)
    notes = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r><w:footnoteRef/></w:r>'
        f"<w:r><w:t xml:space='preserve'> {one}</w:t></w:r></w:p></w:footnote>"
        for number, one in enumerate(draft.note_texts, start=1)
    )
    kept._blob = f"<w:footnotes {nsdecls('w')}>{notes}</w:footnotes>".encode()
    return len(draft.note_texts)
