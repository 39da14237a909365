"""untagged-pdf: a PDF without the tags that say what is a heading, a list, a table."""

from __future__ import annotations

from collections.abc import Iterator

from rules.case import Case
from rules.claim import Claim
from rules.rule import Rule


def check(case: Case) -> Iterator[Claim]:
    """One claim for the whole file."""
    if case.document.tagged is False:
        yield Claim(section=None, location=None, subject="")


RULE = Rule(
    name="untagged-pdf",
    code="P413",
    what="A PDF is tagged: it says what is a heading, a list, a table and a picture.",
    why="Without tags a screen reader reads the page as one stream of words, tables cell by cell "
    "(WCAG 2.1, 1.3.1; PDF/UA).",
    fails="""
        reader: pdf
        file tagged: no
        Harmonogram działań rozwojowych
    """,
    passes="""
        reader: pdf
        file tagged: yes
        Harmonogram działań rozwojowych
    """,
    check=check,
    readers=("pdf",),
)
