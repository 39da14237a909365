"""one-letter-line-end: a line that ends with "i", "w" or another word of one letter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rules.case import Case
from rules.claim import Claim
from rules.evidence.counting import one_claim
from rules.rule import Rule

# Capitals only where a sentence begins: elsewhere they are numerals, grades and names of variants.
_WORD = re.compile(r"(?:\s[aiouwz]|[.!?:] [AOUWZ])$")
_NAME = re.compile(r"(?:\d\w?|\b(?:lit|pkt|ppkt|nr)\.?|\b(?:klas|grup|wariant|liter)\w*) a$")
_PARTS = ("body", "textbox", "footnote")


def check(case: Case) -> Iterator[Claim]:
    """One claim for the whole document; `count` is the number of lines."""
    yield from one_claim(
        (mark.location, 1, mark.text)
        for mark in case.document.marks_of("line_end")
        if mark.location.part in _PARTS and _WORD.search(mark.text) and not _NAME.search(mark.text)
    )


RULE = Rule(
    name="one-letter-line-end",
    code="E310",
    what="No printed line ends with a word of one letter (a, i, o, u, w, z). Narrow columns of "
    "tables do not count, nor do files whose lines break anew on every computer.",
    why="Polish typography keeps such a word with the next one; at the end of a line it hangs in "
    "the air and the eye has to fetch it back.",
    fails="""
        reader: pdf
        Rada Gminy przyjmuje raz w roku informację o stanie realizacji zadań oświatowych w gminie.
        mark line_end: informację o
    """,
    passes="""
        reader: pdf
        Rada Gminy przyjmuje raz w roku informację o realizacji zadań według § 4 ust. 2 lit. a.
        mark line_end: ust. 2 lit. a
        mark line_end: uczniów klas I
    """,
    check=check,
    readers=("pdf",),
)
