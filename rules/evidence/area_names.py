"""Where a document says which area of support was chosen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from language.phrases import inflected
from model.template import Template
from model.text import fold
from rules.case import Case
from rules.passages import Passage
from rules.words import alternatives

SECTION = "area"
_BOXES = "☐□◻▢☒☑■✓✔"
_SENTENCE = re.compile(r"(?<=[.!?;])\s+")
_LABEL = re.compile(r"^[^:]{0,60}:\s*")
_AREA_LABEL = re.compile(r"^[^:]{0,30}\bobszar\w*[^:]{0,30}:")
_NUMBERED = re.compile(r"\bobszar\w*(?: wsparcia)? (?:nr |numer )?(?P<number>\d{1,2})\b")
_SHORT_NAME = 3


@dataclass(frozen=True, slots=True)
class AreaMention:
    """Area `number` named in a passage as the one that was chosen."""

    number: int
    passage: Passage


def declared_areas(case: Case) -> tuple[AreaMention, ...]:
    """The areas that the cover, page headers and the section on the area declare.

    A name counts in a line that is nothing else or starts „obszar …:”, and after the word „obszar”
    in a sentence that speaks of choosing; on the cover any mention of „obszar” will do. Check boxes
    are left to the extractor.
    """
    front = (*case.cover, *case.headers)
    found = [
        AreaMention(number, passage)
        for passage in front
        for number in _declared(passage.text, case.template, r"\bobszar")
    ]
    found += [
        AreaMention(number, passage)
        for passage in case.section_passages(SECTION)
        for number in _declared(passage.text, case.template, alternatives("areas", "chosen"))
    ]
    return tuple(found)


def _declared(text: str, template: Template, cue: str) -> Iterator[int]:
    """The numbers of the areas declared in a paragraph whose sentences hold the cue."""
    if any(box in text for box in _BOXES):
        return
    folded = fold(text)
    bare = _LABEL.sub("", folded)
    if _AREA_LABEL.match(folded):
        yield from _named(bare, template)
        return
    for sentence in _SENTENCE.split(folded):
        if re.search(alternatives("areas", "not_chosen"), sentence):
            continue
        if re.search(cue, sentence) and "obszar" in sentence:
            yield from _named(sentence[sentence.index("obszar") :], template)
        else:
            yield from _named(sentence, template, alone=True)


def _named(folded: str, template: Template, alone: bool = False) -> Iterator[int]:
    """Numbers of the areas named; with `alone` only a name that is nearly the whole text."""
    taken: list[tuple[int, int]] = []
    for pattern, number, words in _names(template):
        for match in pattern.finditer(folded):
            start, end = match.span()
            if any(start < other_end and end > other for other, other_end in taken):
                continue
            taken.append((start, end))
            if not alone or (words >= _SHORT_NAME and end - start >= 0.85 * len(folded)):
                yield number
    for match in _NUMBERED.finditer(folded):
        if any(area.number == int(match["number"]) for area in template.areas):
            yield int(match["number"])


@lru_cache(maxsize=4)
def _names(template: Template) -> tuple[tuple[re.Pattern[str], int, int], ...]:
    """Patterns of all names, longest first so that a short name never hides in a long one."""
    names = [(name, area.number) for area in template.areas for name in area.names]
    names.sort(key=lambda each: -len(each[0]))
    return tuple((inflected(name), number, len(name.split())) for name, number in names)
