"""Joining the text of two lines: words broken with a hyphen, and words broken without one."""

from __future__ import annotations

import re
from collections.abc import Callable

from ingest.pdf.chars import HYPHEN_AT_LINE_END

IsWord = Callable[[str], bool]

_BREAKS = (HYPHEN_AT_LINE_END, "\u00ad", "-", "\u2010")
# Signs that no space comes before, so that one that begins a line was torn from its word.
_CLOSING = tuple(",.;:!?)%")
_LAST_WORD = re.compile(r"[^\W\d_]+$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
# "społeczno-gospodarczy": the first part of such a compound ends in o and keeps its hyphen.
_COMPOUND = re.compile(r"[^\W\d_]{3,}o$")


def link(before: str, after: str, is_word: IsWord | None, *, brimful: bool) -> tuple[str, str]:
    """(the first text as it is to be kept, what to put between it and the second).

    `brimful` says that not one letter more would have fitted at the end of the first line: only
    there a program breaks a word without a hyphen. `is_word` tells whether a form is a Polish word;
    without it such words stay in two.
    """
    if before.endswith(_BREAKS):
        return _after_hyphen(before[:-1], before[-1], after, is_word)
    if before.endswith(("/", "–")) and not before.endswith((" /", " –")):
        return before, ""
    if after.startswith(_CLOSING):
        return before, ""
    if is_word is not None and brimful and _is_broken(before, after, is_word):
        return before, ""
    return before, " "


def _after_hyphen(start: str, hyphen: str, after: str, is_word: IsWord | None) -> tuple[str, str]:
    first, second = _LAST_WORD.search(start), _FIRST_WORD.match(after)
    if hyphen == "\u00ad" and second:
        return start, ""
    if not first or not second:
        # "2021-" / "2022" keeps its hyphen; " -" before a line end is a dash.
        return start + "-", "" if start[-1:].strip() and after[:1].isalnum() else " "
    if not after[0].islower():
        return start + "-", ""
    if is_word is not None:
        kept = not is_word(first[0] + second[0]) and is_word(second[0])
    else:
        kept = bool(_COMPOUND.search(first[0])) or len(first[0]) == 1
    return (start + "-", "") if kept else (start, "")


def _is_broken(before: str, after: str, is_word: IsWord) -> bool:
    first, second = _LAST_WORD.search(before), _FIRST_WORD.match(after)
    if not first or not second or not after[0].islower():
        return False
    # "Matematyk" / "a": both are words, but no text ends with a conjunction or preposition.
    left_over = len(second[0]) <= 2 and second[0] == after
    if is_word(first[0]) and is_word(second[0]) and not left_over:
        return False
    return is_word(first[0] + second[0])
