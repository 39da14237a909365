"""The area of support that the unit chose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from extractors.content.choices import read_choices
from extractors.layout.elements import match_elements
from extractors.layout.flow import Line
from language.phrases import inflected
from model.location import Location
from model.plan import Extracted
from model.template import Template
from model.text import fold, squeeze

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZĄĆĘŁŃÓŚŹŻ„\"])")
_SHORT_LINE = 14


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
        or _stated(front, template, confidence=0.9)
        or _first_sentence(front, template, confidence=0.8)
    )


def find_areas(text: str, template: Template) -> list[int]:
    """The numbers of the areas named in a text, in order of appearance."""
    folded = fold(text)
    found: dict[int, tuple[int, int]] = {}
    for number, pattern in _patterns(template):
        match = pattern.search(folded)
        if match and number not in found:
            found[number] = match.span()
    return [
        number
        for number, span in sorted(found.items(), key=lambda item: item[1])
        if not any(_inside(span, other) for key, other in found.items() if key != number)
    ]


def _inside(span: tuple[int, int], other: tuple[int, int]) -> bool:
    return other[0] <= span[0] and span[1] <= other[1] and other != span


@lru_cache(maxsize=8)
def _patterns(template: Template) -> tuple[tuple[int, re.Pattern[str]], ...]:
    """Longest names first, so that the fullest name of an area is the one that is found."""
    named = [(area.number, name) for area in template.areas for name in area.names]
    named.sort(key=lambda pair: -len(pair[1]))
    return tuple((number, inflected(name)) for number, name in named)


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
        for sentence in _SENTENCE.split(line.text):
            found = tuple(_extracted(sentence, line.location, template, confidence))
            if found:
                return found
    return ()


def _extracted(
    text: str, location: Location, template: Template, confidence: float
) -> Iterator[Extracted[int]]:
    for number in find_areas(text, template):
        yield Extracted(value=number, text=squeeze(text), location=location, confidence=confidence)
