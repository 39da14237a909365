"""Letters and their accents drawn one by one, as TeX and old drivers do: "o´", "´o", "a˛".

The accents are characters of their own with no width to speak of, before or behind their letter.
Which, a dictionary tells; without one the accent belongs to the letter before it.
"""

from __future__ import annotations

import re
import unicodedata

from ingest.pdf.encoding.evidence import Dictionary

# Spacing accent → the combining one. A cedilla stands in for the ogonek that a font lacks.
_COMBINING = {
    "˛": "\u0328",
    "¸": "\u0328",
    "´": "\u0301",
    "ˊ": "\u0301",
    "˙": "\u0307",
}
ACCENT = re.compile("[" + "".join(_COMBINING) + "\u0300-\u0338]")
_BEHIND = re.compile(rf"([^\W\d_])\s?([{''.join(_COMBINING)}])")
_BEFORE = re.compile(rf"([{''.join(_COMBINING)}])\s?([^\W\d_])")
# An l with a stroke over it, by whatever sign draws the stroke.
_STROKED = re.compile("l[\u0335\u0337\u0338/]|[\u0335\u0337\u0338]l", re.IGNORECASE)
_POLISH = frozenset("ąćęńóśźżĄĆĘŃÓŚŹŻ")


def put_on(token: str, dictionary: Dictionary | None) -> str:
    """The token with every accent on its letter; as it was when no Polish letter comes of it."""
    token = unicodedata.normalize("NFC", token)
    made = [way(token) for way in (_behind, _before)] if ACCENT.search(token) else []
    made = [*(_stroked(one) for one in (token, *made) if _STROKED.search(one)), *made]
    if not made:
        return token
    if dictionary is not None:
        for one in made:
            if dictionary.knows_all(one):
                return one
    return token if "/" in token and len(made) == 1 else made[0]


def _behind(token: str) -> str:
    return _BEHIND.sub(lambda found: _composed(found[1], found[2]) or found[0], token)


def _before(token: str) -> str:
    return _BEFORE.sub(lambda found: _composed(found[2], found[1]) or found[0], token)


def _composed(letter: str, accent: str) -> str | None:
    made = unicodedata.normalize("NFC", letter + _COMBINING[accent])
    return made if made in _POLISH else None


def _stroked(token: str) -> str:
    return _STROKED.sub(lambda found: "Ł" if "L" in found[0] else "ł", token)
