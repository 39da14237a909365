"""Misread numbers: digits read as letters, Roman numbers read as anything with upright strokes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.scan.misread import misread
from ingest.scan.signs import DASH
from ingest.scan.type import Typed

# Roman numbers up to 39, as months, quarters, classes and schools are numbered.
_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
_DASH_AND_NUMBER = re.compile(r"([-–—])(\d\S*)")
_BROKEN_AMOUNT, _LAST_DIGIT = re.compile(r"\d[\d.\s]*,\d"), re.compile(r"(\d)(zł\S*|PLN\S*)?")


def roman(text: str, following: str) -> str | None:
    """The text with its Roman numbers as they must have been, None when there is nothing to mend.

    "Il" and "II|" are no words; "ll" and "1" are a number only before "kwartał" and its like.
    """
    signs = re.escape(misread().like_i.replace("1", ""))
    like = re.compile(rf"(?<![\w|!])[IVXivx{signs}]{{2,6}}(?![\w|!])")
    mended = like.sub(lambda found: _upright(found[0]), text)
    if following in misread().after_roman and text and set(text) <= set(misread().like_i + "I"):
        mended = "I" * len(text) if text != "1" else text
    return mended if mended != text else None


def _upright(word: str) -> str:
    """The Roman number that these signs are, the signs themselves when they are none."""
    number = re.sub(f"[{re.escape(misread().like_i)}]", "I", word).upper()
    certain = word[0] in "IVX" or any(sign in "IVX" for sign in word)
    return number if certain and _ROMAN.fullmatch(number) else word


def with_digits(text: str, following: str) -> str | None:
    """The number that a word with a digit is; None when it is no number, or one already."""
    known = misread()
    if text in ("O", "o") and following in known.units:
        return "0"
    if not any(map(str.isdigit, text)):
        return None
    signs = [known.digits.get(sign, sign) for sign in text]
    for index in range(1, len(signs) - 1):
        if signs[index - 1].isdigit() and signs[index + 1].isdigit():
            signs[index] = known.digits_between.get(signs[index], signs[index])
    number = "".join(signs)
    whole = all(sign.isdigit() or sign in known.number_signs for sign in number)
    return number if whole and number != text else None


def with_last_digit(line: Sequence[Typed]) -> list[Typed]:
    """The line, "41.670,0 0zł" as "41.670,00 zł"."""
    whole: list[Typed] = []
    for typed in line:
        last = whole[-1] if whole else None
        digit = _LAST_DIGIT.fullmatch(typed.word.text)
        if not last or not digit or not _BROKEN_AMOUNT.fullmatch(last.word.text):
            whole.append(typed)
            continue
        whole[-1] = last.saying(last.word.text + digit[1])
        if digit[2]:
            whole.append(typed.saying(digit[2]))
    return whole


def parted_dash(line: Sequence[Typed]) -> list[Typed]:
    """The line, "szkół -6" as "szkół – 6": what is counted here is never below nought."""
    parted: list[Typed] = []
    for typed in line:
        found = _DASH_AND_NUMBER.fullmatch(typed.word.text)
        if not found or not parted or not parted[-1].word.text[-1].isalpha():
            parted.append(typed)
            continue
        x0, top, x1, bottom = typed.word.box
        middle = x0 + (x1 - x0) / len(typed.word.text)
        dash = replace(typed.word, text=DASH, box=(x0, top, middle, bottom))
        number = replace(typed.word, text=found[2], box=(middle, top, x1, bottom))
        parted += [replace(typed, word=dash), replace(typed, word=number)]
    return parted
