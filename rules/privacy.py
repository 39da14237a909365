"""Private data of people in running text: finding it, and masking it in everything we print.

What counts as private: PESEL numbers, dates of birth and identity cards; telephone numbers that
the text calls private; mailboxes at providers for private people, unless the name of the mailbox
is an institution's; home addresses. Data of an office are public information.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from language.text.flatten import flat_lines
from rules.words import alternatives, word_set

Kind = Literal["pesel", "phone", "email", "address", "birth", "identity_card"]

# Flat texts without any of these hold nothing private: cheap, to pass over most of the text.
SIGNS: tuple[str | re.Pattern[str], ...] = (
    "@", "zam.", "zamieszk", "adres", "ul.", "os.", "al.", "pl.", "ur.", "urodz", "dowod", "seria",
    re.compile(r"\d[ )-]?\d{2}[ -]?\d{2,3}[ -]?\d{2}"),
)  # fmt: skip
_PESEL = re.compile(r"(?<![\d.,-])\d{11}(?![\d.,-]\d|\d)")
_PHONE = re.compile(
    r"(?<![\d.,/-])(?:\+?48[ -]?)?"
    r"(?:\d{3}[ -]?\d{3}[ -]?\d{3}|\(?\d{2}\)?[ -]?\d{3}[ -]?\d{2}[ -]?\d{2})"
    r"(?![\d/-]|\s*(?:zł|PLN|tys|mln))"
)
_EMAIL = re.compile(r"[\w.+-]+@(?P<domain>[\w-]+(?:\.[\w-]+)+)")
_STREET = re.compile(
    r"\b(?:ul|os|al|pl|aleja|ulica|osiedle)\b|\d{2}-\d{3}|\bm\.\s*\d", re.IGNORECASE
)
_STREET_AND_NUMBER = re.compile(
    r"(?:\b\d{2}-\d{3} [^\W\d_]+,? )?\b(?:ul|os|al|pl)\.\s?[^\d,;()\n]{3,40}\d+\w?"
    r"(?:\s?/\s?\d+|\s?m\.\s?\d+)",
    re.IGNORECASE,
)
_BIRTH = re.compile(
    r"\b(?:ur\.|urodzon\w*|data urodzenia:?)\s*(?:dnia\s*)?\d{1,2}[. ]\s?\w+[. ]\s?\d{4}",
    re.IGNORECASE,
)
_IDENTITY_CARD = re.compile(
    r"\b(?:dow[oó]d\w* osobist\w*|nr dowodu|seria i (?:nr|numer))[^\n]{0,25}?\b[A-Z]{3} ?\d{6}\b",
    re.IGNORECASE,
)
_BEFORE, _AFTER = 45, 22


@dataclass(frozen=True, slots=True)
class PrivateItem:
    """Private data at `start`..`end` of a text; `masked` is what may be printed."""

    kind: Kind
    start: int
    end: int
    masked: str


def may_hold_private_data(text: str) -> bool:
    """False for most texts, and cheap: they hold nothing that could be private data."""
    plain = flat_lines(text)
    return any(sign in plain if isinstance(sign, str) else sign.search(plain) for sign in SIGNS)


def private_items(
    text: str, context: str = "", *, of_person: bool = False
) -> tuple[PrivateItem, ...]:
    """Private data in a text, in order.

    `context` is text beside it (the label of a form row); `of_person` says that the text presents
    a person, so that a street with the number of a flat, and no office before it, is a home.
    """
    if not may_hold_private_data(text):
        return ()
    candidates = [*_candidates(text, context), *(_street_addresses(text) if of_person else ())]
    found: list[PrivateItem] = []
    for item in sorted(candidates, key=lambda item: (item.start, -item.end)):
        if not found or item.start >= found[-1].end:
            found.append(item)
    return tuple(found)


def masked(text: str) -> str:
    """The text with private data masked."""
    parts: list[str] = []
    end = 0
    for item in private_items(text):
        parts += (text[end : item.start], item.masked)
        end = item.end
    return "".join(parts) + text[end:] if parts else text


def _candidates(text: str, context: str) -> Iterator[PrivateItem]:
    yield from _numbers(text, context)
    for match in _EMAIL.finditer(text):
        near = text[max(0, match.start() - _BEFORE) : match.start()]
        if _says_private(near) or _says_private(context) or _is_private_mailbox(match):
            yield PrivateItem("email", *match.span(), f"{match[0][0]}***@{match['domain']}")
    for match in _address_pattern().finditer(text):
        if _STREET.search(match["place"]) and any(char.isdigit() for char in match["place"]):
            yield PrivateItem("address", *match.span(), _masked_words(match[0].rstrip()))
    for match in _BIRTH.finditer(text):
        yield PrivateItem("birth", *match.span(), _masked_words(match[0]))
    for match in _IDENTITY_CARD.finditer(text):
        yield PrivateItem("identity_card", *match.span(), _masked_words(match[0]))


def _street_addresses(text: str) -> Iterator[PrivateItem]:
    for match in _STREET_AND_NUMBER.finditer(text):
        if not _pattern("offices").search(text[: match.start()]):
            yield PrivateItem("address", *match.span(), _masked_words(match[0].strip()))


def _numbers(text: str, context: str) -> Iterator[PrivateItem]:
    """PESEL numbers, and telephone numbers beside which the text says that they are private."""
    for match in _PESEL.finditer(text):
        if _is_pesel(match[0]) or "pesel" in f"{context} {text[: match.start()]}"[-40:].casefold():
            yield PrivateItem("pesel", *match.span(), f"{match[0][:2]}…{match[0][-2:]}")
    for match in _PHONE.finditer(text):
        before = text[max(0, match.start() - _BEFORE) : match.start()]
        near = f"{before} {text[match.end() : match.end() + _AFTER]}"
        if _says_private(near) or (_says_private(context) and _is_only(match, text)):
            yield PrivateItem("phone", *match.span(), _masked_phone(match[0]))


def _is_pesel(digits: str) -> bool:
    """PESEL: the month carries the century, the last digit is a check (act of 24.09.2010)."""
    weights = (1, 3, 7, 9, 1, 3, 7, 9, 1, 3)
    total = sum(weight * int(digit) for weight, digit in zip(weights, digits, strict=False))
    month = int(digits[2:4])
    century = {0: 1900, 1: 2000, 2: 2100, 3: 2200, 4: 1800}[month // 20]
    try:
        date(century + int(digits[:2]), month % 20, int(digits[4:6]))
    except ValueError:
        return False
    return (10 - total % 10) % 10 == int(digits[10])


def _says_private(text: str) -> bool:
    return bool(_pattern("private").search(text))


def _is_only(match: re.Match[str], text: str) -> bool:
    """True when the match is most of the text: the value of a form row."""
    return len(match[0]) * 2 >= len(text.strip())


def _is_private_mailbox(match: re.Match[str]) -> bool:
    if match["domain"].casefold() not in word_set("privacy", "mailbox_domains"):
        return False
    mailbox = match[0].split("@")[0]
    return not _pattern("institution_mailboxes").search(mailbox)


@lru_cache(maxsize=8)
def _pattern(key: str) -> re.Pattern[str]:
    return re.compile(alternatives("privacy", key), re.IGNORECASE)


@lru_cache(maxsize=1)
def _address_pattern() -> re.Pattern[str]:
    keys = alternatives("privacy", "home_address")
    return re.compile(rf"\b(?:{keys})[:\s]\s*(?P<place>[^;()\n|]{{5,90}})", re.IGNORECASE)


def _masked_phone(phone: str) -> str:
    digits = re.sub(r"\D", "", phone)[-9:]
    return f"{digits[:3]} *** {digits[-3:]}"


def _masked_words(text: str) -> str:
    def mask(match: re.Match[str]) -> str:
        word = match[0]
        if word.casefold() in word_set("privacy", "shown_words"):
            return word
        return "*" * len(word) if word[0].isdigit() else f"{word[0]}***"

    return re.sub(r"\w+", mask, text)
