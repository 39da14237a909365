"""undefined-abbreviation: an abbreviation that is used and nowhere expanded."""

from __future__ import annotations

from collections.abc import Iterator

from rules.case import Case
from rules.claim import Claim
from rules.evidence.abbreviations import is_expanded, uses
from rules.rule import Rule


def check(case: Case) -> Iterator[Claim]:
    """One claim per abbreviation, at its first use."""
    for abbreviation, passages in uses(case).items():
        if is_expanded(abbreviation, case):
            continue
        first = passages[0]
        yield Claim(
            section=first.section,
            location=first.location,
            quote=abbreviation,
            related=tuple(dict.fromkeys(each.location for each in passages[1:])),
            count=len(passages),
        )


RULE = Rule(
    name="undefined-abbreviation",
    code="E305",
    what="Abbreviations of three to six capitals are written out once, unless everybody in "
    "education knows them (the list is in words/abbreviations.toml).",
    why="A reader from another unit cannot know what WED or RFO is.",
    fails="""
        - 1 | Przegląd zadań | who: WED
        - 2 | Szkolenie dyrektorów | who: WED; dyrektorzy szkół
    """,
    passes="""
        Zadania wykonuje Wydział Edukacji (WED) we współpracy z CUW i SIO.
        ZDKO – Zespół do spraw Doskonalenia Kadr Oświaty
        ROZDZIAŁ III. DIAGNOZA STANU OŚWIATY
        - 1 | Przegląd zadań | who: WED; ZDKO
    """,
    check=check,
)
