"""The area of support that the unit chose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from extractors.content.choices import read_choices
from extractors.layout.elements import match_elements
from extractors.layout.flow import Line
from language.pipeline.sentences import split_sentences
from language.text.phrases import find_phrase
from model.document import Table
from model.location import Location
from model.plan import Extracted
from model.template import Template
from model.text import fold, squeeze

_SHORT_LINE = 14
_NUMBERED = re.compile(
    r"\bobszar\w{0,2}\s+(?:wsparcia\s+)?(?:nr|numer)?\s*(?P<number>\d{1,2})\b(?!\.\d)"
    r"|^(?:numer|nr)\s+(?:\w+\s+)?obszaru\s*:?\s*(?P<field>\d{1,2})$"
)


def read_areas(
    lines: Sequence[Line], front: Sequence[Line], template: Template
) -> tuple[Extracted[int], ...]:
    """The chosen area or areas: of the section, or else of the cover.

    In the section a choice from a list decides, then a line that is nothing but the area or says
    "obszar: …", then the first sentence that names one.
    """
    choices = read_choices(lines, lambda text: bool(find_areas(text, template)))
    if choices.offered:
        return tuple(
            found
            for choice in choices.chosen
            for found in _extracted(choice.text, choice.location, template, 0.98)
        )
    return (
        _stated(lines, template, confidence=0.97)
        or _first_sentence(lines, template, confidence=0.95)
        or _by_number(lines, template, confidence=0.9)
        or _in_tables(lines, template, confidence=0.9)
        or _stated(front, template, confidence=0.9)
        or _first_sentence(front, template, confidence=0.8)
    )


def _by_number(
    lines: Sequence[Line], template: Template, confidence: float
) -> tuple[Extracted[int], ...]:
    """An area told by its number alone ("Obszar nr 7"), in the section only."""
    numbers = {area.number for area in template.areas}
    for line in lines:
        found = _NUMBERED.search(fold(line.text))
        number = int(found["number"] or found["field"]) if found else 0
        if number in numbers:
            return (
                Extracted(
                    value=number,
                    text=line.text,
                    location=line.location,
                    confidence=confidence,
                ),
            )
    return ()


def _in_tables(
    lines: Sequence[Line], template: Template, confidence: float
) -> tuple[Extracted[int], ...]:
    """The area named in the first cell of the section's tables that names one."""
    tables = [line.block for line in lines if isinstance(line.block, Table)]
    for cell in (cell for table in tables for cell in table.cells):
        found = tuple(_extracted(cell.text, cell.location, template, confidence))
        if found:
            return found[:1]
    return ()


def find_areas(text: str, template: Template) -> list[int]:
    """The numbers of the areas named in a text, in order of appearance."""
    found: dict[int, tuple[int, int]] = {}
    for number, name in _names(template):
        if number not in found and (span := next(find_phrase(name, text), None)):
            found[number] = span
    return [
        number
        for number, span in sorted(found.items(), key=lambda item: item[1])
        if not any(_inside(span, other) for key, other in found.items() if key != number)
    ]


def _inside(span: tuple[int, int], other: tuple[int, int]) -> bool:
    return other[0] <= span[0] and span[1] <= other[1] and other != span


@lru_cache(maxsize=8)
def _names(template: Template) -> tuple[tuple[int, str], ...]:
    """Longest names first, so that the fullest name of an area is the one that is found."""
    named = [(area.number, name) for area in template.areas for name in area.names]
    return tuple(sorted(named, key=lambda pair: -len(pair[1])))


def _stated(
    lines: Sequence[Line], template: Template, confidence: float
) -> tuple[Extracted[int], ...]:
    for line in lines:
        label, _, rest = line.text.partition(":")
        named = rest and any(match.element == "area" for match in match_elements(label, template))
        if named or len(line.text.split()) <= _SHORT_LINE:
            text = rest if named else line.text
            found = tuple(_extracted(text, line.location, template, confidence))
            if found:
                return found
    return ()


def _first_sentence(
    lines: Sequence[Line], template: Template, confidence: float
) -> tuple[Extracted[int], ...]:
    for line in lines:
        for sentence in split_sentences(line.text):
            found = tuple(_extracted(sentence.text, line.location, template, confidence))
            if found:
                return found
    return ()


def _extracted(
    text: str, location: Location, template: Template, confidence: float
) -> Iterator[Extracted[int]]:
    for number in find_areas(text, template):
        yield Extracted(value=number, text=squeeze(text), location=location, confidence=confidence)
