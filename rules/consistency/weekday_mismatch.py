"""weekday-mismatch: a date that is not the weekday named beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from language.terms.parse import FoundDate, find_dates
from rules.case import Case, clip
from rules.claim import Claim
from rules.rule import Rule

# Monday first, as date.weekday() counts; over flat text, in every case.
_FORMS = (
    "poniedzial(?:ek|ku|kowi|kiem|ki|kow)",
    "wtor(?:ek|ku|kowi|kiem|ki|kow)",
    "srod(?:a|y|zie|e)",
    "czwart(?:ek|ku|kowi|kiem|ki|kow)",
    "piat(?:ek|ku|kowi|kiem|ki|kow)",
    "sobot(?:a|y|e|ni\\w+)?",
    "niedziel(?:a|i|e|ny\\w*)?",
)
_WEEKDAY = re.compile(r"\b(?:" + "|".join(f"({form})" for form in _FORMS) + r")\b")
_SIGNS = ("poniedzial", "wtor", "srod", "czwart", "piat", "sobot", "niedziel")
_BETWEEN = re.compile(r"[\s,(–-]*(?:dnia\s+|dn\.\s*|tj\.\s*|czyli\s+)?(?:r\.|roku)?[\s,(–-]*")


def check(case: Case) -> Iterator[Claim]:
    """One claim per date with a weekday right before or after it."""
    for passage in case.text.holding(*_SIGNS):
        days = list(_WEEKDAY.finditer(passage.flat))
        dates = find_dates(passage.text) if days else []
        for found in dates:
            named = _named(passage.flat, found, days)
            if named is None or found.day is None or named == found.day.weekday():
                continue
            yield Claim(
                section=passage.section,
                location=passage.location,
                quote=clip(passage.text, *found.span, around=25),
                values={
                    "date": found.text,
                    "named": case.words.phrases[f"weekday_{named}"],
                    "real": case.words.phrases[f"weekday_{found.day.weekday()}"],
                },
            )


def _named(text: str, found: FoundDate, days: list[re.Match[str]]) -> int | None:
    """The weekday (Monday 0) that the text puts beside a date, or None."""
    start, end = found.span
    for day in days:
        between = text[day.end() : start] if day.end() <= start else text[end : day.start()]
        if _BETWEEN.fullmatch(between) and (day.lastindex or 0):
            return (day.lastindex or 1) - 1
    return None


RULE = Rule(
    name="weekday-mismatch",
    code="S217",
    what="A weekday named with a full date is the one of the calendar.",
    why="Guests come on the wrong day; either the date or the year was taken from an old plan.",
    fails="""
        # schedule | 7. Harmonogram
        - 1 | Debata oświatowa | term: sobota, 23.05.2021 r. [2021-05-23]
    """,
    passes="""
        # schedule | 7. Harmonogram
        - 1 | Debata oświatowa | term: sobota, 22.05.2021 r. [2021-05-22]
        Zespół spotyka się w każdy czwartek; pierwszy raz 12.05.2021 r.
    """,
    check=check,
)
