"""indicator-not-measurable: indicators that speak of change or number and give no figure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from model.plan import Action, Indicator
from model.text import fold
from rules.case import SCHEDULE, Case, cited
from rules.claim import Claim
from rules.rule import Rule
from rules.words import alternatives

_DIGIT = re.compile(r"\d")
_SHOWN = 3


def check(case: Case) -> Iterator[Claim]:
    """One claim for those without a figure, one for those that change from nobody knows what.

    Products ("regulamin", "raport") are there or not, and need no figure.
    """
    without: list[tuple[Action, Indicator]] = []
    baseless: list[tuple[Action, Indicator]] = []
    for action in case.plan.actions:
        for indicator in action.indicators:
            words = fold(indicator.text)
            if not _DIGIT.search(words):
                if re.search(alternatives("indicators", "needs_figure"), words):
                    without.append((action, indicator))
            elif indicator.baseline is None and _is_change_to(words):
                baseless.append((action, indicator))
    for variant, found in ((None, without), ("baseline", baseless)):
        if found:
            places = [indicator.location or action.location for action, indicator in found]
            shown = [f"„{cited(indicator.text, 70)}”" for _, indicator in found[:_SHOWN]]
            yield Claim(
                section=SCHEDULE,
                location=places[0],
                quote=found[0][1].text,
                subject=variant or "",
                values={"examples": ", ".join(shown)},
                variant=variant,
                related=tuple(places[1:]),
                count=len(found),
            )


def _is_change_to(words: str) -> bool:
    """True for „wzrost … do 90%”: a target that is reached from a baseline left out."""
    return bool(
        re.search(alternatives("indicators", "change"), words)
        and re.search(r"\bdo (?:poziomu |min\. |co najmniej |ok\. )?\d", words)
        and not re.search(r"\b(?:z|ze|od)\s+(?:\w+\s+){0,2}\d|\bo \d", words)
    )


RULE = Rule(
    name="indicator-not-measurable",
    code="C123",
    what="Indicators that count something or speak of a rise or fall give the figure to reach, and "
    "a rise the figure it starts from (number, unit, baseline, target). Products that are there or "
    "not need none.",
    why="At the end nobody can tell whether „wzrost zadowolenia” was reached.",
    fails="""
        - 1 | Cykl spotkań | indicator: wzrost zadowolenia rodziców
        - 2 | Szkolenia | indicator: liczba przeszkolonych nauczycieli
    """,
    passes="""
        - 1 | Cykl spotkań | indicator: wzrost zadowolenia rodziców z 58% do 75% [58→75]
        - 2 | Szkolenia | indicator: liczba przeszkolonych nauczycieli – 60 [→60]
        - 3 | Regulamin | indicator: regulamin przyjęty zarządzeniem Wójta
    """,
    check=check,
)
