"""Amounts written in words: "dwanaście tysięcy czterysta złotych 50/100"."""

from __future__ import annotations

import re

from language.text.flatten import flat
from rules.words import load_words

_WORD = re.compile(r"[a-z]+|\d{1,2}/100|\d+")
_LINKS = frozenset({"i", "oraz", "brutto", "netto"})


def amount_in_words(text: str, *, currency_said: bool = False) -> float | None:
    """The amount in PLN at the start of a text; None unless every word up to "zł" is a numeral.

    With `currency_said` („słownie złotych: …”) the grosze in figures may end it, or its last word.

    >>> amount_in_words("dwanaście tysięcy czterysta złotych 50/100")
    12400.5
    """
    words = [match[0] for match in _WORD.finditer(flat(text))]
    currency: dict[str, str] = load_words("number_words")["currency"]
    end = next((at for at, word in enumerate(words) if currency.get(word) == "zl"), None)
    behind = 1
    if end is None and currency_said:
        end = next((at for at, word in enumerate(words) if "/" in word), len(words))
        behind = 0
    if end is None:
        return None
    zlotys = _number(words[:end])
    if zlotys is None:
        return None
    return zlotys + _grosze(words[end + behind :]) / 100


def _number(words: list[str]) -> int | None:
    """The number that these words spell, None for other words or numerals out of order."""
    values: dict[str, int] = load_words("number_words")["values"]
    multipliers: dict[str, int] = load_words("number_words")["multipliers"]
    total, group, last = 0, 0, 0
    seen = False
    for word in words:
        if word in _LINKS:
            continue
        seen = True
        if word in multipliers:
            total += max(group, 1) * multipliers[word]
            group, last = 0, 0
        elif word in values:
            value = values[word]
            if last and value >= last:
                return None
            group, last = group + value, _step(value)
        else:
            return None
    return total + group if seen else None


def _step(value: int) -> int:
    """What the next numeral must stay under: 10 after tens, 100 after hundreds, 1 after ones."""
    if value >= 100:
        return 100
    return 10 if value >= 20 else 1


def _grosze(words: list[str]) -> int:
    """Grosze after the złote: "50/100", "pięćdziesiąt groszy"; 0 where none are given."""
    if words and (fraction := re.fullmatch(r"(\d{1,2})/100", words[0])):
        return int(fraction[1])
    currency: dict[str, str] = load_words("number_words")["currency"]
    end = next((at for at, word in enumerate(words[:6]) if currency.get(word) == "gr"), None)
    return (_number(words[:end]) or 0) if end else 0
