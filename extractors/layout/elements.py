"""Which element of the template a heading or label means."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz, process

from extractors.layout.numbering import split_number
from model.template import Element, Template
from model.text import fold, squeeze

MATCH = 0.8
"""A heading this like a name of an element, or more, is its heading."""

_EDGES = " \t.:;,?!–—-„”\"'()"
_SPACED = re.compile(r"(?:\b\w\b,?[ \u00a0]+){3,}\w\b")
_WORDS_MAX = 14
_AND = re.compile(r"\s+(?:i|oraz|a także)\s+|\s*[/,+&]\s*")
_FUZZY_MIN_LENGTH = 6
# A folded "i" before a word may be "and": "Cel główny i cele szczegółowe".
_ITEM = re.compile(
    r"(?:priorytet|cel|ryzyko|zagrozenie|dzialanie|zadanie)(?: [a-z]+)? (?:nr )?"
    r"(?:\d{1,2}|i(?! [a-z])|[vx]|[ivx]{2,4})\b"
)
_FIRST_ITEM = re.compile(
    r"(?:Priorytet|Cel|Ryzyko|Zagrożenie|Działanie|Zadanie)(?: [^\W\d_A-Z]+)? I (?=[^\W\d_a-z]\w)"
)


class ElementMatch(NamedTuple):
    """An element that a heading means; `score` 1.0 is the template's own heading for it."""

    element: str
    score: float


class _Names(NamedTuple):
    own: frozenset[str]
    exact: dict[str, str]
    fuzzy: dict[str, str]
    compact: dict[str, str]
    patterns: tuple[tuple[re.Pattern[str], str], ...]


@lru_cache(maxsize=8192)
def heading_key(text: str) -> str:
    """The heading folded, without number, edge punctuation and letter spacing.

    >>> heading_key("IV.  P R I O R Y T E T Y :")
    'priorytety'
    """
    bare = split_number(squeeze(join_spaced(text))).text
    return _trim(fold(bare))


def _trim(text: str) -> str:
    """Without punctuation at the edges; a closing bracket stays with its opening one."""
    trimmed = text.strip(_EDGES)
    return trimmed + ")" if "(" in trimmed and ")" not in trimmed else trimmed


def join_spaced(text: str) -> str:
    """Letter-spaced words ("C E L E") joined; two spaces or more part the words."""
    if not _SPACED.search(text):
        return text
    words = re.split(r"\s{2,}|\t", text)
    return " ".join(_SPACED.sub(lambda found: re.sub(r"\s", "", found[0]), word) for word in words)


def match_elements(text: str, template: Template) -> tuple[ElementMatch, ...]:
    """The elements that a heading means, best first; several for a combined heading.

    Empty when the text is too long for a heading or like no name of an element.
    """
    key = heading_key(text)
    return _match(key, template) or _match_unspaced(key, template)


def _match_unspaced(key: str, template: Template) -> tuple[ElementMatch, ...]:
    """A heading typed with single spaces between letters has lost where its words end."""
    element = _names(template).compact.get(key) if " " not in key else None
    return (ElementMatch(element, 0.97),) if element else ()


@lru_cache(maxsize=8192)
def _match(key: str, template: Template) -> tuple[ElementMatch, ...]:
    if not key or len(key.split()) > _WORDS_MAX:
        return ()
    names = _names(template)
    if key in names.exact:
        return (ElementMatch(names.exact[key], 1.0 if key in names.own else 0.98),)
    for part in _parts(key):
        if part in names.exact:
            return (ElementMatch(names.exact[part], 0.97),)
    combined = _combined(key, names)
    if len(combined) > 1:
        return combined
    best = _best_single(key, names)
    return (best,) if best else combined


def _parts(key: str) -> Iterable[str]:
    """The heading without what stands in brackets or after a dash or colon."""
    yield re.sub(r"\s*\([^)]*\)", "", key).strip(_EDGES)
    yield from (inside.strip(_EDGES) for inside in re.findall(r"\(([^)]{4,})\)", key))
    for cut in (" - ", ": "):
        if cut in key:
            head, _, tail = key.partition(cut)
            yield head.strip(_EDGES)
            yield tail.strip(_EDGES)


def _combined(key: str, names: _Names) -> tuple[ElementMatch, ...]:
    parts = [part.strip(_EDGES) for part in _AND.split(key)]
    if not 1 < len(parts) <= 4:
        return ()
    found: dict[str, float] = {}
    for part in parts:
        element = names.exact.get(part) or _by_pattern(part, names)
        if element:
            found.setdefault(element, 0.9)
    return tuple(ElementMatch(element, score) for element, score in found.items())


def _best_single(key: str, names: _Names) -> ElementMatch | None:
    if element := _by_pattern(key, names):
        return ElementMatch(element, 0.9)
    if len(key) < _FUZZY_MIN_LENGTH:
        return None
    best = process.extractOne(key, names.fuzzy.keys(), scorer=fuzz.ratio, score_cutoff=88)
    if best:
        return ElementMatch(names.fuzzy[best[0]], round(best[1] / 100 - 0.02, 3))
    return None


def is_item(text: str) -> bool:
    """True for one of several that are counted ("Priorytet 2. …"), which heads no section."""
    numbered = _FIRST_ITEM.match(split_number(squeeze(text)).text)
    return numbered is not None or _ITEM.match(heading_key(text)) is not None


def _by_pattern(key: str, names: _Names) -> str | None:
    if _ITEM.match(key):
        return None
    return next((element for pattern, element in names.patterns if pattern.search(key)), None)


@lru_cache(maxsize=8)
def _names(template: Template) -> _Names:
    own = frozenset(fold(element.heading).strip(_EDGES) for element in template.elements)
    exact: dict[str, str] = {}
    for element in template.elements:
        for name in element.names:
            exact.setdefault(fold(name).strip(_EDGES), element.id)
    patterns = tuple(
        (re.compile(pattern), element.id)
        for element in template.elements
        for pattern in element.heading_patterns
    )
    fuzzy = {name: element for name, element in exact.items() if len(name) >= _FUZZY_MIN_LENGTH}
    compact = {"".join(name.split()): element for name, element in exact.items()}
    return _Names(own, exact, fuzzy, compact, patterns)


@lru_cache(maxsize=8192)
def match_label(text: str, template: Template) -> str | None:
    """The label of the template (`[labels]`) that a short text means, or None.

    Looser than headings: a label may go on in brackets ("Zespół powiatu (imię i nazwisko)").
    """
    key = heading_key(text)
    if not key or len(key.split()) > _WORDS_MAX:
        return None
    labels = _labels(template)
    bare = re.sub(r"\s*\([^)]*\)", "", key).strip(_EDGES)
    for candidate in (key, bare):
        if candidate in labels:
            return labels[candidate]
    if len(bare) < _FUZZY_MIN_LENGTH or any(char.isdigit() for char in bare):
        return None  # "Cel szczegółowy 1" is a goal, not the label of all
    best = process.extractOne(bare, labels.keys(), scorer=fuzz.ratio, score_cutoff=90)
    same_length = best and len(best[0].split()) == len(bare.split())  # not "priorytet i"
    return labels[best[0]] if best and same_length else None


@lru_cache(maxsize=8)
def _labels(template: Template) -> dict[str, str]:
    labels: dict[str, str] = {}
    for label, names in template.labels.items():
        for name in names:
            labels.setdefault(fold(name).strip(_EDGES), label)
    return labels


def element_of_label(label: str, template: Template) -> Element | None:
    """The element that a label belongs to, or None for labels of no single element."""
    return next((element for element in template.elements if label in element.labels), None)
