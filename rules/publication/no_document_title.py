"""no-document-title: the file's properties hold no title, or one that says nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from model.text import squeeze
from rules.case import Case
from rules.claim import Claim
from rules.rule import WORD_READERS, Rule
from rules.words import alternatives


def check(case: Case) -> Iterator[Claim]:
    """One claim for a missing title; another variant for the name of a file or working version."""
    title = squeeze(case.document.metadata.title or "")
    known = case.plan.title
    proposed = {"title": known.value if known else case.template.title_phrases[0].capitalize()}
    if not title:
        yield Claim(section=None, location=None, subject="", values=proposed)
    elif re.search(alternatives("metadata", "no_title"), title, re.IGNORECASE):
        yield Claim(
            section=None,
            location=None,
            quote=title,
            subject="",
            values=proposed,
            variant="says_nothing",
        )


RULE = Rule(
    name="no-document-title",
    code="P411",
    what="The properties of the file hold a title that names the document, not the name of a file "
    "or a working version.",
    why="Browsers and screen readers show and read this title first (WCAG 2.1, 2.4.2).",
    fails="""
        file title: hdr wersja ostateczna 2
        title: Harmonogram działań rozwojowych Miasta Rypin
    """,
    passes="""
        file title: Harmonogram działań rozwojowych Miasta Rypin
        title: Harmonogram działań rozwojowych Miasta Rypin
    """,
    check=check,
    readers=(*WORD_READERS, "pdf"),
)
