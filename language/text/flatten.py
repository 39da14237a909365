"""Text made plain character by character, so that places in it are places in the original."""

from __future__ import annotations

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
# Nearly all Polish text is of this code page, and bytes are translated ten times faster.
_PAGE = "cp1250"
_BYTES = bytes(
    bytes([code]).decode(_PAGE, "replace").translate(_TABLE).encode(_PAGE, "replace")[0]
    for code in range(256)
)


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
    parts: list[str] = []
    start = 0
    while True:
        try:
            parts.append(text[start:].encode(_PAGE).translate(_BYTES).decode(_PAGE))
        except UnicodeEncodeError as unusual:
            before, end = start + unusual.start, start + unusual.end
            parts.append(text[start:before].encode(_PAGE).translate(_BYTES).decode(_PAGE))
            parts.append(text[before:end].translate(_TABLE))
            start = end
        else:
            return "".join(parts)
