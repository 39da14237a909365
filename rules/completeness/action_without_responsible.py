"""action-without-responsible: an action that nobody answers for."""

from __future__ import annotations

from collections.abc import Iterator

from model.plan import Action
from rules.case import Case
from rules.claim import Claim
from rules.evidence.lacking_field import claims_of_lack
from rules.rule import Rule


def check(case: Case) -> Iterator[Claim]:
    """One claim per action, or one for all when no action has it."""
    yield from claims_of_lack(case, "responsible", _lacks)


def _lacks(action: Action) -> bool:
    return not action.responsible


RULE = Rule(
    name="action-without-responsible",
    code="C110",
    what="Every action says who answers for it: a post, a unit or an institution.",
    why="An action of everybody is an action of nobody.",
    fails="""
        - 2.1 | Ankieta wśród rodziców | term: do 30.06.2023 r. [..2023-06-30] \
            | who: Wydział Oświaty | indicator: 400 ankiet
        - 2.2 | Szkolenie wychowawców | term: maj 2023 r. [2023-05-01..2023-05-31] \
            | indicator: 74 osoby
    """,
    passes="""
        - 2.1 | Ankieta wśród rodziców | term: do 30.06.2023 r. [..2023-06-30] \
            | who: Wydział Oświaty | indicator: 400 ankiet
        - 2.2 | Szkolenie wychowawców | term: maj 2023 r. [2023-05-01..2023-05-31] \
            | who: Referat Edukacji | indicator: 74 osoby
    """,
    check=check,
)
