"""Letters written in one code page and taken for another, as tables from what stands to letters.

The tables come from Python's own codecs. Pairs that give the same table count once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from ingest.pdf.chars import KEPT_CONTROLS

POLISH = "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ"
_TYPOGRAPHY = "„”“’–—…•§°"
# Code pages of Polish text: Windows, ISO, Mac, DOS; the last is written byte by byte.
_RIGHT = ("cp1250", "iso8859-2", "mac_latin2", "cp852", "utf-8")
_WRONG = ("cp1252", "latin-1", "mac_roman", "cp437", "cp850", *_RIGHT[:-1])
# Where Windows keeps the codes of a font that claims to hold symbols.
_PRIVATE = 0xF000
# PDFium makes up spaces of its own, so that this one is no number.
_SPACE = 32
# The second private plane: no font of text uses it.
_PLANE = 0x100000
# In Arial, Times New Roman and their like the glyph of a character of ASCII is 29 lower.
_GLYPH_SHIFTS = (29, 28, 30, 31)


@dataclass(frozen=True)
class Mixup:
    """A table from characters, or pairs and triples of them, to letters."""

    table: Mapping[str, str]
    _pattern: re.Pattern[str] = field(init=False, repr=False, compare=False)
    _first: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        longest_first = sorted(self.table, key=len, reverse=True)
        pattern = re.compile("|".join(map(re.escape, longest_first)))
        object.__setattr__(self, "_pattern", pattern)
        object.__setattr__(self, "_first", frozenset(key[0] for key in self.table))

    def begins_with_one_of(self, signs: Iterable[str]) -> bool:
        """Whether one of its characters or groups of them begins with one of these."""
        return not self._first.isdisjoint(signs)

    def undo(self, text: str) -> str:
        """The text with the letters that were meant."""
        return self._pattern.sub(lambda found: self.table[found[0]], text)


@cache
def mixups() -> tuple[Mixup, ...]:
    """Every way to take Polish letters of one code page for another, each once."""
    tables: dict[tuple[tuple[str, str], ...], None] = {}
    for right in _RIGHT:
        for wrong in _WRONG:
            if right != wrong:
                tables[_table(right, wrong)] = None
        if right != "utf-8":
            tables[_private_table(right)] = None
    return tuple(Mixup(dict(table)) for table in tables)


@dataclass(frozen=True)
class GlyphNumbers:
    """Makes text of the numbers of glyphs; numbers that the table does not have become codes."""

    table: Mapping[str, str]

    def __call__(self, text: str) -> str:
        """The text that was meant."""
        return "".join(self.table.get(char) or _code(char) for char in text)


@cache
def glyph_numbers() -> tuple[GlyphNumbers, ...]:
    """The ways in which numbers of glyphs stand for characters.

    Where A is 36 the glyphs after those of ASCII are in the order of the Mac's code page.
    """
    tables = [
        {_shown(n): chr(n + shift) for n in range(32 - shift, 127 - shift) if n != _SPACE}
        for shift in _GLYPH_SHIFTS
    ]
    tables[0] |= {_shown(n): bytes([n + 30]).decode("mac_roman") for n in range(98, 226)}
    return tuple(map(GlyphNumbers, tables))


def has_controls(text: str) -> bool:
    """Whether there are codes of control characters among the text."""
    return any(KEPT_CONTROLS <= ord(char) < KEPT_CONTROLS + 32 for char in text)


def _code(char: str) -> str:
    """A character that is no letter in the place of one that is no letter either."""
    return char if char == " " or ord(char) >= _PLANE else chr(_PLANE + ord(char) % 0x10000)


def _shown(code: int) -> str:
    """The character that the reader makes of a code."""
    return chr(code + KEPT_CONTROLS) if code < 32 or 127 <= code < 160 else chr(code)


def _table(right: str, wrong: str) -> tuple[tuple[str, str], ...]:
    pairs = []
    for letter in POLISH + _TYPOGRAPHY:
        try:
            data = letter.encode(right)
        except UnicodeEncodeError:
            continue
        seen = "".join(_decoded(byte, wrong) for byte in data)
        if seen != letter and not seen.isascii():
            pairs.append((seen, letter))
    return tuple(pairs)


def _private_table(right: str) -> tuple[tuple[str, str], ...]:
    return tuple((chr(_PRIVATE + letter.encode(right)[0]), letter) for letter in POLISH)


def _decoded(byte: int, encoding: str) -> str:
    """What a byte is taken for; what the code page does not have stays a code."""
    try:
        return _shown(ord(bytes([byte]).decode(encoding)))
    except UnicodeDecodeError:
        return _shown(byte)
