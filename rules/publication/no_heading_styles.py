"""no-heading-styles: headings that only look like headings."""

from __future__ import annotations

from collections.abc import Iterator

from rules.case import Case
from rules.claim import Claim, NotApplicable
from rules.rule import WORD_READERS, Rule

_ENOUGH_HEADINGS = 3


def check(case: Case) -> Iterator[Claim]:
    """One claim when at least three elements have headings and the file declares none of them.

    Another variant where it declares fewer than half of those that stand outside tables.
    """
    if case.document.reader == "pdf" and not case.document.tagged:
        raise NotApplicable("untagged_pdf")
    headings = list(case.headings)
    if len(headings) < _ENOUGH_HEADINGS:
        return
    bare = [passage for passage in headings if passage.paragraph.heading_level is None]
    some = len(bare) < len(headings)
    if some:
        headings = [passage for passage in headings if passage.table is None]
        bare = [passage for passage in bare if passage.table is None]
        if len(bare) < _ENOUGH_HEADINGS or 2 * len(bare) <= len(headings):
            return
    yield Claim(
        section=None,
        location=bare[0].location,
        quote=bare[0].text,
        subject="",
        values={"all": len(headings)},
        variant="some" if some else None,
        related=tuple(passage.location for passage in bare[1:]),
        count=len(bare),
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
    readers=(*WORD_READERS, "pdf"),
)
