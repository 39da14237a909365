"""Abbreviations in a document, and whether it expands them."""

from __future__ import annotations

import re
from functools import lru_cache

from language.morphology import is_word
from model.text import fold
from rules.case import Case
from rules.passages import Passage
from rules.words import load_words, word_set

_LETTERS = "A-ZĄĆĘŁŃÓŚŹŻ"
_TOKEN = re.compile(rf"(?<![\w/.@-])[{_LETTERS}]{{3,6}}(?![\w@]|[./-]\w)")
_WORD = re.compile(r"[^\W\d_]+")
_ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_WORD_LENGTH = 4  # of three letters almost any is a word
_BEFORE = 9  # words before "(ABC)" among which its own may begin


def uses(case: Case) -> dict[str, list[Passage]]:
    """The passages that use each abbreviation which is not common, in the document's order."""
    found: dict[str, list[Passage]] = {}
    for passage in case.main_text:
        tokens = [match[0] for match in _TOKEN.finditer(passage.text)]
        unknown = [each for each in tokens if not _is_known(each)]
        if unknown and not _is_shouted(passage.text):
            for token in unknown:
                found.setdefault(token, []).append(passage)
    words = _also_words(case, found) | _surnames(case) if found else frozenset[str]()
    return {token: passages for token, passages in found.items() if token not in words}


def is_expanded(abbreviation: str, case: Case) -> bool:
    """True when the document writes the abbreviation out beside it, or its full name anywhere."""
    patterns = _expansions(abbreviation)
    for passage in case.passages:
        text = passage.text
        if abbreviation in text and any(
            _spell(match["words"], abbreviation)
            for pattern in patterns
            for match in pattern.finditer(text)
        ):
            return True
    full = _full_name(abbreviation)
    return any(full.search(passage.text) for passage in case.passages)


@lru_cache(maxsize=512)
def _is_known(token: str) -> bool:
    """True for common abbreviations, Roman numerals, and words that only stand in capitals."""
    if token in word_set("abbreviations", "common") or token in word_set("abbreviations", "words"):
        return True
    return bool(_ROMAN.fullmatch(token)) or (len(token) >= _WORD_LENGTH and is_word(token.lower()))


def _is_shouted(text: str) -> bool:
    """True for a line in capitals: a heading, where words look like abbreviations."""
    words = [word for word in _WORD.findall(text) if len(word) > 1]
    upper = [word for word in words if word.isupper()]
    return (len(words) > 1 and len(upper) * 2 > len(words)) or any(len(word) > 6 for word in upper)


def _also_words(case: Case, tokens: dict[str, list[Passage]]) -> frozenset[str]:
    """Those tokens that the document also writes in small letters: words, not abbreviations."""
    either = "|".join(tokens)
    pattern = re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)
    return frozenset(
        word.upper()
        for passage in case.main_text
        for word in pattern.findall(passage.text)
        if not word.isupper()
    )


def _surnames(case: Case) -> frozenset[str]:
    """Words of people's names in capitals, as lists of members write them: Anna WILK."""
    people = (*case.plan.team, *case.plan.advisers)
    return frozenset(word.upper() for person in people for word in person.name.split())


@lru_cache(maxsize=256)
def _expansions(abbreviation: str) -> tuple[re.Pattern[str], ...]:
    """Patterns whose group `words` may be the full name beside an abbreviation."""
    name = re.escape(abbreviation)
    called = r"(?:dalej:?|zwan\w+ dalej:?|w skrócie:?|skrót:?|tzw\.|zwan\w+)?\s*[„\"]?"
    before = rf"(?P<words>(?:[^\W\d_]+[\s.–-]+){{1,{_BEFORE}}})"
    return (
        re.compile(rf"{before}[,(–-]?\s*\(?{called}{name}\b"),
        re.compile(rf"\b{name}[”\"]?\s*(?:\(|[–:=-]|to|oznacza)\s*(?P<words>[^();.\n]{{6,120}})"),
    )


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


@lru_cache(maxsize=256)
def _full_name(abbreviation: str) -> re.Pattern[str]:
    """Finds capitalised words with these initials that follow each other: the name alone."""
    small = "|".join(load_words("abbreviations")["small"])
    words = [rf"{letter}[a-ząćęłńóśźż]+" for letter in abbreviation]
    return re.compile(r"\b" + rf"[\s-]+(?:(?:{small})\.?\s+)*".join(words))
