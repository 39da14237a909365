"""Page numbers: how they look, and whether the numbers in a repeated line are page numbers."""

from __future__ import annotations

import re
from functools import cache

from ingest.pdf.words import words

_NUMBERS = re.compile(r"\d+")
# A number set apart by a bar, as "Gmina Dwikozy | 3" is; "Karta nr 3" is not.
_APART = re.compile(r"[|•·]\s*\d+\s*$|^\s*\d+\s*[|•·]")


def digits_hidden(text: str) -> str:
    """The text with every number replaced by #."""
    return _NUMBERS.sub("#", text)


def is_page_number(text: str) -> bool:
    """Whether the text is nothing but a page number: "3", "- 3 -", "Strona 3 z 9", "3/9"."""
    return bool(_alone().fullmatch(text.strip().lower()))


def number_the_pages(texts: list[tuple[int, str]], *, parted: bool) -> bool:
    """Whether the numbers in (page, text) count the pages and nothing else changes.

    One number rises with the page and the others stay. Cards that are numbered and stand one on a
    page do so too; so the number has to stand by itself or by a word for page. `parted` says that
    wide white space parts the texts.
    """
    first_page, first_text = texts[0]
    first = [int(number) for number in _NUMBERS.findall(first_text)]
    counting = [True] * len(first)
    constant = [True] * len(first)
    for page, text in texts[1:]:
        numbers = [int(number) for number in _NUMBERS.findall(text)]
        if len(numbers) != len(first):
            return False
        for place, (one, other) in enumerate(zip(first, numbers, strict=True)):
            counting[place] &= other - one == page - first_page
            constant[place] &= other == one
    if not any(counting) or not all(a or b for a, b in zip(counting, constant, strict=True)):
        return False
    return parted or all(
        is_page_number(text) or _APART.search(text) or _worded().search(text.lower())
        for _, text in texts
    )


@cache
def _alone() -> re.Pattern[str]:
    word, of = _choice("page_words"), _choice("of_words")
    return re.compile(
        rf"[-–—|\s]*(?:(?:{word})\s*)?\d{{1,4}}(?:\s*(?:{of})\s*\d{{1,4}})?[-–—|.\s]*"
    )


@cache
def _worded() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_choice('page_words')})\s*\d")


def _choice(name: str) -> str:
    return "|".join(re.escape(word) for word in words(name))
