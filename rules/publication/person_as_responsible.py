"""person-as-responsible: a person's name where a post or unit belongs."""

from __future__ import annotations

from collections.abc import Iterator

from language.people.names import is_person_name
from rules.case import SCHEDULE, Case
from rules.claim import Claim
from rules.rule import Rule


def check(case: Case) -> Iterator[Claim]:
    """One claim per action and name."""
    named = {each for action in case.actions for each in action.responsible}
    people = {each for each in named if is_person_name(each)}
    for action in case.plan.actions:
        for responsible in action.responsible:
            if responsible in people:
                yield Claim(
                    section=SCHEDULE,
                    location=action.places.get("responsible", action.location),
                    quote=responsible,
                    subject=f"{action.name} {responsible}",
                    values={"action": case.name(action)},
                )


RULE = Rule(
    name="person-as-responsible",
    code="P407",
    what="Those responsible for actions are posts, units or institutions, not people by name.",
    why="People change posts during a plan of several years, and the name of a private person "
    "may not be published without need (GDPR, art. 5).",
    fails="""
        - 3.3 | Szkolenie rad rodziców | who: Zbigniew Korpalski
        - 1.4 | Założenie profilu miasta | who: p. Karolina Strzelecka
    """,
    passes="""
        - 3.3 | Szkolenie rad rodziców | who: Naczelnik Wydziału Edukacji
        - 1.4 | Założenie profilu miasta | who: Gminny Ośrodek Pomocy Społecznej
    """,
    check=check,
)
