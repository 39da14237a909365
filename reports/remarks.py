"""What the author of a submission is told, remark by remark, in the letter and in the copy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import count

from model.finding import Finding, Severity
from model.location import Part
from model.review import Review
from model.template import Template
from reports.grouping import Entry, Group, grouped
from reports.places import Places, places_of
from reports.requests import request
from reports.verdict import standing_findings
from reports.wording import Wording

# Parts of a document where Word and PDF readers put no comment, or where nobody would see one.
BESIDE: frozenset[Part] = frozenset({"header", "footer", "footnote", "textbox", "comment"})


@dataclass(frozen=True)
class Remark:
    """One finding as the author is told of it. `number` is that of the letter, None for trifles.

    `lines` are the paragraphs of its comment after `title`.
    """

    number: int | None
    finding: Finding
    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Marked:
    """A marked-up copy. `exact` counts the remarks that stand at the quoted words or picture,
    `near` those that had to be put beside them, or are about no words.
    """

    data: bytes
    exact: int
    near: int


def groups_to_mend(review: Review, template: Template, words: Wording) -> list[Group]:
    """The standing errors and warnings by element, in the template's order, numbered from 1."""
    return _to_mend(review, template, places_of(review.plan, words), words)


def _to_mend(review: Review, template: Template, places: Places, words: Wording) -> list[Group]:
    found: dict[str, list[Finding]] = {}
    for finding in standing_findings(review):
        if finding.severity is not Severity.INFO:
            found.setdefault(finding.section or "", []).append(finding)
    known = [element.id for element in template.elements]
    groups: list[Group] = []
    number = 0
    for element in sorted(found, key=lambda each: (each == "", _order(each, known))):
        (group,) = grouped(found[element], template, places, words)
        entries = tuple(replace(entry, number=number + entry.number) for entry in group.entries)
        number += len(entries)
        groups.append(replace(group, entries=entries))
    return groups


def _order(element: str, known: list[str]) -> int:
    return known.index(element) if element in known else len(known)


def trifles(review: Review) -> list[Finding]:
    """The standing findings of the lightest kind, in the document's order."""
    return [f for f in standing_findings(review) if f.severity is Severity.INFO]


def remarks(review: Review, template: Template, words: Wording) -> list[Remark]:
    """Every standing finding in the words of a comment: those of the letter first, by number."""
    places = places_of(review.plan, words)
    groups = _to_mend(review, template, places, words)
    entries = [entry for group in groups for entry in group.entries]
    light = grouped(trifles(review), template, places, words)
    return [
        *(_remark(entry, entry.number, words) for entry in entries),
        *(_remark(entry, None, words) for group in light for entry in group.entries),
    ]


def renumbered(
    groups: Iterable[Group], review: Review, template: Template, words: Wording
) -> list[Group]:
    """The groups of a page with the numbers of the letter; trifles, which have none there, come
    after its last one, in the order of the groups.
    """
    letter = {
        id(entry.finding): entry.number
        for group in groups_to_mend(review, template, words)
        for entry in group.entries
    }
    further = count(len(letter) + 1)

    def number(entry: Entry) -> Entry:
        known = letter.get(id(entry.finding))
        return replace(entry, number=next(further) if known is None else known)

    return [replace(group, entries=tuple(map(number, group.entries))) for group in groups]


def explanation(finding: Finding, words: Wording, *, exact: bool, page_marks: bool = False) -> str:
    """Why a mark is not at the words it is about; "" where it is. `page_marks` is for a PDF."""
    if finding.location is None:
        return words.say("remarks.whole_document")
    part = finding.location.part
    if part in BESIDE and not page_marks:
        return words.say("remarks.beside", part=words.say(f"remarks.in_{part}"))
    if exact or not finding.quote:
        return ""
    return words.say("remarks.not_found")


def _remark(entry: Entry, number: int | None, words: Wording) -> Remark:
    severity = words.say(f"severity.{entry.finding.severity}")
    title = words.say("remarks.trifle")
    if number is not None:
        title = words.say("remarks.title", number=number, severity=severity.lower())
    return Remark(number, entry.finding, title, tuple(_lines(entry, words)))


def _lines(entry: Entry, words: Wording) -> Iterator[str]:
    finding = entry.finding
    yield finding.message
    if finding.hint:
        yield request(finding, words.language)
    if entry.also:
        yield entry.also
