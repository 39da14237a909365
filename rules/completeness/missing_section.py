"""missing-section: an element of the template is not there at all."""

from __future__ import annotations

from collections.abc import Iterator

from rules.case import Case
from rules.claim import Claim
from rules.rule import Rule

FINANCING = "financing"


def check(case: Case) -> Iterator[Claim]:
    """One claim per missing element; recommended ones weigh less.

    Sources of financing are missed only where some action has a cost.
    """
    required = {element.id: element.required for element in case.template.elements}
    for section in case.plan.sections:
        if section.status != "missing" or (section.id == FINANCING and not has_costs(case)):
            continue
        variant = None if required.get(section.id, True) else "recommended"
        yield Claim(section=section.id, location=None, variant=variant)


def has_costs(case: Case) -> bool:
    """True when at least one action states a cost above zero."""
    return any(
        (action.cost.amount or action.cost.max or action.cost.min or 0) > 0
        for action in case.plan.actions
    )


RULE = Rule(
    name="missing-section",
    code="C101",
    what="Every element of the template has its heading or its content somewhere in the document.",
    why="A plan without one of its elements cannot be compared with the others or published beside "
    "them; a reader looks for the element in vain.",
    fails="""
        # monitoring (missing)
    """,
    passes="""
        # monitoring | 9. Monitoring i ewaluacja
        Monitoring prowadzi Kierownik Referatu Oświaty dwa razy w roku.
    """,
    check=check,
)
