"""Plain text operations that every floor needs: folding and squeezing."""

from __future__ import annotations

import re
import unicodedata

_SPACES = re.compile(r"\s+")
_STROKES = str.maketrans({"ł": "l", "Ł": "L", "đ": "d", "ø": "o", "\u00ad": None, "\u200b": None})
_DASHES = re.compile(r"[\u2010-\u2015\u2212]")


def squeeze(text: str) -> str:
    """The text with every run of white space (no-break spaces too) made one space, ends cut."""
    return _SPACES.sub(" ", text.replace("\u00ad", "")).strip()


def fold(text: str) -> str:
    """A key for comparing: squeezed, case folded, without diacritics, every dash a hyphen.

    >>> fold("Gmina  BŁONIE – część")
    'gmina blonie - czesc'
    """
    bare = unicodedata.normalize("NFKD", text.translate(_STROKES))
    kept = "".join(char for char in bare if not unicodedata.combining(char))
    return squeeze(_DASHES.sub("-", kept)).casefold()
