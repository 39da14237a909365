"""Whether a text is written in Polish, told by the small words that no Polish text does without."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from language.text.flatten import flat
from language.text.patterns import load

_WORD = re.compile(r"[^\W\d_]+")
# In plans of local governments 6–12 words in 100 are of these; in English forms at most 1.
_SHARE = 0.02
_ENOUGH = 60  # words; less tells nothing


def is_foreign(texts: Iterable[str]) -> bool:
    """True for a text of 60 words and more that is hardly Polish; False where that cannot be told.

    >>> is_foreign(["The department shall provide the application form to every person."] * 9)
    True
    """
    words = [word for text in texts for word in _WORD.findall(flat(text))]
    own = sum(word in _function_words() for word in words)
    return len(words) >= _ENOUGH and own < _SHARE * len(words)


@cache
def _function_words() -> frozenset[str]:
    return frozenset(flat(word) for word in load("function_words")["words"])
