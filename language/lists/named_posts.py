"""A person's name and, beside it, the post of that person: "Jan Nowak, sekretarz gminy"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal

from language.people.names import find_person_names, is_person_name, split_person
from language.text.flatten import flat
from language.text.patterns import load

Kind = Literal["name", "post", "other"]

_TWO_CAPITALS = re.compile(r"\b[^\W\d_a-z].*\s[^\W\d_a-z]")  # what every name has, asked first
_LONGEST_NAME = 6  # words, titles among them


def kind_of(entry: str) -> Kind:
    """Whether an entry is one person's name, a post that one person holds, or something else.

    >>> kind_of("Jan Kowalski"), kind_of("Sekretarz Gminy"), kind_of("dyrektorzy szkół")
    ('name', 'post', 'other')
    """
    if is_name(entry) or _with_contact(entry):
        return "name"
    if _post().match(flat(entry)) is None:
        return "other"
    return "other" if find_person_names(entry) else "post"


def is_name(entry: str) -> bool:
    """True for one person's name and nothing else, titles apart."""
    shaped = _TWO_CAPITALS.search(entry) is not None and len(entry.split()) <= _LONGEST_NAME
    return shaped and is_person_name(entry)


def _with_contact(entry: str) -> bool:
    """True for a name and how to reach the person: "Jan Kowalski, tel. …"."""
    name, comma, _ = entry.partition(",")
    person = split_person(entry) if comma and is_name(name) else None
    return person is not None and person.function is None


def beside_each_other(before: str, after: str) -> bool:
    """True when one is a person's name and the other a post, so that both may be of one person.

    >>> beside_each_other("Jan Kowalski", "Sekretarz Gminy")
    True
    """
    return {kind_of(before), kind_of(after)} == {"name", "post"}


def of_one_person(entries: Sequence[str], commas: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """The ranges of entries that belong together; a name and a post beside it are one person.

    `commas` says of every entry whether a comma alone stands before it. A post takes the name
    behind it only where all of the posts and names of its list so follow each other: "wójt, Jan
    Nowak" is one person, "wójt, Jan Nowak, Anna Kos" are three, and in "wójt, Jan Nowak, skarbnik"
    the name comes first, as it mostly does.
    """
    kinds = [kind_of(entry) for entry in entries]
    at = 0
    while at < len(entries):
        end = _end_of_turns(kinds, commas, at)
        first = at
        if kinds[at] == "post" and not _posts_come_first(kinds, at, end):
            yield at, at + 1
            first += 1
        yield from ((start, min(start + 2, end)) for start in range(first, end, 2))
        at = end


def _end_of_turns(kinds: Sequence[Kind], commas: Sequence[bool], at: int) -> int:
    """Where the run ends in which names and posts, parted by commas, take turns."""
    end = at + 1
    while end < len(kinds) and commas[end] and {kinds[end - 1], kinds[end]} == {"name", "post"}:
        end += 1
    return end


def _posts_come_first(kinds: Sequence[Kind], at: int, end: int) -> bool:
    before = kinds[at - 1] if at else "other"
    behind = kinds[end] if end < len(kinds) else "other"
    paired = (end - at) % 2 == 0 or behind == "post"
    return paired and before != "post" and behind != "name"


@cache
def _post() -> re.Pattern[str]:
    posts = load("lists")["posts"]
    before, words = ("|".join(posts[name]) for name in ("before", "words"))
    return re.compile(rf"\W*(?:(?:{before})\W+)*(?:{words})\b")
