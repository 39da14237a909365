"""action-without-indicator: an action without an indicator or result."""

from __future__ import annotations

from collections.abc import Iterator

from model.plan import Action
from rules.case import Case
from rules.claim import Claim
from rules.evidence.lacking_field import claims_of_lack
from rules.rule import Rule


def check(case: Case) -> Iterator[Claim]:
    """One claim per action, or one for all when no action has it."""
    yield from claims_of_lack(case, "indicators", _lacks)


def _lacks(action: Action) -> bool:
    return not action.indicators


RULE = Rule(
    name="action-without-indicator",
    code="C111",
    what="Every action has an indicator or a result to know it by.",
    why="Without one nobody can say at the end whether the action was done and what it gave.",
    fails="""
        - 2.1 | Ankieta wśród rodziców | term: do 30.06.2023 r. [..2023-06-30] \
            | who: Wydział Oświaty | indicator: 400 ankiet
        - 2.2 | Szkolenie wychowawców | term: maj 2023 r. [2023-05-01..2023-05-31] \
            | who: Referat Edukacji
    """,
    passes="""
        - 2.1 | Ankieta wśród rodziców | term: do 30.06.2023 r. [..2023-06-30] \
            | who: Wydział Oświaty | indicator: 400 ankiet
        - 2.2 | Szkolenie wychowawców | term: maj 2023 r. [2023-05-01..2023-05-31] \
            | who: Referat Edukacji | indicator: 74 osoby
    """,
    check=check,
)
