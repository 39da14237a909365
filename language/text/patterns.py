"""Phrases kept as data: reading the data files, and turning their phrases into patterns.

A phrase is words that follow each other: "co {count}? {unit}". `word*` stands for any ending,
`a|b` for one of two, `word?` for a word that may be absent, `{name}` for a list of the same data
file, `#` for a number, `@` for a time of day after a word that says so, `@@` for one with a colon,
`~` for up to three words of any kind. Diacritics, case and what stands between words (space,
hyphen, dot, slash) do not matter.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from language.text.flatten import flat

_FOLDER = Path(__file__).parents[1] / "data"
_BETWEEN = r"[\s.\-/]{1,3}"
_ANYTHING = rf"(?:\w+{_BETWEEN}){{0,3}}"
_SIGNS = {"#": r"\d+", "@": r"\d{1,2}(?:[.:]\d{2})?", "@@": r"\d{1,2}:\d{2}"}


@cache
def load(name: str) -> Mapping[str, Any]:
    """The data file `language/data/<name>.toml`."""
    with (_FOLDER / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


def any_of(phrases: Sequence[str], lists: Mapping[str, Sequence[str]]) -> re.Pattern[str]:
    """A pattern over flat text that finds any of the phrases; earlier ones are tried first.

    >>> bool(any_of(["co {unit}"], {"unit": ["rok*", "miesiąc"]}).search("co roku"))
    True
    """
    return re.compile(rf"(?<!\w)(?:{'|'.join(_phrase(phrase, lists) for phrase in phrases)})(?!\w)")


def _phrase(phrase: str, lists: Mapping[str, Sequence[str]]) -> str:
    built, gap = "", ""  # nothing stands before the first word
    for word in phrase.split():
        if word == "~":
            built, gap = built + gap + _ANYTHING, ""
        elif word.endswith("?"):
            inner = _word(word[:-1], lists)
            built += f"(?:{gap}{inner})?" if gap else f"(?:{inner}{_BETWEEN})?"
        else:
            built += gap + _word(word, lists)
            gap = _BETWEEN.replace("1", "0", 1) if word == "#" else _BETWEEN  # "2x"
    return built


def _word(word: str, lists: Mapping[str, Sequence[str]]) -> str:
    if word in _SIGNS:
        return _SIGNS[word]
    if word.startswith("{"):
        return f"(?:{'|'.join(_phrase(item, lists) for item in lists[word[1:-1]])})"
    return f"(?:{'|'.join(_letters(item) for item in word.split('|'))})"


def _letters(word: str) -> str:
    return re.escape(flat(word)).replace(r"\*", r"\w*")
