"""scanned-document: pages that are pictures of text."""

from __future__ import annotations

from collections.abc import Iterator

from rules.case import Case
from rules.claim import Claim
from rules.rule import Rule


def check(case: Case) -> Iterator[Claim]:
    """One claim for the whole file."""
    if case.document.reader == "scan":
        yield Claim(section=None, location=None, subject="")


RULE = Rule(
    name="scanned-document",
    code="P414",
    what="The document is text, not a scan.",
    why="A scan cannot be searched, corrected or read aloud, and must not be published by a public "
    "body (WCAG 2.1, 1.4.5); what the program read from it may be wrong.",
    fails="""
        reader: scan
        Harmonogram działań rozwojowych
    """,
    passes="""
        reader: pdf
        Harmonogram działań rozwojowych
    """,
    check=check,
)
