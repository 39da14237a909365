"""Names and values of WordprocessingML: namespaces, tags, on/off values, measures, words."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from lxml.etree import _Element as Element

_FILE = Path(__file__).parent / "data" / "word.toml"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

# ECMA-376 part 1, 22.9.2.15: strict files may state a measure with its unit.
_UNITS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "pc": 12.0, "pi": 12.0}
OFF = frozenset({"0", "false", "off"})


def w(name: str) -> str:
    """The qualified name of a WordprocessingML element or attribute."""
    return f"{{{_W}}}{name}"


def w14(name: str) -> str:
    """The qualified name in the namespace that Word 2010 added."""
    return f"{{{_W14}}}{name}"


VAL = w("val")
P, R, T, TBL, TR, TC = w("p"), w("r"), w("t"), w("tbl"), w("tr"), w("tc")
PPR, RPR = w("pPr"), w("rPr")
SDT, SDT_PR, SDT_CONTENT = w("sdt"), w("sdtPr"), w("sdtContent")
SECT_PR = w("sectPr")
INS, DEL, MOVE_TO, MOVE_FROM = w("ins"), w("del"), w("moveTo"), w("moveFrom")
CUSTOM_XML, SMART_TAG = w("customXml"), w("smartTag")
TEXT_BOX = w("txbxContent")
ALTERNATE = f"{{{_MC}}}AlternateContent"
FALLBACK = f"{{{_MC}}}Fallback"
RELATION_ID = f"{{{_R}}}id"
RELATION_DIAGRAM = f"{{{_R}}}dm"


def is_on(element: Element | None, attribute: str = VAL) -> bool:
    """Whether an on/off element is there and not switched off (no value means on)."""
    return element is not None and element.get(attribute, "1") not in OFF


def whole(value: str | None) -> int | None:
    """A decimal attribute as a number, None when it is missing or no number."""
    try:
        return None if value is None else int(value)
    except ValueError:
        return None


def points(value: str | None, per_point: int) -> float | None:
    """A measure in points: `per_point` 20 for twips, 2 for half-points; or with its own unit.

    None when it is missing or unreadable.
    """
    if value is None:
        return None
    try:
        if value[-2:] in _UNITS:
            return float(value[:-2]) * _UNITS[value[-2:]]
        return float(value) / per_point
    except ValueError:
        return None


def branch(alternate: Element) -> Element | None:
    """The one branch of mc:AlternateContent to read: the first choice, else the fallback.

    The branches hold the same thing twice, for new and for old programs.
    """
    return next(iter(alternate), None)


@cache
def words() -> dict[str, Any]:
    """The content of `data/word.toml`."""
    with _FILE.open("rb") as file:
        return tomllib.load(file)


def word_fact(name: str, **values: object) -> str:
    """The sentence of this name about a file that is given up, its fields filled."""
    sentence: str = words()["facts"][name]
    return sentence.format(**values)
