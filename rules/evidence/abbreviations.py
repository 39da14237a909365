"""Abbreviations in a document, and whether it expands them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from language.morphology import is_word
from model.text import fold
from rules.case import Case
from rules.passages import Passage
from rules.words import load_words, word_set

_LETTERS = "A-ZĄĆĘŁŃÓŚŹŻ"
_CAPITAL = rf"[{_LETTERS}]"
_CAPITALS = re.compile(rf"{_CAPITAL}{_CAPITAL}(?:{_CAPITAL}|i{_CAPITAL})")
_INITIAL = re.compile(rf"\b{_CAPITAL}")
# With a small "i" for "and": UMiG, CKZiU.
_TOKEN = re.compile(
    rf"(?<![\w/.@-])(?:[{_LETTERS}]{{3,6}}|[{_LETTERS}]{{2,4}}i[{_LETTERS}]{{1,3}})(?![\w@]|[./-]\w)"
)
_WORD = re.compile(r"[^\W\d_]+")
_ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_WORD_LENGTH = 4  # of three letters almost any is a word
# The full name before an abbreviation, at most nine words, and what may stand between them.
_NAME_BEFORE = re.compile(
    r"(?P<words>(?:[^\W\d_]+[\s.,–-]+){1,9})[,(–-]?\s*\(?"
    r"(?:dalej:?|zwan\w+ dalej:?|w skrócie:?|skrót:?|tzw\.|zwan\w+)?\s*[„\"]?$"
)
_NAME_AFTER = re.compile(r"[”\"]?\s*(?:\(|[–:=-]|to|oznacza)\s*(?P<words>[^();.\n]{6,120})")
_LEGEND = re.compile(r"skrot|legend|oznacze|objasni|uzyte (?:symbole|oznacz)")
_LONGEST_NAME = 200  # letters of nine words, and some


def uses(case: Case) -> dict[str, list[Passage]]:
    """The passages that use each abbreviation which is not common, in the document's order."""
    found: dict[str, list[Passage]] = {}
    for passage in case.text.holding(_CAPITALS, typed=True):
        tokens = [match[0] for match in _TOKEN.finditer(passage.text)]
        unknown = [each for each in tokens if not _is_known(each)]
        if unknown and not _is_shouted(passage.text):
            for token in unknown:
                found.setdefault(token, []).append(passage)
    words = _also_words(case, found) | _surnames(case) if found else frozenset[str]()
    return {token: passages for token, passages in found.items() if token not in words}


def is_expanded(abbreviation: str, case: Case) -> bool:
    """True when the document writes the abbreviation out beside it, or its full name anywhere."""
    letters = abbreviation.replace("i", "")  # the "and" of CKZiU
    for passage in case.whole_text.holding(abbreviation, typed=True):
        if any(_spell(words, letters) for words in _beside(abbreviation, passage.text)):
            return True
        if _is_in_legend(abbreviation, passage):
            return True
    return letters in case.once(_initials)


def _is_in_legend(abbreviation: str, passage: Passage) -> bool:
    """True for "SUX – skarbnik Urzędu" in a passage that explains abbreviations."""
    if not _LEGEND.search(passage.flat):
        return False
    entry = rf"(?<!\w){re.escape(abbreviation)}\s*[–:=-]\s*[^\W\d_]{{3,}}"
    return re.search(entry, passage.text) is not None


@lru_cache(maxsize=512)
def _is_known(token: str) -> bool:
    """True for common abbreviations, Roman numerals, and words that only stand in capitals."""
    known = word_set("abbreviations", "common") | word_set("abbreviations", "words")
    if token in known or token.upper() in known:
        return True
    return bool(_ROMAN.fullmatch(token)) or (len(token) >= _WORD_LENGTH and is_word(token.lower()))


def _is_shouted(text: str) -> bool:
    """True for a line in capitals: a heading, where words look like abbreviations."""
    words = [word for word in _WORD.findall(text) if len(word) > 1]
    upper = [word for word in words if word.isupper()]
    return (len(words) > 1 and len(upper) * 2 > len(words)) or any(len(word) > 6 for word in upper)


def _also_words(case: Case, tokens: Iterable[str]) -> frozenset[str]:
    """Those tokens that the document also writes in small letters: words, not abbreviations."""
    small = case.text.typed.lower()
    return frozenset(token for token in tokens if _is_written_small(token, small, case.text.typed))


def _is_written_small(token: str, small: str, typed: str) -> bool:
    return any(
        typed[at : at + len(token)] not in (token, token.upper())
        for at in _places(token.lower(), small)
    )


def _places(word: str, text: str) -> Iterator[int]:
    """Where a word stands in a text, whole."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not text[at - 1 : at].isalnum() and not text[end : end + 1].isalnum():
            yield at
        at = text.find(word, end)


def _surnames(case: Case) -> frozenset[str]:
    """Words of people's names in capitals, as lists of members write them: Anna WILK."""
    people = (*case.plan.team, *case.plan.advisers)
    return frozenset(word.upper() for person in people for word in person.name.split())


def _beside(abbreviation: str, text: str) -> Iterator[str]:
    """Words before and after the places of an abbreviation that may be its full name."""
    for at in _places(abbreviation, text):
        before = _NAME_BEFORE.search(text, max(0, at - _LONGEST_NAME), at)
        after = _NAME_AFTER.match(text, at + len(abbreviation))
        yield from (each["words"] for each in (before, after) if each is not None)


def _spell(words: str, abbreviation: str) -> bool:
    """True when the beginnings of words that follow each other spell the abbreviation.

    A word gives one letter or more ("WED": Wydział EDukacji); small words may be passed over. At
    least two words are needed.
    """
    parts = [
        fold(word)
        for word in _WORD.findall(words)
        if word.casefold() not in word_set("abbreviations", "small")
    ]
    for first in range(len(parts)):
        rest = fold(abbreviation)
        for part in parts[first:]:
            taken = _shared(part, rest)
            rest = rest[taken:]
            if not taken or not rest:
                break
        if not rest and _shared(parts[first], fold(abbreviation)) < len(abbreviation):
            return True
    return False


def _shared(word: str, letters: str) -> int:
    """How many letters the two begin with in common."""
    count = 0
    while count < min(len(word), len(letters)) and word[count] == letters[count]:
        count += 1
    return count


def _initials(case: Case) -> str:
    """The initials of every run of capitalised words in the document, one run a line.

    An abbreviation in them has its full name somewhere.
    """
    return "\n".join(
        "".join(_INITIAL.findall(run[0])) for run in _names().finditer(case.whole_text.typed)
    )


@lru_cache(maxsize=1)
def _names() -> re.Pattern[str]:
    """Finds capitalised words that follow each other, small words between them passed over."""
    small = "|".join(load_words("abbreviations")["small"])
    word = rf"[{_LETTERS}][a-ząćęłńóśźż]+"
    return re.compile(rf"{word}(?:[^\S\n]+(?:(?:{small})\.?\s+)*{word}|-{word})+")
