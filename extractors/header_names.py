"""Which field a column header, or a label before a value, means by its words.

Clerks write the same column in many ways: "Odpowiedzialny", "Osoby odpowie-dzialne", "KTO
ODPOWIADA ZA REALIZACJĘ", "Realizujący zadanie wynikające z art. 6". A header is compared with
every name that a field goes by; how like it is to the best of them is its score.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz

from extractors.schedule_words import schedule_words
from model.text import fold, squeeze

MATCH = 0.7
"""A header this like a name of a field, or more, is taken to mean the field."""

STRONG = 0.85
"""From here on a header is right on its own, without others beside it."""

LONGEST = 90
"""A header or label is never longer than this many characters."""

Names = Mapping[str, Sequence[str]]

_HYPHENATED = re.compile(r"(?<=\w)[-\u00ad\u2010]\s*\n\s*(?=[a-ząćęłńóśźż])")
_BRACKETS = re.compile(r"[(\[][^)\]]*[)\]]?")
_NOT_WORD = re.compile(r"[^\w→%]+")
_AND = re.compile(r"\s*(?:[/,+&;]|(?<=\s)(?:i|oraz|a także)(?=\s))\s*", re.IGNORECASE)
# A participle or adjective before the head of a header: "planowany termin", "konkretne zadania".
_ADJECTIVE = re.compile(r"(?:n|w|sk|ck|cz)[yaei]$")
_TYPO = 87  # percent of likeness at which two words are one with a slip or another ending


class NameMatch(NamedTuple):
    """A field that a text means; `score` is 1.0 when the text is a name of the field."""

    field: str
    score: float


class _Name(NamedTuple):
    field: str
    words: tuple[str, ...]
    compact: str


def header_fields(text: str, names: Names) -> tuple[NameMatch, ...]:
    """The field that a header means, two when it names two ("Termin i odpowiedzialny").

    Empty when it is like no name of any field.

    >>> header_fields("OSOBY ODPOWIE-\\ndzialne", {"responsible": ["Osoby odpowiedzialne"]})
    (NameMatch(field='responsible', score=1.0),)
    """
    if not text.strip() or len(text) > LONGEST:
        return ()
    frozen = tuple((field, tuple(known)) for field, known in names.items())
    return _fields(_HYPHENATED.sub("", text), frozen)


def label_field(text: str, names: Names) -> NameMatch | None:
    """The one field that a label before a value means ("Termin realizacji:"), or None.

    Stricter than headers, since labels stand in running text.
    """
    matches = header_fields(text.strip().rstrip(":"), names)
    return matches[0] if len(matches) == 1 and matches[0].score >= STRONG else None


@lru_cache(maxsize=8192)
def _fields(text: str, names: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[NameMatch, ...]:
    best = _best(text, names)
    if best and best.score >= 0.98:
        return (best,)
    lines = [line for line in text.splitlines() if line.strip()]
    of_lines = _of_parts(lines, names) if len(lines) > 1 else ()
    if len(of_lines) == len(lines):
        return of_lines
    parts = [part for part in _AND.split(squeeze(text)) if part.strip()]
    if len(parts) > 1:
        found = _of_parts(parts, names)
        if len(found) > 1:
            return found
        if found and (best is None or found[0].score > best.score):
            return found
    return (best,) if best else ()


def _of_parts(
    parts: Sequence[str], names: tuple[tuple[str, tuple[str, ...]], ...]
) -> tuple[NameMatch, ...]:
    found: dict[str, float] = {}
    for part in parts:
        match = _best(part, names)
        if match and match.score >= STRONG:
            found.setdefault(match.field, round(match.score * 0.97, 3))
    return tuple(NameMatch(field, score) for field, score in found.items())


def _best(text: str, names: tuple[tuple[str, tuple[str, ...]], ...]) -> NameMatch | None:
    keys = [_words(text)]
    bare = _words(_BRACKETS.sub(" ", text))
    if bare and bare != keys[0]:
        keys.append(bare)
    best: NameMatch | None = None
    for words in keys:
        if not words:
            continue
        compact = "".join(words)
        for name in _index(names):
            score = _score(words, compact, name)
            if score >= MATCH and (best is None or score > best.score):
                best = NameMatch(name.field, round(score, 3))
    return best if best and best.field else None


def _words(text: str) -> tuple[str, ...]:
    return tuple(_NOT_WORD.sub(" ", fold(squeeze(text))).split())


@lru_cache(maxsize=16)
def _index(names: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[_Name, ...]:
    listed = [(field, name) for field, known in names for name in known]
    listed += [("", name) for name in schedule_words().other_columns]
    found = []
    for field, name in listed:
        words = _words(name)
        if words:
            found.append(_Name(field, words, "".join(words)))
    return tuple(found)


def _score(words: tuple[str, ...], compact: str, name: _Name) -> float:
    if compact == name.compact:
        return 1.0
    if min(len(compact), len(name.compact)) >= 5:
        ratio = fuzz.ratio(compact, name.compact, score_cutoff=_TYPO)
        if ratio:
            return ratio / 100 * 0.98
    return _contained(words, name.words)


def _contained(words: tuple[str, ...], name: tuple[str, ...]) -> float:
    """How well a header is told by a name that is a part of it: best as its first words."""
    length = sum(map(len, name))
    if length <= 2 or len(name) >= len(words) or (length <= 3 and len(words) > 3):
        return 0.0
    for start in range(len(words) - len(name) + 1):
        if all(_alike(*pair) for pair in zip(words[start:], name, strict=False)):
            break
    else:
        return 0.0
    first = start == 0 or (start == 1 and _ADJECTIVE.search(words[0]) is not None)
    cover = length / sum(map(len, words))
    return 0.55 + 0.25 * min(cover, 1.0) + (0.18 if first else 0.0)


def _alike(word: str, other: str) -> bool:
    if word == other:
        return True
    return min(len(word), len(other)) >= 5 and fuzz.ratio(word, other) >= _TYPO
