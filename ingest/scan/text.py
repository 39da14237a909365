"""Recognised lines as the text of a page, the way the PDF reader takes it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from statistics import median

from ingest.pdf.fonts import Face
from ingest.pdf.stretches import PageText, Stretch, Turned
from ingest.scan.picture import PER_POINT
from ingest.scan.type import Typed
from ingest.scan.words import Word

# White space that parts a line, in shares of the font size, and of its narrowest space: justified
# lines have wide spaces everywhere.
_WIDE, _WIDER = 1.2, 2.2
_UPWARDS = 3  # quarter turns
_Way = tuple[float, float]


def page_text(lines: Sequence[Sequence[Typed]], way: _Way = (0.0, 0.0)) -> PageText:
    """The text of the lines, in points, moved by so many of them to the right and down."""
    text = PageText()
    for line in lines:
        for part in _parts(line):
            baseline = median(word.word.baseline for word in part) / PER_POINT + way[1]
            text.upright += _stretches(part, baseline, way[0])
    return text


def text_upwards(
    lines: Sequence[Sequence[Word]], size: float, way: _Way = (0.0, 0.0)
) -> dict[int, list[Turned]]:
    """Lines that run up the page, as `PageText.turned` has them; `size` in points."""
    letters = [letter for line in lines for letter in _letters_upwards(line, size, way)]
    return {_UPWARDS: letters} if letters else {}


def _letters_upwards(line: Sequence[Word], size: float, way: _Way) -> Iterator[Turned]:
    """The letters of a line from the bottom up, with spaces between its words."""
    right, down = way
    end: float | None = None
    for word in line:
        x0, top, x1, bottom = (side / PER_POINT for side in word.box)
        x0, top, x1, bottom = x0 + right, top + down, x1 + right, bottom + down
        baseline = word.baseline / PER_POINT + right
        if end is not None and end > bottom:
            yield Turned(" ", (x0, bottom, x1, end), baseline, size, Face())
        high = (bottom - top) / len(word.text)
        for number, letter in enumerate(word.text):
            low = bottom - number * high
            yield Turned(letter, (x0, low - high, x1, low), baseline, size, Face())
        end = top


def _parts(line: Sequence[Typed]) -> Iterator[list[Typed]]:
    """The line, cut where wide white space parts it."""
    gaps = [after.word.box[0] - before.word.box[2] for before, after in pairwise(line)]
    size = line[0].size * PER_POINT
    widest = max(_WIDE * size, _WIDER * min(gaps)) if len(gaps) > 1 else _WIDE * size
    part = [line[0]]
    for gap, word in zip(gaps, line[1:], strict=True):
        if gap > widest:
            yield part
            part = []
        part.append(word)
    yield part


def _stretches(words: Sequence[Typed], baseline: float, shift: float) -> Iterator[Stretch]:
    """One stretch for the words of one weight, with spaces between them."""
    before: Stretch | None = None
    for bold, group in groupby(words, key=lambda word: word.bold):
        stretch = Stretch(baseline, words[0].size, Face(bold=bold))
        for word in group:
            x0, _, x1, _ = (side / PER_POINT + shift for side in word.word.box)
            if before is not None:
                before.add(" ", before.ends[-1], max(x0, before.ends[-1]))
            width = (x1 - x0) / len(word.word.text)
            for number, letter in enumerate(word.word.text):
                stretch.add(letter, x0 + number * width, x0 + (number + 1) * width)
            before = stretch
        yield stretch
