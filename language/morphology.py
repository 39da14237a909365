"""What Polish words can be: one morfeusz2 analyser (dictionary SGJP), started at first use.

Loading takes 0.1 s and the dictionary holds about 240 MB once in use, so only the word questions
that need it come here; answers are kept.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache
from importlib import import_module
from threading import get_ident
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
    _morfeusz_obj: object

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


@lru_cache(maxsize=50_000)
def is_word(word: str) -> bool:
    """True when the dictionary has the word. Five times as quick as asking for its readings."""
    return _quick_answer(get_ident())(word)


def lemmas(word: str) -> frozenset[str]:
    """The base forms that the word can belong to, the word itself when it is unknown."""
    return frozenset(reading.lemma for reading in analyse(word)) or frozenset({word})


# Kinds of form that share a base form and are different words all the same: "planowanie" and
# "planowany" are both "planować" to the dictionary. The parts of speech not named are verb forms.
_KINDS = {
    "subst": "noun", "depr": "noun", "adj": "adj", "adja": "adj", "adjp": "adj", "adjc": "adj",
    "ger": "ger", "ppas": "ppas", "pact": "pact", "num": "num", "adv": "adv", "prep": "prep",
    "conj": "conj", "comp": "conj", "part": "part", "brev": "brev",
}  # fmt: skip


@lru_cache(maxsize=50_000)
def lexemes(word: str) -> frozenset[str]:
    """The dictionary words that this one can be a form of, with their kind; empty when unknown.

    >>> lexemes("uczniów")
    frozenset({'uczeń noun'})
    """
    return frozenset(
        f"{reading.lemma} {_KINDS.get(reading.part, 'verb')}" for reading in analyse(word)
    )


@cache
def _quick_answer(_thread: int) -> Callable[[str], bool]:
    """Whether the dictionary has a word, for one thread.

    Asks the C functions of morfeusz2 and looks at the first reading only; its Python layer spells
    out the tags and names of all.
    """
    morfeusz, bare = _analyser()._morfeusz_obj, import_module("_morfeusz2")
    readings = import_module("morfeusz2").InterpsList()
    ask, clear, is_empty = (
        bare._Morfeusz_analyse,
        bare.InterpsList_clear,
        bare.InterpsList_empty,
    )
    first, is_unknown = bare.InterpsList_front, bare.MorphInterpretation_isIgn

    def answer(word: str) -> bool:
        clear(readings)
        ask(morfeusz, word, readings)
        return not is_empty(readings) and not is_unknown(first(readings))

    return answer


@cache
def _analyser() -> _Analyser:
    from morfeusz2 import Morfeusz  # here, since most commands do without the 0.1 s it takes

    analyser: _Analyser = Morfeusz()
    return analyser
