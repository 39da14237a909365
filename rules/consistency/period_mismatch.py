"""period-mismatch: the cover or title gives another period than the section."""

from __future__ import annotations

import re
from collections.abc import Iterator

from language.pipeline.sentences import split_sentences
from language.terms.parse import parse_period
from model.plan import Period
from model.text import fold, squeeze
from rules.case import Case, cited
from rules.claim import CannotTell, Claim
from rules.evidence.terms import is_backwards
from rules.passages import Passage
from rules.rule import Rule

SECTION = "period"
_SPEAKS_OF_PERIOD = re.compile(
    r"\bna (?:lata|okres|rok)|\bw latach\b|\blata (?:szkolne )?\d|\bokres|\brok szkolny"
    r"|\b20\d\d ?- ?20\d\d"
)
# A period of the project that the advisers were paid from is not the plan's.
_PROJECT = re.compile(r"projek|program|dofinansowan|fundusz|pilotaz|doradztw")
_LONGEST_LINE = 200
# Where other chapters speak of it; the period stands near behind.
_NAMED = re.compile(
    r"\bokres\w* (?:realizacji|wdrazania|wdrozenia|obowiazywania|trwania)\b|"
    r"\b(?:harmonogram|plan|hdr)\w*(?: dzialan rozwojowych)? "
    r"(?:jest |bedzie |zostanie )?(?:realizowan|wdrazan|obowiazuj)\w*"
)
# One of these stands in all of that, and is found quicker.
_IN_NAMED = ("okres", "realizowan", "wdrazan", "obowiazuj")
_ANOTHER = re.compile(
    r"poprzedni|wczesniejsz|strategi|kolejn|nastepn|przedluz|wydluz|etap|sprawozd"
)
_NEAR = 40
_WHOLE_YEARS = re.compile(r"\b(?:lat(?:a|ach|y)|rok(?:u|i)?)\b\D{0,20}20\d\d")


def check(case: Case) -> Iterator[Claim]:
    """One claim when a period on the cover, in the title or a header is not the section's."""
    section = case.plan.section(SECTION)
    stated = case.plan.period
    if stated is None or section is None or section.location is None:
        raise CannotTell("no_period_read")
    if is_backwards(stated.value):
        yield Claim(
            section=SECTION,
            location=stated.location,
            quote=squeeze(stated.text),
            variant="reversed",
        )
        return
    seen: set[tuple[object, object]] = set()
    front = [
        (passage, passage.text, each)
        for passage in (*case.cover, *case.headers)
        if passage.location != stated.location
        or (passage.location.cell is not None and squeeze(stated.text) not in squeeze(passage.text))
        for each in _periods(passage)
    ]
    for passage, said, (period, words) in (*front, *_elsewhere(case)):
        key = (period.start, period.end)
        if key in seen or _agree(period, stated.value, said):
            continue
        seen.add(key)
        yield Claim(
            section=SECTION,
            location=passage.location,
            quote=squeeze(words),
            subject="",
            values={"here": cited(said, 120), "stated": cited(stated.text, 120)},
            related=(stated.location,),
        )


def _elsewhere(case: Case) -> Iterator[tuple[Passage, str, tuple[Period, str]]]:
    """The periods that sentences of other chapters give as the plan's, with the sentence."""
    for passage in case.text.holding(*_IN_NAMED):
        if not passage.prose or passage.heading or passage.section in (None, SECTION):
            continue
        if not _NAMED.search(passage.flat):
            continue
        for sentence, start, end in split_sentences(passage.text):
            plain = passage.flat[start:end]
            named = _NAMED.search(plain)
            if named is None or _PROJECT.search(plain) or _ANOTHER.search(plain):
                continue
            behind = passage.text[start + named.end() :]  # "2024 r. – …" may end the sentence
            for period, words, span in parse_period(behind)[:1]:
                if span[0] <= _NEAR and period.start is not None and period.end is not None:
                    yield passage, sentence, (period, words)


def _periods(passage: Passage) -> list[tuple[Period, str]]:
    """The periods with both ends that a line of the cover gives as such."""
    words = passage.flat
    if len(words) > _LONGEST_LINE or not _SPEAKS_OF_PERIOD.search(words) or _PROJECT.search(words):
        return []
    return [
        (period, words)
        for period, words, *_ in parse_period(passage.text)
        if period.start is not None and period.end is not None
    ]


def _agree(here: Period, stated: Period, text: str) -> bool:
    """True when the two are the same, or (school) years that hold the same first and last year."""
    if (here.start, here.end) == (stated.start, stated.end):
        return True
    ends = (here.start, here.end, stated.start, stated.end)
    if not all(ends) or not _WHOLE_YEARS.search(fold(text)):
        return False
    years = [day.year for day in ends if day is not None]
    return (years[0], years[1]) == (years[2], years[3])


RULE = Rule(
    name="period-mismatch",
    code="S202",
    what="The period on the cover, in the title, in the headers and in sentences of other chapters "
    "is the one of the section on the period, which starts before it ends. Whole years agree "
    "with any days in the same years.",
    why="The title is what is catalogued; a wrong period there misleads every reader.",
    fails="""
        title: Harmonogram działań rozwojowych Gminy Miasta Braniewa na lata 2020–2022
        # period | Okres realizacji
        od stycznia 2020 r. do grudnia 2021 r.
        period: od stycznia 2020 r. do grudnia 2021 r. = 2020-01-01..2021-12-31
    """,
    passes="""
        title: Harmonogram działań rozwojowych Gminy Miasta Braniewa na lata 2020–2022
        Braniewo, grudzień 2019 r.
        # period | Okres realizacji
        od 1 września 2020 r. do 31 sierpnia 2022 r.
        period: 2020-09-01..2022-08-31
    """,
    check=check,
)
