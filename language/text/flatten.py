"""Text made plain character by character, so that places in it are places in the original."""

from __future__ import annotations

from codecs import charmap_decode, charmap_encode
from encodings.cp1250 import decoding_table, encoding_table
from functools import lru_cache

_POLISH = {"ą": "a", "ć": "c", "ę": "e", "ł": "l", "ń": "n", "ó": "o", "ś": "s", "ź": "z", "ż": "z"}
_DASHES = "‐‑‒–—―−⁃﹘－"  # hyphens, dashes, the minus sign, as typed or as Word makes them
_SPACES = [*"\u00a0\u1680\u202f\u205f\u3000\t\r", *map(chr, range(0x2000, 0x200B))]
_TABLE = str.maketrans(
    {chr(code): chr(code + 32) for code in range(ord("A"), ord("Z") + 1)}
    | _POLISH
    | {letter.upper(): plain for letter, plain in _POLISH.items()}
    | dict.fromkeys(_DASHES, "-")
    | dict.fromkeys(_SPACES, " ")
    | {"’": "'", "\u00d7": "x", "⁄": "/"}
)
# Nearly all Polish text is of the code page 1250: its bytes read as if plain characters had these
# codes. Several times faster than `str.translate`.
_PLAIN = decoding_table.translate(_TABLE)


@lru_cache(maxsize=4096)
def flat(text: str) -> str:
    """The text in small letters without Polish diacritics, dashes as "-", spaces as " ".

    One character for one, unlike `model.text.fold`: flat(text)[a:b] is flat(text[a:b]). Line
    breaks stay.

    >>> flat("Wrzesień – Październik")
    'wrzesien - pazdziernik'
    """
    return flat_lines(text)


def flat_lines(text: str) -> str:
    """`flat` of a text of many lines, which is not kept."""
    if text.isascii():
        return text.lower().replace("\t", " ").replace("\r", " ")
    try:
        return _of_the_page(text)
    except UnicodeEncodeError:
        return _part_by_part(text)


def _of_the_page(text: str) -> str:
    """Raises UnicodeEncodeError for characters that the code page does not have."""
    return charmap_decode(charmap_encode(text, "strict", encoding_table)[0], "strict", _PLAIN)[0]


def _part_by_part(text: str) -> str:
    """The same where some characters are not of the code page."""
    parts: list[str] = []
    start = 0
    while True:
        try:
            parts.append(_of_the_page(text[start:]))
        except UnicodeEncodeError as unusual:
            before, end = start + unusual.start, start + unusual.end
            parts.append(_of_the_page(text[start:before]))
            parts.append(text[before:end].translate(_TABLE))
            start = end
        else:
            return "".join(parts)
