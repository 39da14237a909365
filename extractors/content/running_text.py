"""Which element each paragraph is of, in a plan written in running sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from extractors.content.evidence import evidence
from extractors.layout.flow import Line
from extractors.layout.headings import names_document
from extractors.layout.sections import SectionLines, Sections
from model.template import Element, Template
from model.text import fold

_FEW_SECTIONS = 4
# How much a paragraph has to say for an element to open it.
_TOLD_BY = {"identification": 0.7, "area": 0.7, "monitoring": 0.5, "summary_form": 0.8}


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
    order = [element.id for element in template.elements]
    for line in lines:
        if line.text and names_document(line.text, template) and not sections:
            continue
        behind = order[order.index(current) + 1 :] if current else order
        to_come = [element for element in behind if element not in sections]
        opened, firmly = _opens(line, template)
        if opened in sections and opened != current and not firmly:
            opened = None  # a word of a section that is over
        current = opened or _told(line, to_come, template) or current
        if current is not None and current not in found.by_element:
            sections.setdefault(current, SectionLines(current)).lines.append(line)
    return sections


def _opens(line: Line, template: Template) -> tuple[str | None, bool]:
    """The element that a paragraph opens, and whether its very first words say so."""
    if not line.text:
        return None, False
    text = fold(line.text)
    opened = [
        (match.start(), element.id)
        for element in template.elements
        for pattern in _openings(element)
        if (match := pattern.search(text))
    ]
    if not opened:
        return None, False
    start, element = min(opened)
    return element, start == 0


def _told(line: Line, to_come: Sequence[str], template: Template) -> str | None:
    """The element still to come that a paragraph tells by what it says, or None."""
    if not line.text:
        return None
    told = [(evidence(id_, [line], template), id_) for id_ in to_come if id_ in _TOLD_BY]
    sure = [(score, id_) for score, id_ in told if score >= _TOLD_BY[id_]]
    return max(sure)[1] if sure else None


@lru_cache(maxsize=64)
def _openings(element: Element) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in element.openings)
