"""What the codes of symbol fonts mean: bullets, boxes to tick, arrows."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_FILE = Path(__file__).parent / "data" / "glyphs.toml"
# Where Windows keeps the 256 codes of a symbol font in Unicode.
_PRIVATE = range(0xF000, 0xF100)


def symbol_table(font_name: str) -> str | None:
    """The name of the table for a symbol font, None for a font that draws letters."""
    bare = font_name.replace(" ", "").lower()
    fonts: dict[str, str] = _tables()["fonts"]
    return next((table for start, table in fonts.items() if bare.startswith(start)), None)


def sign(code: int, table: str | None) -> str:
    """The character that a code stands for: a font's own code or a Unicode code point.

    Boxes of every shape come out as ☐ or ☒. A code that no table explains is returned as it is.
    """
    tables = _tables()
    char = chr(code)
    if code in _PRIVATE or (table and code < 0x100):
        own: dict[str, str] = tables[table or "private"]
        char = own.get(f"{code & 0xFF:02x}", char)
    if char in tables["empty_boxes"]:
        return "☐"
    return "☒" if char in tables["ticked_boxes"] else char


def is_bullet(char: str) -> bool:
    """Whether the character is one that people only write to start a list item."""
    return char in _tables()["bullets"]


@cache
def _tables() -> dict[str, Any]:
    with _FILE.open("rb") as file:
        return tomllib.load(file)
