"""diagnosis-without-data: a diagnosis that gives no figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

from language.pipeline.entities import without_entities
from rules.case import Case, shorten
from rules.claim import Claim
from rules.passages import Passage
from rules.rule import Rule

SECTION = "diagnosis"
_ENOUGH = 2
_MANY = 6  # so many cannot all be parts of names
_ENOUGH_IN_WORDS = 3
# A figure is a number that is not a date, a year, the number of a school or of a point of a list.
_NOT_FIGURES = re.compile(
    r"\b\d{1,2}\.\d{1,2}\.\d{2,4}|\b(?:19|20)\d\d\s*/\s*(?:19|20)?\d\d|\b(?:19|20)\d\d\b"
    r"|\b(?:nr|poz\.|art\.|ust\.|pkt|tab(?:ela|eli|eli|\.)|rys(?:unek|\.)|wykres)\s*\d+"
    r"|^\s*\d{1,2}(?:\.\d+)*[.)]\s|\b\d{1,2}\s+(?:stycznia|lutego|marca|kwietnia|maja|czerwca|"
    r"lipca|sierpnia|września|października|listopada|grudnia)\b",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"\d+")
_IN_WORDS = re.compile(
    r"\b(?:dwie|dwa|dwóch|trzy|trzech|cztery|czterech|pięć|pięciu|sześć|siedem|osiem|dziewięć|"
    r"dziesięć|połow[aęy]|większość|co (?:trzeci|drugi|czwarty|piąty))\b",
    re.IGNORECASE,
)


def check(case: Case) -> Iterator[Claim]:
    """One claim when the diagnosis has words but hardly a figure, not even in a table."""
    section = case.stands(SECTION)
    if section is None or section.status == "empty":
        return
    content = case.section_passages(SECTION)
    if _has_figures(content) or _has(_ENOUGH_IN_WORDS, map(_in_words, content)):
        return
    if content or "data" in section.lacking:
        yield Claim(
            section=SECTION,
            location=section.location,
            quote=shorten(content[0].text, 200) if content else section.heading,
            subject="",
        )


def _has_figures(content: Sequence[Passage]) -> bool:
    """True for figures enough. A few may be numbers of schools, terms and acts, so look twice."""
    if _has(_MANY, map(_figures, content)):
        return True
    if not _has(_ENOUGH, map(_figures, content)):
        return False
    told = (without_entities(passage.text, "school", "term", "act") for passage in content)
    return _has(_ENOUGH, map(_figures_in, told))


def _has(enough: int, counts: Iterator[int]) -> bool:
    """True as soon as the counts come to enough; the rest is not looked at."""
    return any(total >= enough for total in accumulate(counts))


def _figures(passage: Passage) -> int:
    return _figures_in(passage.text)


def _figures_in(text: str) -> int:
    return len(_FIGURE.findall(_NOT_FIGURES.sub(" ", text))) if _FIGURE.search(text) else 0


def _in_words(passage: Passage) -> int:
    return len(_IN_WORDS.findall(passage.text))


RULE = Rule(
    name="diagnosis-without-data",
    code="C117",
    what="The diagnosis gives figures: at least two numbers that are not dates, years or numbers "
    "of schools.",
    why="Without figures the diagnosis cannot be checked, and at the end nobody can tell what "
    "changed.",
    fails="""
        # diagnosis (partial: data) | 3. Diagnoza
        W roku szkolnym 2022/2023 zespół przeanalizował sytuację w szkołach.
        Nauczyciele Szkoły Podstawowej nr 2 oczekują wsparcia.
        W SP 3, SP 5 i II LO im. 25 Pułku Ułanów brakuje pedagogów.
    """,
    passes="""
        # diagnosis | 3. Diagnoza
        Do 4 szkół uczęszcza 612 uczniów, orzeczenie ma 27 z nich.
    """,
    check=check,
)
