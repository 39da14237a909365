"""Words that a narrow column broke without a hyphen: "wychowawczyc" / "h".

A program breaks a word so only when the word alone is wider than the column. Then the part stands
alone on its line, and not even the next letter would have fitted. A dictionary, or the document's
own words, must say that the parts make one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.pdf.lines import Line
from ingest.pdf.paragraphs import Region
from ingest.pdf.vocabulary import Vocabulary
from ingest.pdf.words import words

_END = re.compile(r"[^\W\d_]+$")
_START = re.compile(r"[^\W\d_]+")
# Dates and years are broken like words.
_NUMBERS = re.compile(r"\(?(?:\d{1,2}\.\d{1,2}\.\d{4}|\d{4}[/–-]\d{4})[.,;)]*")
# The number of a month, alone in its column: "VII" / "I".
_ROMAN = re.compile(r"[IVX]{2,4}")
# "41.670," / "00 zł".
_AMOUNT = re.compile(r"\d[\d.\u00a0]*,\d{2}[.,;)]*")
# What the measured widths may be wrong by, in shares of the font size.
_SLACK = 0.12


def breaks_in_words(
    lines: Sequence[Line], regions: Sequence[Region], vocabulary: Vocabulary
) -> set[int]:
    """The numbers of the lines whose end and the start of the next are parts of one word."""
    broken: set[int] = set()
    start = 0
    while start < len(lines) - 1:
        end = _last_part(lines, regions, start, vocabulary)
        broken.update(range(start, end))
        start = end + 1
    return broken


def _last_part(
    lines: Sequence[Line], regions: Sequence[Region], start: int, vocabulary: Vocabulary
) -> int:
    """The number of the line with the last part of the word at the end of line `start`.

    `start` itself when the word ends there.
    """
    part = lines[start].text
    last = start
    index = start
    joined = part
    while index + 1 < len(lines) and _is_cut_off(lines[index], lines[index + 1], regions[index]):
        index += 1
        token = lines[index].text.split(maxsplit=1)[0]
        joined += token
        if _is_one(part, token, joined, parts=index - start + 1, vocabulary=vocabulary) or (
            index == len(lines) - 1
            and token == lines[index].text
            and _left_over(joined, token, vocabulary)
        ):
            last = index
    return last


def _is_cut_off(line: Line, after: Line, region: Region) -> bool:
    """Whether the line is part of a word by its looks, alone and up to the edge."""
    upper = after.text[:1].isupper() and not _ROMAN.fullmatch(line.text + after.text)
    if " " in line.text or not after.text[:1].isalnum() or upper:
        return False
    return region.right - line.box[2] < after.letter + _SLACK * line.size


def _is_one(first: str, second: str, joined: str, *, parts: int, vocabulary: Vocabulary) -> bool:
    """Whether the parts make a word; `second` is the last of them."""
    if _is_figure(joined):
        return _ROMAN.fullmatch(joined) is not None or not _is_figure(first)
    head, tail = _END.search(first), _START.match(second)
    if not head or not tail:
        return False
    known = vocabulary.knows(head[0]), vocabulary.knows(tail[0])
    if vocabulary.is_word is not None and not any(known) and parts == 2:
        return True  # neither part is a word, so that they can only be one
    if not _knows_joined(joined, vocabulary):
        return False
    if parts > 2 or not all(known) or (head[0] + tail[0]).lower() in vocabulary.own:
        return True
    # Two words that also make one: "na" / "prawa", "Zakup" / "i".
    return head[0].lower() not in words("first_words") and tail[0] not in words("second_words")


def _is_figure(text: str) -> bool:
    """Whether the text is a date, a range of years, an amount or the number of a month."""
    return any(kind.fullmatch(text) for kind in (_NUMBERS, _AMOUNT, _ROMAN))


def _knows_joined(joined: str, vocabulary: Vocabulary) -> bool:
    """Whether what is joined is a word, or words with hyphens, give or take signs around it."""
    words = joined.strip("„”\"'().,;:!?").split("-")
    return all(words) and all(word.isalpha() and vocabulary.knows(word) for word in words)


def _left_over(joined: str, last: str, vocabulary: Vocabulary) -> bool:
    """Whether a last line of one letter is the end of the word: no text ends with "i" or "w"."""
    return last in words("second_words") and vocabulary.knows(joined)
