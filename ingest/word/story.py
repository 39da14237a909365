"""What runs through the paragraphs of one story: the body, a header, the notes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lxml.etree import _Element as Element

from ingest.word.numbering import Counters, Numbering
from ingest.word.pages import Pages
from ingest.word.styles import Styles
from ingest.word.unseen import Grounds
from model.document import MarkKind
from model.location import Location


@dataclass(slots=True, eq=False)
class Draft:
    """A mark in the making: its text comes piece by piece, its place when the paragraph ends."""

    kind: MarkKind
    pieces: list[str] = field(default_factory=list)
    note: str | None = None
    location: Location | None = None


@dataclass(slots=True)
class Story:
    """What the paragraphs of one story share.

    `drafts` are the marks of the whole file so far; `copies` those that get a copy of the words
    being read (open comments, insertions). `comments` is the text of each comment by its id;
    `note_text` reads the note behind a reference (kind, id) and gives its text, or None. `numbers`
    are those of the paragraphs of the main part; `anchors` those of the paragraph being read, in
    the notes those of the paragraph that refers to them. `grounds` is what its words
    stand on.
    """

    styles: Styles
    numbering: Numbering
    pages: Pages
    drafts: list[Draft]
    comments: dict[str, str]
    note_text: Callable[[str, str], str | None] = lambda _kind, _id: None
    numbers: Mapping[Element, int] = field(default_factory=dict)
    anchors: tuple[int, ...] = ()
    grounds: Grounds = field(default_factory=Grounds)
    counters: Counters = field(default_factory=Counters)
    copies: list[Draft] = field(default_factory=list)
    _open_comments: dict[str, Draft] = field(default_factory=dict)
    _unplaced: list[Draft] = field(default_factory=list)

    def draft(self, kind: MarkKind, text: str = "", note: str | None = None) -> Draft:
        """Begin a mark in the paragraph being read."""
        draft = Draft(kind, [text] if text else [], note)
        self.drafts.append(draft)
        self._unplaced.append(draft)
        return draft

    def has_change(self) -> bool:
        """Whether words of the paragraph being read were inserted or deleted."""
        changes = (draft for draft in self._unplaced if draft.kind in ("insertion", "deletion"))
        return any(draft.pieces for draft in changes)

    def begin_comment(self, comment_id: str) -> None:
        """The words that a comment is about begin here."""
        if comment_id in self.comments and comment_id not in self._open_comments:
            draft = self.draft("comment", note=self.comments[comment_id])
            self._open_comments[comment_id] = draft
            self.copies.append(draft)

    def end_comment(self, comment_id: str) -> None:
        """The words that a comment is about end here."""
        draft = self._open_comments.get(comment_id)
        if draft is not None and draft in self.copies:
            self.copies.remove(draft)

    def place(self, location: Location) -> None:
        """The paragraph being read ends; its marks stand there."""
        for draft in self._unplaced:
            draft.location = location
        self._unplaced.clear()
        for copy in self.copies:
            copy.pieces.append("\n")
