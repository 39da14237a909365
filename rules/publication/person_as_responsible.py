"""person-as-responsible: a person's name where a post or unit belongs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from language.people.names import find_person_names, is_person_name
from language.text.flatten import flat
from model.plan import Person
from model.text import fold
from rules.case import SCHEDULE, Case
from rules.claim import Claim
from rules.rule import Rule
from rules.words import alternatives

# People of the unit's team and its advisers work on the plan in public: to name them may be meant.
_MAY_BE_MEANT = 0.5
_REACHED = re.compile(r"[\d@]")


def check(case: Case) -> Iterator[Claim]:
    """One claim per action and name; another variant for members of the team and advisers."""
    named = {each for action in case.actions for each in action.responsible}
    people = {each for each in named if _is_private(each)}
    team, advisers = _by_name(case.plan.team), _by_name(case.plan.advisers)
    for action in case.plan.actions:
        for responsible in action.responsible:
            if responsible not in people:
                continue
            member = _known(responsible, team)
            known = member or _known(responsible, advisers)
            variant = "member" if member else "adviser" if known else None
            function = known.function if known else None
            yield Claim(
                section=SCHEDULE,
                location=action.places.get("responsible", action.location),
                quote=_up_to_name(responsible),
                subject=f"{action.name} {responsible}",
                values={
                    "action": case.name(action),
                    "post": f" ({function})" if function else "",
                },
                variant=variant,
                certainty=_MAY_BE_MEANT if variant else 1.0,
            )


def _is_private(text: str) -> bool:
    """True for a name, be it with a telephone number, and for one with a private role beside it."""
    contact = _pattern("contact").search(flat(text))
    text = text[: contact.start()] if contact else text
    if is_person_name(text.strip(" ,;(–-")):
        return True
    names = find_person_names(text)
    if len(names) != 1:
        return False
    beside = fold(f"{text[: names[0].start]} {text[names[0].end :]}")
    return bool(_pattern("private_roles").search(beside)) and not _pattern("offices").search(beside)


def _up_to_name(text: str) -> str:
    """The name with what stands before it; what stands behind may be a number or an address."""
    names = find_person_names(text)
    if not names:
        return text
    before = text[: names[0].start]
    return names[0].words if _REACHED.search(before) else text[: names[0].end]


def _by_name(people: tuple[Person, ...]) -> dict[frozenset[str], Person]:
    return {_words(person.name): person for person in people}


def _known(text: str, people: dict[frozenset[str], Person]) -> Person | None:
    """The person of a list who is named; the order of first name and surname does not matter."""
    return next((people.get(_words(name.words)) for name in find_person_names(text)), None)


def _words(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W\d_]+", fold(name)))


@lru_cache(maxsize=4)
def _pattern(key: str) -> re.Pattern[str]:
    return re.compile(alternatives("people", key))


RULE = Rule(
    name="person-as-responsible",
    code="P407",
    what="Those responsible for actions are posts, units or institutions, not people by name. That "
    "a name is of the unit's team or of an adviser is said, for these are no private people. Only "
    "the name is quoted, not what stands behind it.",
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
