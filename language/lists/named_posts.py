"""A person's name and, after a comma, the post of that person."""

from __future__ import annotations

import re
from functools import cache

from language.people.names import is_person_name
from language.text.flatten import flat
from language.text.patterns import load

_TWO_CAPITALS = re.compile(r"\b[^\W\d_a-z].*\s[^\W\d_a-z]")  # what every name has, asked first


def is_post_of(before: str, after: str) -> bool:
    """True when `before` is one person's name and `after` opens with a post that one person holds.

    >>> is_post_of("Jan Kowalski", "Sekretarz Gminy"), is_post_of("Jan Kowalski", "Anna Nowak")
    (True, False)
    """
    return (
        _TWO_CAPITALS.search(before) is not None
        and _post().match(flat(after)) is not None
        and is_person_name(before)
    )


@cache
def _post() -> re.Pattern[str]:
    posts = load("lists")["posts"]
    before, words = ("|".join(posts[name]) for name in ("before", "words"))
    return re.compile(rf"\W*(?:(?:{before})\W+)*(?:{words})\b")
