"""What nobody sees on the pages of a PDF as passages, and as marks where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from ingest.pdf.chars import HYPHEN_AT_LINE_END, KEPT_CONTROLS
from ingest.pdf.geometry import around, rounded
from ingest.pdf.layout import PageLayout, UnseenPassage
from ingest.pdf.lines import Line, lines_of, pieces_of
from ingest.pdf.page_numbers import digits_hidden
from ingest.pdf.places import nearest, places_on
from ingest.pdf.unseen import KEPT, Unseen
from model.document import Block, Mark, block_lines
from model.location import Box, Location

# Lines farther apart than this, in shares of their size, are passages of their own.
_FARTHEST = 2.0
_CODES = re.compile(f"[{chr(KEPT_CONTROLS)}-{chr(KEPT_CONTROLS + 0x9F)}]+")
_NOT_LETTERS = re.compile(r"[\W_]+")


def passages(unseen: Iterable[Unseen], page: int) -> list[UnseenPassage]:
    """The passages that unseen characters of a page (counted from 1) make, from top to bottom."""
    found = []
    for why, group in groupby(sorted(unseen, key=lambda one: one.why), key=lambda one: one.why):
        whole = [one.stretch.part(0, len(one.stretch.texts)) for one in group]
        for lines in _grouped(lines_of(pieces_of(whole, {}, page))):
            text = _CODES.sub("", _joined(line.text for line in lines))
            if any(char.isalnum() for char in text):
                found.append(UnseenPassage(text, why, around(line.box for line in lines)))
    return sorted(found, key=lambda passage: (passage.box[1], passage.box[0]))


def _grouped(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines that follow each other closely, one under the other."""
    group = list(lines[:1])
    for above, line in pairwise(lines):
        close = line.baseline - above.baseline <= _FARTHEST * max(line.size, above.size)
        if not (close and above.box[0] < line.box[2] and line.box[0] < above.box[2]):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _joined(texts: Iterable[str]) -> str:
    text = ""
    for line in texts:
        whole = text.removesuffix(HYPHEN_AT_LINE_END)
        text = whole + line if whole != text else f"{text} {line}"
    return text.replace(HYPHEN_AT_LINE_END, "-").strip()


def unseen_marks(pages: Sequence[PageLayout], blocks: Sequence[Block]) -> Iterator[Mark]:
    """A mark for each passage; what stands on many pages at one height gives one.

    What is cropped off one page and shown on another is not told: pages are cut in two so.
    """
    passages_ = [(page, passage) for page in pages for passage in page.unseen]
    if not passages_ or not blocks:
        return
    shown = ""
    if any(passage.why == "cropped" for _, passage in passages_):
        shown = _bare("".join(line for block in blocks for line in block_lines(block)))
    known: set[tuple[str, str, int]] = set()
    for page, passage in passages_:
        key = passage.why, digits_hidden(passage.text), round(passage.box[1])
        again = passage.why == "cropped" and _bare(passage.text) in shown
        if key in known or again:
            continue
        known.add(key)
        box = rounded(page.shown(passage.box))
        kept = passage.why in KEPT
        yield Mark(
            kind="unseen" if kept else "hidden",
            text=passage.text,
            note=passage.why,
            location=_place(blocks, page.number, None if passage.why == "cropped" else box),
        )


def _bare(text: str) -> str:
    """The letters and digits alone: lines are broken in other places on other pages."""
    return _NOT_LETTERS.sub("", text)


def _place(blocks: Sequence[Block], page: int, box: Box | None) -> Location:
    """The block on the page that is nearest; without one, the last block before the page."""
    places = places_on(blocks, page)
    if places:
        place = nearest(places, box) if box else places[0]
        return place.model_copy(update={"bbox": box})
    before = [block.location for block in blocks if (block.location.page or 0) < page]
    last = before[-1] if before else blocks[0].location
    return last.model_copy(update={"page": page, "bbox": box})
