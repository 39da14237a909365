"""The author's Word file with a comment on every finding, at the words that it is about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lxml.etree import _Element as Element

from model.document import Document
from model.finding import Finding
from model.review import Review
from model.template import Template
from reports.remarks import BESIDE, Marked, Remark, explanation, remarks
from reports.word_comments.characters import Words, text_of
from reports.word_comments.comments import Author, Comments
from reports.word_comments.names import Names
from reports.word_comments.package import Parts
from reports.word_comments.ranges import mark_element, mark_paragraph, mark_words
from reports.word_comments.references import References
from reports.word_comments.search import Search
from reports.word_comments.whereabouts import Scope, Whereabouts
from reports.wording import Wording


@dataclass(frozen=True)
class Original:
    """A Word file and what the Word reader made of these very bytes.

    `converted_from` is the ending of the file that was sent when the Word file was made of it.
    """

    data: bytes
    document: Document
    converted_from: str | None = None


def commented(
    original: Original,
    review: Review,
    template: Template,
    words: Wording,
    day: date | None = None,
) -> Marked:
    """The Word file with comments, dated `day` (None: no date).

    Comments and tracked changes of the author stay. What Word allows no comment at (headers,
    footers, text boxes) is commented at the nearest place, with a word of explanation; a file that
    was converted says so in a first comment, and so does the copy of one that was signed: the
    signatures do not hold for it and are taken out. The same input gives the same bytes.
    """
    copy = _Copy(original, words, day)
    if original.converted_from is not None:
        copy.begin_with(words.say("remarks.converted", ending=original.converted_from))
    if copy.parts.drop_signatures():
        copy.begin_with(words.say("remarks.signed"))
    for remark in remarks(review, template, words):
        copy.put(remark)
    return Marked(copy.parts.packed(), copy.exact, copy.near)


class _Copy:
    """One file being marked up."""

    def __init__(self, original: Original, words: Wording, day: date | None) -> None:
        self.parts = Parts(original.data)
        main = self.parts.main()
        root = self.parts.tree(main)
        assert root is not None  # the document was read from it
        self.words = words
        self.names = Names(root)
        body = root.find(self.names("body"))
        assert body is not None
        self.paragraphs = list(body.iter(self.names("p")))
        self.search = Search(self.paragraphs, self.names)
        self.references = References(self.paragraphs, self.names)
        self.whereabouts = Whereabouts(original.document)
        author = Author(words.say("remarks.author"), words.say("remarks.initials"), day)
        self.comments = Comments(self.parts, main, self.names, author)
        self.exact = self.near = 0

    def begin_with(self, text: str) -> None:
        """A comment on the document as a whole, at its beginning."""
        self._at_paragraph(self.whereabouts.beginning(), self.comments.add(text, ()))

    def put(self, remark: Remark) -> None:
        """Put a remark at the words that it is about, else at the nearest place."""
        finding = remark.finding
        found = self._words_of(finding)
        reason = explanation(finding, self.words, exact=found is not None)
        mark = self.comments.add(remark.title, (*remark.lines, *([reason] if reason else [])))
        if found is not None:
            self.references.put(mark_words(found, mark, self.names), mark)
            self.exact += 1
        elif self._at_picture(finding, mark):
            self.exact += 1
        else:
            self._at_paragraph(self._place(finding), mark)
            self.near += 1

    def _words_of(self, finding: Finding) -> Words | None:
        """Where the quote of a finding stands, None when it has none or is in no paragraph."""
        if finding.location is None or not finding.quote or finding.location.part in BESIDE:
            return None
        scopes = list(self.whereabouts.scopes(finding.location))
        return self.search.words(finding.quote, scopes)

    def _place(self, finding: Finding) -> Scope:
        scopes = self.whereabouts.scopes(finding.location) if finding.location else ()
        return next((scope for scope in scopes if scope), self.whereabouts.beginning())

    def _at_paragraph(self, scope: Scope, mark: str) -> None:
        """Put a comment on the first paragraph of these that has text, else on the first."""
        paragraphs = [self.paragraphs[n] for n in scope if n < len(self.paragraphs)]
        paragraphs = [self._outside(paragraph) for paragraph in paragraphs] or self.paragraphs
        with_text = (p for p in paragraphs if text_of([(0, p)], self.names, aside=False).leaves)
        end = mark_paragraph(next(with_text, paragraphs[0]), mark, self.names)
        self.references.put(end, mark)

    def _outside(self, paragraph: Element) -> Element:
        """The paragraph, or for one in a text box that to which the box is anchored."""
        boxes = list(paragraph.iterancestors(self.names("txbxContent")))
        if not boxes:
            return paragraph
        return next(boxes[-1].iterancestors(self.names("p")), paragraph)

    def _at_picture(self, finding: Finding, mark: str) -> bool:
        image = self.whereabouts.image(finding.location) if finding.location else None
        if image is None or not image.anchors:
            return False
        paragraph = self._outside(self.paragraphs[image.anchors[0]])
        tags = [self.names(name) for name in ("drawing", "pict", "object")]
        drawings = [drawing for drawing in paragraph.iter(*tags) if self._is_at(drawing, paragraph)]
        named = [d for d in drawings if any(each.get("name") == image.name for each in d.iter())]
        for drawing in (*named, *drawings):
            self.references.put(mark_element(drawing, mark, self.names), mark)
            return True
        return False

    def _is_at(self, drawing: Element, paragraph: Element) -> bool:
        """Whether a drawing is anchored in this paragraph, not in one of its text boxes."""
        return next(drawing.iterancestors(self.names("p")), None) is paragraph
