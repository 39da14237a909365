"""Which lines belong to which element of the template."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from extractors.layout.elements import (
    MATCH,
    ElementMatch,
    element_of_label,
    heading_key,
    match_label,
)
from extractors.layout.flow import Line
from extractors.layout.headings import Heading
from extractors.layout.numbering import shapes_of_number, split_number
from model.document import Paragraph
from model.template import Template
from model.text import fold


@dataclass(slots=True)
class SectionLines:
    """The lines of one element, sub-headings among them. `heading` None: it has none."""

    element: str
    heading: Heading | None = None
    lines: list[Line] = field(default_factory=list)


@dataclass(slots=True)
class Sections:
    """The flow divided. `front` is what stands before the first section (cover, title).

    `after_schedule` are lines of unknown headings that directly follow the schedule: tables of
    indicators and the like often stand there under a heading of their own.
    """

    by_element: dict[str, SectionLines]
    front: list[Line] = field(default_factory=list)
    after_schedule: list[Line] = field(default_factory=list)

    def lines(self, element: str) -> list[Line]:
        """The lines of an element; empty when it is missing."""
        section = self.by_element.get(element)
        return section.lines if section else []


def divide(lines: Sequence[Line], headings: Sequence[Heading], template: Template) -> Sections:
    """Divide the flow among the elements of the template by its headings."""
    headed = [heading for heading in headings if not heading.is_title]
    starts = _section_starts(headed, template)
    shapes = frozenset(shape for index in starts for shape in shapes_of_number(lines[index].block))
    reader = _Reader(template, starts, _numbered_share(starts, lines), shapes)
    by_index = {heading.index: heading for heading in headings}
    for index, line in enumerate(lines):
        heading = by_index.get(index)
        reader.read(replace(line, heading=True) if heading else line, heading)
    return reader.sections


def _section_starts(headings: Sequence[Heading], template: Template) -> dict[int, tuple[str, ...]]:
    """Index of line → elements that begin there.

    Where several headings could be an element, the one at the rank of most sections wins, then
    the better match, then the earlier; others of its rank continue the section.
    """
    candidates: dict[str, list[tuple[Heading, ElementMatch]]] = {}
    for heading in headings:
        for match in heading.matches:
            if match.score >= MATCH:
                candidates.setdefault(match.element, []).append((heading, match))
    labels = {heading.index for heading in headings if is_label(heading, template)}
    usual = _usual_rank(candidates)
    starts: dict[int, list[str]] = {}
    for element, found in candidates.items():
        best, _ = max(
            found,
            key=lambda pair: (
                -abs(pair[0].rank - usual) if pair[0].rank > usual else 0.0,
                pair[0].index not in labels or pair[1].score == 1.0,
                round(pair[1].score, 2),
                pair[0].rank == usual,
                -pair[0].rank,
                -pair[0].index,
            ),
        )
        starts.setdefault(best.index, []).append(element)
        for heading, _match in found:
            if heading.index > best.index and heading.rank == best.rank:
                starts.setdefault(heading.index, []).append(element)
    return {index: tuple(elements) for index, elements in starts.items()}


def is_label(heading: Heading, template: Template) -> bool:
    """True for a heading that also labels a part of its section ("Cele szczegółowe")."""
    label = match_label(heading.text, template)
    owner = element_of_label(label, template) if label else None
    return owner is not None and any(match.element == owner.id for match in heading.matches)


def _usual_rank(candidates: dict[str, list[tuple[Heading, ElementMatch]]]) -> float:
    ranks: Counter[float] = Counter()
    for found in candidates.values():
        ranks.update({heading.rank for heading, _ in found})
    if not ranks:
        return 1.0
    most = max(ranks.values())
    return min(rank for rank, count in ranks.items() if count == most)


def _numbered_share(starts: Iterable[int], lines: Sequence[Line]) -> float:
    indexes = list(starts)
    numbered = sum(_has_number(lines[index]) for index in indexes)
    return numbered / len(indexes) if indexes else 0.0


def _has_number(line: Line) -> bool:
    paragraph = line.block
    automatic = isinstance(paragraph, Paragraph) and bool(paragraph.label)
    return automatic or split_number(line.text).number is not None


class _Reader:
    """Walks the flow once, keeping which elements the current line belongs to."""

    def __init__(
        self,
        template: Template,
        starts: dict[int, tuple[str, ...]],
        numbered: float,
        shapes: frozenset[str],
    ) -> None:
        self.template = template
        self.starts = starts
        self.numbered = numbered
        self.shapes = shapes
        self.current: tuple[str, ...] = ()
        self.rank = 0.0
        self.started = False
        self.behind_schedule = False
        self.sections = Sections({})

    def read(self, line: Line, heading: Heading | None) -> None:
        if heading is not None and heading.index in self.starts:
            self._start(heading, line)
            return
        if heading is not None:
            self._step_aside(heading, line)
        self._keep(line)

    def _start(self, heading: Heading, line: Line) -> None:
        self.current = self.starts[heading.index]
        self.rank = heading.rank
        self.started = True
        self.behind_schedule = "schedule" in self.current
        for element in self.current:
            section = self.sections.by_element.setdefault(element, SectionLines(element))
            if section.heading is None:
                section.heading = heading
        label = match_label(heading.text, self.template)
        owner = element_of_label(label, self.template) if label else None
        if owner is not None and owner.id in self.current:
            self._keep(line)  # "Cel główny" heads the section and labels its first lines

    def _step_aside(self, heading: Heading, line: Line) -> None:
        """A heading that starts no section: of this section, of another one, or of none."""
        label = match_label(heading.text, self.template)
        owner = element_of_label(label, self.template) if label else None
        if owner is not None:
            if owner.id not in self.current and line.form_label:
                self.current = (owner.id,)
                self.sections.by_element.setdefault(owner.id, SectionLines(owner.id))
            return
        same_element = any(match.element in self.current for match in heading.matches)
        if not same_element and self._ends_section(heading, line):
            self.current = ()

    def _ends_section(self, heading: Heading, line: Line) -> bool:
        if not self.current or heading.rank > self.rank:
            return False
        if is_other_heading(heading.text, self.template):
            return True
        if heading.declared or line.form_label:
            return True
        return self.numbered > 0.5 and bool(self.shapes & shapes_of_number(line.block))

    def _keep(self, line: Line) -> None:
        for element in self.current:
            self.sections.by_element[element].lines.append(line)
        if not self.started:
            self.sections.front.append(line)
        elif not self.current and self.behind_schedule:
            self.sections.after_schedule.append(line)


def is_other_heading(text: str, template: Template) -> bool:
    """True for a heading that plans carry beside the elements ("Wstęp", "Podstawa prawna")."""
    return heading_key(text) in _other_headings(template)


@lru_cache(maxsize=8)
def _other_headings(template: Template) -> frozenset[str]:
    return frozenset(fold(name) for name in template.other_headings)
