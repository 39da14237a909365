"""number-mismatch: the text says one number of schools or pupils, the table another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from model.text import squeeze
from rules.case import Case, clip
from rules.claim import Claim
from rules.evidence.school_tables import SchoolTable, school_tables
from rules.passages import Passage
from rules.rule import Rule
from rules.words import load_words

_SENTENCE_END = re.compile(r"(?<=[a-z)%][.!?])\s+")
_RUNS = re.compile(
    r"\bprowadzi\b|\bprowadzon\w+|organ\w+ prowadzac\w+|\bw sklad\b|\bsiec\b|\bfunkcjonuj\w+"
    r"|\bdziala(?:ja)?\b"
)
_KINDS = {
    "primary": r"szkol(?:y|e|a)? podstawow\w+",
    "kindergarten": r"przedszkol(?:a|i|e)?\b",
    "secondary": r"(?:szkol(?:y|a)?(?: i zespolow szkol)?|zespolow szkol) "
    r"ponad(?:podstawow|gimnazjaln)\w+",
}
_SCHOOL_YEAR = re.compile(r"\b20\d\d/(?:20)?\d\d\b")
_FARTHEST = 2  # a table with many more or fewer rows lists something else
_NEAR = 0.12  # of the total; a number farther off counts something else


def check(case: Case) -> Iterator[Claim]:
    """Claims about numbers of schools and people in the sections with a table of schools."""
    seen: set[tuple[str, int]] = set()
    for table in school_tables(case):
        for passage in case.section_passages(table.section):
            if passage.table is not None:
                continue
            for found in (*_schools(passage, table), *_people(passage, table)):
                if (found.kind, found.said) not in seen:
                    seen.add((found.kind, found.said))
                    yield _claim(found, passage, table)
        yield from _sums(table)


@dataclass(frozen=True, slots=True)
class _Found:
    """A number said at `start`..`end` of a passage, and the one of the table."""

    kind: str
    said: int
    start: int
    end: int
    listed: int


def _claim(found: _Found, passage: Passage, table: SchoolTable) -> Claim:
    return Claim(
        section=passage.section,
        location=passage.location,
        quote=clip(passage.text, found.start, found.end, around=25),
        subject=found.kind,
        values={
            "said": squeeze(passage.text[found.start : found.end]),
            "listed": found.listed,
        },
        variant=None if found.kind in _KINDS else "total",
        related=(table.table.location,),
    )


def _schools(passage: Passage, table: SchoolTable) -> Iterator[_Found]:
    """Where a sentence on the network says another number of schools than there are rows."""
    numerals: dict[str, int] = load_words("numerals")["numerals"]
    for offset, sentence in _sentences(passage.flat, _RUNS):
        for kind, pattern in _patterns().items():
            for match in pattern.finditer(sentence):
                word = match["number"]
                said = int(word) if word.isdigit() else numerals[word]
                listed = table.rows_of(kind)
                if listed is not None and 0 < abs(said - listed) <= _FARTHEST:
                    yield _Found(kind, said, offset + match.start(), offset + match.end(), listed)


def _people(passage: Passage, table: SchoolTable) -> Iterator[_Found]:
    """Where a sentence on attendance or staff says another number than the table's total."""
    for count in load_words("schools")["counts"]:
        for offset, sentence in _sentences(passage.flat, re.compile(count["sentence"])):
            total = table.total_of(count["column"])
            if total is None or _another_year(sentence, table):
                continue
            if re.search(count["not_in"], f"{table.header} {table.caption}"):
                continue
            number = rf"(?<![\d,.])(?P<number>\d{{1,3}}(?: \d{{3}})+|\d+) {count['noun']}\b"
            for match in re.finditer(number, sentence):
                said = int(match["number"].replace(" ", ""))
                if said != total and abs(said - total) <= _NEAR * total:
                    start, end = offset + match.start(), offset + match.end()
                    yield _Found(count["id"], said, start, end, total)


def _sums(table: SchoolTable) -> Iterator[Claim]:
    """Where the row of totals is not the sum of the rows above it."""
    for stated, computed, cell, header in table.wrong_sums():
        yield Claim(
            section=table.section,
            location=cell.location,
            quote=squeeze(cell.text),
            subject=f"sum {header}",
            values={"said": stated, "listed": computed, "column": header},
            variant="sum",
        )


def _sentences(text: str, cue: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    """The sentences of a flat text that hold the cue, with where they start."""
    if not cue.search(text):
        return
    start = 0
    for end in [*(match.start() for match in _SENTENCE_END.finditer(text)), len(text)]:
        if cue.search(text, start, end):
            yield start, text[start:end]
        start = end


def _another_year(sentence: str, table: SchoolTable) -> bool:
    """True when sentence and caption name school years and share none."""
    said, captioned = (set(_SCHOOL_YEAR.findall(text)) for text in (sentence, table.caption))
    return bool(said and captioned and not said & captioned)


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    numerals = "|".join(load_words("numerals")["numerals"])
    number = rf"(?<![\d.,/])\b(?P<number>\d{{1,2}}|{numerals})"
    return {kind: re.compile(rf"{number} {noun}") for kind, noun in _KINDS.items()}


RULE = Rule(
    name="number-mismatch",
    code="S214",
    what="The number of schools that the unit runs, and of pupils in them, is the same in the "
    "text of the diagnosis and in its table of schools. Only numbers close to the table's are "
    "compared, since others count something else.",
    why="One of the two is wrong, and indicators are set against them.",
    fails="""
        # diagnosis | 3. Diagnoza
        Gmina prowadzi 4 szkoły podstawowe, do których uczęszcza 548 uczniów.
        Tabela 1. Szkoły podstawowe prowadzone przez gminę
        | Szkoła | Liczba uczniów |
        | Szkoła Podstawowa w Dysie | 284 |
        | Szkoła Podstawowa w Krasieninie | 176 |
        | Szkoła Podstawowa w Nasutowie | 94 |
        | Razem | 554 |
    """,
    passes="""
        # diagnosis | 3. Diagnoza
        Gmina prowadzi trzy szkoły podstawowe i 2 przedszkola. Do szkół uczęszcza 554 uczniów.
        Dwie szkoły prowadzą koła przyrodnicze.
        | Szkoła | Liczba uczniów |
        | Szkoła Podstawowa w Dysie | 284 |
        | Szkoła Podstawowa w Krasieninie | 176 |
        | Szkoła Podstawowa w Nasutowie | 94 |
        | Razem | 554 |
    """,
    check=check,
)
