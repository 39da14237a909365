"""invalid-date: a day that the calendar does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from language.terms.parse import FoundDate, find_dates
from language.text.flatten import flat
from rules.case import SCHEDULE, Case, clip
from rules.claim import Claim
from rules.evidence.terms import quote_of
from rules.rule import Rule

# Days that some month does not have, and months beyond the 12th: only these need a look at the
# calendar.
_WORTH_A_LOOK = re.compile(
    r"(?<!\d)(?:(?:29|30)(?:\.? lu|\. ?(?:0?2|ii)\b)"
    r"|31(?:\.? (?:lu|kw|cz|wr|lis)|\. ?(?:0?[2469]|11|ii|iv|vi|ix|xi)\b)"
    r"|(?:3[2-9]|[4-9]\d)(?:\.? (?:st|lu|ma|kw|cz|li|si|wr|pa|gr)|\. ?[\divx]))"
    r"|\. ?(?:1[3-9]|[2-9]\d|00)\."
)
# The same, and more, in forms that are searched for quickly: each opens with a class or sign.
_LATE_DAY = re.compile(r"[2-9](?:(?<=2)9|(?<!2)\d)[. ]")
_NO_MONTH = re.compile(r"\. ?(?:1[3-9]|[2-9]\d|00)\.")


def check(case: Case) -> Iterator[Claim]:
    """One claim per action with an impossible date, and per such date elsewhere in the text."""
    in_terms: set[str] = set()
    for action in case.plan.actions:
        if action.term.impossible:
            text = action.term.text or ""
            in_terms |= {date.text for date in _impossible_dates(text, flat(text))}
            yield Claim(
                section=SCHEDULE,
                location=action.term.location or action.location,
                quote=quote_of(action),
                subject=action.name,
                values={"action": case.name(action)},
                variant="action",
            )
    for passage in case.text.holding(_LATE_DAY, _NO_MONTH):
        for date in _impossible_dates(passage.text, passage.flat):
            if passage.section == SCHEDULE and date.text in in_terms:
                continue
            yield Claim(
                section=passage.section,
                location=passage.location,
                quote=clip(passage.text, *date.span, around=25),
                values={"date": date.text},
            )


def _impossible_dates(text: str, plain: str) -> Iterator[FoundDate]:
    if _WORTH_A_LOOK.search(plain):
        yield from (date for date in find_dates(text) if date.day is None)


RULE = Rule(
    name="invalid-date",
    code="S206",
    what="Every date exists in the calendar.",
    why="„31.06.2021” may mean the 30th of June or the 1st of July, or another month.",
    fails="""
        - 3 | Konsultowanie projektów arkuszy | term: do 31.06.2021 r. [impossible]
    """,
    passes="""
        - 3 | Konsultowanie projektów arkuszy | term: do 30.06.2021 r. [..2021-06-30]
        # monitoring | Monitoring
        Wyniki omówimy 29 lutego 2024 r.
    """,
    check=check,
)
