"""Where a document says which area of support was chosen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from language.pipeline.sentences import split_sentences
from language.text.flatten import flat
from language.text.phrases import find_phrase
from model.template import Template
from rules.case import Case
from rules.passages import Passage
from rules.words import alternatives

SECTION = "area"
_FEWEST_CHOICES = 3
_BOXES = "☐□◻▢☒☑■✓✔"
_LABEL = re.compile(r"^[^:]{0,60}:\s*")
_AREA_LABEL = re.compile(r"^[^:]{0,30}\bobszar\w*[^:]{0,30}:")
_NUMBERED = re.compile(r"\bobszar\w*(?: wsparcia)? (?:nr |numer )?(?P<number>\d{1,2})\b")
_CALLED = re.compile(
    r"\b(?:wybran|wskazan)\w+ (?:\w+ )?obszar\w*(?: wsparcia| rozwoju)?[\s:„\"–(-]*"
)
_SHORT_NAME = 3
_STEM = 3  # letters that no form of a word changes
_MOST = 0.85  # of a line is the name where the line is nothing else
_ENDING = 7  # letters that another form of a word, or a small word before it, may add


@dataclass(frozen=True, slots=True)
class AreaMention:
    """Area `number` named in a passage as the one that was chosen."""

    number: int
    passage: Passage


def declared_areas(case: Case) -> tuple[AreaMention, ...]:
    """The areas that the cover, page headers and the section on the area declare.

    A name counts in a line that is nothing else or starts „obszar …:”, and after the word „obszar”
    in a sentence that speaks of choosing; on the cover any mention of „obszar” will do, in other
    chapters only „wybrany obszar …”. Check boxes and lists to choose from are left to the
    extractor.
    """
    front = (*case.cover, *case.headers)
    found = [
        AreaMention(number, passage)
        for passage in front
        for number in _declared(passage.text, case.template, r"\bobszar")
    ]
    found += [
        AreaMention(number, passage)
        for passage in _without_choices(case.section_passages(SECTION), case.template)
        for number in _declared(passage.text, case.template, alternatives("areas", "chosen"))
    ]
    found += _chosen_elsewhere(case)
    return tuple(found)


def _chosen_elsewhere(case: Case) -> Iterator[AreaMention]:
    """The areas that other chapters call the chosen one, right behind these words."""
    for passage in case.text.holding("obszar"):
        if not passage.prose or passage.section in (None, SECTION):
            continue
        for sentence, start, end in split_sentences(passage.text, also=";"):
            plain = passage.flat[start:end]
            called = _CALLED.search(plain)
            if called is None or re.search(alternatives("areas", "not_chosen"), plain):
                continue
            behind = sentence[called.end() :]
            for name in _names(case.template).all:
                if any(not at for at, _ in find_phrase(name.text, behind[: 2 * len(name.text)])):
                    yield AreaMention(name.number, passage)
                    break


def _without_choices(passages: Sequence[Passage], template: Template) -> list[Passage]:
    """The passages without those that list areas to choose from: three or more, a line or cell
    for each, however the chosen one is marked.
    """
    alone = {id(passage): set(_named(passage.text, template, alone=True)) for passage in passages}
    if len(set().union(*alone.values())) < _FEWEST_CHOICES:
        return list(passages)
    return [passage for passage in passages if not alone[id(passage)]]


def _declared(text: str, template: Template, cue: str) -> Iterator[int]:
    """The numbers of the areas declared in a paragraph whose sentences hold the cue."""
    if any(box in text for box in _BOXES):
        return
    if _AREA_LABEL.match(flat(text)):
        yield from _named(_LABEL.sub("", text), template)
        return
    for sentence, *_ in split_sentences(text, also=";"):
        plain = flat(sentence)
        if re.search(alternatives("areas", "not_chosen"), plain):
            continue
        if re.search(cue, plain) and "obszar" in plain:
            yield from _named(sentence[plain.index("obszar") :], template)
        else:
            yield from _named(sentence, template, alone=True)


def _named(text: str, template: Template, alone: bool = False) -> Iterator[int]:
    """Numbers of the areas named; with `alone` only a name that is nearly the whole text."""
    taken: list[tuple[int, int]] = []
    plain = flat(text)
    whole = len(text.strip())
    for name in _may_be_named(plain, template, _MOST * whole if alone else 0):
        for start, end in find_phrase(name.text, text):
            if any(start < other_end and end > other for other, other_end in taken):
                continue
            taken.append((start, end))
            if not alone or end - start >= _MOST * whole:
                yield name.number
    for match in _NUMBERED.finditer(plain) if "obszar" in plain else ():
        if any(area.number == int(match["number"]) for area in template.areas):
            yield int(match["number"])


def _may_be_named(plain: str, template: Template, letters: float) -> list[_Name]:
    """The names of at least so many letters, longest first, whose words may all be in the text."""
    names = _names(template)
    if names.longest < letters:
        return []
    there = {stem for stem in names.stems if stem in plain}
    return [name for name in names.all if name.stems <= there and name.longest >= letters]


class _Name(NamedTuple):
    """A name of an area. `stems` begin its longer words in every form, in flat text; `longest` is
    how many letters the name may take in a text, 0 for names too short to stand alone.
    """

    text: str
    number: int
    stems: frozenset[str]
    longest: int


class _Names(NamedTuple):
    """All names, longest first so that a short name never hides in a long one; all their stems, and
    the most letters that one may take.
    """

    all: tuple[_Name, ...]
    stems: frozenset[str]
    longest: int


@lru_cache(maxsize=4)
def _names(template: Template) -> _Names:
    names = [(name, area.number) for area in template.areas for name in area.names]
    names.sort(key=lambda each: -len(each[0]))
    found = tuple(_Name(name, number, _stems(name), _longest(name)) for name, number in names)
    stems = frozenset().union(*(name.stems for name in found))
    return _Names(found, stems, max((name.longest for name in found), default=0))


def _stems(name: str) -> frozenset[str]:
    words = (flat(word) for word in re.findall(r"\w+", name))
    return frozenset(word[:_STEM] for word in words if len(word) > _STEM + 1)


def _longest(name: str) -> int:
    words = len(name.split())
    return len(name) + _ENDING * words if words >= _SHORT_NAME else 0
