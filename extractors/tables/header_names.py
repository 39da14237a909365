"""Which field a column header, or a label before a value, means by its words.

Clerks write the same column in many ways: "Odpowiedzialny", "Osoby odpowie-dzialne", "KTO
ODPOWIADA ZA REALIZACJĘ", "Realizujący zadanie wynikające z art. 6". A header is compared with
every name that a field goes by; how like it is to the best of them is its score.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz, process

from extractors.schedule_words import schedule_words
from model.text import fold, squeeze

MATCH = 0.7
"""A header this like a name of a field, or more, is taken to mean the field."""

_SAME = 0.95
STRONG = 0.85
"""From here on a header is right on its own, without others beside it."""

LONGEST = 90
"""A header or label is never longer than this many characters."""

Names = Mapping[str, Sequence[str]]

_HYPHENATED = re.compile(r"(?<=\w)[-\u00ad\u2010]\s*\n\s*(?=[a-ząćęłńóśźż])")
_INSIDE = re.compile(r"\(([^)]{3,})\)")
_BRACKETS = re.compile(r"[(\[][^)\]]*[)\]]?")
_NOT_WORD = re.compile(r"[^\w→%]+")
_AND = re.compile(r"\s*(?:[/,+&;]|(?<=\s)(?:i|oraz|a także)(?=\s))\s*", re.IGNORECASE)
# A participle or adjective before the head of a header: "planowany termin", "konkretne zadania".
_ADJECTIVE = re.compile(r"(?:n|w|sk|ck|cz)[yaei]$")
_LONG_WORD = 5
_TYPO = 87  # percent of likeness at which two words are one with a slip or another ending


class NameMatch(NamedTuple):
    """A field that a text means; `score` is 1.0 when the text is a name of the field."""

    field: str
    score: float


@dataclass(frozen=True, eq=False, slots=True)
class _Frozen:
    """Names as a key of caches: the same by identity, so that no look-up compares all words."""

    names: dict[str, tuple[str, ...]]


_recent: deque[_Frozen] = deque(maxlen=8)


class _Name(NamedTuple):
    field: str
    words: tuple[str, ...]
    length: int


class _Index(NamedTuple):
    """The names laid out for look-up: whole without spaces, and by their first word.

    `long_firsts` are the first words that a slip may stand in.
    """

    whole: dict[str, str]
    by_first: dict[str, list[_Name]]
    long_firsts: list[str]


def header_fields(text: str, names: Names) -> tuple[NameMatch, ...]:
    """The field that a header means, two when it names two ("Termin i odpowiedzialny").

    Empty when it is like no name of any field.

    >>> header_fields("OSOBY ODPOWIE-\\ndzialne", {"responsible": ["Osoby odpowiedzialne"]})
    (NameMatch(field='responsible', score=1.0),)
    """
    if not text.strip() or len(text) > LONGEST:
        return ()
    return _fields(_HYPHENATED.sub("", text), _frozen(names))


def names_other(text: str, names: Names) -> bool:
    """True for a header of something else that often stands beside the fields ("Uczestnicy")."""
    words = _words(text)
    found = list(_matches(words, _frozen(names))) if words else []
    best = max(found, key=lambda match: match.score, default=None)
    return best is not None and not best.field and best.score >= _SAME


def _frozen(names: Names) -> _Frozen:
    """One object for the same names, while they are among the last ones asked for."""
    for known in tuple(_recent):
        if known.names == names:
            return known
    found = _Frozen({field: tuple(known) for field, known in names.items()})
    _recent.appendleft(found)
    return found


def label_field(text: str, names: Names) -> NameMatch | None:
    """The one field that a label before a value means ("Termin realizacji:"), or None.

    Stricter than headers, since labels stand in running text.
    """
    matches = header_fields(text.strip().rstrip(":"), names)
    return matches[0] if len(matches) == 1 and matches[0].score >= STRONG else None


@lru_cache(maxsize=8192)
def _fields(text: str, names: _Frozen) -> tuple[NameMatch, ...]:
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


def _of_parts(parts: Sequence[str], names: _Frozen) -> tuple[NameMatch, ...]:
    found: dict[str, float] = {}
    for part in parts:
        match = _best(part, names)
        if match and match.score >= STRONG:
            found.setdefault(match.field, round(match.score * 0.97, 3))
    return tuple(NameMatch(field, score) for field, score in found.items())


def _best(text: str, names: _Frozen) -> NameMatch | None:
    inside = _INSIDE.search(text)  # "Po co (cel)"
    parts = (text, _BRACKETS.sub(" ", text), inside[1] if inside else "")
    keys = dict.fromkeys(_words(part) for part in parts)
    found = [match for words in keys if words for match in _matches(words, names)]
    best = max(found, key=lambda match: match.score, default=None)
    return best if best and best.field and best.score >= MATCH else None


def _words(text: str) -> tuple[str, ...]:
    return tuple(_NOT_WORD.sub(" ", fold(squeeze(text))).split())


def _matches(words: tuple[str, ...], names: _Frozen) -> Iterator[NameMatch]:
    index = _index(names)
    compact = "".join(words)
    if compact in index.whole:
        yield NameMatch(index.whole[compact], 1.0)
        return
    if len(compact) >= _LONG_WORD:
        known = index.whole.keys()
        like = process.extractOne(compact, known, scorer=fuzz.ratio, score_cutoff=_TYPO)
        if like and len(like[0]) >= _LONG_WORD:
            yield NameMatch(index.whole[like[0]], round(like[1] / 100 * 0.98, 3))
    for start, word in enumerate(words):
        for first in _alike_first(word, names):
            for name in index.by_first[first]:
                score = _contained(words, start, name)
                if score:
                    yield NameMatch(name.field, round(score, 3))


@lru_cache(maxsize=16)
def _index(names: _Frozen) -> _Index:
    index = _Index({}, {}, [])
    others = [("", name) for name in schedule_words().other_columns]
    of_fields = [(field, name) for field, known in names.names.items() for name in known]
    for field, known in (*of_fields, *others):
        words = _words(known)
        if words:
            index.whole.setdefault("".join(words), field)
            name = _Name(field, words, sum(map(len, words)))
            index.by_first.setdefault(words[0], []).append(name)
    index.long_firsts.extend(first for first in index.by_first if len(first) >= _LONG_WORD)
    return index


@lru_cache(maxsize=8192)
def _alike_first(word: str, names: _Frozen) -> tuple[str, ...]:
    """The first words of names that this word is, in their order."""
    index = _index(names)
    if len(word) < _LONG_WORD:
        return (word,) if word in index.by_first else ()
    like = process.extract(
        word, index.long_firsts, scorer=fuzz.ratio, score_cutoff=_TYPO, limit=None
    )
    return tuple(first for first, _, _ in sorted(like, key=lambda found: found[2]))


def _contained(words: tuple[str, ...], start: int, name: _Name) -> float:
    """How well a header is told by a name that is a part of it: best as its first words."""
    count = len(name.words)
    if name.length <= 2 or count >= len(words) or (name.length <= 3 and len(words) > 3):
        return 0.0
    part = words[start : start + count]
    if len(part) < count or not all(map(_alike, part[1:], name.words[1:])):
        return 0.0
    first = start == 0 or (start == 1 and _ADJECTIVE.search(words[0]) is not None)
    cover = min(name.length / sum(map(len, words)), 1.0)
    return 0.55 + 0.25 * cover + (0.18 if first else 0.0)


def _alike(word: str, other: str) -> bool:
    if word == other:
        return True
    return min(len(word), len(other)) >= _LONG_WORD and fuzz.ratio(word, other) >= _TYPO
