"""Finding a given Polish phrase in running text whatever its inflection."""

from __future__ import annotations

import re
from functools import lru_cache

from model.text import fold

_WORD = re.compile(r"\w+")
_BETWEEN = r"\W+(?:(?:i|oraz|w|z|na|dla|do)\W+)?"


def stem(word: str) -> str:
    """The part of a folded word that inflection leaves alone, short rather than wrong.

    Polish endings are at most three letters in the words that matter here; words of up to three
    letters are kept whole.

    >>> stem("planowania"), stem("rola"), stem("dla")
    ('planowa', 'rol', 'dla')
    """
    length = len(word)
    if length <= 3:
        return word
    if length <= 5:
        return word[:-1]
    return word[: max(4, length - (3 if length >= 9 else 2))]


@lru_cache(maxsize=1024)
def inflected(phrase: str) -> re.Pattern[str]:
    """A pattern over folded text that finds the phrase in any inflection of its words.

    >>> bool(inflected("doradztwo zawodowe").search(fold("w obszarze doradztwa zawodowego")))
    True
    """
    parts = [_inflected_word(word) for word in _WORD.findall(fold(phrase))]
    return re.compile(r"\b" + _BETWEEN.join(parts))


def _inflected_word(word: str) -> str:
    kept = stem(word)
    ending = "" if kept == word else r"\w{0,5}"
    return rf"{re.escape(kept)}{ending}\b"
