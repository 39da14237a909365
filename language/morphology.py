"""What Polish words can be: one morfeusz2 analyser (dictionary SGJP), started at first use.

Loading takes 0.1 s and the dictionary holds about 240 MB once in use, so only the word questions
that need it come here; answers are kept.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple, Protocol

_UNKNOWN = "ign"


class Reading(NamedTuple):
    """One reading of a word: its base form, its tag split at ":", and the kinds of name it is."""

    lemma: str
    tag: tuple[str, ...]
    names: tuple[str, ...]

    @property
    def part(self) -> str:
        """The part of speech: "subst", "adj", "prep", "num", …"""
        return self.tag[0]

    def has(self, value: str) -> bool:
        """True when the tag allows this value: a case ("nom"), number ("pl") or gender ("m1")."""
        return any(value in field.split(".") for field in self.tag[1:])


class _Analyser(Protocol):
    def analyse(
        self, text: str
    ) -> list[tuple[int, int, tuple[str, str, str, list[str], list[str]]]]:
        """All readings of all segments of a text."""


@lru_cache(maxsize=50_000)
def analyse(word: str) -> tuple[Reading, ...]:
    """Every reading of one word as typed; none for a word that the dictionary does not have.

    A word that is several segments ("zrobiłbym") counts as known by its first one.
    """
    return tuple(
        Reading(lemma.split(":")[0], tuple(tag.split(":")), tuple(names))
        for start, _, (_, lemma, tag, names, _) in _analyser().analyse(word)
        if start == 0 and tag != _UNKNOWN
    )


def is_word(word: str) -> bool:
    """True when the dictionary has the word."""
    return bool(analyse(word))


def lemmas(word: str) -> frozenset[str]:
    """The base forms that the word can belong to, the word itself when it is unknown."""
    return frozenset(reading.lemma for reading in analyse(word)) or frozenset({word})


@cache
def _analyser() -> _Analyser:
    from morfeusz2 import Morfeusz  # here, since most commands do without the 0.1 s it takes

    analyser: _Analyser = Morfeusz()
    return analyser
