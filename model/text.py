"""Plain text operations that every floor needs: folding, squeezing, the form a number asks for."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_STROKES = str.maketrans({"ł": "l", "Ł": "L", "đ": "d", "ø": "o", "\u00ad": None, "\u200b": None})
_DASHES = re.compile(r"[\u2010-\u2015\u2212]")
# What nearly all Polish text is made of, folded at once; it must give what the long way gives.
_POLISH = str.maketrans(
    dict(zip("ąćęłńóśźżĄĆĘŁŃÓŚŹŻ", "acelnoszzACELNOSZZ", strict=True))
    | dict.fromkeys("\u2013\u2014", "-")
    | {"\u00a0": " ", "\u00ad": None, "\u200b": None, "…": "..."}
)
# Nearly all Polish text is of this code page, and bytes are translated several times faster.
_PAGE = "cp1250"
_SOFT_HYPHEN = "\u00ad".encode(_PAGE)
_BYTES = bytes(
    (bytes([code]).decode(_PAGE, "replace").translate(_POLISH) or "-").encode(_PAGE, "replace")[0]
    for code in range(256)
)
_UNUSUAL = re.compile(r"[^\x00-\x7f„”•]")


def squeeze(text: str) -> str:
    """The text with every run of white space (no-break spaces too) made one space, ends cut."""
    return " ".join(text.replace("\u00ad", "").split())


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """A key for comparing: squeezed, case folded, without diacritics, every dash a hyphen.

    >>> fold("Gmina  BŁONIE – część")
    'gmina blonie - czesc'
    """
    bare = text if text.isascii() else _without_polish_marks(text)
    if not bare.isascii() and _UNUSUAL.search(bare):
        bare = _without_marks(text)
    return " ".join(bare.split()).casefold()


def plural_form(number: int) -> int:
    """Which form of a Polish noun a number asks for.

    0 is for 1 ("błąd"), 1 for 2–4, 22–24 … ("błędy"), 2 for the rest ("błędów").

    >>> [plural_form(number) for number in (1, 3, 12, 23)]
    [0, 1, 2, 1]
    """
    if number == 1:
        return 0
    return 1 if number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14) else 2


def _without_polish_marks(text: str) -> str:
    try:
        page = text.replace("…", "...").encode(_PAGE)
    except UnicodeEncodeError:
        return text.translate(_POLISH)
    return page.translate(_BYTES, _SOFT_HYPHEN).decode(_PAGE)


def _without_marks(text: str) -> str:
    """The text without diacritics of any script, every dash a hyphen."""
    bare = unicodedata.normalize("NFKD", text.translate(_STROKES))
    kept = "".join(char for char in bare if not unicodedata.combining(char))
    return _DASHES.sub("-", kept)
