"""Numbers before nouns: „trzy szkoły”, „12 działań”."""

from __future__ import annotations

import re
import string
from functools import lru_cache

from rules.words import load_words


def may_count(text: str, nouns: re.Pattern[str]) -> bool:
    """True where a number, in figures or words, may stand right before one of these nouns.

    Over flat text, and cheap: a pattern that begins with all numerals is tried at every letter.
    """
    return any(
        text.endswith(_ends_of_numbers(), 0, noun.start() - 1) for noun in nouns.finditer(text)
    )


@lru_cache(maxsize=1)
def _ends_of_numbers() -> tuple[str, ...]:
    return (*string.digits, *load_words("numerals")["numerals"])
