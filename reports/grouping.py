"""Findings in the order an editor reads them: by element of the template, serious first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from model.finding import Finding, Severity
from model.location import Location
from model.template import Template
from reports.places import Places
from reports.verdict import severity_counts
from reports.wording import Wording

_MOST_PLACES = 5
_WEIGHT = {severity: weight for weight, severity in enumerate(Severity)}


@dataclass(frozen=True)
class Entry:
    """A finding with its number on the page, its place in words, and its other places."""

    number: int
    finding: Finding
    place: str
    also: str


@dataclass(frozen=True)
class Group:
    """The findings of one element. `id` is "" for those of the document as a whole."""

    id: str
    heading: str
    counts: str
    entries: tuple[Entry, ...]


def grouped(
    findings: Iterable[Finding], template: Template, places: Places, wording: Wording
) -> list[Group]:
    """Group findings by element, groups with the most serious first, then as in the template.

    Within a group the serious come first, then the order of the document. Numbers run through
    all groups from 1.
    """
    headings = {element.id: element.heading for element in template.elements}
    by_element: dict[str, list[Finding]] = {}
    for finding in findings:
        by_element.setdefault(finding.section or "", []).append(finding)

    def rank(element: str) -> tuple[int, int]:
        worst = min(_WEIGHT[finding.severity] for finding in by_element[element])
        order = list(headings).index(element) if element in headings else len(headings)
        return worst, order + (element == "")

    groups: list[Group] = []
    number = 0
    for element in sorted(by_element, key=rank):
        ordered = sorted(by_element[element], key=_reading_order)
        entries = tuple(
            _entry(number + step, finding, places, wording)
            for step, finding in enumerate(ordered, start=1)
        )
        number += len(entries)
        heading = headings.get(element, element) or wording.say("findings.whole_document")
        counts = ", ".join(severity_counts(ordered, wording))
        groups.append(Group(element, heading, counts, entries))
    return groups


def _reading_order(finding: Finding) -> tuple[int, bool, int, tuple[int, int], str]:
    place = finding.location or Location(block=0)
    return (
        _WEIGHT[finding.severity],
        finding.location is None,
        place.block,
        place.cell or (-1, -1),
        finding.code,
    )


def _entry(number: int, finding: Finding, places: Places, wording: Wording) -> Entry:
    place = places.words(finding.location) if finding.location else ""
    return Entry(number, finding, place, _also(finding.related, place, places, wording))


def _also(related: Sequence[Location], main: str, places: Places, wording: Wording) -> str:
    words = dict.fromkeys(places.words(location) for location in related)
    listed = [place for place in words if place and place != main]
    shown = "; ".join(listed[:_MOST_PLACES])
    if len(listed) > _MOST_PLACES:
        more = wording.counted("counts.more_places", len(listed) - _MOST_PLACES)
        shown = f"{shown} {more}"
    return wording.say("findings.also", places=shown) if shown else ""
