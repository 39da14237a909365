"""numbering-gap: a number is left out between two actions."""

from __future__ import annotations

from collections.abc import Iterator

from rules.case import SCHEDULE, Case
from rules.claim import Claim
from rules.evidence.numbers import numbered
from rules.rule import Rule

_LONGEST_GAP = 5


def check(case: Case) -> Iterator[Claim]:
    """One claim per place where the number before an action's, in its series, is nowhere.

    A leap of more than five numbers is another series and no gap.
    """
    actions = numbered(case)
    used = {each.key for each in actions}
    last: dict[str, int] = {}
    for each in actions:
        before = last.get(each.prefix)
        last[each.prefix] = max(each.last, before or 0)
        if before is None or not 1 < each.last - before <= _LONGEST_GAP:
            continue
        missing = [
            number for number in range(before + 1, each.last) if (each.prefix, number) not in used
        ]
        if missing:
            number = (each.action.number or "").strip(" .)")
            shown = number.removesuffix(str(each.last))
            yield Claim(
                section=SCHEDULE,
                location=each.action.places.get("number", each.action.location),
                quote=f"{number} {each.action.name}",
                subject=each.action.name,
                values={
                    "missing": ", ".join(f"{shown}{number}" for number in missing),
                    "action": case.name(each.action),
                    "before": f"{shown}{before}",
                },
            )


RULE = Rule(
    name="numbering-gap",
    code="S211",
    what="Numbers of actions follow each other without a gap.",
    why="A reader cannot tell whether an action was lost or only the numbers were not mended.",
    fails="""
        - 2.3 | Wolontariat seniorów w świetlicach
        - 2.5 | Zajęcia sportowe
    """,
    passes="""
        - 1.1 | Powołanie rady
        - 1.2 | Cykl debat
        - 2.1 | Wolontariat seniorów w świetlicach
        - 2.2 | Zajęcia sportowe
    """,
    check=check,
)
