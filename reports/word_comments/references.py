"""The signs of comments: a run each, which tells programs that there is a comment.

The sign need not stand where the comment's words end, and sometimes must not: LibreOffice up to 7.x
loses the text before the sign when that stands in the first paragraph of a content control around
paragraphs, a table or a cell. (Controls around rows, and those that hold a table of contents, do no
harm.) It then stands in the next paragraph that is none, and nothing is lost in any program; Word
goes by the marks around the words.
"""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree
from lxml.etree import _Element as Element

from reports.word_comments.names import Names
from reports.word_comments.ranges import marker


class References:
    """Where the signs of comments go in one file. `paragraphs` are all of its body, in order."""

    def __init__(self, paragraphs: Sequence[Element], names: Names) -> None:
        self._paragraphs = paragraphs
        self._names = names

    def put(self, after: Element, mark: str) -> None:
        """Put the sign of a comment after the end of its words, or where it does no harm."""
        names = self._names
        sign = etree.Element(names("r"))
        sign.append(marker("commentReference", mark, names))
        paragraph = next(after.iterancestors(names("p")))
        harmless = self._harmless(paragraph)
        if harmless is paragraph:
            self._below(paragraph, after).addnext(sign)
            return
        properties = harmless.find(names("pPr"))
        if properties is None:
            harmless.insert(0, sign)
        else:
            properties.addnext(sign)

    def _below(self, paragraph: Element, element: Element) -> Element:
        """The child of the paragraph that holds the element: outside of insertions and links."""
        place = element
        for above in element.iterancestors():
            if above is paragraph:
                break
            place = above
        return place

    def _harmless(self, paragraph: Element) -> Element:
        """The paragraph, or the nearest after or before it where a sign does no harm."""
        if not self._begins_control(paragraph):
            return paragraph
        here = next(n for n, other in enumerate(self._paragraphs) if other is paragraph)
        around = [*self._paragraphs[here + 1 :], *reversed(self._paragraphs[:here])]
        box = self._names("txbxContent")
        return next(
            (
                other
                for other in around
                if next(other.iterancestors(box), None) is None and not self._begins_control(other)
            ),
            paragraph,
        )

    def _begins_control(self, paragraph: Element) -> bool:
        """Whether it is the first paragraph of a control around paragraphs, a table or a cell."""
        names = self._names
        child = paragraph
        for above in paragraph.iterancestors():
            holds = above.tag == names("sdtContent") and child.tag != names("tr")
            if holds and next(above.iter(names("p"))) is paragraph:
                return not _is_listing(above, names)
            child = above
        return False


def _is_listing(content: Element, names: Names) -> bool:
    control = content.getparent()
    properties = None if control is None else control.find(names("sdtPr"))
    return properties is not None and any(
        properties.find(names(name)) is not None for name in ("docPartObj", "docPartList")
    )
