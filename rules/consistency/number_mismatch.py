"""number-mismatch: the text says one number of schools or pupils, the table another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from language.pipeline.entities import is_number_of_a_name
from language.pipeline.sentences import split_sentences
from model.text import squeeze
from rules.case import Case, clip
from rules.claim import Claim, NotApplicable
from rules.evidence.costs import money
from rules.evidence.counted import may_count
from rules.evidence.plan_counts import wrong_counts
from rules.evidence.school_tables import SchoolTable, WrongSum, school_tables
from rules.passages import Passage
from rules.rule import Rule
from rules.words import load_words

_RUNS = re.compile(
    r"\bprowadzi\b|\bprowadzon\w+|organ\w+ prowadzac\w+|\bw sklad\b|\bsiec\b|\bfunkcjonuj\w+"
    r"|\bdziala(?:ja)?\b"
)
_BEFORE_PRIORITIES = ("identification", "area", "diagnosis")
_KINDS = {
    "primary": re.compile(r"szkol(?:y|e|a)? podstawow\w+"),
    "kindergarten": re.compile(r"przedszkol(?:a|i|e)?\b"),
    "secondary": re.compile(
        r"(?:szkol(?:y|a)?(?: i zespolow szkol)?|zespolow szkol) ponad(?:podstawow|gimnazjaln)\w+"
    ),
    "school": re.compile(
        r"szkol(?:y|e)?\b(?! i | (?:podstaw|ponad|branz|muzycz|policeal|specjal|niepubl|fili))"
    ),
}
_SCHOOL_YEAR = re.compile(r"\b20\d\d/(?:20)?\d\d\b")
_FARTHEST = 2  # a table with many more or fewer rows lists something else
_GROUPED_FROM = 10_000
_NEAR = 0.12  # of the total; a number farther off counts something else


def check(case: Case) -> Iterator[Claim]:
    """Claims about numbers of schools and people in the sections with a table of schools."""
    seen: set[tuple[str, int]] = set()
    listing = list(school_tables(case))
    told = list(_told(case)) if listing else []
    for table in listing:
        wrong = list(table.wrong_sums())
        computed = {stated: sum_ for stated, sum_, *_ in wrong}
        totals = list(_counts_of(table))
        for passage in told:
            for found in (*_schools(passage, table), *_people(passage, table, totals, computed)):
                if (found.kind, found.said) not in seen:
                    seen.add((found.kind, found.said))
                    yield _claim(found, passage, table)
        yield from _sums(table, wrong)
    counts = list(wrong_counts(case))
    for count in counts:
        yield Claim(
            section=count.passage.section,
            location=count.passage.location,
            quote=clip(count.passage.text, count.start, count.end, around=25),
            subject=f"count {count.kind}",
            values={
                "said": squeeze(count.passage.text[count.start : count.end]),
                "listed": count.listed,
            },
            variant="plan",
        )
    if not listing and not counts:
        raise NotApplicable("no_school_table")


def _told(case: Case) -> Iterator[Passage]:
    """The sentences that speak of the unit's schools: in the parts before the priorities."""
    for section in _BEFORE_PRIORITIES:
        yield from (passage for passage in case.section_passages(section) if passage.prose)


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
            "listed": _figures(found.listed),
        },
        variant=None if found.kind in _KINDS else "total",
        related=(table.table.location,),
    )


def _schools(passage: Passage, table: SchoolTable) -> Iterator[_Found]:
    """Where a sentence on the network says another number of schools than there are rows."""
    if "szkol" not in passage.flat:
        return
    counted = [kind for kind, nouns in _KINDS.items() if may_count(passage.flat, nouns)]
    numerals: dict[str, int] = load_words("numerals")["numerals"]
    for offset, sentence in _sentences(passage, _RUNS) if counted else ():
        for kind in counted:
            for match in _patterns()[kind].finditer(sentence):
                word = match["number"]
                said = int(word) if word.isdigit() else numerals[word]
                listed = table.rows_of(kind)
                if listed is None or not 0 < abs(said - listed) <= _FARTHEST:
                    continue
                found = _Found(kind, said, offset + match.start(), offset + match.end(), listed)
                if not is_number_of_a_name(passage.text, found.start, found.start + len(word)):
                    yield found


