"""Measures of a whole document: the size of its text, the distance of its lines, its margins."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.pdf.layout import FoundCell, FoundTable, PageLayout
from ingest.pdf.lines import Line
from ingest.pdf.paragraphs import USUAL_PITCH, Region, is_full
from ingest.pdf.starts import frequent_starts

# The padding of a cell: Word 5.4, LibreOffice 2.8, browsers 3–6 points.
_MOST_PADDING = 8.0
# This share of the lines may reach past the margin (numbers hung out, long words).
_PAST_MARGIN = 0.02
# A line that takes this share of the page's width is likely to reach the margin.
_LONG_LINE = 0.6
# A line that ends so near the margin, in shares of its size, is most often followed by another of
# its paragraph; so many of them tell how far apart lines are.
_NEARLY_FULL = 4.0
_LEAST_FULL = 5
# So many tagged lines without two in one paragraph are no accident.
_TAGGED_LINES = 30
_Format = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Measures:
    """`body_size` in points; pitches in shares of the font size; margins by page format.

    `starts` are the labels and counted words that several paragraphs begin with.
    """

    body_size: float
    pitch: float
    cell_pitch: float
    margins: dict[_Format, tuple[float, float]]
    formats: dict[int, _Format]
    starts: frozenset[str] = frozenset()

    def region(self, line: Line) -> Region:
        """Where a line of running text runs."""
        left, right = line.column or self.margins.get(
            self.formats[line.page], (line.box[0], line.box[2])
        )
        edges = min(left, line.box[0]), max(right, line.box[2])
        return Region(*edges, pitch=self.pitch, starts=self.starts)

    def cell_region(self, cell: FoundCell, pad: float) -> Region:
        """Where the lines of a cell run, `pad` points inside its sides."""
        edges = cell.box[0] + pad, cell.box[2] - pad
        return Region(*edges, in_cell=True, pitch=self.cell_pitch, starts=self.starts)


def text_size(pages: list[PageLayout]) -> float:
    """The font size in points of most of the text; 0 without text."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for lines in (_body(page), *(cell.lines for _, cell in _cells(page))):
            for line in lines:
                sizes[round(line.size * 2) / 2] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def measure(pages: list[PageLayout]) -> Measures:
    """Measure the pages, after running headers are taken off."""
    cell_pitches: Counter[float] = Counter()
    sides: dict[_Format, list[Line]] = {}
    formats = {page.number: (round(page.width), round(page.height)) for page in pages}
    for page in pages:
        body = _body(page)
        sides.setdefault(formats[page.number], []).extend(body)
        for _, cell in _cells(page):
            cell_pitches.update(_pitches(cell.lines))
    margins = {format_: _margins(lines, format_[0]) for format_, lines in sides.items() if lines}
    measures = Measures(
        body_size=text_size(pages),
        pitch=_body_pitch(pages, {number: margins.get(formats[number]) for number in formats}),
        cell_pitch=cell_pitches.most_common(1)[0][0] if cell_pitches else USUAL_PITCH,
        margins=margins,
        formats=formats,
    )
    return replace(measures, starts=frequent_starts(_sure_starts(pages, measures)))


def drop_tags_of_lines(pages: list[PageLayout]) -> None:
    """Drop the tags where they call every line a paragraph, as those of some programs do.

    Headings keep theirs.
    """
    lines = [item for page in pages for item in page.items if isinstance(item, Line)]
    tagged = [(line.page, line.tag.block) for line in lines if line.tag and line.tag.paragraph]
    if len(tagged) < _TAGGED_LINES or len(set(tagged)) < len(tagged):
        return
    for line in lines:
        if line.tag and line.tag.heading is None:
            line.tag = None


def padding(table: FoundTable) -> float:
    """The distance in points of the table's text from the sides of its cells."""
    gaps = [
        line.box[0] - cell.box[0] for cell in table.cells for line in cell.lines if not line.turned
    ]
    return max(0.0, min(min(gaps, default=0.0), _MOST_PADDING))


def _sure_starts(pages: list[PageLayout], measures: Measures) -> Iterator[str]:
    """The texts of lines that surely begin a paragraph: what comes before left room."""
    last: FoundTable | None = None
    pad = 0.0
    for page in pages:
        for above, below in pairwise(_body(page)):
            if not is_full(above, below, measures.region(above)):
                yield below.text
        for table, cell in _cells(page):
            if len(cell.lines) < 2:
                continue
            if table is not last:
                last, pad = table, padding(table)
            region = measures.cell_region(cell, pad)
            for above, below in pairwise(cell.lines):
                if not is_full(above, below, region):
                    yield below.text


def _body_pitch(pages: list[PageLayout], margins: dict[int, tuple[float, float] | None]) -> float:
    """The distance of lines, as after most lines that fill the width; of all where few do.

    Where most paragraphs are of one line, the commonest distance is that of paragraphs.
    """
    after_full: Counter[float] = Counter()
    pitches: Counter[float] = Counter()
    for page in pages:
        body = _body(page)
        pitches.update(_pitches(body))
        sides = margins[page.number]
        for above, below in pairwise(body):
            right = above.column[1] if above.column else sides[1] if sides else 0.0
            if right - above.box[2] < _NEARLY_FULL * above.size:
                after_full.update(_pitches([above, below]))
    for counted in (after_full, pitches):
        if counted.total() >= _LEAST_FULL or (counted is pitches and counted):
            return counted.most_common(1)[0][0]
    return USUAL_PITCH


def _pitches(lines: list[Line]) -> Iterator[float]:
    """The distances of lines of one size that follow each other, in shares of the size."""
    for above, below in pairwise(lines):
        pitch = (below.baseline - above.baseline) / below.size if below.size else 0.0
        if abs(above.size - below.size) < 0.1 and 0.9 < pitch < 2.5:
            yield round(pitch, 1)


def _margins(lines: list[Line], width: float) -> tuple[float, float]:
    """Left and right edge of the text on pages of one format, `width` points wide."""
    past = int(_PAST_MARGIN * len(lines))
    left = sorted(line.box[0] for line in lines)[past]
    right = sorted((line.box[2] for line in lines), reverse=True)[past]
    # Where all lines are short, none reaches the margin; it is as wide as the left one then.
    return left, right if right - left > _LONG_LINE * width else max(right, width - left)


def _body(page: PageLayout) -> list[Line]:
    return [item for item in page.items if isinstance(item, Line) and not item.turned]


def _cells(page: PageLayout) -> Iterator[tuple[FoundTable, FoundCell]]:
    for item in page.items:
        if isinstance(item, FoundTable):
            for cell in item.cells:
                yield item, cell
