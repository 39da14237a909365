"""Text of a page that nobody sees on it: what looks like it is asked of the file, and what the page
shows there settles it.

Scans carry the words of their pictures as text that paints nothing, and so do pages whose letters
are drawn as outlines. What lies on a picture, or where something is drawn, is taken for seen.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from ingest.pdf.drawing import Drawing, Fill, Picture
from ingest.pdf.geometry import Frame, area, overlap
from ingest.pdf.handles import Handle
from ingest.pdf.paper import Paper
from ingest.pdf.stretches import NO_INK, PageText, Stretch
from model.location import Box

# "colour" and "size" stay part of the text, as in a Word file; the others do not.
Why = Literal["invisible", "layer", "covered", "cropped", "colour", "size"]
KEPT = ("colour", "size")
# Points, give or take how programs round; nothing that is to be read is set as small. Fonts of
# bitmaps may be of one point and draw larger letters, which their widths tell.
_SMALLEST, _WIDEST_SMALL = 2.05, 1.5
_NEAR = 8  # of 255 in every channel; the eye tells no such difference on a page
_WHITE = 0xFFFFFF
# Where letters have their ink, in shares of the size: above the baseline, and from their ends,
# where a box behind them may end as well.
_INK_TOP, _INK_BOTTOM, _INK_ENDS = 0.7, 0.05, 0.1
_INSIDE = 1.0  # points that ink may stand out of a box that covers it
_ON_PICTURE = 0.5
# A page with more of its characters so small was made smaller as a whole.
_SHRUNK = 0.5
# With more of the invisible text where something is drawn, all of it repeats what is drawn.
_REPEATS = 0.2
# More boxes, or pictures, than this on one page are a chart, or a scan in pieces.
_MOST_FILLS, _MOST_PICTURES = 2_000, 300


@dataclass(slots=True)
class Unseen:
    """Characters that nobody sees, and why."""

    why: Why
    stretch: Stretch

    @property
    def ink_box(self) -> Box:
        """Where the ink of its letters would be."""
        one = self.stretch
        inked = [index for index, text in enumerate(one.texts) if not text.isspace()]
        top = one.baseline - _INK_TOP * one.size
        bottom = one.baseline - _INK_BOTTOM * one.size
        left, right = one.starts[inked[0]], one.ends[inked[-1]]
        aside = min(_INK_ENDS * one.size, (right - left) / 4)
        return left + aside, top, right - aside, bottom


@dataclass(slots=True)
class _Suspect:
    """The characters `first` to `end` of a stretch, of which the picture is to be asked."""

    found: Unseen
    whole: Stretch
    first: int
    end: int

    @property
    def why(self) -> Why:
        return self.found.why

    @property
    def count(self) -> int:
        return self.end - self.first


def take_unseen(page: Handle, text: PageText, drawing: Drawing, frame: Frame) -> list[Unseen]:
    """What nobody sees of the text of an open PDFium page; taken off it but for what is kept.

    Text that does not run to the right is taken for seen.
    """
    cropped = [Unseen("cropped", one) for one in text.outside if _has_words(one.texts)]
    suspects = list(_by_look(text, drawing.fills))
    suspects += _by_fills(text, drawing.fills, {id(suspect.whole) for suspect in suspects})
    if suspects:
        suspects = _off_pictures(suspects, drawing.pictures)
        suspects = _without(suspects, "size", _SHRUNK * text.count)
    if any(suspect.why != "size" for suspect in suspects):
        suspects = _blank(suspects, page, frame)
    _take(text, suspects)
    return [*(suspect.found for suspect in suspects), *cropped]


def _by_look(text: PageText, fills: Sequence[Fill]) -> Iterator[_Suspect]:
    """Stretches of an ink, on a layer or of a size that may not be seen."""
    for stretch in text.upright:
        why: Why
        if not (stretch.ink or stretch.layered or stretch.size <= _SMALLEST):
            continue
        if stretch.ink == NO_INK:
            why = "invisible"
        elif _is_near(stretch.ink, _WHITE) and _is_near(stretch.ink, _ground(stretch, fills)):
            why = "colour"
        elif stretch.layered:
            why = "layer"
        elif stretch.size <= _SMALLEST and _is_narrow(stretch):
            why = "size"
        else:
            continue
        if _has_words(stretch.texts):
            yield _Suspect(Unseen(why, stretch), stretch, 0, len(stretch.texts))


def _by_fills(text: PageText, fills: Sequence[Fill], taken: set[int]) -> Iterator[_Suspect]:
    """Characters in a box of their own colour, or in one that was drawn after them.

    `taken` are the stretches that are suspect already.
    """
    inks = {stretch.ink for stretch in text.upright}
    alike = {
        colour: {ink for ink in inks if _is_near(ink, colour)}
        for colour in {fill.colour for fill in fills}
    }
    near = [fill for fill in fills if fill.after or alike[fill.colour]]
    if not near or len(near) > _MOST_FILLS:
        return
    level = sorted(text.upright, key=lambda stretch: stretch.baseline)
    baselines = [stretch.baseline for stretch in level]
    for fill in near:
        _, top, _, bottom = fill.box
        last = text.order.get(fill.after, len(text.order)) if fill.after else -1
        for stretch in level[bisect_left(baselines, top) : bisect_right(baselines, bottom)]:
            covers = stretch.order <= last
            drowns = stretch.ink in alike[fill.colour]
            if not (covers or drowns) or id(stretch) in taken:
                continue
            if not covers and not _is_near(stretch.ink, _ground(stretch, fills)):
                continue
            first, end = _inside(stretch, fill.box)
            if _has_words(stretch.texts[first:end]):
                taken.add(id(stretch))
                found = Unseen("covered" if covers else "colour", stretch.part(first, end))
                yield _Suspect(found, stretch, first, end)


def _is_narrow(stretch: Stretch) -> bool:
    widths = [end - start for start, end in zip(stretch.starts, stretch.ends, strict=True)]
    return sum(widths) <= _WIDEST_SMALL * len(widths)


def _ground(stretch: Stretch, fills: Sequence[Fill]) -> int:
    """The colour of the last box around the middle of a stretch, white without one."""
    x, y = (stretch.starts[0] + stretch.ends[-1]) / 2, stretch.middle
    for fill in reversed(fills):
        x0, top, x1, bottom = fill.box
        if x0 <= x <= x1 and top <= y <= bottom:
            return fill.colour
    return _WHITE


def _inside(stretch: Stretch, box: Box) -> tuple[int, int]:
    """The first and the end of the characters whose ink lies in the box."""
    x0, top, x1, bottom = box
    if (
        stretch.baseline - _INK_TOP * stretch.size < top - _INSIDE
        or stretch.baseline > bottom + _INSIDE
    ):
        return 0, 0
    middles = [(a + b) / 2 for a, b in zip(stretch.starts, stretch.ends, strict=True)]
    return bisect_left(middles, x0), bisect_right(middles, x1)


def _off_pictures(suspects: list[_Suspect], pictures: Sequence[Picture]) -> list[_Suspect]:
    """Those that do not lie on a picture; where a scan's words do, none of their kind."""
    if len(pictures) > _MOST_PICTURES:
        return []
    kept = [one for one in suspects if not _is_on(one.found.stretch.box, pictures)]
    if _count(kept, "invisible") < _count(suspects, "invisible"):
        return _without(kept, "invisible", 0)
    return kept


