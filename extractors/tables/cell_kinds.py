"""What the words of a cell are: a time, money, a running number, who answers, an indicator."""

from __future__ import annotations

import re
from functools import lru_cache

from extractors.schedule_words import schedule_words
from language.money.costs import parse_cost
from language.terms.parse import parse_term
from model.text import fold

_NUMBER = re.compile(r"(?:[A-Z]{0,3}\.?\s?)?\d{1,3}(?:\.\d{1,3}){0,3}[.)]?|[IVX]{1,5}[.)]?|[a-z]\)")
_AMOUNT = re.compile(r"\d[\d\s.,]*\s*(?:zł|pln|tys\b|mln\b|euro?\b)|,\d\d$|,-$", re.IGNORECASE)
_TERM_KINDS = frozenset({"date", "deadline", "range", "recurring", "continuous"})
_ADJECTIVE = r"(?:[a-z-]{2,}(?:sk|ck|n|w|l|r|t|d|cz|z|g|k|ch)(?:y|i|a|e)\s+)"
_ACRONYMS = re.compile(
    r"[A-ZĄĆĘŁŃÓŚŹŻ]{1,3}[A-ZĄĆĘŁŃÓŚŹŻa-z]{1,4}(?:\s*[,;/+]\s*[A-ZĄĆĘŁŃÓŚŹŻ]{1,3}[\w]{1,4})*"
)
_LONGEST_POST = 160
_FIGURE = re.compile(r"\d")
_LETTERS = re.compile(r"[^\W\d_]{3}")


def looks_like_term(text: str) -> bool:
    """True for text that the grammar of terms understands as a time; a bare number is none."""
    return not text.replace(" ", "").isdigit() and parse_term(text).kind in _TERM_KINDS


def looks_like_cost(text: str) -> bool:
    """True for an amount with its currency, or words that say there is no cost of its own."""
    if _AMOUNT.search(text):
        return True
    cost = parse_cost(text)
    return cost.kind in ("none", "within_budget") and any(char.isalpha() for char in text)


def looks_like_number(text: str) -> bool:
    """True for the running number of a row: "3", "3.", "1.2", "D.4", "IV"."""
    return _NUMBER.fullmatch(text) is not None


def looks_like_post(text: str) -> bool:
    """True for a post, an office or a body ("główny księgowy"), or nothing but their acronyms.

    >>> looks_like_post("Miejski Zespół Obsługi Szkół"), looks_like_post("Szkolenie dyrektorów")
    (True, False)
    """
    if len(text) > _LONGEST_POST:
        return False
    return _posts().match(fold(text)) is not None or _ACRONYMS.fullmatch(text) is not None


def looks_like_indicator(text: str) -> bool:
    """True for words with a figure, or that open like a measure or a product."""
    if not _LETTERS.search(text):
        return False
    return _FIGURE.search(text) is not None or _measures().match(fold(text)) is not None


@lru_cache(maxsize=1)
def _posts() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:p\. )?{_ADJECTIVE}{{0,2}}(?:{_beginnings(schedule_words().posts)})")


@lru_cache(maxsize=1)
def _measures() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{_beginnings(schedule_words().measures)})")


def _beginnings(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(fold(word)) for word in words)
