"""Captions of tables, charts and figures beside what they name, and headings of annexes."""

from __future__ import annotations

import re
from functools import lru_cache

from model.document import Image, Table
from model.location import Cell
from rules.case import Case
from rules.evidence.references import mentioning
from rules.passages import Passage
from rules.words import load_words

KINDS = ("table", "chart", "figure", "annex")
_BESIDE = 2  # blocks between a caption and its table: an empty paragraph, a source


def captioned(case: Case) -> dict[str, list[tuple[int, Passage]]]:
    """The numbered captions of each kind in the document's order.

    Continuations ("cd. tabeli 2", "Tabela 2 (cd.)") are left out.
    """
    found: dict[str, list[tuple[int, Passage]]] = {kind: [] for kind in KINDS}
    beside = _places_beside(case)
    for passage in case.once(mentioning):
        if not passage.prose or passage.location.part != "body":
            continue
        text = passage.flat.strip()
        for kind in KINDS:
            match = _opening(kind).match(text)
            if match is None or re.search(r"\bcd\b|c\.d\.|ciag dalszy", text):
                continue
            place = (passage.location.block, passage.location.cell)
            if is_heading(case, passage) if kind == "annex" else place in beside:
                found[kind].append((int(match["number"]), passage))
    return found


def is_heading(case: Case, passage: Passage) -> bool:
    """True for a heading by style, and for a bold line that no line of its kind follows."""
    if passage.heading or passage.paragraph.heading_level is not None:
        return True
    after = case.after(passage)
    listed = after is not None and _opening("annex").match(after.flat.strip())
    return passage.paragraph.bold and not listed


def _places_beside(case: Case) -> frozenset[tuple[int, Cell | None]]:
    """The blocks of the body near a table or picture, and the cells that hold one."""
    places = [
        block.location.block
        for block in case.document.part("body")
        if isinstance(block, Table | Image)
    ]
    near = {
        (place + step, None) for place in places for step in range(-_BESIDE, _BESIDE + 1) if step
    }
    held = [*(table.location for table in case.tables), *(image.location for image in case.images)]
    inside = {(place.block, place.cell) for place in held if place.cell is not None}
    return frozenset(near | inside)


@lru_cache(maxsize=8)
def _opening(kind: str) -> re.Pattern[str]:
    forms = "|".join(load_words("references")["kinds"][kind])
    end = r"(?:\s*[.:)-]|\s*$)" if kind != "annex" else r"\b"
    return re.compile(rf"(?:{forms})\s*(?:nr|numer)?\.?\s*(?P<number>\d{{1,2}})(?!\d){end}")
