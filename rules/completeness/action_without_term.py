"""action-without-term: an action that nobody has to finish by any time."""

from __future__ import annotations

from collections.abc import Iterator

from model.plan import Action
from rules.case import Case
from rules.claim import Claim
from rules.evidence.lacking_field import claims_of_lack
from rules.rule import Rule


def check(case: Case) -> Iterator[Claim]:
    """One claim per action, or one for all when no action has it."""
    yield from claims_of_lack(case, "term", _lacks)


def _lacks(action: Action) -> bool:
    return action.term.kind == "missing"


RULE = Rule(
    name="action-without-term",
    code="C109",
    what="Every action says when it happens.",
    why="Without a term an action cannot be planned, followed or accounted for.",
    fails="""
        - 2.1 | Ankieta wśród rodziców | term: do 30.06.2023 r. [..2023-06-30] \
            | who: Wydział Oświaty | indicator: 400 ankiet
        - 2.2 | Szkolenie wychowawców | who: Referat Edukacji | indicator: 74 osoby
    """,
    passes="""
        - 2.1 | Ankieta wśród rodziców | term: do 30.06.2023 r. [..2023-06-30] \
            | who: Wydział Oświaty | indicator: 400 ankiet
        - 2.2 | Szkolenie wychowawców | term: na bieżąco [continuous] | who: Referat Edukacji \
            | indicator: 74 osoby
    """,
    check=check,
)
