"""copied-passage: the same passage twice, in this document or in another of the batch.

What is compared between submissions is in `rules.batch`; it needs all of them.
"""

from __future__ import annotations

from collections.abc import Iterator

from model.text import fold, squeeze
from rules.case import Case, cited
from rules.claim import Claim
from rules.passages import Passage
from rules.rule import Rule

_FEWEST_WORDS = 20


def check(case: Case) -> Iterator[Claim]:
    """One claim per passage of 20 words and more that stands in the document before."""
    seen: dict[str, Passage] = {}
    for passage in case.main_text:
        if passage.text.count(" ") < _FEWEST_WORDS - 1 or id(passage) in case.blank_forms:
            continue
        first = seen.setdefault(fold(passage.text).strip(" ."), passage)
        if first is not passage:
            yield Claim(
                section=passage.section,
                location=passage.location,
                quote=squeeze(passage.text),
                values={"passage": cited(passage.text)},
                related=(first.location,),
            )


RULE = Rule(
    name="copied-passage",
    code="S223",
    what="No passage of 20 words and more stands twice in the document; in a batch, none of 15 "
    "words and more stands in another unit's submission, be it with names and numbers exchanged.",
    why="A passage that fits two units describes neither; twice in one document it is left from "
    "editing.",
    fails="""
        # monitoring | 9. Monitoring
        Dwa razy w roku, w styczniu i w czerwcu, dyrektorzy szkół przekazują karty działań z aktualnymi wartościami wskaźników, a Referat Oświaty przygotowuje notatkę dla Wójta.
        # risks | 10. Ryzyka
        Dwa razy w roku, w styczniu i w czerwcu, dyrektorzy szkół przekazują karty działań z aktualnymi wartościami wskaźników, a Referat Oświaty przygotowuje notatkę dla Wójta.
    """,  # noqa: E501 (a paragraph is a line)
    passes="""
        # monitoring | 9. Monitoring
        Dwa razy w roku, w styczniu i w czerwcu, dyrektorzy szkół przekazują karty działań z aktualnymi wartościami wskaźników, a Referat Oświaty przygotowuje notatkę dla Wójta.
        - 1 | Narady | who: Wójt
        - 2 | Narady | who: Wójt
    """,  # noqa: E501
    check=check,
)
