"""The name of an action taken apart from its number and from words like "Działanie nr 2:"."""

from __future__ import annotations

import re

from extractors.schedule_words import schedule_words
from model.text import fold

_NAMED = re.compile(
    r"^(?P<number>\d{1,2}(?:\.\d{1,2}){1,3}[.)]?|\d{1,3}[.):]|[A-Z]{1,3}[.\s-]?\d{1,3}(?:\.\d{1,2})?[.)]?"
    r"|[IVX]{1,5}[.)])\s*[–—:-]?\s*(?P<name>[^\W\d_]\S*.*|[„\"(].+)$",
    re.DOTALL,
)


def number_and_name(text: str) -> tuple[str | None, str]:
    """A name taken apart from the number it carries; None without one.

    >>> number_and_name("1.2. Opracowanie standardu")
    ('1.2', 'Opracowanie standardu')
    >>> number_and_name("3 spotkania z rodzicami")
    (None, '3 spotkania z rodzicami')
    """
    found = _NAMED.match(text.strip())
    if not found:
        return None, text
    number = found["number"].strip()
    return number.rstrip(".):") if "." in number[:-1] else number.rstrip(":"), found["name"].strip()


def action_number(text: str) -> str | None:
    """The number in "Działanie 1.2" or "Karta zadania nr 3", when there is nothing else."""
    key = fold(text)
    for word in sorted(schedule_words().action_words, key=len, reverse=True):
        if key.startswith(fold(word) + " "):
            rest = text[len(word) :].strip().removeprefix("nr").strip(" .:")
            return rest if rest and rest[0].isalnum() and len(rest) <= 6 and _digit(rest) else None
    return None


def _digit(text: str) -> bool:
    return any(char.isdigit() for char in text)


def without_action_word(text: str) -> str:
    """ "Działanie 1.2. Szkolenie" and "Zadanie: Szkolenie" without the first word."""
    key = fold(text)
    for word in sorted(schedule_words().action_words, key=len, reverse=True):
        rest = text[len(word) :].lstrip()
        if key.startswith(fold(word)) and rest[:1] in (":", "–", "-", *"0123456789"):
            return rest.lstrip(":–- ")
        if key.startswith(fold(word) + " nr "):
            return rest[2:].lstrip()
    return text
