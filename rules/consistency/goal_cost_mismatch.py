"""goal-cost-mismatch: the sum stated for a goal is not that of its actions."""

from __future__ import annotations

from collections.abc import Iterator

from rules.case import Case, cited
from rules.claim import Claim
from rules.evidence.costs import total_cost
from rules.evidence.goal_costs import PartSum, sums_in_financing, sums_in_schedule
from rules.rule import Rule

_MOST_WITHOUT_COST = 0.5


def check(case: Case) -> Iterator[Claim]:
    """One claim per wrong sum in the schedule or in the tables of financing.

    Where most of the actions have no cost that can be read, nothing is claimed; a sum of all
    actions so far is a running total and right.
    """
    for stated in (*sums_in_schedule(case), *sums_in_financing(case)):
        known = [each for each in stated.actions if each.cost.kind in ("amount", "range", "none")]
        if len(known) <= _MOST_WITHOUT_COST * len(stated.actions):
            continue
        computed = total_cost(stated.actions)
        if computed.allows(stated.amount) or _is_running(stated, case):
            continue
        yield Claim(
            section=stated.section,
            location=stated.location,
            quote=stated.text,
            subject=stated.label,
            values={"label": cited(stated.label, 110), "computed": str(computed)},
            variant="action" if len(stated.actions) == 1 and not stated.of_goal else None,
            related=tuple(action.location for action in stated.actions),
        )


def _is_running(stated: PartSum, case: Case) -> bool:
    """True when the sum is that of all actions up to its last one, or of all there are."""
    actions = case.plan.actions
    end = actions.index(stated.actions[-1]) + 1
    return total_cost(actions[:end]).allows(stated.amount) or (
        total_cost(actions).allows(stated.amount)
    )


RULE = Rule(
    name="goal-cost-mismatch",
    code="S220",
    what="The sum stated for one goal, in its table of actions or among the sources, is the sum of "
    "the costs of its actions; the amount given there for one action is its cost.",
    why="Goals are compared and cut by their cost; a wrong sum hides an action that was changed.",
    fails="""
        # goals | 5. Cele
        goal 1: Wprowadzenie jednolitych zasad wsparcia
        goal 2: Zwiększenie dostępności zajęć
        # schedule | 7. Harmonogram
        - 1 | Opracowanie procedury | goal: 1 | cost: 6 000 zł [6000]
        - 2 | Warsztaty | goal: 1 | cost: 4 000 zł [4000]
        - 3 | Zajęcia | goal: 2 | cost: 9 000 zł [9000]
        # financing | 12. Źródła finansowania
        | Cel | Kwota |
        | Cel szczegółowy 1 | 12 000 zł |
        | Cel szczegółowy 2 | 9 000 zł |
    """,
    passes="""
        # goals | 5. Cele
        goal 1: Wprowadzenie jednolitych zasad wsparcia
        goal 2: Zwiększenie dostępności zajęć
        # schedule | 7. Harmonogram
        - 1 | Opracowanie procedury | goal: 1 | cost: 6 000 zł [6000]
        - 2 | Warsztaty | goal: 1 | cost: 4 000 zł [4000]
        - 3 | Zajęcia | goal: 2 | cost: 9 000 zł [9000]
        # financing | 12. Źródła finansowania
        | Cel | Kwota |
        | Cel szczegółowy 1 | 10 000 zł |
        | Cel szczegółowy 2 | 9 000 zł |
    """,
    check=check,
)
