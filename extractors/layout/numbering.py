"""The number or letter that a heading, goal or list item carries in front of its text."""

from __future__ import annotations

import re
from typing import NamedTuple

from model.document import Block, Paragraph
from model.text import squeeze

_ANNEX = r"(?:za[łl]\.|za[łl][aą]cznik|aneks)(?:\s+(?:nr|numer))?"
_PART = (
    r"(?:cz[eęĘ][sśŚ][cćĆ]|rozdzia[łlŁ]|dzia[łlŁ]|punkt|pkt|etap|sekcja|krok|pole|modu[łlŁ]|blok"
    r"|temat|pytanie|rubryka|pozycja|element)"
)
_LEAD = re.compile(
    rf"""\s*(?:
        (?P<annex>{_ANNEX}\s*\d*[a-z]?\s*[.:)–—-]*\s+)
      | (?P<part>{_PART}\s+(?:\d{{1,2}}|[ivx]{{1,5}}|[a-z])\b\s*[.:)–—-]*\s*)
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_NUMBER = re.compile(
    r"""\s*(?:§\s*)?(?P<number>
        \d{1,2}(?:\.\d{1,2}){1,3}[.)]?(?=\s|[^\W\d])   # 3.1  3.1.  1.2.3)
      | \d{1,3}[.)](?!\d)                          # 3.  3)
      | \(\d{1,2}\)                                # (3)
      | [IVX]{1,5}[.)]                             # IV.
      | [IVX]{1,5}(?=\s+[–—-]\s|\s+[^\W\da-z])     # IV DIAGNOZA, IV – DIAGNOZA
      | [A-Za-z][.)](?=\s)                         # A.  b)
      | \d{1,2}(?=\s+[–—-]\s|\s+[^\W\da-z])        # 3 Diagnoza
    )\s*(?:[–—-]\s+)?""",
    re.VERBOSE,
)
_BULLET = re.compile(r"\s*[•▪●◦‣∙·*–—−➢✓-]\s+|\s*o\s{2,}")


class Numbered(NamedTuple):
    """A text taken apart: `number` as typed ("IV.", "3.1", "a)"), None where there is none."""

    number: str | None
    text: str


def split_number(text: str) -> Numbered:
    """Take the leading number, letter or annex label off a text.

    >>> split_number("IV. PRIORYTETY")
    Numbered(number='IV.', text='PRIORYTETY')
    >>> split_number("Załącznik nr 1. Harmonogram działań")
    Numbered(number='Załącznik nr 1.', text='Harmonogram działań')
    >>> split_number("15 szkół podstawowych")
    Numbered(number=None, text='15 szkół podstawowych')
    """
    for pattern in (_LEAD, _NUMBER):
        found = pattern.match(text)
        if found and found.end() < len(text):
            lead = text[: found.end()].strip().rstrip("–—-").strip()
            rest = text[found.end() :].strip()
            if pattern is _LEAD:
                inner = split_number(rest)
                return Numbered(lead, inner.text)
            return Numbered(lead, rest)
    return Numbered(None, text.strip())


def split_bullet(text: str) -> Numbered:
    """Take a typed bullet or dash, or else a number, off the front of a list item."""
    found = _BULLET.match(text)
    if found and found.end() < len(text):
        return Numbered(text[: found.end()].strip(), text[found.end() :].strip())
    return split_number(text)


def is_marked(text: str) -> bool:
    """True when the text starts with a bullet, number or letter of a list."""
    return split_bullet(text).number is not None


def shapes_of_number(block: Block) -> frozenset[str]:
    """How the number of a heading is written: "9." for "4.", "§ 9." for "§ 12."; none without one.

    A letter that may be a roman number has two shapes: "I." is the ninth of A., B. … as well.
    """
    if not isinstance(block, Paragraph):
        return frozenset()
    typed = (block.label or split_number(squeeze(block.text)).number or "").casefold()
    found = {re.sub(r"\d+", "9", typed, count=1)} if re.search(r"\d", typed) else set()
    if not found:
        roman, letter = re.compile(r"\b[ivxlc]+\b"), re.compile(r"\b[a-z]\b")
        found = {
            re.sub(sign, mark, typed, count=1)
            for sign, mark in ((roman, "I"), (letter, "A"))
            if sign.search(typed)
        }
    return frozenset(found)
