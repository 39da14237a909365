"""How list items begin: bullets, dashes, numbers, letters."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.glyphs import is_bullet
from ingest.pdf.lines import Line, Run

_NUMBER = re.compile(r"(\d{1,3}|[ivx]{1,6}|[a-z]|[IVX]{1,6})([.)])(?=\s)")
# The tab after an automatic number may be too narrow to be seen: "1.3.Szkolenie", "10.Ryzyka".
_OUTLINE = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}(?:\.?(?=\s+\w)|\.(?=[A-ZĄĆĘŁŃÓŚŹŻ]))")
_GLUED = re.compile(r"(\d{1,2})(\.)(?=[A-ZĄĆĘŁŃÓŚŹŻ][a-ząćęłńóśźż]+(?:\s|$))")
_SECTION = re.compile(r"§ ?(\d{1,3})\.(?=\s+[A-ZĄĆĘŁŃÓŚŹŻ]|$)")
# Codes that are counted, such as "CS1." or "D2)".
_CODED = re.compile(r"([A-Z]{1,3})(\d{1,2})[.):](?=\s+[A-ZĄĆĘŁŃÓŚŹŻ])")
# Words that are counted, such as "Priorytet 2:" or "Cel szczegółowy 1 (CS1)".
_NAMED = re.compile(r"([A-ZĄĆĘŁŃÓŚŹŻ]\w+(?: [^\W\d_]+){0,2}) (\d{1,3})(?=[.:)]|\s[(–—-])")
_NAMED_WITH_COLON = re.compile(r"[^\d:]+ \d{1,3}: ")
_DASH = re.compile(r"[-–—](?=\s)")
_BOXES = ("☐", "☒")
_ROMAN = {"i": 1, "v": 5, "x": 10}
# What the text before a new item ends with.
_ENDS = tuple(".;:,!?…)")


@dataclass(frozen=True, slots=True)
class Marker:
    """What an item begins with: its kind ("1.", "a)", "Cel" …) and its place in the list.

    `order` is None where nothing is counted: a dash, a bullet, "2.1".
    """

    kind: str
    order: int | None

    @property
    def is_named(self) -> bool:
        """Whether a word is counted, as in "Cel 2."."""
        return len(self.kind) > 2 and self.kind[0].isalpha()


def take_bullet(line: Line) -> str | None:
    """Take a bullet off the start of the line and return it; None when there is none.

    Only signs that stand for nothing else are taken: bullets, signs of symbol fonts, and the "o" of
    a typewriter font that Word uses on the second level. Dashes and numbers stay in the text.
    """
    first = line.runs[0]
    glyph = first.text[:1]
    rest = first.text[1:]
    alone = rest[:1].isspace() or (not rest and len(line.runs) > 1)
    typewriter = glyph == "o" and first.face.mono and not all(run.face.mono for run in line.runs)
    if not (alone and (is_bullet(glyph) or typewriter)):
        return None
    line.runs[0] = Run(rest.lstrip(), first.face, first.size)
    if not line.runs[0].text:
        del line.runs[0]
        line.runs[0].text = line.runs[0].text.lstrip()
    return glyph


def marker_of(text: str) -> Marker | None:
    """The number, letter or dash that the text begins with, None when it is plain text."""
    if _DASH.match(text):
        return Marker("-", None)
    if text.startswith(_BOXES):
        return Marker("☐", None)
    if _OUTLINE.match(text):
        return Marker("1.1", None)
    section = _SECTION.match(text)
    if section:
        return Marker("§", int(section[1]))
    named = _NAMED.match(text) or _CODED.match(text)
    if named:
        return Marker(named[1], int(named[2]))
    found = _NUMBER.match(text) or _GLUED.match(text)
    return _numbered(*found.groups()) if found else None


def _numbered(value: str, closing: str) -> Marker:
    if value.isdigit():
        return Marker(f"1{closing}", int(value))
    if set(value.lower()) <= _ROMAN.keys():
        return Marker(f"{'I' if value.isupper() else 'i'}{closing}", _roman(value.lower()))
    return Marker(f"a{closing}", ord(value) - ord("a") + 1)


def starts_item(marker: Marker, text: str, before: str, last: Marker | None, *, full: bool) -> bool:
    """Whether a line with a marker starts an item rather than going on with the line before.

    A sentence may break before "– 4" or "2. piętro". It is an item where the line before ended
    early (`full` False) or with a punctuation mark, or where it goes on with the list that the
    paragraph begins with (`last`), or begins one.
    """
    if not full or before.endswith(_ENDS) or marker.kind in _BOXES:
        return True
    if marker.is_named and _NAMED_WITH_COLON.match(text):
        return True
    if last is not None and last.kind == marker.kind:
        if last.order is not None and marker.order is not None:
            return marker.order == last.order + 1
        return marker.kind == "1.1" or not text.split(maxsplit=1)[1][:1].isdigit()
    return (marker.kind == "1.1" or marker.order == 1) and _upper_after(text)


def _upper_after(text: str) -> bool:
    """Whether what follows the number begins with a capital letter, a space between or not."""
    words = text.split(maxsplit=1)
    return words[0][-1:].isalpha() or (len(words) > 1 and words[1][:1].isupper())


def _roman(value: str) -> int:
    total, largest = 0, 0
    for digit in reversed(value):
        worth = _ROMAN[digit]
        total += worth if worth >= largest else -worth
        largest = max(largest, worth)
    return total
