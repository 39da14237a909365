"""What unknown headings mean, and which element a paragraph is of where there are no headings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from extractors.content.evidence import evidence
from extractors.layout.elements import MATCH, ElementMatch, heading_key
from extractors.layout.flow import Line
from extractors.layout.headings import Heading, names_document
from extractors.layout.sections import SectionLines, Sections, is_other_heading
from model.template import Element, Template
from model.text import fold

_ENOUGH = 0.6
_KEYWORD = 0.35
_FIRST_KEYWORD = 0.45
_IN_ORDER = 0.2
_MANY_UNKNOWN = 3
_FEW_SECTIONS = 4


@dataclass(frozen=True, slots=True)
class _Guess:
    score: float
    heading: Heading
    element: str


def name_headings(
    lines: Sequence[Line], headings: Sequence[Heading], found: Sections, template: Template
) -> list[Heading]:
    """The headings, those of missing elements told by a keyword and by what stands under them.

    A heading is given at most one element, an element at most one heading, the surest first.
    """
    missing = [element for element in template.elements if element.id not in found.by_element]
    guesses = sorted(_guesses(lines, headings, missing, template), key=lambda guess: -guess.score)
    named: dict[int, str] = {}
    for guess in guesses:
        if guess.heading.index not in named and guess.element not in named.values():
            named[guess.heading.index] = guess.element
    return [
        replace(heading, matches=(ElementMatch(named[heading.index], MATCH),))
        if heading.index in named
        else heading
        for heading in headings
    ]


def _guesses(
    lines: Sequence[Line],
    headings: Sequence[Heading],
    missing: Sequence[Element],
    template: Template,
) -> Iterator[_Guess]:
    unknown = _unknown(headings, template)
    own_words = len(unknown) >= _MANY_UNKNOWN and len(missing) >= _MANY_UNKNOWN
    for heading in unknown:
        ends = (
            other.index
            for other in headings
            if other.index > heading.index and other.rank <= heading.rank
        )
        content = lines[heading.index + 1 : min(ends, default=len(lines))]
        for element in missing:
            keyword = _keyword(heading, element)
            if not keyword and not own_words:
                continue
            score = keyword + evidence(element.id, content, template)
            if _in_order(heading, element, headings, template):
                score += _IN_ORDER
            if score >= _ENOUGH:
                yield _Guess(score, heading, element.id)


def _unknown(headings: Sequence[Heading], template: Template) -> list[Heading]:
    """The headings of sections that are like no name of an element."""
    ranks = Counter(
        heading.rank for heading in headings if heading.matches and not heading.is_title
    )
    rank = ranks.most_common(1)[0][0] if ranks else _usual_rank(headings)
    return [
        heading
        for heading in headings
        if not heading.matches
        and heading.rank <= rank
        and not heading.is_title
        and not is_other_heading(heading.text, template)
    ]


def _usual_rank(headings: Sequence[Heading]) -> float:
    """The rank that most headings have; 0 where there is none."""
    ranks = Counter(heading.rank for heading in headings if not heading.is_title)
    return ranks.most_common(1)[0][0] if ranks else 0.0


def _keyword(heading: Heading, element: Element) -> float:
    """Keywords count most where they open the heading; 0 without one."""
    key = heading_key(heading.text)
    places = [match.start() for pattern in _keywords(element) if (match := pattern.search(key))]
    if not places:
        return 0.0
    return _FIRST_KEYWORD if min(places) == 0 else _KEYWORD


def _in_order(
    heading: Heading, element: Element, headings: Sequence[Heading], template: Template
) -> bool:
    """Whether the element would stand here between its neighbours of the template."""
    order = [other.id for other in template.elements]
    position = order.index(element.id)
    for other in headings:
        for match in () if other.is_title else other.matches[:1]:
            before = order.index(match.element) < position
            if before != (other.index < heading.index):
                return False
    return True


@lru_cache(maxsize=64)
def _keywords(element: Element) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rf"\b{pattern}") for pattern in element.keywords)


def without_headings(
    lines: Sequence[Line], found: Sections, template: Template
) -> dict[str, SectionLines]:
    """Sections of a plan written in running sentences: each paragraph by how it opens.

    Only for a text with hardly any headings; a paragraph that opens like no element goes on with
    the one before it. The sections have no heading.
    """
    if len(found.by_element) >= _FEW_SECTIONS:
        return {}
    sections: dict[str, SectionLines] = {}
    current: str | None = None
    for line in lines:
        if line.text and names_document(line.text, template) and not sections:
            continue
        current = _opens(line, template) or current
        if current is not None and current not in found.by_element:
            sections.setdefault(current, SectionLines(current)).lines.append(line)
    return sections


def _opens(line: Line, template: Template) -> str | None:
    if not line.text:
        return None
    text = fold(line.text)
    opened = [
        (match.start(), element.id)
        for element in template.elements
        for pattern in _openings(element)
        if (match := pattern.search(text))
    ]
    return min(opened)[1] if opened else None


@lru_cache(maxsize=64)
def _openings(element: Element) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in element.openings)
