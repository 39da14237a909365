"""skipped-heading-level: a heading two levels below the one before it."""

from __future__ import annotations

from collections.abc import Iterator

from rules.case import Case, cited
from rules.claim import Claim
from rules.evidence.counting import one_claim
from rules.passages import Passage
from rules.rule import Rule


def check(case: Case) -> Iterator[Claim]:
    """One claim for the whole document; it quotes the first such heading."""
    yield from one_claim(
        (passage.location, 1, cited(passage.text)) for passage in _after_gaps(case)
    )


def _after_gaps(case: Case) -> Iterator[Passage]:
    before: int | None = None
    for passage in case.passages:
        level = passage.paragraph.heading_level
        if level is None or passage.location.part != "body" or not passage.text.strip():
            continue
        if before is not None and level > before + 1:
            yield passage
        before = level


RULE = Rule(
    name="skipped-heading-level",
    code="P409",
    what="Levels of headings follow each other: under a heading of level 1 come those of level 2, "
    "not of level 3.",
    why="Screen readers list headings by level; a missing level sounds like a missing part "
    "(WCAG 2.1, 1.3.1).",
    fails="""
        # diagnosis | 3. Diagnoza potrzeb
        ### Stan obecny
    """,
    passes="""
        # diagnosis | 3. Diagnoza potrzeb
        ## Stan obecny
        ### Sieć szkół
        # priorities | 4. Priorytety
    """,
    check=check,
    readers=("word", "office", "pdf"),
)
