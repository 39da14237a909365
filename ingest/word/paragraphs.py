"""From what stands in a paragraph, its style and its list to a Paragraph."""

from __future__ import annotations

from typing import NamedTuple

from lxml.etree import _Element as Element

from ingest.word.inline import Inline
from ingest.word.names import DEL, INS, MOVE_FROM, MOVE_TO, RPR, VAL, is_on, w
from ingest.word.numbering import Level, NumberedList
from ingest.word.story import Story
from ingest.word.styles import ParagraphStyle, outline_level, own_indent, own_list
from model.document import Paragraph, Span
from model.location import Location

_STYLE, _LIST, _INDENT, _ALIGNMENT = w("pStyle"), w("numPr"), w("ind"), w("jc")
_OUTLINE, _NEW_PAGE = w("outlineLvl"), w("pageBreakBefore")
_NO_LIST = "0"


class Own(NamedTuple):
    """What a paragraph's own properties state, None where its style decides.

    `mark` is the formatting of the paragraph mark.
    """

    style_id: str | None = None
    list_id: str | None = None
    list_level: int | None = None
    indent: float | None = None
    centred: bool | None = None
    outline: str | None = None
    new_page: bool | None = None
    mark: Element | None = None


def read_own(ppr: Element | None) -> Own:
    """Read a w:pPr."""
    stated = {} if ppr is None else {child.tag: child for child in ppr}
    style, numpr, mark = stated.get(_STYLE), stated.get(_LIST), stated.get(RPR)
    alignment, outline = stated.get(_ALIGNMENT), stated.get(_OUTLINE)
    list_id, list_level = (None, None) if numpr is None else own_list(numpr)
    return Own(
        style_id=None if style is None else style.get(VAL),
        list_id=list_id,
        list_level=list_level,
        indent=own_indent(stated.get(_INDENT)),
        centred=None if alignment is None else alignment.get(VAL) == "center",
        outline=None if outline is None else outline.get(VAL),
        new_page=is_on(stated[_NEW_PAGE]) if _NEW_PAGE in stated else None,
        mark=mark,
    )


def joins_next(own: Own, inline: Inline, story: Story) -> bool:
    """Whether the paragraph is one with the next: its mark is a tracked deletion, or is hidden
    together with everything before it.
    """
    mark = own.mark
    if mark is not None and (mark.find(DEL) is not None or mark.find(MOVE_FROM) is not None):
        return True
    all_hidden = inline.hides_words and not inline.spans and not inline.drawings
    return all_hidden and story.styles.run(inline.style, mark).hidden


def note_mark_change(own: Own, story: Story) -> None:
    """Note a tracked insertion or deletion of the paragraph mark alone, as "¶"."""
    mark = own.mark
    if mark is None or story.has_change():
        return
    if mark.find(DEL) is not None or mark.find(MOVE_FROM) is not None:
        story.draft("deletion", "¶")
    elif mark.find(INS) is not None or mark.find(MOVE_TO) is not None:
        story.draft("insertion", "¶")


def build_paragraph(inline: Inline, own: Own, story: Story, location: Location) -> Paragraph:
    """Put a paragraph together. Counts it in its list."""
    style = inline.style
    spans = tuple(
        Span(
            text="".join(pieces),
            bold=look.bold,
            italic=look.italic,
            underlined=look.underlined,
            struck=look.struck,
            size=look.size,
        )
        for look, pieces in inline.spans
    )
    numbered, at, level = _list_level(own, style, story)
    label = None if numbered is None else story.counters.label(numbered, at)
    return Paragraph(
        text="".join(span.text for span in spans),
        location=location,
        spans=spans,
        style=style.name,
        heading_level=style.heading_level if own.outline is None else outline_level(own.outline),
        label=label,
        list_level=None if label is None else at,
        indent=_indent(own, style, level),
        centred=style.centred if own.centred is None else own.centred,
        anchors=inline.anchors,
    )


def _list_level(
    own: Own, style: ParagraphStyle, story: Story
) -> tuple[NumberedList | None, int, Level | None]:
    """The list that the paragraph is an item of, and its level."""
    list_id = style.list_id if own.list_id is None else own.list_id
    numbered = None if list_id in (None, _NO_LIST) else story.numbering.find(list_id or "")
    if numbered is None:
        return None, 0, None
    at = own.list_level
    if at is None and own.list_id is None:
        at = numbered.level_of_style(style.list_style)
    if at is None:
        at = style.list_level or 0
    return numbered, at, numbered.levels.get(at)


def _indent(own: Own, style: ParagraphStyle, level: Level | None) -> float:
    """The paragraph's own left indent, else that of its own list, its style, its style's list."""
    if own.indent is not None:
        return own.indent
    of_list = None if level is None else level.indent
    if own.list_id is not None and of_list is not None:
        return of_list
    if style.indent is not None:
        return style.indent
    return of_list or 0.0
