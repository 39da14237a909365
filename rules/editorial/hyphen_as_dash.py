"""hyphen-as-dash: a hyphen where a dash belongs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rules.case import Case, clip
from rules.claim import Claim
from rules.evidence.counting import one_claim
from rules.rule import Rule

# Between words with spaces, at the start of a line as a bullet, between two years, and between the
# ends of a range of small or Roman numbers (postal codes, dates, grades of tests are none).
_DAYS = (
    "poniedział(?:ek|ku)|wtor(?:ek|ku)|środ[ay]|czwart(?:ek|ku)|piąt(?:ek|ku)|sobot[ay]|niedziel[aię]"
    "|stycz(?:eń|nia)|lut(?:y|ego)|mar(?:zec|ca)|kwie(?:cień|tnia)|maja?|czerw(?:iec|ca)|lip(?:iec|ca)"
    "|sierp(?:ień|nia)|wrze(?:sień|śnia)|październik[a]?|listopada?|grud(?:zień|nia)"
)
_HYPHEN = re.compile(
    r"(?<=\s)-(?=\s)|^\s*-(?=\s)|(?<=\S)(?<!-)-(?= )(?=\s+(?:[a-ząćęłńóśźż]{4,}|\d))"
    r"|(?<![\d-])(?:19|20)\d\d-(?=(?:19|20)\d\d(?![\d-]))"
    r"|(?<![\w.,/:-])\d{1,2}-(?=\d{1,2}(?![\w/:-]|[.,]\d))"
    r"|(?<![\w.-])[IVX]{1,4}-(?=[IVX]{1,4}(?![\w-]))"
    r"|(?<=\b\d{4}) -(?=\d{4}\b)|(?<=\.\d{4})-(?=\d{1,2}\.\d{1,2}\.\d{4})"
    r"|(?<![\w.,/:-])(?P<low>\d{2,3})-(?=(?P<high>\d{3})\s(?:[a-ząćęłńóśźż]{3,}|zł|tys))"
    rf"|\b(?i:{_DAYS})-(?=(?i:{_DAYS})\b)"
)


def check(case: Case) -> Iterator[Claim]:
    """One claim for the whole document; `count` is the number of hyphens."""
    yield from one_claim(
        (passage.location, len(found), clip(passage.text, *found[0].span(), around=25))
        for passage in case.text.holding("-", typed=True)
        if (found := [match for match in _HYPHEN.finditer(passage.text) if _is_range(match)])
    )


def _is_range(match: re.Match[str]) -> bool:
    """False for two numbers of three digits that do not grow: a code, a telephone number."""
    low, high = match["low"], match["high"]
    return low is None or int(low) < int(high)


RULE = Rule(
    name="hyphen-as-dash",
    code="E304",
    what="Between parts of a sentence, between years and between the ends of a range stands a dash "
    "(–), not a hyphen (-).",
    why="Polish typography tells the two apart, and screen readers pause at a dash only.",
    fails="""
        Harmonogram na lata 2023-2024 - projekt
    """,
    passes="""
        Harmonogram na lata 2023–2024 – projekt; program wychowawczo-profilaktyczny, 05-200 Wołomin
        klasy IV–VIII, 3–4 razy w roku
    """,
    check=check,
    readers=("word", "office", "pdf"),
)
