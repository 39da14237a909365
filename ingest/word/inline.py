"""What stands in one paragraph: its words in their formats, and what is set aside from them."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from lxml.etree import _Element as Element

from ingest.glyphs import sign, symbol_table
from ingest.word.controls import form_field_text, prompt_of_code, read_control
from ingest.word.drawings import DRAWING_TAGS, Drawing, read_drawing
from ingest.word.names import (
    ALTERNATE,
    DEL,
    INS,
    MOVE_FROM,
    MOVE_TO,
    PPR,
    RPR,
    SDT,
    P,
    R,
    T,
    branch,
    w,
)
from ingest.word.story import Draft, Story
from ingest.word.styles import LOOK, ParagraphStyle, RunFormat, font_of
from ingest.word.unseen import is_suspect
from model.document import MarkKind

_M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_EMOJI = "{http://schemas.microsoft.com/office/word/2015/wordml/symex}symEx"
# Characters that are not text as they stand: soft and no-break hyphens, line ends that XML keeps
# but Word does not, signs and boxes of symbol fonts.
_ODD = re.compile("[\xad\u2011\r\n\uf000-\uf0ff\u25a0-\u2bff\U0001f5d0-\U0001f5ff]")
_REPLACED = {"\xad": "", "\u2011": "-", "\r": "", "\n": " "}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Inline:
    """One paragraph being read.

    `anchors` are its own, as `Paragraph.anchors` says; `aside` gets the words instead of the text
    while they are deleted, hidden or a prompt; `drawings` are the pictures and text boxes anchored
    in the paragraph; `hides_words` says that words of it are hidden.
    """

    def __init__(self, story: Story, style: ParagraphStyle, mode: MarkKind | None) -> None:
        self.story = story
        self.style = style
        self.spans: list[tuple[RunFormat, list[str]]] = []
        self.drawings: list[Drawing] = []
        self.anchors: tuple[int, ...] = ()
        self.page: int | None = story.pages.now
        self.aside: Draft | None = story.draft(mode) if mode else None
        self._inked = False
        self.hides_words = False
        self._hidden: Draft | None = None
        self._unseen: Draft | None = None
        self._format = style.run
        self._symbols: str | None = None  # the table of the run's font, when it draws signs
        self._fields: list[list[str] | None] = []  # the code so far; None once the result begins
        self._broken = False

    def go_on(self, style: ParagraphStyle) -> None:
        """The mark at the end of the paragraph is gone: the next one is part of this one."""
        self.style, self._format = style, style.run
        self._fields.clear()
        self._unseen = None
        if self._hidden is not None:
            self._hidden.pieces.append("\n")

    def read(self, parent: Element) -> None:
        """Read what is in an element of the paragraph, in order."""
        for child in parent:
            handler = _HANDLERS.get(child.tag)
            if handler is not None:
                handler(self, child)
            elif len(child):
                self.read(child)

    def say(self, text: str) -> None:
        """Words of the paragraph, in the format of the run being read."""
        if not text or any(code is not None for code in self._fields):
            return
        if self.aside is not None:
            self.aside.pieces.append(text)
            return
        if self._format.hidden:
            if self._hidden is None:
                self._hidden = self.story.draft("hidden")
                self.hides_words = True
            self._hidden.pieces.append(text)
            return
        if self._broken and self.spans:
            text = "\n" + text
        self._broken, self._hidden = False, None
        self.ink()
        if self.spans and self.spans[-1][0][LOOK] == self._format[LOOK]:
            self.spans[-1][1].append(text)
        else:
            self.spans.append((self._format, [text]))
        for copy in self.story.copies:
            copy.pieces.append(text)

    def ink(self) -> None:
        """Something visible stands here: the paragraph begins on this page at the latest."""
        page = self.story.pages.ink()
        if not self._inked:
            self.page, self._inked = page, True

    def run(self, run: Element) -> None:
        """Read a w:r in its own format."""
        outer = self._format, self._symbols
        properties = run.find(RPR)
        self._format = self.story.styles.run(self.style, properties)
        self._symbols = None if properties is None else _table(font_of(properties))
        if is_suspect(self._format):
            self._read_unseen(run)
        else:
            self._unseen = None
            self.read(run)
        self._format, self._symbols = outer

    def _read_unseen(self, run: Element) -> None:
        """Read a w:r whose words may be of a look that nobody sees: text, and noted as such."""
        why = self.story.grounds.why_unseen(run, self._format, self.story.styles)
        if why is None:
            self._unseen = None
            self.read(run)
            return
        if self._unseen is None or self._unseen.note != why:
            self._unseen = self.story.draft("unseen", note=why)
        unseen = self._unseen
        self.story.copies.append(unseen)
        self.read(run)
        self.story.copies.remove(unseen)

    def text(self, element: Element) -> None:
        """The words of a w:t."""
        text = element.text
        if not text:
            return
        if (text[0].isspace() or text[-1].isspace()) and element.get(_SPACE) != "preserve":
            text = text.strip(" \t\r\n")  # as XML formatting, which Word drops
        table = self._symbols
        if table is not None:
            text = "".join(_readable(char, table) for char in text)
        elif _ODD.search(text):
            text = _ODD.sub(lambda found: _readable(found.group(), None), text)
        self.say(text)

    def deleted_text(self, element: Element) -> None:
        """The words of a w:delText, outside a w:del too."""
        if self.aside is None:
            self._set_aside("deletion", element, Inline.text)
        else:
            self.text(element)

    def symbol(self, element: Element) -> None:
        """A w:sym or w16se:symEx: a character by its code in a font."""
        namespace = element.tag.removesuffix("symEx").removesuffix("sym")
        try:
            code = int(element.get(f"{namespace}char", ""), 16)
            self.say(sign(code, symbol_table(element.get(f"{namespace}font", ""))))
        except (ValueError, OverflowError):  # no character has that code
            return

    def break_(self, element: Element) -> None:
        """A w:br: of a line, a column or a page."""
        kind = element.get(w("type"), "textWrapping")
        if kind == "textWrapping":
            self.say("\n")
            return
        self._broken = bool(self.spans)
        if kind == "page":
            self.story.pages.asked()

    def drawing(self, element: Element) -> None:
        """A picture or text box; one that is not shown leaves its words aside."""
        drawing = read_drawing(element)
        hidden = self._format.hidden or any(code is not None for code in self._fields)
        if self.aside is None and not hidden:
            self.ink()
            self.drawings.append(drawing)
            return
        for box in drawing.text_boxes:
            self.say("\n".join(paragraph_lines(box)))

    def field_mark(self, element: Element) -> None:
        """A w:fldChar: begin of a field's code, begin of its result, or its end."""
        kind = element.get(w("fldCharType"))
        if kind == "begin":
            self.say(form_field_text(element))
            self._fields.append([])
        elif self._fields and kind == "separate":
            self._fields[-1] = None
        elif self._fields and kind == "end":
            code = self._fields.pop()
            prompt = prompt_of_code("".join(code)) if code else None
            if prompt and self.aside is None:
                self.story.draft("placeholder", prompt)

    def field_code(self, element: Element) -> None:
        """A w:instrText."""
        code = self._fields[-1] if self._fields else None
        if code is not None and element.text:
            code.append(element.text)

    def insertion(self, element: Element) -> None:
        """A w:ins or w:moveTo: text, noted as inserted."""
        draft = self.story.draft("insertion")
        self.story.copies.append(draft)
        self.read(element)
        self.story.copies.remove(draft)

    def deletion(self, element: Element) -> None:
        """A w:del or w:moveFrom."""
        self._set_aside("deletion", element, Inline.read)

    def control(self, element: Element) -> None:
        """A w:sdt around runs."""
        control = read_control(element)
        if control.content is None:
            return
        if control.box is not None:
            run = control.content.find(R)
            outer = self._format
            self._format = self.story.styles.run(self.style, None if run is None else run.find(RPR))
            self.say(control.box)
            self._format = outer
        elif control.prompt is not None:
            self._set_aside(control.prompt, control.content, Inline.read)
        else:
            self.read(control.content)

    def alternate(self, element: Element) -> None:
        """An mc:AlternateContent: the same thing twice."""
        chosen = branch(element)
        if chosen is not None:
            self.read(chosen)

    def denominator(self, element: Element) -> None:
        """The lower half of a fraction in an equation."""
        self.say("/")
        self.read(element)

    def note(self, element: Element) -> None:
        """A reference to a footnote or endnote."""
        if self.aside is not None or self._format.hidden:
            return
        kind = "footnote" if element.tag == _FOOTNOTE else "endnote"
        text = self.story.note_text(kind, element.get(w("id"), ""))
        if text is not None:
            self.story.draft("footnote", text, note=text)

    def comment(self, element: Element) -> None:
        """A comment's own sign; a comment without marked words begins and ends there."""
        comment_id = element.get(w("id"), "")
        self.story.begin_comment(comment_id)
        self.story.end_comment(comment_id)

    def _set_aside(
        self, kind: MarkKind, element: Element, read: Callable[[Inline, Element], None]
    ) -> None:
        outer = self.aside
        if outer is None:
            self.aside = self.story.draft(kind)
        read(self, element)
        self.aside = outer


