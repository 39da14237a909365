"""Characters beyond U+FFFF (emoji, letters of formulas), which PDFium gives as two halves."""

from __future__ import annotations

import sys
from dataclasses import replace

from ingest.pdf.stretches import PageText, Stretch, Turned

# Stands for a code that no character has.
NO_CHARACTER = "\ufffd"
_FIRST, _SECOND, _END = 0xD800, 0xDC00, 0xE000


def half_or_none(code: int) -> str | None:
    """The text of a code that is no character: a half as it is, NO_CHARACTER beyond Unicode.

    None for every other code.
    """
    if _FIRST <= code < _END:
        return chr(code)
    return NO_CHARACTER if code > sys.maxunicode else None


def join_halves(found: PageText) -> None:
    """Make one character of two halves that follow each other; a half alone is none."""
    for stretch in found.upright:
        if any(map(_is_half, stretch.texts)):
            _join(stretch)
    for turn, chars in found.turned.items():
        if any(_is_half(char.text) for char in chars):
            found.turned[turn] = _joined(chars)


def _join(stretch: Stretch) -> None:
    signs = list(zip(stretch.texts, stretch.starts, stretch.ends, strict=True))
    for column in (stretch.texts, stretch.starts, stretch.ends):
        column.clear()
    for text, start, end in signs:
        whole = _whole(stretch.texts[-1], text) if stretch.texts else None
        if whole:
            stretch.texts[-1], stretch.ends[-1] = whole, max(stretch.ends[-1], end)
        else:
            stretch.add(text, start, end)
    stretch.texts[:] = map(_no_half, stretch.texts)


def _joined(chars: list[Turned]) -> list[Turned]:
    kept: list[Turned] = []
    for char in chars:
        whole = _whole(kept[-1].text, char.text) if kept else None
        if whole:
            kept[-1] = replace(kept[-1], text=whole)
        else:
            kept.append(char)
    return [replace(char, text=_no_half(char.text)) for char in kept]


def _whole(first: str, second: str) -> str | None:
    """The character of two halves; None when they are no such pair."""
    if not (_is_half(first) and _is_half(second)):
        return None
    high, low = ord(first), ord(second)
    if not high < _SECOND <= low:
        return None
    return chr(0x10000 + ((high - _FIRST) << 10) + (low - _SECOND))


def _is_half(text: str) -> bool:
    return len(text) == 1 and _FIRST <= ord(text) < _END


def _no_half(text: str) -> str:
    return NO_CHARACTER if _is_half(text) else text
