"""What the pipeline finds in a text: terms, money, units, people, posts, schools, legal acts."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple, cast

from language.pipeline.sentences import is_verb

if TYPE_CHECKING:
    from spacy.tokens import Doc

_FEW_WORDS = re.compile(r"[\s,(]*(?:[^\W\d_]+\s+(?:nr\s+)?(?:\d+\s+)?){0,4}")
_BESIDE = re.compile(r"[\s,(–-]*")

# Cheap looks that must succeed before the pipeline is asked.
_ACT_WORDS = re.compile(r"(?i)ustaw|uchwał|rozporządz|zarządze|obwieszcz|\bkart|\bpraw|\bdz\.")
_BEFORE_A_NUMBER = re.compile(r"(?:(?i:\bnr|\bnumer|\bim\.|\bdnia|\bz)|[A-ZĄĆĘŁŃÓŚŹŻ]{2,})\s*$")
_AFTER_A_NUMBER = re.compile(r"\s*(?:r\.|roku\b|[./]\s?\d|[^\W\d_]+\s+(?:19|20)\d\d)")

EntityKind = Literal["term", "money", "unit", "person", "post", "school", "act"]


class Entity(NamedTuple):
    """Something found at `start`–`end` of a text; `lemma` is the base form of its first word."""

    kind: EntityKind
    text: str
    start: int
    end: int
    lemma: str


@lru_cache(maxsize=2048)
def find_entities(text: str) -> tuple[Entity, ...]:
    """Everything found, in reading order; entities of different kinds may overlap.

    The first call loads spaCy, which takes a second: ask only where a cheaper look found something
    that an entity can settle.
    """
    from language.pipeline.build import pipeline

    return _entities_of(pipeline()(text))


@lru_cache(maxsize=2048)
def find_acts(text: str) -> tuple[Entity, ...]:
    """The legal acts of `find_entities` alone, in half the time."""
    from language.pipeline.build import acts_of

    return _entities_of(acts_of(text))


def _entities_of(doc: Doc) -> tuple[Entity, ...]:
    from language.pipeline.build import SPANS

    found = [
        Entity(
            kind=cast("EntityKind", span.label_),
            text=span.text,
            start=span.start_char,
            end=span.end_char,
            lemma=span[0].text if span[0].text.isupper() else span[0].lemma_,
        )
        for span in doc.spans[SPANS]
    ]
    return tuple(sorted(set(found), key=lambda entity: (entity.start, -entity.end, entity.kind)))


def is_number_of_a_name(text: str, start: int, end: int) -> bool:
    """True for the number of a school, a date or an act: "przy SP nr 3 przedszkole działa"."""
    if not _BEFORE_A_NUMBER.search(text, max(0, start - 20), start) and not _AFTER_A_NUMBER.match(
        text, end
    ):
        return False
    return is_inside(text, start, end, "school", "term", "act")


def is_inside(text: str, start: int, end: int, *kinds: EntityKind) -> bool:
    """True when the place is part of an entity of these kinds that is more than it."""
    return any(
        entity.kind in kinds
        and entity.start <= start
        and end <= entity.end
        and (entity.start, entity.end) != (start, end)
        for entity in find_entities(text)
    )


def is_of_an_act(text: str, start: int, end: int) -> bool:
    """True when the place is of a legal act: inside it, in brackets after it, or shortly before it.

    "załącznik nr 2 do uchwały nr 5", "tabela 3 załącznika nr 1 do rozporządzenia"; a verb between
    the two parts them.
    """
    return _ACT_WORDS.search(text) is not None and any(
        _is_before(text[end : entity.start])
        if end <= entity.start
        else start < entity.end or _BESIDE.fullmatch(text[entity.end : start]) is not None
        for entity in find_acts(text)
    )


def without_entities(text: str, *kinds: EntityKind) -> str:
    """The text with the entities of these kinds made spaces, so that places stay what they are."""
    for entity in find_entities(text):
        if entity.kind in kinds:
            text = text[: entity.start] + " " * (entity.end - entity.start) + text[entity.end :]
    return text


def _is_before(between: str) -> bool:
    return _FEW_WORDS.fullmatch(between) is not None and not any(map(is_verb, between.split()))