def paragraph_lines(container: Element) -> list[str]:
    """The plain text of each paragraph in an element, without formats, marks and second copies."""
    return ["".join(_plain(paragraph)) for paragraph in container.iter(P)]


def _plain(paragraph: Element) -> list[str]:
    return [
        element.text or "" if element.tag == T else "\t" if element.tag == _TAB else "\n"
        for element in paragraph.iter(T, _TAB, _BREAK)
    ]


def _readable(char: str, table: str | None) -> str:
    replaced = _REPLACED.get(char)
    return sign(ord(char), table) if replaced is None else replaced


@lru_cache(maxsize=256)
def _table(font: str) -> str | None:
    return symbol_table(font)


_FOOTNOTE = w("footnoteReference")
_TAB, _BREAK = w("tab"), w("br")
_Handler = Callable[[Inline, Element], None]


def _nothing(inline: Inline, element: Element) -> None:
    """Properties say nothing."""


_HANDLERS: dict[str, _Handler] = {
    R: Inline.run,
    T: Inline.text,
    PPR: _nothing,
    RPR: _nothing,
    w("delText"): Inline.deleted_text,
    _TAB: lambda inline, _: inline.say("\t"),
    w("ptab"): lambda inline, _: inline.say("\t"),
    w("cr"): lambda inline, _: inline.say("\n"),
    _BREAK: Inline.break_,
    w("noBreakHyphen"): lambda inline, _: inline.say("-"),
    w("sym"): Inline.symbol,
    _EMOJI: Inline.symbol,
    w("fldChar"): Inline.field_mark,
    w("instrText"): Inline.field_code,
    w("lastRenderedPageBreak"): lambda inline, _: inline.story.pages.rendered(),
    INS: Inline.insertion,
    MOVE_TO: Inline.insertion,
    DEL: Inline.deletion,
    MOVE_FROM: Inline.deletion,
    SDT: Inline.control,
    ALTERNATE: Inline.alternate,
    _FOOTNOTE: Inline.note,
    w("endnoteReference"): Inline.note,
    w("commentRangeStart"): lambda inline, it: inline.story.begin_comment(it.get(w("id"), "")),
    w("commentRangeEnd"): lambda inline, it: inline.story.end_comment(it.get(w("id"), "")),
    w("commentReference"): Inline.comment,
    w("rt"): _nothing,  # the reading above a word
    f"{{{_M}}}t": Inline.text,
    f"{{{_M}}}den": Inline.denominator,
}
_HANDLERS.update(dict.fromkeys(DRAWING_TAGS, Inline.drawing))
