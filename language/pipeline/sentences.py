"""Where sentences end in Polish text, with its abbreviations, dates, initials and enumerations.

One function decides it, for the component of the pipeline and for whoever only cuts a text; it
needs no spaCy, and the dictionary for one question alone: does "r." before a capital end the
sentence, or is it still to begin ("W 2021 r. Gmina prowadziła …").
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from language.morphology import analyse
from language.pipeline.abbreviations import abbreviations

_UPPER = "A-ZĄĆĘŁŃÓŚŹŻ"
# A sign that may end a sentence, what closes after it, a gap, and what can open the next one.
_END = re.compile(
    rf"(?P<sign>[.!?…]+|[;:])(?P<closed>[\"”»’)\]]*)\s+(?=[\"„«(\[]*(?:[–—•-]\s)?[\"„«(\[]*[{_UPPER}\d])"
)
# A line that starts an item of an enumeration.
_ITEM = re.compile(r"\n\s*(?=(?:\d{1,3}(?:\.\d{1,2})*[.)]|[a-zA-Z]\)|[IVX]{1,5}[.)]|[•▪●◦*–—-])\s)")
_LAST_WORD = re.compile(r"[^\s(\[„\"«]+$")
_LABEL = re.compile(r"[\s(\[•*–—-]*(?:\d{1,3}(?:\.\d{1,2})*|[IVXLC]{1,6}|[a-zA-Z])$")
_INITIAL = re.compile(rf"[{_UPPER}][zh]?(?:[.-]+[{_UPPER}][zh]?)?")
_FIGURES = re.compile(r"^[\d.,/–-]+(?=[^\W\d_])")  # of "2021r", "2mln"
_COUNTED = re.compile(r"\d\s?$")
_CURRENCY = re.compile(r"(?:PLN|EUR|USD|Euro?)\b")
_RANGE = re.compile(r"[–—-]\s*\d")
_WORD = re.compile(r"[^\W\d_]+")
_VERBAL = frozenset({"fin", "praet", "imps", "bedzie", "winien", "pred", "impt"})
_LONGEST_ADVERBIAL = 20  # words before "r."; a clause so long has its verb


class Sentence(NamedTuple):
    """A sentence without the space around it; `start` and `end` are its places in the text."""

    text: str
    start: int
    end: int


@lru_cache(maxsize=2048)
def split_sentences(text: str, also: str = "") -> tuple[Sentence, ...]:
    """The sentences of a text, in order; empty for a text of white space.

    `also` names signs that end one as well before a capital: ";", ":". The items of an enumeration
    on lines of their own are sentences each; other line breaks end none.

    >>> [one.text for one in split_sentences("Zob. art. 5 ust. 1. W 2021 r. Gmina rosła.")]
    ['Zob. art. 5 ust. 1.', 'W 2021 r. Gmina rosła.']
    """
    starts = [*sentence_starts(text, also), len(text)]
    found = []
    for start, end in pairwise(starts):
        bare = text[start:end].strip()
        if bare:
            first = text.index(bare, start)
            found.append(Sentence(bare, first, first + len(bare)))
    return tuple(found)


def sentence_around(text: str, start: int, end: int) -> str:
    """The sentence that holds the places `start`–`end`; all of them when they are in several."""
    starts = sentence_starts(text)
    first = max(each for each in starts if each <= start)
    last = min((each for each in starts if each >= end), default=len(text))
    return text[first:last].strip()


def sentence_starts(text: str, also: str = "") -> list[int]:
    """The places in the text where a sentence starts, the first being 0."""
    starts = [0]
    items = [match.end() for match in _ITEM.finditer(text)] if "\n" in text else []
    ends = sorted(
        [(match.end(), match) for match in _END.finditer(text)] + [(at, None) for at in items],
        key=lambda pair: pair[0],
    )
    for at, match in ends:
        if at > starts[-1] and (match is None or _ends(text, starts[-1], match, also)):
            starts.append(at)
    return starts


def _ends(text: str, start: int, match: re.Match[str], also: str) -> bool:
    sign = match["sign"]
    if sign in (";", ":"):
        return sign in also
    if sign != ".":
        return True
    before = text[start : match.start()]
    if _LABEL.fullmatch(before):
        return False  # "1. Zespół", "II. Diagnoza"
    word = _LAST_WORD.search(before)
    return word is None or not _is_of_the_word(before[: word.start()], word[0], match)


def _is_of_the_word(before: str, typed: str, match: re.Match[str]) -> bool:
    """True when the full stop after a word makes it an abbreviation and ends no sentence."""
    known = abbreviations()
    bare = _FIGURES.sub("", typed)
    word, after = bare.lower(), match.string[match.end() :]
    if word in known.counted and (_COUNTED.search(before) or bare != typed):
        return not after[:1].isupper()  # "300 os. W szkole"
    if word in known.opening:
        return len(bare) < 3 or not bare.isupper()
    if word not in known.closing:
        return bare == typed and _INITIAL.fullmatch(typed) is not None  # "J. Kowalski"
    if match["closed"] or after[:1].isdigit() or _CURRENCY.match(after) or _RANGE.match(after):
        return True  # "z późn. zm.) Wójt", "2 mln. PLN", "2024 r. – 2026 r."
    return _only_says_when(before + typed)


def _only_says_when(text: str) -> bool:
    """True for "W 2021", "Do końca czerwca 2021": a preposition first, and no verb yet."""
    words = _WORD.findall(text)
    if not words or len(words) > _LONGEST_ADVERBIAL:
        return False
    opens = any(reading.part == "prep" for reading in analyse(words[0].lower()))
    return opens and not any(map(is_verb, words))


def is_verb(word: str) -> bool:
    """True for a finite verb that can be no noun: "lata" can be one, "prowadzi" cannot."""
    parts = {reading.part for reading in analyse(word.lower())}
    return bool(parts & _VERBAL) and "subst" not in parts
