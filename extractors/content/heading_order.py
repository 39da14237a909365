"""The order of the sections as far as it is known, and what it says of the headings between."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.layout.headings import Heading
from model.template import Element, Template

IN_ORDER = 0.15
"""What it counts for an element that its heading stands between its neighbours of the template."""

_ONLY_PLACE = 0.25


class Order:
    """The sections in the order of the document, as far as they are known.

    Most plans follow the order of the template, so that a heading between two known ones is
    likely an element between theirs; where there are as many unknown headings as missing
    elements between two known ones, each has its place.
    """

    def __init__(
        self,
        headings: Sequence[Heading],
        unknown: Sequence[Heading],
        missing: Sequence[Element],
        template: Template,
    ) -> None:
        ids = [element.id for element in template.elements]
        self.position = {element: place for place, element in enumerate(ids)}
        self.named: dict[int, str] = {}
        self.unknown = [heading.index for heading in unknown]
        self.missing = {element.id for element in missing}
        self.known = {
            heading.index: self.position[heading.matches[0].element]
            for heading in headings
            if heading.matches and not heading.is_title
        }

    def name(self, heading: Heading, element: str) -> None:
        """Take in that this heading means this element."""
        self.named[heading.index] = element
        self.known[heading.index] = self.position[element]

    def bonus(self, heading: Heading, element: str) -> float:
        """How much the place of a heading speaks for an element."""
        index, place = heading.index, self.position[element]
        before = max((i for i in self.known if i < index), default=None)
        behind = min((i for i in self.known if i > index), default=None)
        first = self.known[before] if before is not None else -1
        last = self.known[behind] if behind is not None else len(self.position)
        if not first < place < last:
            return 0.0
        low = before if before is not None else -1
        high = behind if behind is not None else max(self.unknown) + 1
        there = [i for i in self.unknown if low < i < high and i not in self.known]
        lacking = [
            self.position[id_]
            for id_ in self.missing - set(self.named.values())
            if first < self.position[id_] < last
        ]
        apart = len(there) == len(lacking)
        in_place = apart and there.index(index) == sorted(lacking).index(place)
        return IN_ORDER + (_ONLY_PLACE if in_place else 0.0)
