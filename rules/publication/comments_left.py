"""comments-left: comments in the margin of a Word file, or on the pages of a PDF."""

from __future__ import annotations

from collections.abc import Iterator

from rules.case import Case, cited, shorten
from rules.claim import Claim
from rules.evidence.marks import common_section
from rules.rule import WORD_READERS, Rule

_SHOWN = 5


def check(case: Case) -> Iterator[Claim]:
    """One claim for the whole document."""
    marks = case.document.marks_of("comment")
    if not marks:
        return
    anchors = [shorten(mark.text, 50) for mark in marks if mark.text.strip()]
    yield Claim(
        section=common_section(case, marks),
        location=marks[0].location,
        quote=anchors[0] if anchors else None,
        subject="",
        values={"anchors": ", ".join(f"„{cited(text)}”" for text in anchors[:_SHOWN])},
        variant=None if anchors else "unanchored",
        related=tuple(mark.location for mark in marks[1:]),
        count=len(marks),
    )


RULE = Rule(
    name="comments-left",
    code="P403",
    what="No comments are left in the file.",
    why="Comments are working notes, often with names, and are published with the file.",
    fails="""
        W szkołach uczy się 1 436 uczniów.
        mark comment: 1 436 uczniów | Proszę sprawdzić z SIO.
    """,
    passes="""
        W szkołach uczy się 1 436 uczniów.
    """,
    check=check,
    readers=(*WORD_READERS, "pdf"),
)
