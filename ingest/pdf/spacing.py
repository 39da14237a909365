"""Spaces in a piece of text: letters set apart are one word, spaces that were dropped come back."""

from __future__ import annotations

from ingest.pdf.stretches import MADE_UP, Stretch

# Letters are set apart where so many of the characters are gaps, and so many at least.
_SET_APART, _LEAST_SET_APART = 0.4, 2
_USUAL_SPACE = 0.2
# How exactly dropped spaces fill their gap, in shares of a space, and how many there may be.
_SAME_SPACE, _MOST_SPACES = 0.15, 2


def close_up(stretches: list[Stretch]) -> None:
    """Take out the gaps between the letters of words that are set apart, "W N I O S K I"."""
    gaps = [
        stretch.ends[index] - stretch.starts[index]
        for stretch in stretches
        for index, text in enumerate(stretch.texts)
        if text == MADE_UP
    ]
    if len(gaps) < _LEAST_SET_APART:
        return
    count = sum(len(stretch.texts) for stretch in stretches)
    letters = "".join(text for stretch in stretches for text in stretch.texts if text != MADE_UP)
    few = len(gaps) < 2 * _LEAST_SET_APART and not letters.isupper()
    if few or len(gaps) < _SET_APART * count:
        return
    apart = sorted(gaps)[len(gaps) // 2]
    for stretch in stretches:
        kept = [
            index
            for index, text in enumerate(stretch.texts)
            if text != MADE_UP
            or stretch.ends[index] - stretch.starts[index] > apart + _USUAL_SPACE * stretch.size
        ]
        stretch.texts = [stretch.texts[index] for index in kept]
        stretch.starts = [stretch.starts[index] for index in kept]
        stretch.ends = [stretch.ends[index] for index in kept]


def restore_spaces(stretches: list[Stretch]) -> None:
    """Put back the spaces that PDFium drops where several follow each other.

    The next letter then stands away by the width of a space. In a justified line all of them do.
    """
    starts = [start for stretch in stretches for start in stretch.starts][1:]
    blanks = []
    place = 0
    for stretch in stretches:
        for index, text in enumerate(stretch.texts):
            if text == " " and place < len(starts):
                width = stretch.ends[index] - stretch.starts[index]
                blanks.append((stretch, index, starts[place] - stretch.ends[index], width))
            place += 1
    if not blanks:
        return
    usual = sorted(extra for _, _, extra, _ in blanks)[(len(blanks) - 1) // 2]
    for stretch, index, extra, width in blanks:
        dropped = round(extra / width) if width > 0 else 0
        exact = abs(extra - dropped * width) < _SAME_SPACE * width
        if 0 < dropped <= _MOST_SPACES and exact and (len(blanks) == 1 or usual < 0.2 * width):
            stretch.texts[index] = " " * (1 + dropped)
