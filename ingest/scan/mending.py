"""Mending words that were misread, where what stands around them leaves no doubt."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from ingest.scan.measuring import ALIKE_IN_BOTH, WITH_ACCENT
from ingest.scan.misread import misread
from ingest.scan.numerals import parted_dash, roman, with_digits, with_last_digit
from ingest.scan.picture import PER_POINT
from ingest.scan.type import Typed

IsWord = Callable[[str], bool]

_FOREIGN = frozenset("qvx")
_LETTERS = re.compile(r"[^\W\d_][^\W_]{2,}[^\W\d_]")
_BEGINNING = re.compile(r"^[(„\"]?([^\W\d_])[a-ząćęłńóśźż]+")
_BAR_BEGINS = re.compile(r"^[|!](?=[a-ząćęłńóśźż]{2})")
_BAR_WITHIN = re.compile(r"(?<=[a-ząćęłńóśźż])[|!](?=[a-ząćęłńóśźż])")
_DASHES = re.compile(r"(?<=[\w|!])[-–—]{2,}(?=\w)")
# Capitals with an accent reach 0.88 of the font size above the baseline, other signs 0.76.
_CAPITAL_FROM = 0.8
# The parts of an address that was torn apart are nearer than this, in shares of the font size.
_TORN = 0.8


def mended(line: Sequence[Typed], is_word: IsWord | None = None) -> list[Typed]:
    """The words of a line, those mended that were surely misread.

    `is_word` tells whether a form is a Polish word; with it, words that are none are mended too, if
    one exchange of letters that look alike makes a word.
    """
    line = parted_dash(with_last_digit(_with_whole_addresses(line)))
    after = [*(typed.word.text for typed in line[1:]), ""][: len(line)]
    return [
        typed.saying(_mend(typed, following, is_word))
        for typed, following in zip(line, after, strict=True)
    ]


def _mend(typed: Typed, following: str, is_word: IsWord | None) -> str:
    text = _DASHES.sub("–", typed.word.text)
    if (number := roman(text, following)) is not None:
        return number
    if (number := with_digits(text, following)) is not None:
        return number
    if address := misread().address.fullmatch(text):
        return f"{address['user']}@{address['host']}{address['rest']}"
    text = _BAR_WITHIN.sub("l", _BAR_BEGINS.sub("I", text))
    text = _in_its_case(text, typed)
    return _as_word(text, is_word) if is_word is not None else text


def _in_its_case(text: str, typed: Typed) -> str:
    """Tesseract takes "ś" and "o" at the start of a word for "Ś" and "O"; their height tells."""
    found = _BEGINNING.match(text)
    if not found or found[1].lower() not in ALIKE_IN_BOTH:
        return text
    capital = typed.capital
    if capital is None and found[1].lower() in WITH_ACCENT:
        high = (typed.word.baseline - typed.word.box[1]) / PER_POINT
        capital = found[1].isupper() and high >= _CAPITAL_FROM * typed.size
    if capital is None:
        return text
    letter = found[1].upper() if capital else found[1].lower()
    return text[: found.start(1)] + letter + text[found.end(1) :]


def _with_whole_addresses(line: Sequence[Typed]) -> list[Typed]:
    """The line, the two halves of an e-mail address put together."""
    whole: list[Typed] = []
    for typed in line:
        last = whole[-1] if whole else None
        text = last.word.text + typed.word.text if last else ""
        if last and _near(last, typed) and misread().address.fullmatch(text):
            box = (*last.word.box[:2], *typed.word.box[2:])
            whole[-1] = replace(last, word=replace(last.word, text=text, box=box))
        else:
            whole.append(typed)
    return whole


def _near(one: Typed, other: Typed) -> bool:
    return other.word.box[0] - one.word.box[2] < _TORN * one.size * PER_POINT


def _as_word(text: str, is_word: IsWord) -> str:
    """The one word that an exchange of letters makes of the first run of letters, or the text."""
    found = _LETTERS.search(text)
    if not found or ("q" not in found[0] and is_word(found[0])):
        return text
    # A capital begins a name, which no dictionary may know; but no Polish one has these letters.
    if not (found[0].islower() or found[0].isupper() or set(found[0]) & _FOREIGN):
        return text
    named = f"I{found[0][1:]}"
    if found[0][0] in "il" and found[0].islower() and is_word(named):
        return text[: found.start()] + named + text[found.end() :]
    words = {form for form in _exchanged(found[0]) if "q" not in form and is_word(form)}
    return text[: found.start()] + words.pop() + text[found.end() :] if len(words) == 1 else text


def _exchanged(word: str) -> Iterator[str]:
    for one, other in misread().pairs:
        for wrong, right in ((one, other), (other, one)):
            start = word.find(wrong)
            while start >= 0:
                yield word[:start] + right + word[start + len(wrong) :]
                start = word.find(wrong, start + 1)
