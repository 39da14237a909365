"""double-space: two or more spaces where one belongs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rules.case import Case, clip
from rules.claim import Claim
from rules.evidence.counting import one_claim
from rules.rule import WORD_READERS, Rule

_SPACES = re.compile(r"(?<=\S)[ \u00a0]{2,}(?=\S)")


def check(case: Case) -> Iterator[Claim]:
    """One claim for the whole document."""
    yield from one_claim(
        (passage.location, len(found), clip(passage.text, *found[0].span(), around=25))
        for passage in case.text.holding("  ", "\u00a0", typed=True)
        if (found := list(_SPACES.finditer(passage.text)))
    )


RULE = Rule(
    name="double-space",
    code="E301",
    what="Between two words stands one space.",
    why="Double spaces tear holes into justified text and break searches.",
    fails="""
        Rypin jest miastem niewielkim,  w którym działa wiele instytucji.
    """,
    passes="""
        Rypin jest miastem niewielkim, w którym działa wiele instytucji.
    """,
    check=check,
    readers=WORD_READERS,
)
