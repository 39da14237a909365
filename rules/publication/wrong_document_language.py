"""wrong-document-language: the file does not say that it is in Polish."""

from __future__ import annotations

from collections.abc import Iterator

from rules.case import Case
from rules.claim import Claim
from rules.rule import Rule

_POLISH = "pl"


def check(case: Case) -> Iterator[Claim]:
    """One claim when the file names no language, or another one."""
    language = (case.document.metadata.language or "").strip()
    if language.casefold().startswith(_POLISH):
        return
    yield Claim(
        section=None,
        location=None,
        quote=language or None,
        subject="",
        variant="other" if language else None,
    )


RULE = Rule(
    name="wrong-document-language",
    code="P412",
    what="The file says that its language is Polish. Files converted from odt, rtf and doc lose "
    "this and are not judged.",
    why="A screen reader chooses its voice by it; Polish read by an English voice cannot be "
    "understood (WCAG 2.1, 3.1.1).",
    fails="""
        file language: en-US
        Harmonogram działań rozwojowych
    """,
    passes="""
        file language: pl-PL
        Harmonogram działań rozwojowych
    """,
    check=check,
    readers=("word", "pdf"),
)
