"""double-space: two or more spaces where one belongs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rules.case import Case, clip
from rules.claim import Claim
from rules.evidence.counting import one_claim
from rules.rule import WORD_READERS, Rule

# Not between words of letters set apart (P L A N   N A   R O K), nor after dots to fill in.
_SPACES = re.compile(r"(?<=\S)(?<!\.\.)(?<!__)(?<!…)[ \u00a0]{2,}(?=\S)")
_SET_APART = re.compile(r"(?:^|\s)\S[ \u00a0]{2,}\S(?:\s|$)")


def check(case: Case) -> Iterator[Claim]:
    """One claim for the whole document."""
    yield from one_claim(
        (passage.location, len(found), clip(passage.text, *found[0].span(), around=25))
        for passage in case.text.holding("  ", "\u00a0", typed=True)
        if (found := [match for match in _SPACES.finditer(passage.text) if _is_slip(match)])
    )


def _is_slip(match: re.Match[str]) -> bool:
    """False between letters that stand alone on both sides."""
    around = match.string[max(0, match.start() - 2) : match.end() + 2]
    return _SET_APART.fullmatch(around) is None


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
