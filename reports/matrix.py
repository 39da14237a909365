"""Documents against the elements of the template: a heat map of a batch."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from model.finding import Severity
from model.plan import SectionStatus
from model.review import Review
from model.template import Element, Template

_STANDING = ("new", "persisting")


@dataclass(frozen=True)
class Cell:
    """The state of one element in one document, None where it was not worked out.

    `findings` counts the errors and warnings of the element that still stand.
    """

    element: Element
    state: SectionStatus | None
    findings: int


@dataclass(frozen=True)
class Column:
    """One element over all documents: in how many something lacks, of those that were checked."""

    element: Element
    lacking: int


def cells_of(review: Review, template: Template) -> tuple[Cell, ...]:
    """One cell for every element of the template, in its order."""
    counts = Counter(
        finding.section
        for finding in review.findings
        if finding.status in _STANDING and finding.severity is not Severity.INFO
    )
    return tuple(
        _cell(element, _state(review, element.id), counts[element.id])
        for element in template.elements
    )


@lru_cache
def _cell(element: Element, state: SectionStatus | None, findings: int) -> Cell:
    """One cell for all documents in which the element is in that state."""
    return Cell(element, state, findings)


def columns_of(rows: Sequence[Sequence[Cell]], template: Template) -> tuple[Column, ...]:
    """One column for every element of the template, in its order; `rows` are cells of documents."""
    return tuple(
        Column(element, sum(row[place].state not in (None, "present") for row in rows))
        for place, element in enumerate(template.elements)
    )


def _state(review: Review, element: str) -> SectionStatus | None:
    section = review.plan.section(element) if review.plan else None
    return section.status if section else None
