"""duplicated-action: the same action twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz import fuzz

from model.plan import Action
from model.text import fold
from rules.case import SCHEDULE, Case
from rules.claim import Claim
from rules.rule import Rule

_SAME_NAME = 95
_STEM = 4
_FEWEST_STEMS = 3


def check(case: Case) -> Iterator[Claim]:
    """One claim per action that repeats the name and the term of one before it."""
    seen: list[tuple[Action, str, str]] = []
    for action in case.actions:
        name, term = fold(action.name).strip(" ."), fold(action.term.text or "").strip(" .")
        twin = next(
            (
                other
                for other, other_name, other_term in seen
                if term == other_term and (_same(name, other_name) or _reworded(action, other))
            ),
            None,
        )
        seen.append((action, name, term))
        if twin is not None:
            yield Claim(
                section=SCHEDULE,
                location=action.location,
                quote=action.name,
                values={"action": case.name(action), "first": case.name(twin)},
                related=(twin.location,),
            )


def _same(name: str, other: str) -> bool:
    """True for names that are equal or differ by a slip, but not in a number."""
    if name == other:
        return True
    digits = [char for char in name if char.isdigit()]
    if digits != [char for char in other if char.isdigit()] or len(name) < 20:
        return False
    return fuzz.ratio(name, other) >= _SAME_NAME


def _reworded(action: Action, other: Action) -> bool:
    """True for one action in other words: names of much the same words, all else the same."""
    fields = (action.responsible, [fold(each.text) for each in action.indicators])
    others = (other.responsible, [fold(each.text) for each in other.indicators])
    if fields != others or not all(fields):
        return False
    words, theirs = _stems(action.name), _stems(other.name)
    return min(len(words), len(theirs)) >= _FEWEST_STEMS and (words <= theirs or theirs <= words)


def _stems(name: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in re.findall(r"\w{4,}|\d+", fold(name)))


RULE = Rule(
    name="duplicated-action",
    code="S212",
    what="No action stands twice with the same name and the same term, nor in other words with the "
    "same term, responsible and indicator.",
    why="A repeated action is counted and paid for twice.",
    fails="""
        - D.6 | Szkolenie pracowników urzędu z analizy danych | term: 16.11.2020 r. [2020-11-16]
        - D.13 | Szkolenie pracowników urzędu z analizy danych | term: 16.11.2020 r. [2020-11-16]
    """,
    passes="""
        - D.6 | Szkolenie pracowników urzędu z analizy danych | term: 16.11.2020 r. [2020-11-16]
        - D.13 | Szkolenie pracowników urzędu z analizy danych | term: 10.05.2021 r. [2021-05-10]
    """,
    check=check,
)
