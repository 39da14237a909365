"""Finding a given Polish phrase in running text whatever the inflection of its words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from language.morphology import lexemes
from language.text.flatten import flat
from model.text import fold

_WORD = re.compile(r"\w+")
# May stand between two words of a phrase though the phrase does not have it.
_LINKS = frozenset({"i", "oraz", "w", "z", "na", "dla", "do"})
_SHORT = 3  # letters; an unknown word so short is kept whole
_FLEETING = 4  # letters; in longer words no vowel of the first two comes and goes


class _Word(NamedTuple):
    text: str
    start: int
    end: int
    initial: str  # flat


def find_phrase(phrase: str, text: str) -> Iterator[tuple[int, int]]:
    """The places (start, end) where the phrase stands in the text in any form of its words.

    Two words are one when the dictionary says so (`same_word`). Case, and what stands between the
    words (a space, a hyphen, a line break, one small word such as "i" or "w"), do not matter.

    >>> text = "w obszarze doradztwa zawodowego"
    >>> [text[start:end] for start, end in find_phrase("doradztwo zawodowe", text)]
    ['doradztwa zawodowego']
    """
    sought, words = _sought(phrase), _words(text)
    after = 0
    for at, word in enumerate(words):
        if at < after or not sought or word.initial != sought[0].initial:
            continue
        last = _match(sought, words, at)
        if last is not None:
            yield word.start, words[last].end
            after = last + 1


def has_phrase(phrase: str, text: str) -> bool:
    """True when the phrase stands in the text in any form of its words."""
    return next(find_phrase(phrase, text), None) is not None


@lru_cache(maxsize=65_536)
def same_word(one: str, other: str) -> bool:
    """True when both can be forms of one dictionary word, or are one word typed differently.

    A word that the dictionary does not have (typed without diacritics, misspelt) is compared by
    the beginning that inflection leaves alone.

    >>> same_word("rola", "roli"), same_word("cel", "celu"), same_word("planowanie", "planowanych")
    (True, True, False)
    """
    first, second = fold(one), fold(other)
    if first == second:
        return True
    # "dzień" and "dnia" share one letter, longer words two; spares the dictionary most questions.
    shared = 2 if min(len(first), len(second)) > _FLEETING else 1
    if first[:shared] != second[:shared]:
        return False
    known, other_known = _lexemes(one), _lexemes(other)
    if known and other_known:
        return bool(known & other_known)
    return _same_beginning(first, second)


def _match(sought: tuple[_Word, ...], words: tuple[_Word, ...], at: int) -> int | None:
    """The index of the last word of the phrase when it starts at word `at`, or None."""
    if not same_word(sought[0].text, words[at].text):
        return None
    for part in sought[1:]:
        at += 1
        if at < len(words) and not same_word(part.text, words[at].text):
            at += fold(words[at].text) in _LINKS
        if at >= len(words) or not same_word(part.text, words[at].text):
            return None
    return at


@lru_cache(maxsize=250)
def _sought(phrase: str) -> tuple[_Word, ...]:
    """The words of a phrase: those of the template are asked for again and again."""
    return _words(phrase)


@lru_cache(maxsize=1024)
def _words(text: str) -> tuple[_Word, ...]:
    plain = flat(text)
    return tuple(
        _Word(match[0], *match.span(), plain[match.start()]) for match in _WORD.finditer(text)
    )


@lru_cache(maxsize=8192)
def _lexemes(word: str) -> frozenset[str]:
    """The lexemes of the word in small letters; as typed for what only names know."""
    return lexemes(word.lower()) or lexemes(word)


def _same_beginning(one: str, other: str) -> bool:
    """True when what inflection leaves alone of the longer folded word begins the other.

    Polish endings are at most three letters in the words that matter here.
    """
    kept = _kept(one)
    return other.startswith(kept) and len(other) <= len(kept) + 5 and len(one) > _SHORT


def _kept(word: str) -> str:
    length = len(word)
    if length <= _SHORT:
        return word
    if length <= 5:
        return word[:-1]
    return word[: max(4, length - (3 if length >= 9 else 2))]
