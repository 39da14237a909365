"""First names and surnames as the dictionary labels them, with the cases they can stand in."""

from __future__ import annotations

import re
from functools import lru_cache

from language.morphology import Reading, analyse, is_word

_CASES = frozenset({"nom", "gen", "dat", "acc", "inst", "loc", "voc"})
_IN_SKI = re.compile(r"[sc]k(?:i|iego|iemu|im|a|iej|ą)$")
_NAME_KINDS = {"imię", "nazwisko", "nazwa_geograficzna"}


@lru_cache(maxsize=4096)
def first_name_cases(word: str) -> frozenset[str]:
    """The cases in which the word is a first name (singular); empty when it is none."""
    found: set[str] = set()
    for reading in analyse(_titled(word)):
        if "imię" in reading.names:
            found |= _singular_cases(reading)
    return frozenset(found)


@lru_cache(maxsize=4096)
def surname_cases(word: str) -> frozenset[str]:
    """The cases in which the word is a surname (singular); every case for an unknown word."""
    parts = [_surname_part(part) for part in word.split("-")]
    return frozenset.intersection(*parts)


def _surname_part(word: str) -> frozenset[str]:
    if not is_word(_titled(word)):
        return _CASES if len(word) > 2 else frozenset()
    found: set[str] = set()
    for reading in analyse(_titled(word)):
        if "nazwisko" in reading.names:
            found |= _singular_cases(reading)
    return frozenset(found)


def _singular_cases(reading: Reading) -> frozenset[str]:
    return frozenset(case for case in _CASES if reading.has("sg") and reading.has(case))


def is_unknown(word: str) -> bool:
    """True when the dictionary has no part of the word."""
    return not any(is_word(_titled(part)) for part in word.split("-"))


def is_common(word: str) -> bool:
    """True for a surname that is an ordinary word as well; one in -ski is hardly ever."""
    return not _IN_SKI.search(word.lower()) and any(
        not set(reading.names) & _NAME_KINDS for reading in analyse(word.lower())
    )


def _titled(word: str) -> str:
    return word[0].upper() + word[1:].lower()
