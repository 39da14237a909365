"""duplicate-action-number: two actions with the same number."""

from __future__ import annotations

from collections.abc import Iterator

from rules.case import SCHEDULE, Case, cited
from rules.claim import Claim
from rules.evidence.numbers import Numbered, numbered
from rules.rule import Rule


def check(case: Case) -> Iterator[Claim]:
    """One claim per action whose number an action before it has."""
    first: dict[tuple[str, int], Numbered] = {}
    for each in numbered(case):
        earlier = first.setdefault(each.key, each)
        if earlier is not each:
            action = each.action
            yield Claim(
                section=SCHEDULE,
                location=action.places.get("number", action.location),
                quote=action.name,
                values={
                    "number": (action.number or "").strip(" .)"),
                    "first": cited(earlier.action.name, 110),
                    "second": cited(action.name, 110),
                },
                related=(earlier.action.location,),
            )


RULE = Rule(
    name="duplicate-action-number",
    code="S210",
    what="No two actions have the same number. Numbers may start again under each goal.",
    why="Reports and letters refer to actions by number.",
    fails="""
        - 5 | Narady problemowe Prezydenta Miasta z dyrektorami | goal: 2
        - 5 | Szkolenie dyrektorów z kierowania zespołem | goal: 2
    """,
    passes="""
        - 1 | Przegląd zadań | goal: Uporządkowanie zadań
        - 2 | Podział kompetencji | goal: Uporządkowanie zadań
        - 1 | Szkolenie dyrektorów | goal: Wzmocnienie roli dyrektora
    """,
    check=check,
)
