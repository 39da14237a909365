"""missing-plan-reference: the text speaks of an action or goal by a number that none has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from model.location import Location
from rules.case import SCHEDULE, Case, clip
from rules.claim import Claim
from rules.evidence.goal_links import numbers_in_goal_cells
from rules.rule import Rule

_NUMBER = r"(?P<number>\d{1,2}(?:\.\d{1,2}){0,2})"
# Plain numbers need "nr", a dot inside or a mark after, since "działania 3 szkół" counts schools.
_MENTION = re.compile(
    r"\b(?P<kind>dzialani(?:e|a|u|em|om|ami|ach)?|zadani(?:e|a|u|em|om|ami|ach)?"
    r"|cel(?:u|owi|em|e|ow|om|ami|ach)? (?:szczegolow|operacyjn)\w+)"
    rf" (?P<nr>nr |numer )?{_NUMBER}(?![\w%/-]|\.\d| ?(?:zl|proc))(?P<end>[).,;:]|$)?"
)
_WORTH_A_LOOK = re.compile(r"(?:dzialan|zadan|cel)\w* (?:\w+ )?(?:nr |numer )?\d")
_ONE_GOAL = re.compile(r"cel(?:u|owi|em)? ")
_DIGITS = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,2}")


@dataclass(frozen=True, slots=True)
class _Found:
    kind: str
    number: str
    quote: str
    section: str | None
    location: Location


def check(case: Case) -> Iterator[Claim]:
    """One claim per number; none where actions or goals have no numbers at all."""
    there = {"action": _numbers_of_actions(case), "goal": _numbers_of_goals(case)}
    seen: set[tuple[str, str]] = set()
    for found in (*_in_text(case), *_in_goal_cells(case)):
        numbers = there[found.kind]
        if len(numbers) < 2 or found.number in numbers or (found.kind, found.number) in seen:
            continue
        if "." in found.number and not any("." in number for number in numbers):
            continue
        seen.add((found.kind, found.number))
        yield Claim(
            section=found.section,
            location=found.location,
            quote=found.quote,
            subject=f"{found.kind} {found.number}",
            values={"number": found.number, "there": ", ".join(sorted(numbers, key=_parts))},
            variant="goal" if found.kind == "goal" else None,
        )


def _in_text(case: Case) -> Iterator[_Found]:
    """Mentions outside the schedule, and outside tables, where they may be labels of their own."""
    for passage in case.text.holding(_WORTH_A_LOOK):
        if not passage.prose or passage.section in (SCHEDULE, "goals") or passage.heading:
            continue
        for match in _MENTION.finditer(passage.flat):
            opens = not passage.flat[: match.start()].strip()
            kind = "goal" if match["kind"].startswith("cel") else "action"
            if not opens and (_is_number(match) or _ONE_GOAL.match(match["kind"])):
                quote = clip(passage.text, *match.span(), around=40)
                yield _Found(kind, match["number"], quote, passage.section, passage.location)


def _is_number(match: re.Match[str]) -> bool:
    """True for the number of an action, False where it may count something."""
    return bool(match["nr"] or "." in match["number"] or match["end"] is not None)


def _in_goal_cells(case: Case) -> Iterator[_Found]:
    """The numbers in the column of goals of a table of actions."""
    for place, (number, text) in case.once(numbers_in_goal_cells).items():
        yield _Found("goal", number, text, SCHEDULE, place)


def _numbers_of_actions(case: Case) -> frozenset[str]:
    return frozenset(
        match[0] for action in case.plan.actions if (match := _DIGITS.search(action.number or ""))
    )


def _numbers_of_goals(case: Case) -> frozenset[str]:
    """Numbers of the specific goals, as typed and by their order where all have one."""
    numbers = [
        _DIGITS.search(goal.number or "") for goal in case.plan.goals if goal.kind == "specific"
    ]
    if not all(numbers):
        return frozenset()
    counted = {str(order) for order in range(1, len(numbers) + 1)}
    return frozenset(match[0] for match in numbers if match) | counted


def _parts(number: str) -> list[int]:
    return [int(part) for part in number.split(".")]


RULE = Rule(
    name="missing-plan-reference",
    code="S221",
    what="Actions and specific goals that the text or the schedule refers to by number exist.",
    why="The reference is left from another version of the plan, and the reader looks in vain.",
    fails="""
        # schedule | 7. Harmonogram
        - 1.1 | Opracowanie procedury
        - 1.2 | Warsztaty
        # monitoring | 9. Monitoring
        Wyniki ankiety (działanie 1.4) zbiera Referat Oświaty.
    """,
    passes="""
        # schedule | 7. Harmonogram
        - 1.1 | Opracowanie procedury
        - 1.2 | Warsztaty
        # monitoring | 9. Monitoring
        Wyniki ankiety (działanie 1.2) zbiera Referat Oświaty; obejmą działania 3 szkół.
    """,
    check=check,
)
