"""What lies over a PDF page: filled-in form fields, typed additions, comments.

What fields and additions show becomes part of the page, so that it is read at its place. Boxes to
tick are read as ☒ and ☐ instead of the signs that draw them; a list as what is chosen in it. The
other annotations are taken off; what is written in them are comments.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pypdfium2.raw as pdfium

from ingest.pdf.handles import Handle, utf16

# Left, bottom, right, top in user space, points.
Rectangle = tuple[float, float, float, float]

_TICKED, _EMPTY = "☒", "☐"
_BOXES = (pdfium.FPDF_FORMFIELD_CHECKBOX, pdfium.FPDF_FORMFIELD_RADIOBUTTON)
# Typed on the page by whoever filled it in; the rest are remarks on it, and links.
_TYPED = (pdfium.FPDF_ANNOT_FREETEXT, pdfium.FPDF_ANNOT_STAMP)
_COMMENTS = (
    pdfium.FPDF_ANNOT_TEXT,
    pdfium.FPDF_ANNOT_HIGHLIGHT,
    pdfium.FPDF_ANNOT_UNDERLINE,
    pdfium.FPDF_ANNOT_SQUIGGLY,
    pdfium.FPDF_ANNOT_STRIKEOUT,
    pdfium.FPDF_ANNOT_CARET,
)
_UNSEEN = pdfium.FPDF_ANNOT_FLAG_HIDDEN | pdfium.FPDF_ANNOT_FLAG_NOVIEW
_NO_LOOK = 2  # bytes of an empty string


@dataclass(frozen=True, slots=True)
class Addition:
    """Text to be put on the page at a place; it has no look of its own."""

    text: str
    place: Rectangle


@dataclass(frozen=True, slots=True)
class Comment:
    """What somebody remarked on a place."""

    text: str
    place: Rectangle


@dataclass(slots=True)
class Overlay:
    """What was found over a page. `fields` are the places of form fields, whose frames are no
    rulings; `flatten` says that something is to become part of the page."""

    additions: list[Addition] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    fields: list[Rectangle] = field(default_factory=list)
    flatten: bool = False


def take_annotations(page: Handle, form: Handle | None) -> Overlay:
    """Read the annotations of a loaded page, and take off those that are not to be seen on it.

    `form` is the environment for form fields, None for a file without.
    """
    overlay = Overlay()
    count = pdfium.FPDFPage_GetAnnotCount(page)
    # Before the environment draws anew what it can only draw in Latin letters.
    looks = [_has_look(page, index) for index in range(count)]
    if form is not None and count:
        pdfium.FORM_OnAfterLoadPage(page, form)
    for index in reversed(range(count)):
        with _opened(page, index) as annotation:
            kept = annotation is not None and _take(annotation, form, looks[index], overlay)
        if not kept:
            pdfium.FPDFPage_RemoveAnnot(page, index)
    overlay.additions.reverse()
    overlay.comments.reverse()
    return overlay


def _take(annotation: Handle, form: Handle | None, has_look: bool, overlay: Overlay) -> bool:
    """Note what one annotation says; whether it is to be drawn on the page."""
    if pdfium.FPDFAnnot_GetFlags(annotation) & _UNSEEN:
        return False
    kind, place = pdfium.FPDFAnnot_GetSubtype(annotation), _place(annotation)
    if kind == pdfium.FPDF_ANNOT_WIDGET:
        drawn = form is not None and _take_field(annotation, form, place, overlay)
    elif kind in _TYPED:
        drawn = has_look
        said = not drawn and kind == pdfium.FPDF_ANNOT_FREETEXT
        if said and (text := _string(annotation, b"Contents")):
            overlay.additions.append(Addition(text, place))
    else:
        drawn = False
        if kind in _COMMENTS and (text := _string(annotation, b"Contents")):
            overlay.comments.append(Comment(text, place))
    overlay.flatten |= drawn
    return drawn


def _take_field(annotation: Handle, form: Handle, place: Rectangle, overlay: Overlay) -> bool:
    """Note what a form field says; whether its look is its text."""
    kind = pdfium.FPDFAnnot_GetFormFieldType(form, annotation)
    overlay.fields.append(place)
    if kind in _BOXES:
        ticked = pdfium.FPDFAnnot_IsChecked(form, annotation)
        overlay.additions.append(Addition(_TICKED if ticked else _EMPTY, place))
        return False
    if kind == pdfium.FPDF_FORMFIELD_LISTBOX:
        chosen = "\n".join(_chosen(annotation, form))
        if chosen:
            overlay.additions.append(Addition(chosen, place))
        return False
    return bool(kind != pdfium.FPDF_FORMFIELD_PUSHBUTTON)


def _chosen(annotation: Handle, form: Handle) -> Iterator[str]:
    for option in range(pdfium.FPDFAnnot_GetOptionCount(form, annotation)):
        if pdfium.FPDFAnnot_IsOptionSelected(form, annotation, option):
            yield utf16(pdfium.FPDFAnnot_GetOptionLabel, form, annotation, option)


@contextmanager
def _opened(page: Handle, index: int) -> Iterator[Handle | None]:
    annotation = pdfium.FPDFPage_GetAnnot(page, index)
    try:
        yield annotation or None
    finally:
        if annotation:
            pdfium.FPDFPage_CloseAnnot(annotation)


def _has_look(page: Handle, index: int) -> bool:
    with _opened(page, index) as annotation:
        if annotation is None:
            return False
        mode = pdfium.FPDF_ANNOT_APPEARANCEMODE_NORMAL
        length: int = pdfium.FPDFAnnot_GetAP(annotation, mode, None, 0)
        return length > _NO_LOOK


def _place(annotation: Handle) -> Rectangle:
    rect = pdfium.FS_RECTF()
    pdfium.FPDFAnnot_GetRect(annotation, rect)
    left, right = sorted((rect.left, rect.right))
    bottom, top = sorted((rect.bottom, rect.top))
    return left, bottom, right, top


def _string(annotation: Handle, key: bytes) -> str:
    text = utf16(pdfium.FPDFAnnot_GetStringValue, annotation, key)
    return "\n".join(line.strip() for line in text.splitlines()).strip()
