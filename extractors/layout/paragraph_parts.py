"""One paragraph that holds several lines of a plan, taken apart.

Clerks break lines with Shift+Enter instead of starting a paragraph, and set the heading of a
section in bold at the start of its first paragraph ("**Okres realizacji.** Od stycznia …").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractors.layout.elements import MATCH, match_elements, match_label
from extractors.layout.numbering import split_bullet
from model.document import Block, Paragraph, Span
from model.template import Template

_ENDS = re.compile(r"[.:;]\s*$")
_RUN_IN = re.compile(r"^[^:.]{2,60}:\s")
_SURE = 0.97
_CLOSED = re.compile(r"[.:]$")
_COUNTS = re.compile(r"[^\W\d_]\D*\d")  # "Priorytet 2:", "Działanie 1.1."
_OPENING_WORDS = 12
# So many openings, of which so many are names of elements, head the sections of a document.
_RUN_IN_SURE = ((5, 2), (8, 1))


def run_in_headings(blocks: Sequence[Block], template: Template) -> frozenset[str]:
    """The bold openings of paragraphs that head the sections of a document, whatever they say.

    So it is where several paragraphs open in bold, each in its own way, and some openings are
    known names of elements.
    """
    openings = [
        opening
        for block in blocks
        if isinstance(block, Paragraph) and block.heading_level is None
        if (opening := block.text[: _bold_opening(block)].strip())
        if _CLOSED.search(opening) and len(opening.split()) <= _OPENING_WORDS
        if not match_label(opening, template) and not _COUNTS.search(opening)
    ]
    known = {
        match.element
        for opening in openings
        for match in match_elements(opening, template)
        if match.score >= MATCH
    }
    apart = len(set(openings)) == len(openings)
    own = apart and any(
        len(openings) >= least and len(known) >= names for least, names in _RUN_IN_SURE
    )
    return frozenset(openings) if own else frozenset()


def parts(
    paragraph: Paragraph, template: Template, run_in: frozenset[str] = frozenset()
) -> Iterator[Paragraph]:
    """The paragraph itself, or its lines, or its bold opening heading and the rest.

    `run_in` are the openings that `run_in_headings` found in the document.
    """
    if paragraph.heading_level is not None:
        yield paragraph
        return
    for line in _lines(paragraph):
        yield from _without_bold_heading(line, template, run_in)


def _lines(paragraph: Paragraph) -> list[Paragraph]:
    """The lines of a paragraph broken by hand, where they are lines of their own."""
    if "\n" not in paragraph.text or paragraph.bold:
        return [paragraph]
    lines: list[tuple[int, int]] = []
    start = 0
    for text in paragraph.text.split("\n"):
        if text.strip():
            lines.append((start, start + len(text)))
        start += len(text) + 1
    texts = [paragraph.text[begin:end] for begin, end in lines]
    if not any(_stands_alone(above, text) for above, text in pairwise(texts)):
        return [paragraph]
    return [_cut(paragraph, begin, end) for begin, end in lines]


def _stands_alone(above: str, text: str) -> bool:
    marked = split_bullet(text).number is not None
    return marked or bool(_ENDS.search(above)) or bool(_RUN_IN.match(text))


def _without_bold_heading(
    paragraph: Paragraph, template: Template, run_in: frozenset[str]
) -> Iterator[Paragraph]:
    length = _bold_opening(paragraph)
    opening = paragraph.text[:length].strip()
    named = opening and not match_label(opening, template)
    sure = any(match.score >= _SURE for match in match_elements(opening, template))
    if named and (sure or opening in run_in):
        heading = _cut(paragraph, 0, len(paragraph.text[:length].rstrip(" .:\t–—-")))
        content = _cut(paragraph, length, len(paragraph.text))
        yield heading.model_copy(update={"label": None})
        yield content.model_copy(update={"label": paragraph.label})
    else:
        yield paragraph


def _bold_opening(paragraph: Paragraph) -> int:
    """How many characters stand in bold before the first that does not; 0 when all do."""
    length = 0
    for span in paragraph.spans:
        if span.text.strip() and not span.bold:
            return length
        length += len(span.text)
    return 0


def _cut(paragraph: Paragraph, begin: int, end: int) -> Paragraph:
    """A stretch of a paragraph as a paragraph; only the first keeps the automatic label."""
    text = paragraph.text[begin:end]
    return paragraph.model_copy(
        update={
            "text": text,
            "spans": tuple(_cut_spans(paragraph.spans, begin, end)),
            "label": paragraph.label if begin == 0 else None,
        }
    )


def _cut_spans(spans: tuple[Span, ...], begin: int, end: int) -> Iterator[Span]:
    start = 0
    for span in spans:
        inside = span.text[max(begin - start, 0) : max(end - start, 0)]
        if inside:
            yield span.model_copy(update={"text": inside})
        start += len(span.text)
