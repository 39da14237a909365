"""amount-in-words-mismatch: an amount in words that is not the one in figures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from language.money.amounts import find_amounts
from model.text import squeeze
from rules.case import Case, clip
from rules.claim import Claim
from rules.evidence.amounts_in_words import amount_in_words
from rules.evidence.costs import money
from rules.passages import Passage
from rules.rule import Rule

_IN_WORDS = re.compile(
    r"\bslownie\b\W*(?P<currency>zlotych\b\W*|zl\b\W*|pln\b\W*)?(?P<words>[a-z0-9 /,-]+)"
)
_SAME = 0.005


def check(case: Case) -> Iterator[Claim]:
    """One claim per amount in words; one that cannot be read to its end says nothing."""
    for passage in case.text.holding("slownie"):
        for match in _IN_WORDS.finditer(passage.flat):
            words = passage.text[slice(*match.span("words"))]
            said = amount_in_words(words, currency_said=match["currency"] is not None)
            figures = _figures(case, passage, match.start())
            if said is None or figures is None or abs(said - figures) < _SAME:
                continue
            yield Claim(
                section=passage.section,
                location=passage.location,
                quote=clip(passage.text, *match.span(), around=30),
                subject=squeeze(words),
                values={"words": money(said), "figures": money(figures)},
            )


def _figures(case: Case, passage: Passage, end: int) -> float | None:
    """The last amount before the words, or in the paragraph before when they open theirs."""
    amounts = find_amounts(passage.text[:end])
    if not amounts and not passage.text[:end].strip(" ("):
        before = case.before(passage)
        amounts = find_amounts(before.text) if before else []
    return amounts[-1].amount if amounts else None


RULE = Rule(
    name="amount-in-words-mismatch",
    code="S216",
    what="An amount „słownie” is the one in figures before it.",
    why="When the two differ, nobody can say which one the council decided on.",
    fails="""
        # financing | 12. Źródła finansowania
        Łączny koszt wynosi 18 600 zł (słownie: osiemnaście tysięcy czterysta złotych).
    """,
    passes="""
        # financing | 12. Źródła finansowania
        Łączny koszt wynosi 18 600 zł (słownie: osiemnaście tysięcy sześćset złotych 00/100).
    """,
    check=check,
)
