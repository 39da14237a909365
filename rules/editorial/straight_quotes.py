"""straight-quotes: typewriter or English quotation marks in place of Polish ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from model.location import Location
from rules.case import Case, clip
from rules.claim import Claim
from rules.evidence.counting import one_claim
from rules.rule import Rule

# A mark after a digit may be an inch or a second; single ones count in pairs around words, since
# one alone may be an apostrophe.
_QUOTE = re.compile(r'(?<!\d)"|"(?=\w)|\'\'|(?<![\w\'])\'(?=[^\W\d][^\'\n]{1,80}\'(?!\w))')


# English marks open above the line; as a closing mark the same sign is a slip that nobody sees.
_ENGLISH = re.compile(r"(?<![^\s(\[/–—-])“(?=\w)")


def check(case: Case) -> Iterator[Claim]:
    """One claim for the whole document; `count` is the number of marks.

    Variants for a document with English marks alone, and for one with both.
    """
    straight = list(_places(case, _QUOTE, '"', "'"))
    english = list(_places(case, _ENGLISH, "“"))
    both = "both" if straight else "english"
    for claim in one_claim([*straight, *english]):
        yield replace(claim, variant=both) if english else claim


def _places(case: Case, marks: re.Pattern[str], *signs: str) -> Iterator[tuple[Location, int, str]]:
    """Where such marks stand, how many, and the first."""
    for passage in case.text.holding(*signs, typed=True):
        if found := list(marks.finditer(passage.text)):
            yield passage.location, len(found), clip(passage.text, *found[0].span(), around=25)


RULE = Rule(
    name="straight-quotes",
    code="E303",
    what='Quotation marks are Polish („…”), not straight ("…") nor English (“…”).',
    why="Polish typography asks for it, and the publisher would have to replace each by hand.",
    fails="""
        Cykl debat "Szkoła to nasza wspólna sprawa"
    """,
    passes="""
        Cykl debat „Szkoła to nasza wspólna sprawa”
        monitor 24" w każdej pracowni
    """,
    check=check,
    readers=("word", "office", "pdf"),
)
