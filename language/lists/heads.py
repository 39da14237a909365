"""Does a word after a comma or "i" open a new entry, or does it go on with the one before?

"Urząd Miasta i Gminy" is one entry and "Wójt i dyrektorzy" two: what is in the nominative is a
new head, what is in another case goes on. Where the form can be both (szkoły, rady, kultury) the
lists of `language/data/lists.toml` and the number of the word before decide.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from language.morphology import Reading, analyse
from language.terms.tokens import ROMAN
from language.text.flatten import flat
from language.text.patterns import load

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_FIRST = re.compile(r"\s*(\d|[^\W\d_]+(?:-[^\W\d_]+)*)?")
_DESCRIBING = ("adj", "adja", "adjp", "ppas", "pact", "num", "adjc")
_NOUNS = ("subst", "ger", "depr")
_ACRONYM = 6  # letters


def opens_entry(left: str, right: str, *, after_conjunction: bool) -> bool:
    """True when `right` is a new entry of a list and not the rest of `left`."""
    match = _FIRST.match(right)
    first = match.group(1) if match else None
    if not first:
        return bool(right.strip(" .\n"))
    if first[0].isdigit() or flat(first) in _continuing() or _is_numeral(first):
        return False
    words = _WORD.findall(right)
    if _is_acronym(words[0], left + right):
        return True
    head = _head(words)
    if head is None:
        return _in_nominative(words[0]) and not after_conjunction
    described = all(_in_nominative(word) for word in words[: words.index(head)])
    return described and _head_opens(left, words, head, after_conjunction)


def _head_opens(left: str, words: Sequence[str], head: str, after_conjunction: bool) -> bool:
    readings = _nouns(head)
    if not readings:
        return not _is_place_list(left)
    if not any(reading.has("nom") for reading in readings):
        return False
    person = any(reading.has("nom") and reading.has("m1") for reading in readings)
    if person or not _may_be_genitive(words, head, readings):
        return True  # "wychowawcy klas"; "zespół", "szkolne rady", "kluby sportowe"
    subjects = {reading.lemma for reading in readings} & _listed("subjects")
    if subjects or any(flat(word) in _governing() for word in _WORD.findall(left)):
        return False
    return _ambiguous_opens(left, words, readings, after_conjunction)


def _ambiguous_opens(
    left: str, words: Sequence[str], readings: Sequence[Reading], after_conjunction: bool
) -> bool:
    """The decision for "szkoły", "rady", "kultury": genitive singular or nominative plural."""
    nouns_before = [found for word in _WORD.findall(left) if (found := _nouns(word))]
    lemmas_before = {
        reading.lemma
        for noun in nouns_before[1:]  # the first is the head of the entry
        for reading in noun
        if reading.has("gen") and reading.has("sg")
    }
    if not lemmas_before:
        return True  # there is no singular that this one could stand beside
    lemmas = {reading.lemma for reading in readings}
    if any(lemmas & group and lemmas_before & group for group in _groups()):
        return False
    return bool(lemmas & _bodies()) or (not after_conjunction and len(words) > 1)


def _may_be_genitive(words: Sequence[str], head: str, readings: Sequence[Reading]) -> bool:
    """True when the head and the adjectives beside it can all be in the genitive."""
    beside = words[words.index(head) + 1 : words.index(head) + 2]
    describing = [
        word for word in beside if any(reading.part in _DESCRIBING for reading in analyse(word))
    ]
    genitive = any(reading.has("gen") for reading in readings)
    return genitive and all(_can_be(word, "gen") for word in (words[0], *describing))


def _is_numeral(word: str) -> bool:
    """ "klas I–III i IV–VIII": the numeral goes on."""
    return word.isupper() and flat(word) in ROMAN


def _head(words: Sequence[str]) -> str | None:
    """The first noun, name or unknown word, after the adjectives that describe it."""
    for word in words:
        readings = analyse(word)
        if not readings or any(reading.part in _NOUNS for reading in readings):
            return word
        if not any(reading.part in _DESCRIBING for reading in readings):
            return None
    return None


def _nouns(word: str) -> list[Reading]:
    """The readings as a noun; those of a lower-case word are never those of a proper name."""
    readings = [reading for reading in analyse(word) if reading.part in _NOUNS]
    common = [reading for reading in readings if not reading.lemma[:1].isupper()]
    return common or readings


def _in_nominative(word: str) -> bool:
    return _can_be(word, "nom") or not analyse(word)


def _can_be(word: str, case: str) -> bool:
    return any(reading.has(case) for reading in analyse(word))


def _is_acronym(word: str, text: str) -> bool:
    """True for WED or GZEAS; in a text all in capitals only where no word is a long one."""
    if not (1 < len(word) <= _ACRONYM and word.isupper()):
        return False
    return not text.isupper() or all(len(each) <= _ACRONYM for each in _WORD.findall(text))


def _is_place_list(left: str) -> bool:
    """True when the words before are "… w Słupczy": an unknown name goes on with the places."""
    return re.search(r"\b(?:w|we|nr)\s+[^\s,]+(?:\s+[^\s,]+)?\s*$", left) is not None


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(load("lists")[name])


@cache
def _bodies() -> frozenset[str]:
    return frozenset(load("lists")["bodies"]["words"])


@cache
def _groups() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(group) for group in load("lists")["together"].values())


@cache
def _continuing() -> frozenset[str]:
    return frozenset(flat(word) for word in load("lists")["separators"]["continuing"])


@cache
def _governing() -> frozenset[str]:
    return frozenset(flat(word) for word in load("lists")["separators"]["governing"])
