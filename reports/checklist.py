"""The elements of the template as a checklist: what is there, what is lacking, and where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from model.plan import Plan, SectionStatus
from model.template import Element, Template
from reports.grouping import Group
from reports.places import Places
from reports.wording import Wording

# The confidence from which a reading is right in at least 98 of 100 cases (model/plan.py).
SURE = 0.9


@dataclass(frozen=True)
class Line:
    """One element. `lacking` is "" when nothing lacks; `group` says which findings belong to it."""

    element: Element
    state: SectionStatus | Literal["unknown"]
    lacking: str
    heading: str | None
    place: str
    sure: bool
    group: Group | None


def checklist(
    plan: Plan, template: Template, groups: Sequence[Group], places: Places, wording: Wording
) -> list[Line]:
    """One line for every element of the template, in its order."""
    by_id = {group.id: group for group in groups}
    return [
        _line(element, plan, by_id.get(element.id), places, wording)
        for element in template.elements
    ]


def _line(
    element: Element, plan: Plan, group: Group | None, places: Places, wording: Wording
) -> Line:
    section = plan.section(element.id)
    if section is None:
        return Line(element, "unknown", "", None, "", True, group)
    asks = {ask.id: ask.pl if wording.language == "pl" else ask.en for ask in element.asks}
    page = section.location.page if section.location else None
    place = wording.say("place.page", page=page) if page else ""
    if section.location and not page and not section.heading:
        place = places.words(section.location)
    if section.status in ("empty", "missing"):
        lacking = wording.say("checklist.should_hold", asks="; ".join(asks.values()))
    else:
        lacking = "; ".join(asks.get(ask, ask) for ask in section.lacking)
    sure = section.confidence >= SURE or section.status == "missing"
    return Line(element, section.status, lacking, section.heading, place, sure, group)
