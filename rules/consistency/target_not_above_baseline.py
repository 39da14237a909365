"""target-not-above-baseline: an indicator that plans no change, or a change for the worse."""

from __future__ import annotations

import re
from collections.abc import Iterator

from language.indicators import lower_is_better
from model.plan import Indicator
from model.text import fold
from rules.case import SCHEDULE, Case
from rules.claim import Claim, NotApplicable
from rules.rule import Rule
from rules.words import alternatives


def check(case: Case) -> Iterator[Claim]:
    """One claim per indicator whose target is not better than its baseline."""
    indicators = [(action, each) for action in case.actions for each in action.indicators]
    if all(each.baseline is None or each.target is None for _, each in indicators):
        raise NotApplicable("no_baselines")
    for action, indicator in indicators:
        variant = _fault(indicator)
        if variant is not None:
            yield Claim(
                section=SCHEDULE,
                location=indicator.location or action.location,
                quote=indicator.text,
                values={
                    "action": case.name(action),
                    "baseline": _shown(indicator.baseline, indicator.unit),
                    "target": _shown(indicator.target, indicator.unit),
                },
                variant=variant,
            )


def _fault(indicator: Indicator) -> str | None:
    """ "equal", "worse" or None; None, too, for a fall of which nobody says whether it is good."""
    baseline, target, words = indicator.baseline, indicator.target, fold(indicator.text)
    if baseline is None or target is None or re.search(alternatives("indicators", "kept"), words):
        return None
    if baseline == target:
        return "equal"
    less = lower_is_better(indicator.text)
    if (
        less is None
        and target < baseline
        and not re.search(alternatives("indicators", "good"), words)
    ):
        return None
    return "worse" if (target > baseline) == bool(less) else None


def _shown(value: float | None, unit: str | None) -> str:
    number = f"{value:g}".replace(".", ",")
    return f"{number}{unit}" if unit == "%" else number


RULE = Rule(
    name="target-not-above-baseline",
    code="S213",
    what="An indicator with a baseline and a target plans a change for the better; where less is "
    "better (complaints, waiting time), a smaller number.",
    why="An action that changes nothing need not be done; mostly one of the numbers is a slip.",
    fails="""
        - 3.3 | Składanie arkuszy z kalkulacją | indicator: odsetek: wzrost z 63% do 63% [63→63]
        - 3.4 | Informowanie rodziców | indicator: odsetek zadowolonych: wzrost z 58% do 55% [58→55]
    """,
    passes="""
        - 3.3 | Składanie arkuszy z kalkulacją | indicator: odsetek: wzrost z 63% do 90% [63→90]
        - 3.4 | Narady | indicator: zmniejszenie liczby skarg z 14 do 8 [14→8]
    """,
    check=check,
)
