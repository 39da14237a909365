"""space-before-punctuation: a space before a comma or full stop, or inside a bracket."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rules.case import Case, clip
from rules.claim import Claim
from rules.evidence.counting import one_claim
from rules.rule import WORD_READERS, Rule

# Two letters before, since headings may be letter-spaced: "P L A N ,   C E L E".
_SPACE = re.compile(
    r"(?<=[\w”%)]{2})[ \u00a0]+[,;?!.:](?=[\s”\")]|$)"
    r"|(?<=\w{2})[ \u00a0]+\)|\([ \u00a0]+(?=\w)"
)
_WORTH_A_LOOK = re.compile(r"[ \u00a0][,;?!.:)]|\([ \u00a0]")


def check(case: Case) -> Iterator[Claim]:
    """One claim for the whole document; `count` is the number of places."""
    yield from one_claim(
        (passage.location, len(found), clip(passage.text, *found[0].span(), around=25))
        for passage in case.text.holding(_WORTH_A_LOOK, typed=True)
        if (found := list(_SPACE.finditer(passage.text)))
    )


RULE = Rule(
    name="space-before-punctuation",
    code="E306",
    what="No space stands before a comma, full stop, colon or closing bracket, nor after an "
    "opening one.",
    why="The mark may slip to the next line by itself, and the publisher has to find every place.",
    fails="""
        Gmina prowadzi cztery szkoły , do których uczęszcza 612 uczniów .
    """,
    passes="""
        Gmina prowadzi cztery szkoły (w tym jedną filię), do których uczęszcza 612 uczniów …
        H A R M O N O G R A M ,   W D R O Ż E N I E
    """,
    check=check,
    readers=WORD_READERS,
)