def _is_on(box: Box, pictures: Iterable[Picture]) -> bool:
    least = _ON_PICTURE * area(box)
    return any(overlap(box, picture.box) > least for picture in pictures)


def _without(suspects: list[_Suspect], why: Why, most: float) -> list[_Suspect]:
    """Without those of a kind where they are more characters than this."""
    if _count(suspects, why) <= most:
        return suspects
    return [suspect for suspect in suspects if suspect.why != why]


def _blank(suspects: list[_Suspect], page: Handle, frame: Frame) -> list[_Suspect]:
    """Those where the page shows nothing; what is told by its size is not looked for."""
    boxes = [suspect.found.ink_box for suspect in suspects]
    paper = Paper(page, frame, boxes)
    blank = [
        suspect
        for suspect, box in zip(suspects, boxes, strict=True)
        if suspect.why == "size" or paper.is_blank(box)
    ]
    invisible, hidden = (_count(them, "invisible") for them in (suspects, blank))
    if invisible - hidden > _REPEATS * invisible:
        return _without(blank, "invisible", 0)
    return blank


def _count(suspects: Iterable[_Suspect], why: Why) -> int:
    return sum(suspect.count for suspect in suspects if suspect.why == why)


def _take(text: PageText, suspects: Iterable[_Suspect]) -> None:
    """Take what is not kept off the text."""
    gone = {id(one.whole): one for one in suspects if one.why not in KEPT}
    if not gone:
        return
    left: list[Stretch] = []
    for stretch in text.upright:
        suspect = gone.get(id(stretch))
        if suspect is None:
            left.append(stretch)
            continue
        parts = (stretch.part(0, suspect.first), stretch.part(suspect.end, len(stretch.texts)))
        left += [part for part in parts if part.texts]
    text.upright = left


def _has_words(texts: Iterable[str]) -> bool:
    return any(text.isalnum() for text in texts)


def _is_near(colour: int, ground: int) -> bool:
    return all(
        abs((colour >> shift & 255) - (ground >> shift & 255)) <= _NEAR for shift in (16, 8, 0)
    )
