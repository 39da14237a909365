"""hidden-text: text formatted as hidden."""

from __future__ import annotations

from collections.abc import Iterator

from model.text import squeeze
from rules.case import Case
from rules.claim import Claim
from rules.rule import WORD_READERS, Rule


def check(case: Case) -> Iterator[Claim]:
    """One claim per hidden passage that holds words."""
    for mark in case.document.marks_of("hidden"):
        if any(char.isalnum() for char in mark.text):
            yield Claim(
                section=case.section_at(mark.location),
                location=mark.location,
                quote=squeeze(mark.text),
            )


RULE = Rule(
    name="hidden-text",
    code="P404",
    what="The file holds no hidden text.",
    why="Hidden text is not printed but is published; anyone can show it.",
    fails="""
        Łączny koszt działań wynosi 18 600 zł.
        mark hidden: Burmistrz zgodził się na kwotę do 20 000 zł.
    """,
    passes="""
        Łączny koszt działań wynosi 18 600 zł.
    """,
    check=check,
    readers=WORD_READERS,
)
