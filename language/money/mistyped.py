"""Is a number in text whole, or what is left of a mistyped one ("12 34 zł", "894,x9 zł")?

A wrong amount is worse than none, so a number with other figures right beside it is not believed.
"""

from __future__ import annotations

import re

_LOOK = 24  # characters to either side
_DIGIT = re.compile(r"\d")
# What may stand between two numbers that are both whole: a range, a product, a sum, a list.
_JOINED_LEFT = re.compile(r".*(?:[:;)(=+x*]|[\d)][–-])")
_JOINED_RIGHT = re.compile(r"(?:[=+x*–-]|,?-)\s?\d|[;:)]|/[^\W\d]")
_YEAR = re.compile(r"(?:199|20[0-4])\d(?:\s?r(?:\.|oku)?)?[,:]?")
_LABEL = re.compile(r"\d{1,2}[.)]")
_TIMES = re.compile(r"\d+[x*]")
_FIGURES_FIRST = re.compile(r"[.,'/]?\d\S*")


def is_whole(plain: str, start: int, end: int, *, after_amount: bool) -> bool:
    """True when the number at `start`–`end` of a flat text has no part of itself beside it.

    `after_amount` says that an amount read before ends where this one starts.
    """
    number = plain[start:end]
    if number[0] == "0" and number[1:2].isdigit():
        return False
    return _is_left_free(plain, start, after_amount=after_amount) and _is_right_free(plain, end)


def _is_left_free(plain: str, start: int, *, after_amount: bool) -> bool:
    before = plain[max(0, start - _LOOK) : start]
    glued = _last_word(before)
    if glued.strip(".,'"):
        return not _DIGIT.search(glued) or _JOINED_LEFT.fullmatch(glued) is not None
    before = before.removesuffix(glued).rstrip(" ")
    word = _last_word(before)
    opens_line = not before[: len(before) - len(word)].strip(" ") and start <= _LOOK
    opens_line = opens_line or before[: len(before) - len(word)].rstrip(" ").endswith("\n")
    if after_amount or not _FIGURES_FIRST.fullmatch(word):
        return True
    if _YEAR.fullmatch(word) or _TIMES.fullmatch(word) or (_LABEL.fullmatch(word) and opens_line):
        return True
    return word[-1] in ":;)%=+x*-" or (word[-1] == "," and len(word) < 2)


def _is_right_free(plain: str, end: int) -> bool:
    after = plain[end : end + _LOOK]
    glued = "" if after[:1].isspace() else "".join(after.split(maxsplit=1)[:1])
    return not _DIGIT.search(glued) or _JOINED_RIGHT.match(glued) is not None


def _last_word(text: str) -> str:
    """What stands after the last white space; "" when the text ends in one."""
    return "" if text[-1:].isspace() else "".join(text.rsplit(maxsplit=1)[-1:])
