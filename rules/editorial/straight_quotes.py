"""straight-quotes: typewriter quotation marks in place of Polish ones."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rules.case import Case, clip
from rules.claim import Claim
from rules.evidence.counting import one_claim
from rules.rule import Rule

# A mark after a digit may be an inch or a second; single ones count in pairs around words, since
# one alone may be an apostrophe.
_QUOTE = re.compile(r'(?<!\d)"|"(?=\w)|\'\'|(?<![\w\'])\'(?=[^\W\d][^\'\n]{1,80}\'(?!\w))')


def check(case: Case) -> Iterator[Claim]:
    """One claim for the whole document; `count` is the number of marks."""
    yield from one_claim(
        (passage.location, len(found), clip(passage.text, *found[0].span(), around=25))
        for passage in case.text.holding('"', "'", typed=True)
        if (found := list(_QUOTE.finditer(passage.text)))
    )


RULE = Rule(
    name="straight-quotes",
    code="E303",
    what='Quotation marks are Polish („…”), not straight ("…").',
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
