"""hidden-text: text formatted as hidden, or placed or painted so that nobody sees it."""

from __future__ import annotations

from collections.abc import Iterator

from model.text import squeeze
from rules.case import Case
from rules.claim import Claim
from rules.rule import WORD_READERS, Rule


def check(case: Case) -> Iterator[Claim]:
    """One claim per hidden or unseen passage that holds words; a variant says why it is unseen."""
    for mark in case.document.marks_of("hidden", "unseen"):
        if any(char.isalnum() for char in mark.text):
            yield Claim(
                section=case.section_at(mark.location),
                location=mark.location,
                quote=squeeze(mark.text),
                variant=mark.note,
            )


RULE = Rule(
    name="hidden-text",
    code="P404",
    what="The file holds no hidden text, nor text in the colour of its ground or in letters of a "
    "point or two. White words on a dark cell are seen, and so is what stands in a text box. A PDF "
    "holds no transparent text, none on a layer that is off, under a rectangle or off the part of "
    "the page that is shown. The text layer of a scan is seen: it is in the picture.",
    why="Hidden text is not printed but is published; anyone can show it.",
    fails="""
        Łączny koszt działań wynosi 18 600 zł.
        mark hidden: Burmistrz zgodził się na kwotę do 20 000 zł.
    """,
    passes="""
        Łączny koszt działań wynosi 18 600 zł.
    """,
    check=check,
    readers=(*WORD_READERS, "pdf"),
)
