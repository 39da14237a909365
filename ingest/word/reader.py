"""Reading Word files (docx, docm, dotx; strict ones too) into a Document."""

from __future__ import annotations

from pathlib import Path

from lxml.etree import _Element as Element

from ingest.word.blocks import BlockReader
from ingest.word.changes import format_changes
from ingest.word.metadata import read_metadata, stated_pages
from ingest.word.names import P, w, word_fact, words
from ingest.word.notes import comment_texts, note_elements, running_parts
from ingest.word.numbering import Numbering
from ingest.word.package import Package, open_package
from ingest.word.pages import Pages
from ingest.word.story import Draft, Story
from ingest.word.styles import Styles
from model.document import Block, Document, Mark, Paragraph, block_lines
from model.errors import Damaged, TooLarge
from model.location import Location, Part
from model.settings import Limits


def read_word(path: Path, limits: Limits) -> Document:
    """Read a Word file that was admitted. Macros are never run, links never followed.

    Raises Damaged (no zip, broken XML, a DOCTYPE, no text part), Encrypted, and TooLarge (unpacked
    size, pages). `Document.pages` is None, and so are the pages of all locations, unless Word
    stored where it broke the pages.
    """
    with open_package(path, limits) as package:
        try:
            document = _Reading(package).document()
        except RecursionError as error:
            raise Damaged(word_fact("nested")) from error
    if document.pages is not None and document.pages > limits.pages:
        raise TooLarge(word_fact("pages", pages=document.pages, limit=limits.pages))
    return document


class _Reading:
    """One file being read: its parts, and the marks and notes found so far."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.main = package.main()
        root = package.tree(self.main)
        body = None if root is None else root.find(w("body"))
        if body is None:
            raise Damaged(word_fact("no_text"))
        self.body: Element = body
        self.styles = Styles(self.part("styles"))
        self.numbering = Numbering(self.part("numbering"), self.styles.list_of_style)
        self.comments = comment_texts(self.part("comments"))
        self.notes = {
            "footnote": note_elements(self.part("footnotes")),
            "endnote": note_elements(self.part("endnotes")),
        }
        self.pages = Pages(self.body)
        self.drafts: list[Draft] = []
        self.unread: dict[str, None] = {}
        self.note_blocks: list[Block] = []
        self.text = self.story(self.pages)

    def part(self, kind: str) -> Element | None:
        """The root of the part that the text refers to as its styles, numbering and so on."""
        return next(map(self.package.tree, self.package.related(self.main, kind)), None)

    def document(self) -> Document:
        """Read every part."""
        self.text.numbers = {element: number for number, element in enumerate(self.body.iter(P))}
        self.text.note_text = self.note_text
        body = self.blocks(self.text, self.body, self.main, "body")
        settings = self.part("settings")
        headers = self.running("header", settings)
        footers = self.running("footer", settings)
        core, app = self.properties("core-properties"), self.properties("extended-properties")
        blocks = (*body, *self.note_blocks, *headers, *footers)
        return Document(
            reader="word",
            blocks=blocks,
            marks=(
                *_marks(self.drafts, blocks),
                *format_changes(self.body, self.text.numbers, body),
            ),
            metadata=read_metadata(core, app, self.styles.language),
            pages=self.page_count(app),
            unread=tuple(words()["unread"][name] for name in self.unread),
        )

    def story(self, pages: Pages) -> Story:
        """A new story: its own list numbers and open comments, the file's marks."""
        return Story(self.styles, self.numbering, pages, self.drafts, self.comments)

    def blocks(
        self, story: Story, container: Element, source: str, part: Part, first: int = 0
    ) -> list[Block]:
        """The blocks of one part of the document."""
        reader = BlockReader(story, self.package, source, part, first)
        blocks = reader.read(container)
        self.unread.update(dict.fromkeys(reader.unread))
        return blocks

    def note_text(self, kind: str, note_id: str) -> str | None:
        """Read a footnote or endnote where it is referred to; None when there is none."""
        note = self.notes[kind].pop(note_id, None)
        if note is None:
            return None
        source = next(iter(self.package.related(self.main, f"{kind}s")), "")
        first = len(self.note_blocks)
        story = self.story(self.pages)
        story.anchors = self.text.anchors
        self.note_blocks += self.blocks(story, note, source, "footnote", first)
        return "\n".join(_lines(self.note_blocks[first:])).strip()

    def running(self, part: Part, settings: Element | None) -> list[Block]:
        """The headers or footers that some page shows; those that say the same only once."""
        blocks: list[Block] = []
        seen: set[tuple[str, ...]] = set()
        for name in running_parts(self.package, self.main, self.body, settings, part):
            root = self.package.tree(name)
            if root is None:
                continue
            known = len(self.drafts)
            read = self.blocks(self.story(Pages(None)), root, name, part, len(blocks))
            lines = tuple(_lines(read))
            if lines in seen:
                del self.drafts[known:]
            elif _says_something(read) or self.drafts[known:]:
                seen.add(lines)
                blocks += read
        return blocks

    def properties(self, kind: str) -> Element | None:
        """A part with properties of the file; a broken one costs nobody the text."""
        try:
            return next(map(self.package.tree, self.package.related("", kind)), None)
        except Damaged:
            self.unread["properties"] = None
            return None

    def page_count(self, app: Element | None) -> int | None:
        """How many pages the program that stored the page breaks counted."""
        if self.pages.last is None:
            return None
        return max(stated_pages(app) or 0, self.pages.last)


def _says_something(blocks: list[Block]) -> bool:
    return any(not isinstance(block, Paragraph) or block.text for block in blocks)


def _lines(blocks: list[Block]) -> list[str]:
    return [line for block in blocks for line in block_lines(block)]


def _marks(drafts: list[Draft], blocks: tuple[Block, ...]) -> tuple[Mark, ...]:
    """The marks that came to something, each at a block that there is."""
    last: dict[str, int] = {}
    for block in blocks:
        last[_counted(block.location)] = block.location.block
    marks = []
    for draft in drafts:
        text, location = "".join(draft.pieces).strip("\n"), draft.location
        shown = text if draft.kind in ("insertion", "deletion") else text.strip()
        if location is None or not (shown or draft.kind == "comment"):
            continue
        end = last.get(_counted(location), 0)
        if location.block > end:  # the last block of a part, deleted whole
            location = location.model_copy(update={"block": end})
        marks.append(Mark(kind=draft.kind, text=text, location=location, note=draft.note))
    return tuple(marks)


def _counted(location: Location) -> str:
    """The part whose numbers a location counts in."""
    return "body" if location.part == "textbox" else location.part
