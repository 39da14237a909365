"""The patterns of `language/data/entities.toml` as token patterns of spaCy's matcher.

A list or class of tokens becomes a flag of the vocabulary, which is worked out once for a word and
costs nothing afterwards; predicates over sets would be asked again for every token and pattern.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from language.pipeline.tokens import abilities, lemma_set
from language.text.patterns import load

if TYPE_CHECKING:
    from spacy.vocab import Vocab

TokenPattern = list[dict[Any, Any]]
"""Keys are names of spaCy's attributes, or numbers of flags."""

_UPPER = "A-ZĄĆĘŁŃÓŚŹŻ"
_MONTHS = (
    "styczeń", "luty", "marzec", "kwiecień", "maj", "czerwiec",
    "lipiec", "sierpień", "wrzesień", "październik", "listopad", "grudzień",
)  # fmt: skip
_SHAPES = {
    "cap": rf"[{_UPPER}].*",
    "num": r"\d{1,5}",
    "roman": r"[IVXLC]{1,6}",
    "year": r"(?:19|20)\d\d",
    "date": r"\d{1,2}\.\d{1,2}\.(?:19|20)\d\d",
    "id": r"[\w./-]*\d[\w./-]*|[IVXLCDM]+[\w./-]*",
    "dash": r"[-–—]",
    "open": r"[„\"«“]",
    "close": r"[”\"»“]",
    "inside": r"[^)].*",
}


class EntityPatterns(NamedTuple):
    """One group of the file: what opens an entity and what may go on after it."""

    kind: str
    alone: bool
    openings: list[TokenPattern]
    tails: list[TokenPattern]


def entity_patterns(vocab: Vocab) -> list[EntityPatterns]:
    """The groups of the file, in its order, for this vocabulary (which gets their flags)."""
    flags = _Flags(vocab, load("entities"))
    return [
        EntityPatterns(
            kind=group["kind"],
            alone=group["alone"],
            openings=[flags.pattern(line) for line in group["openings"]],
            tails=[flags.pattern(line) for line in group["tails"]],
        )
        for group in load("entities")["entities"]
    ]


class _Flags:
    """The flags made so far, by the word of the file that they stand for."""

    def __init__(self, vocab: Vocab, data: Mapping[str, Any]) -> None:
        self._vocab = vocab
        self._data = data
        self._made: dict[str, int] = {}

    def pattern(self, line: str) -> TokenPattern:
        """The token pattern that a line of the file describes."""
        return [self._token(word) for word in line.split()]

    def _token(self, word: str) -> dict[Any, Any]:
        operator = word[-1] if word[-1] in "?*+" else ""
        token = word.removesuffix(operator)
        if token[0] == "'" and "|" not in token:
            told: dict[Any, Any] = {"LOWER": token[1:-1].lower()}
        else:
            if token not in self._made:
                self._made[token] = self._vocab.add_flag(self._test(token))
            told = {self._made[token]: True}
        return {**told, "OP": operator} if operator else told

    def _test(self, token: str) -> Callable[[str], bool]:
        if token[0] == "<":
            return self._class(token[1:-1])
        options = token.split("|")
        if token[0] == "'":
            return partial(_is_written, frozenset(option[1:-1].lower() for option in options))
        forms = [
            form
            for option in options
            for form in (self._data["lists"][option[1:-1]] if option[0] == "{" else [option])
        ]
        return partial(_is_form, frozenset(forms))

    def _class(self, name: str) -> Callable[[str], bool]:
        classes = self._data["classes"]
        if name in _SHAPES:
            return partial(_has_shape, re.compile(_SHAPES[name], re.DOTALL))
        if name == "month":
            return partial(_is_form, frozenset(_MONTHS))
        if name == "school-short":
            return frozenset(classes["school_short"]).__contains__
        if name == "name":
            titles = "|".join(map(re.escape, classes["titles"]))
            return partial(_has_shape, re.compile(rf"[{_UPPER}\d-].*|{titles}"))
        return partial(_is_able, name)


def _is_written(words: frozenset[str], text: str) -> bool:
    return text.lower() in words


def _is_form(lemmas: frozenset[str], text: str) -> bool:
    return not lemmas.isdisjoint(lemma_set(text))


def _has_shape(shape: re.Pattern[str], text: str) -> bool:
    return shape.fullmatch(text) is not None


def _is_able(ability: str, text: str) -> bool:
    return ability in abilities(text)
