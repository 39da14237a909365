"""Letter-spaced words, whose letters all stand the same way apart: "H A R M O N O G R A M".

The gap between letters is the same all along, and the gap between words clearly wider. Where
PDFium sees a space in some of the gaps, or a gap is as wide as that between columns, the words
would fall apart or run together; here they are put together before anything else looks at them.
Text in which letters touch, as usual, is left alone, and so are figures and single signs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from ingest.pdf.stretches import MADE_UP, Stretch
from ingest.pdf.tags import Tag

# All in shares of the font size. Letters stand so far apart at least and at most; the gaps of one
# word differ by so little, but for kerning; a gap between words is so much wider than one between
# letters, and than two of these at most (on either side of a space) wider by so much.
_LEAST, _MOST = 0.04, 0.9
_EVEN = 0.06
_WIDER, _WIDEST = 0.15, 0.45
# How many gaps there must be in a row of its own, and how many beside other text; the shares of
# them that are even, and of signs that are letters.
_LEAST_GAPS, _LEAST_BESIDE = 3, 6
_EVEN_SHARE, _LETTERS = 0.75, 0.7
_SAMPLE = 4


class _Glyph(NamedTuple):
    """A character of a row: its stretch and place there, and whether a gap or space precedes it."""

    text: str
    start: float
    end: float
    stretch: int
    place: int
    after_gap: bool


def close_tracked(row: list[Stretch], tags: Mapping[int, Tag]) -> list[Stretch]:
    """The stretches of one baseline, from left to right, with the letter-spaced words closed up.

    Each letter of these reaches to the next one, and one space stands between two words.
    """
    if len(row) == 1 and MADE_UP not in row[0].texts:
        return row
    if not (_is_short(row) or any(map(_is_apart, row)) or _has_single_letters(row)):
        return row
    glyphs = list(_glyphs(row))
    runs = list(_tracked(row, glyphs, tags))
    if not runs:
        return row
    closed = [_closed(row, run, usual) for run, usual in runs]
    left = _without(row, [run for run, _ in runs])
    return sorted([*closed, *left], key=lambda stretch: stretch.starts[0])


def _is_short(row: Sequence[Stretch]) -> bool:
    """Whether it may be a short word in pieces, too small for a sample."""
    return sum(len(stretch.texts) for stretch in row) <= 2 * _SAMPLE


def _is_apart(stretch: Stretch) -> bool:
    """Whether its first or last letters, as a sample, do not touch."""
    starts, ends, texts = stretch.starts, stretch.ends, stretch.texts
    count, least = len(starts), _LEAST * stretch.size
    for places in (range(min(_SAMPLE, count - 1)), range(max(0, count - 1 - _SAMPLE), count - 1)):
        apart = 0
        for at in places:
            made_up = MADE_UP in (texts[at], texts[at + 1])
            apart += made_up or starts[at + 1] - ends[at] > least
        if apart > 1:
            return True
    return False


def _has_single_letters(row: Sequence[Stretch]) -> bool:
    single = sum(len(stretch.texts) == 1 and stretch.texts[0].isalpha() for stretch in row)
    return single >= _LEAST_GAPS


def _glyphs(row: Sequence[Stretch]) -> Iterator[_Glyph]:
    """The characters that are drawn; a space is told by the one behind it."""
    for number, stretch in enumerate(row):
        after_gap = True
        for place, text in enumerate(stretch.texts):
            if text == MADE_UP or text.isspace():
                after_gap = True
                continue
            start, end = stretch.starts[place], stretch.ends[place]
            yield _Glyph(text, start, end, number, place, after_gap)
            after_gap = False


def _tracked(
    row: Sequence[Stretch], glyphs: Sequence[_Glyph], tags: Mapping[int, Tag]
) -> Iterator[tuple[Sequence[_Glyph], float]]:
    """The runs of glyphs that are letter-spaced, each with its usual gap in points."""
    at = 0
    while at < len(glyphs) - _LEAST_GAPS:
        end = at + 1
        while end < len(glyphs) and _alike(row, glyphs[end - 1], glyphs[end], tags):
            end += 1
        size = row[glyphs[at].stretch].size
        for run in _apart(glyphs[at:end], size):
            least = _LEAST_GAPS if len(run) == len(glyphs) else _LEAST_BESIDE
            yield from _even(run, size, least)
        at = end


def _alike(row: Sequence[Stretch], one: _Glyph, other: _Glyph, tags: Mapping[int, Tag]) -> bool:
    """Whether two neighbours are of one format and block, and not too far from each other."""
    a, b = row[one.stretch], row[other.stretch]
    if other.start - one.end > (2 * _MOST + _WIDEST) * a.size or other.start < one.start:
        return False
    if a is b:
        return True
    same = a.face == b.face and abs(a.size - b.size) < 0.1 * a.size and a.ink == b.ink
    first, second = tags.get(a.mark), tags.get(b.mark)
    same_block = first is None or second is None or first.block == second.block
    return same and same_block and a.layered == b.layered


def _apart(glyphs: Sequence[_Glyph], size: float) -> Iterator[Sequence[_Glyph]]:
    """The runs of glyphs of which hardly any two touch.

    The end of a word whose letters touch, and the beginning of one, are no part of them.
    """
    gaps = _gaps(glyphs)
    at = 0
    while at < len(gaps):
        stop = at
        while stop < len(gaps) and not _is_tight(gaps, stop, size):
            stop += 1
        if stop > at:
            yield glyphs[at + (at > 0) : stop + (stop == len(gaps))]
        at = max(stop, at + 1)


def _gaps(glyphs: Sequence[_Glyph]) -> list[float]:
    return [after.start - before.end for before, after in pairwise(glyphs)]


def _is_tight(gaps: Sequence[float], at: int, size: float) -> bool:
    """Whether two gaps running are none: kerning closes up one."""
    return all(gap <= _LEAST * size for gap in gaps[at : at + 2])


def _even(
    glyphs: Sequence[_Glyph], size: float, least: int
) -> Iterator[tuple[Sequence[_Glyph], float]]:
    """The runs of letter-spaced words with no gap inside that parts columns."""
    gaps = _gaps(glyphs)
    usual = sorted(gaps)[(len(gaps) - 1) * 2 // 5] if gaps else 0.0
    if not _LEAST * size < usual <= _MOST * size:
        return
    widest = 2 * usual + _WIDEST * size
    start = 0
    for place in (*(at for at, gap in enumerate(gaps) if gap > widest), len(gaps)):
        run = glyphs[start : place + 1]
        if _is_text(run, usual, size, least):
            yield run, usual
        start = place + 1


def _is_text(run: Sequence[_Glyph], usual: float, size: float, least: int) -> bool:
    """Whether the gaps inside words are even, and what they part are words."""
    gaps = _gaps(run)
    letters = [gap for gap in gaps if gap <= usual + _WIDER * size]
    even = sum(abs(gap - usual) <= _EVEN * size for gap in letters)
    alphabetic = sum(glyph.text.isalpha() for glyph in run)
    return (
        len(letters) >= max(least, 2 * (len(gaps) - len(letters)))
        and even >= _EVEN_SHARE * len(letters)
        and alphabetic >= _LETTERS * len(run)
    )


def _closed(row: Sequence[Stretch], run: Sequence[_Glyph], usual: float) -> Stretch:
    """One stretch of the run, its letters reaching to each other, a space between its words."""
    model = row[run[0].stretch]
    made = replace(model, texts=[], starts=[], ends=[])
    for glyph in run:
        if made.texts:
            last = made.ends[-1]
            if glyph.after_gap and glyph.start - last > usual + _WIDER * model.size:
                made.add(" ", last, glyph.start)
            else:
                made.ends[-1] = max(last, glyph.start)
        made.add(glyph.text, glyph.start, glyph.end)
    return made


def _without(row: Sequence[Stretch], runs: Sequence[Sequence[_Glyph]]) -> Iterator[Stretch]:
    """What is left of the stretches without the runs: those untouched, and parts of others."""
    for number, stretch in enumerate(row):
        at, count = 0, len(stretch.texts)
        for run in runs:
            first, last = run[0], run[-1]
            if not first.stretch <= number <= last.stretch:
                continue
            start = first.place if first.stretch == number else 0
            if start > at:
                yield stretch.part(at, start)
            at = last.place + 1 if last.stretch == number else count
        if at < count:
            yield stretch if at == 0 else stretch.part(at, count)
