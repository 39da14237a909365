"""What headings mean that are like no name of the template: by keywords, content and place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from extractors.content.evidence import evidence
from extractors.content.heading_order import IN_ORDER, Order
from extractors.content.unknown_headings import (
    counted_headings,
    dated_headings,
    doubtful_headings,
    headed_elements,
    heads_actions,
    lines_below,
    stands_inside,
    unknown_headings,
)
from extractors.layout.elements import (
    MATCH,
    ElementMatch,
    element_of_label,
    heading_key,
    match_label,
)
from extractors.layout.flow import Line
from extractors.layout.headings import Heading
from extractors.layout.sections import Sections, is_label
from language.text.form import authored
from model.document import Table
from model.template import Element, Template

_ENOUGH = 0.6
_KEYWORD = 0.35
_FIRST_KEYWORD = 0.45
_SURE = 0.7
_SPOKEN = 0.25
_NOTHING_SAID = 0.25
_NOT_LIKE_IT = -0.15  # then the words of the heading and its place have to speak for it
_MANY_UNKNOWN = 3


@dataclass(frozen=True, slots=True)
class _Guess:
    """An element that a heading may mean, by its words and by what stands under it."""

    heading: Heading
    element: str
    keyword: float
    evidence: float


def name_headings(
    lines: Sequence[Line], headings: Sequence[Heading], found: Sections, template: Template
) -> list[Heading]:
    """The headings, those of missing elements told by a keyword and by what stands under them.

    A heading is given at most one element, an element at most one heading, the surest first; each
    that is named tells more of the order of the others.
    """
    headed = headed_elements(found, headings, template)
    doubtful = doubtful_headings(lines, headings, found, headed, template)
    headed -= doubtful.keys()
    headings = [
        replace(heading, matches=()) if heading.index in doubtful.values() else heading
        for heading in headings
    ]
    missing = [element for element in template.elements if element.id not in headed]
    counted = counted_headings(headings, lines)
    if len(counted) == len(headings):  # no numbers that tell sections from what is inside them
        counted -= {heading.index for heading in headings if heads_actions(heading)}
    unknown = [
        heading for heading in unknown_headings(headings, template) if heading.index in counted
    ]
    parting = [
        heading
        for heading in headings
        if (heading.matches and not is_label(heading, template))
        or (heading.index in counted and not stands_inside(heading, template))
    ]
    guesses = list(_guesses(lines, parting, unknown, missing, template))
    dated = list(_period_guesses(lines, headings, missing, template))
    guesses += dated
    own_words = len(unknown) >= _MANY_UNKNOWN and len(missing) >= _MANY_UNKNOWN
    named_like_labels = [guess.heading for guess in dated]
    in_place = sorted([*unknown, *named_like_labels], key=lambda heading: heading.index)
    order = Order(headings, in_place, missing, template)
    while guesses:
        best = max(guesses, key=lambda guess: _score(guess, order))
        if _score(best, order) < _ENOUGH:
            break
        place = order.bonus(best.heading, best.element)
        told = best.evidence >= (_SURE if place <= IN_ORDER else _SPOKEN) and place > 0
        if best.keyword or told or (own_words and (place > 0 or best.evidence > _SURE)):
            order.name(best.heading, best.element)
        else:
            guesses.remove(best)
            continue
        guesses = [
            guess
            for guess in guesses
            if guess.heading is not best.heading and guess.element != best.element
        ]
    return [
        replace(heading, matches=(ElementMatch(order.named[heading.index], MATCH),))
        if heading.index in order.named
        else heading
        for heading in headings
    ]


def _score(guess: _Guess, order: Order) -> float:
    return guess.keyword + guess.evidence + order.bonus(guess.heading, guess.element)


def _guesses(
    lines: Sequence[Line],
    headings: Sequence[Heading],
    unknown: Sequence[Heading],
    missing: Sequence[Element],
    template: Template,
) -> Iterator[_Guess]:
    for heading in unknown:
        content = lines_below(heading, lines, headings)
        said = any(
            isinstance(line.block, Table) or authored(line.text, template) for line in content
        )
        for element in missing:
            keyword = _keyword(heading, element)
            own = _before_others(element, content, template)
            told = evidence(element.id, own, template) if said else _NOTHING_SAID
            if keyword or (told and said):
                yield _Guess(heading, element.id, keyword, told or _NOT_LIKE_IT)


def _period_guesses(
    lines: Sequence[Line],
    headings: Sequence[Heading],
    missing: Sequence[Element],
    template: Template,
) -> Iterator[_Guess]:
    """ "Kiedy" over "od 1 stycznia … do …": a label by its words, but it heads the period."""
    period = next((element for element in missing if element.id == "period"), None)
    for heading in dated_headings(headings, lines, template) if period else ():
        if period and (keyword := _keyword(heading, period)):
            yield _Guess(heading, period.id, keyword, _SURE)


def _before_others(element: Element, content: Sequence[Line], template: Template) -> Sequence[Line]:
    """What stands under a heading, up to the first label of another element ("Cel główny")."""
    for index, line in enumerate(content):
        label = match_label(line.text, template) if line.form_label else None
        owner = element_of_label(label, template) if label else None
        if owner is not None and owner.id != element.id:
            return content[:index]
    return content


def _keyword(heading: Heading, element: Element) -> float:
    """Keywords count most where they open the heading; 0 without one."""
    key = heading_key(heading.text)
    places = [match.start() for pattern in _keywords(element) if (match := pattern.search(key))]
    if not places:
        return 0.0
    return _FIRST_KEYWORD if min(places) == 0 else _KEYWORD


@lru_cache(maxsize=64)
def _keywords(element: Element) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rf"\b{pattern}") for pattern in element.keywords)