def _counts_of(table: SchoolTable) -> Iterator[tuple[_Count, int]]:
    """The ways of counting people whose total the table gives, with that total."""
    for count in _counts():
        total = table.total_of(count.column)
        if total is not None and not count.not_in.search(f"{table.header} {table.caption}"):
            yield count, total


def _people(
    passage: Passage,
    table: SchoolTable,
    totals: list[tuple[_Count, int]],
    computed: dict[int, int],
) -> Iterator[_Found]:
    """Where a sentence on attendance or staff says another number than the table's total.

    `totals` are those of the table; `computed` gives for a total that is wrong the sum of its
    rows, which a sentence may say.
    """
    for count, total in totals:
        for offset, sentence in _sentences(passage, count.sentence):
            if _another_year(sentence, table):
                continue
            for match in count.number.finditer(sentence):
                said = int(match["number"].replace(" ", ""))
                if said in (total, computed.get(total)) or not _is_near(said, total):
                    continue
                found = _Found(count.id, said, offset + match.start(), offset + match.end(), total)
                after = offset + match.end("number")
                if not is_number_of_a_name(passage.text, found.start, after):
                    yield found


def _is_near(said: int, total: int) -> bool:
    """True for a number that differs a little, or by digits that changed places."""
    return abs(said - total) <= _NEAR * total or sorted(str(said)) == sorted(str(total))


def _sums(table: SchoolTable, wrong: list[WrongSum]) -> Iterator[Claim]:
    """Where the row of totals is not the sum of the rows above it."""
    for stated, computed, cell, header in wrong:
        yield Claim(
            section=table.section,
            location=cell.location,
            quote=squeeze(cell.text),
            subject=f"sum {header}",
            values={
                "said": _figures(stated),
                "listed": _figures(computed),
                "column": header,
            },
            variant="sum",
        )


def _figures(number: int) -> str:
    """A number as Polish texts write it: 1672, but 412 400."""
    return money(number) if number >= _GROUPED_FROM else str(number)


def _sentences(passage: Passage, cue: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    """The sentences of a passage that hold the cue, flat, with where they start."""
    if cue.search(passage.flat):
        for _, start, end in split_sentences(passage.text):
            if cue.search(passage.flat, start, end):
                yield start, passage.flat[start:end]


def _another_year(sentence: str, table: SchoolTable) -> bool:
    """True when sentence and caption name school years and share none."""
    said, captioned = (set(_SCHOOL_YEAR.findall(text)) for text in (sentence, table.caption))
    return bool(said and captioned and not said & captioned)


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    numerals = "|".join(load_words("numerals")["numerals"])
    number = rf"(?<![\d.,/])\b(?P<number>\d{{1,2}}|{numerals})"
    return {kind: re.compile(rf"{number} {noun.pattern}") for kind, noun in _KINDS.items()}


@dataclass(frozen=True, slots=True)
class _Count:
    """How people are counted: which sentences, numbers and columns are of one kind."""

    id: str
    column: str
    sentence: re.Pattern[str]
    number: re.Pattern[str]
    not_in: re.Pattern[str]


@lru_cache(maxsize=1)
def _counts() -> tuple[_Count, ...]:
    number = r"(?<![\d,.])(?P<number>\d{1,3}(?: \d{3})+|\d+)"
    return tuple(
        _Count(
            id=entry["id"],
            column=entry["column"],
            sentence=re.compile(entry["sentence"]),
            number=re.compile(rf"{number} {entry['noun']}\b"),
            not_in=re.compile(entry["not_in"]),
        )
        for entry in load_words("schools")["counts"]
    )


RULE = Rule(
    name="number-mismatch",
    code="S214",
    what="The number of schools that the unit runs, and of pupils in them, is the same in the "
    "text and in the diagnosis's table of schools. Only numbers close to the table's are "
    "compared, since others count something else. Where the text says how many actions, specific "
    "goals or priorities the plan has, there are so many.",
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
        Przy Szkole Podstawowej nr 4 szkoły podstawowej filia działa od lat.
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
