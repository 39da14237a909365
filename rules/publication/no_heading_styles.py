"""no-heading-styles: headings that only look like headings."""

from __future__ import annotations

from collections.abc import Iterator

from rules.case import Case
from rules.claim import Claim
from rules.rule import WORD_READERS, Rule

_ENOUGH_HEADINGS = 3


def check(case: Case) -> Iterator[Claim]:
    """One claim when at least three elements have headings and the file declares none of them."""
    headings = [passage for passage in case.passages if passage.heading]
    if len(headings) < _ENOUGH_HEADINGS:
        return
    if any(passage.paragraph.heading_level is not None for passage in headings):
        return
    yield Claim(
        section=None,
        location=headings[0].location,
        quote=headings[0].text,
        subject="",
        related=tuple(passage.location for passage in headings[1:]),
        count=len(headings),
    )


RULE = Rule(
    name="no-heading-styles",
    code="P405",
    what="Headings have a heading style, so that the file knows its own structure.",
    why="Without them there is no navigation and no table of contents, and the document is not "
    "accessible (WCAG 2.1, 1.3.1).",
    fails="""
        #! area | II. WYBRANY OBSZAR
        #! diagnosis | III. DIAGNOZA
        #! priorities | IV. PRIORYTETY
    """,
    passes="""
        # area | II. Wybrany obszar
        # diagnosis | III. Diagnoza
        # priorities | IV. Priorytety
    """,
    check=check,
    readers=WORD_READERS,
)
