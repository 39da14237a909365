"""What is compared between submissions: their longer passages, with names and numbers masked."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import ClassVar
from zlib import crc32

from pydantic import ConfigDict, TypeAdapter

from language.text.form import authored
from model.document import Document
from model.location import Location
from model.plan import Plan
from model.template import Template
from model.text import fold
from rules.passages import Passage, content, map_sections
from rules.privacy import masked as without_private_data

# The parts that authors write themselves; covers, lists of people and laws are alike everywhere.
_SECTIONS = frozenset(
    {
        "area",
        "diagnosis",
        "priorities",
        "goals",
        "schedule",
        "implementation",
        "monitoring",
        "risks",
    }
)
_FEWEST_WORDS = 15
_PACKED = "I"  # 32 bits wherever Python runs
_WINDOW = 5  # words in a shingle
_WORD = re.compile(r"\w+")
_POWIAT = "powia"
_MASK, _FIGURE = "#", "0"


@dataclass(frozen=True, slots=True)
class Print:
    """One passage. `exact` is a hash of its words, `packed` those of its masked words by fives.

    `words` counts its words.
    """

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(
        ser_json_bytes="base64", val_json_bytes="base64"
    )

    text: str
    section: str
    location: Location
    words: int
    exact: int
    packed: bytes


@dataclass(frozen=True, slots=True)
class Prints:
    """The passages of one submission. `name` is what messages call it; `unit` its TERYT or None."""

    name: str
    unit: str | None
    passages: tuple[Print, ...]

    @property
    def words(self) -> int:
        """How many words are compared."""
        return sum(each.words for each in self.passages)


def unpacked(packed: bytes) -> frozenset[int]:
    """The hashes of the masked words by fives."""
    return frozenset(array(_PACKED, packed))


def prints_json(prints: Prints) -> str:
    """The prints as JSON, to be kept beside the review they were taken with."""
    return _json().dump_json(prints).decode()


def prints_from_json(text: str) -> Prints:
    """The prints from their JSON. Raises ValueError for anything else."""
    return _json().validate_json(text)


@cache
def _json() -> TypeAdapter[Prints]:
    return TypeAdapter(Prints)


def prints_of(name: str, plan: Plan, document: Document, template: Template) -> Prints:
    """The passages of 15 words and more that the author wrote; a row of a table is one passage."""
    sections = map_sections(plan, document)
    rows = _rows(content(document, sections).passages)
    found = tuple(filter(None, (_print(section, row, template) for section, row in rows)))
    return Prints(name, plan.jst.value.teryt if plan.jst else None, found)


def _rows(all_passages: tuple[Passage, ...]) -> Iterator[tuple[str, list[Passage]]]:
    """The paragraphs of the author's sections; those of one row of a table together."""
    row: list[Passage] = []
    key: tuple[object, ...] | None = None
    for passage in all_passages:
        if passage.section not in _SECTIONS or passage.heading or not passage.text.strip():
            continue
        place = (passage.location.block, passage.row) if not passage.prose else None
        if row and (place is None or place != key):
            yield row[0].section or "", row
            row = []
        row.append(passage)
        key = place
    if row:
        yield row[0].section or "", row


def _print(section: str, row: list[Passage], template: Template) -> Print | None:
    text = authored(" ".join(passage.text for passage in row), template)
    words = _WORD.findall(text)
    if len(words) < _FEWEST_WORDS or _own_words(text, template) < _FEWEST_WORDS:
        return None
    masked = _masked(words)
    shingles = {
        _hash(" ".join(masked[at : at + _WINDOW])) for at in range(len(masked) - _WINDOW + 1)
    }
    exact = _hash(" ".join(map(fold, words)))
    packed = array(_PACKED, sorted(shingles)).tobytes()
    return (
        Print(without_private_data(text), section, row[0].location, len(words), exact, packed)
        if packed
        else None
    )


def _masked(words: list[str]) -> list[str]:
    """The words folded; names (capitalised words, what follows „powiat”) and numbers masked.

    A name of several words is one mask, so that another name in its place changes nothing.
    """
    found: list[str] = []
    after_unit = False
    for word in words:
        folded = fold(word)
        named = word[0].isupper() or after_unit
        mask = _FIGURE if word[0].isdigit() else _MASK if named else folded
        after_unit = folded.startswith(_POWIAT)
        if mask != _MASK or not found or found[-1] != _MASK:
            found.append(mask)
    return found


def _hash(text: str) -> int:
    """The same number in every process (`hash` is not)."""
    return crc32(text.encode())


def _own_words(text: str, template: Template) -> int:
    """How many words are left without the names of the areas, which forms list in full."""
    return len(_WORD.findall(_areas(template).sub(" ", fold(text))))


@lru_cache(maxsize=4)
def _areas(template: Template) -> re.Pattern[str]:
    names = sorted((fold(name) for area in template.areas for name in area.names), key=len)
    return re.compile("|".join(re.escape(name) for name in reversed(names)))
