"""Amounts of money in text: "24 000,- zł", "1,5 tys. zł", "41.670,00 zł", "EUR 500"."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from language.money.mistyped import is_whole
from language.text.flatten import flat
from language.text.patterns import load

# Groups of three after a space, a dot, a comma or an apostrophe, or figures in one; then grosze.
_NUMBER = (
    r"(?:\d{1,3}(?:[ ]{1,2}\d{3})+(?!\d)|\d{1,3}(?:\.\d{3})+(?!\d)|\d{1,3}(?:'\d{3})+(?!\d)"
    r"|\d{1,3}(?:,\d{3}){2,}(?!\d)|\d+)"
)
_CENTS = r"(?:,\d{1,3}(?!\d)|\.\d{1,3}(?!\d))?"
_GAPS = re.compile(r"[ .,']+")
_DIGIT = re.compile(r"\d")
_NOT_IN_CODE = r"(?<![a-z]\d )(?<![a-z]\d\d )(?<![a-z]\d\d\d )"  # the 500 of "zł3 500"
_NO_CENTS = r"(?:\s?[,.]\s?(?:-+|=)(?!\s?\d))?"  # "24 000,-"


class FoundAmount(NamedTuple):
    """An amount in the currency (PLN, EUR, USD; None where none is stated) and its place."""

    amount: float
    currency: str | None
    span: tuple[int, int]


class Amount(NamedTuple):
    """A number that may be money, as found. `multiplied` by 1000 or more where that is written.

    `broken` where another number stands right beside it, as in "12 34 zł" and "12 345, 67 zł": both
    may be parts of a mistyped one.
    """

    number: float
    multiplier: int
    currency: str | None
    start: int
    end: int
    broken: bool = False

    @property
    def value(self) -> float:
        """The amount in units of the currency, to the grosz."""
        return round(self.number * self.multiplier, 2)

    @property
    def stated(self) -> bool:
        """True when a currency or a multiplier says that this is money."""
        return self.currency is not None or self.multiplier > 1


def find_amounts(text: str, *, bare: bool = False) -> list[FoundAmount]:
    """The amounts of money in a text, in their order.

    Without `bare` only amounts with a currency count; with it, numbers alone do too (a cell in a
    column of amounts), but never percentages or parts of words, dates and longer numbers.
    """
    return [
        FoundAmount(amount.value, amount.currency, (amount.start, amount.end))
        for amount in amounts_in(flat(text))
        if not amount.broken and (amount.currency or (bare and not _is_in_code(flat(text), amount)))
    ]


def _is_in_code(plain: str, amount: Amount) -> bool:
    """True for a number tied to another by a dash: 21-025, 2021-2027."""
    after = plain[amount.end : amount.end + 2]
    before = plain[max(0, amount.start - 2) : amount.start]
    return (after[:1] == "-" and after[1:].isdigit()) or (
        before[1:] == "-" and before[:1].isdigit()
    )


def amounts_in(plain: str, *, thousandths: bool = False) -> list[Amount]:
    """Every number in flat text that can be an amount.

    `thousandths` says that a column is in thousands, so that 63,624 is 63.624 of them and not
    63 624. A number that can be read in two ways ("1.200 tys.") is left out.
    """
    found: list[Amount] = []
    for match in _pattern().finditer(plain) if _DIGIT.search(plain) else ():
        currency = match["before"] or match["after"]
        multiplier = _multipliers()[match["times"]] if match["times"] else 1
        number = _value(match["number"], match["cents"] or "", multiplier > 1 or thousandths)
        if number is not None:
            code = _codes()[currency] if currency else None
            stated = bool(found) and found[-1].stated
            between = plain[found[-1].end : match.start()] if stated else "-"
            whole = is_whole(
                plain,
                match.start("number"),
                match.end(),
                after_amount=not between.strip(" ,.;"),
            )
            found.append(Amount(number, multiplier, code, match.start(), match.end(), not whole))
    return found


def _value(number: str, cents: str, thousandths: bool) -> float | None:
    """The number written; None where three figures after one dot may be either."""
    groups = _GAPS.split(number)
    if len(cents) == 4 and (not thousandths or len(groups) > 1):
        groups, cents = [*groups, cents[1:]], ""  # "12,500 zł": nobody writes a tenth of a grosz
    if thousandths and not cents and "." in number:
        return None
    return float("".join(groups) + cents.replace(",", "."))


@cache
def _pattern() -> re.Pattern[str]:
    currencies = _any(_codes())
    multipliers = _any(_multipliers())
    return re.compile(
        rf"(?:(?<!\w)(?P<before>{currencies})\s?)?"
        rf"(?<![\w/])(?<!\d[.,]){_NOT_IN_CODE}(?P<number>{_NUMBER})(?P<cents>{_CENTS}){_NO_CENTS}"
        rf"(?:\s*(?P<times>{multipliers})(?!\w)\.?)?"
        rf"(?:\s*(?P<after>{currencies})(?!\w)\.?)?"
        r"(?![\w%‰])(?!\s?%)(?![.,/]\d)"
    )


def _any(words: dict[str, str] | dict[str, int]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def _codes() -> dict[str, str]:
    return {flat(w): code for code, words in load("money")["currencies"].items() for w in words}


@cache
def _multipliers() -> dict[str, int]:
    return {flat(w): int(n) for n, words in load("money")["multipliers"].items() for w in words}
