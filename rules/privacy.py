"""Private data of people in running text: finding it, and masking it in everything we print.

What counts as private: PESEL numbers, dates of birth and identity cards; telephone numbers that
the text calls private; mailboxes at providers for private people, unless the name of the mailbox
is an institution's; home addresses; telephone numbers, addresses and bank accounts of private
people (`rules.private_contacts`). Data of an office are public information.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from language.text.flatten import flat_lines
from model.text import squeeze
from rules.private_contacts import PHONE, private_contacts
from rules.words import alternatives, word_set

Kind = Literal["pesel", "phone", "email", "address", "birth", "identity_card", "account"]

# Flat texts without any of these hold nothing private: cheap, to pass over most of the text.
_WORDS = (
    "@", "(at)", "[at]", "zam.", "zamieszk", "mieszka ", "adres", "ul.", "os.", "al.", "pl.", "ur.",
    "urodz", "dowod", "seria", "pesel", "prywatn", "pryw.",
)  # fmt: skip
# A telephone number, or one of that length, or a postal code.
_LONG_NUMBER = re.compile(r"\d(?:[ )-]?\d{2}[ .-]?\d{2,3}[ .-]?\d{2}|\d-\d{3}\b)")
SIGNS: tuple[str | re.Pattern[str], ...] = (*_WORDS, _LONG_NUMBER)
_PESEL = re.compile(r"(?<![\d.,-])\d{11}(?![\d.,-]\d|\d)")
# With the word before it, whatever stands between the digits and whether the last one is right.
_SAID_PESEL = re.compile(
    r"pesel[^\d\n]{0,30}?(?P<number>(?<!\d)(?:\d[ \u00a0-]?){10}\d(?!\d))", re.IGNORECASE
)
_EMAIL = re.compile(
    r"[\w.+-]+(?:@|\s?[(\[]\s?(?:at|małpa)\s?[)\]]\s?)(?P<domain>[\w-]+(?:\.[\w-]+)+)"
)
_AT = re.compile(r"[@(\[](?:(?<=@)|\s?(?:at|małpa)\s?[)\]])")
_STREET = re.compile(
    r"\b(?:ul|os|al|pl|aleja|ulica|ulicy|osiedle|osiedlu)\b|\d{2}-\d{3}|\bm\.\s*\d", re.IGNORECASE
)
# A village and the number of a house; numbers of other things have a noun behind them.
_HOUSE = re.compile(
    r"\b[A-ZĆŁŚŹŻ][^\W\d_]+ (?:nr )?\d{1,3}[a-zA-Z]?(?:/\d+)?(?![\w-])(?!\s*%|\s+[^\W\d_]|[.,]\d)"
)
_STREET_AND_NUMBER = re.compile(
    r"(?:\b\d{2}-\d{3} [^\W\d_]+,? )?\b(?:ul|os|al|pl)\.\s?[^\d,;()\n]{3,40}\d+\w?"
    r"(?:\s?/\s?\d+|\s?m\.\s?\d+)",
    re.IGNORECASE,
)
_BIRTH = re.compile(
    r"\b(?:ur\.|urodzon(?:y|a|ego|ej)\b|dat[ay] urodzenia)[\s:,–-]*(?:(?:dnia|dn\.|w dniu)\s*)?"
    r"(?:\d{1,2}[. /-]\s?\w+[. /-]\s?\d{4}|\d{4}-\d{2}-\d{2}|w \d{4} r(?:\.|oku),? \d{1,2} \w+)",
    re.IGNORECASE,
)
_IDENTITY_CARD = re.compile(
    r"\b(?:dow[oó]d\w*\.? os(?:ob\w*|\.)|(?:nr|numer) dowodu|seria i (?:nr|numer)|dow[oó]d\w*)"
    r"[^\n]{0,40}?(?-i:\b[A-Z]{3}),?(?: ?(?:nr|numer))? ?\d{6}\b",
    re.IGNORECASE,
)
_LONGEST_LABEL = 80
_BEFORE = 45


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
    return any(map(plain.__contains__, _WORDS)) or _LONG_NUMBER.search(plain) is not None


def private_items(
    text: str,
    context: str = "",
    *,
    of_person: bool = False,
    is_private: Callable[[str], bool] | None = None,
) -> tuple[PrivateItem, ...]:
    """Private data in a text, in order.

    `context` is what stands before it in the form (the label of its row); `of_person` says that
    the text presents a person, so that a street with the number of a flat, and no office before
    it, is a home. `is_private` tells whether somebody whom the text names, with no post
    beside the name, is a private person; None: nobody is by the name alone.
    """
    label = f"{squeeze(context).rstrip(' :')}: " if context.strip() else ""
    label = label if len(label) <= _LONGEST_LABEL else ""
    whole = label + text
    if not may_hold_private_data(whole):
        return ()
    candidates = [
        *_candidates(whole),
        *private_contacts(whole, is_private),
        *(_street_addresses(whole) if of_person else ()),
    ]
    found: list[PrivateItem] = []
    last = len(label)
    for kind, start, end in sorted(candidates, key=lambda each: (each[1], -each[2])):
        begin = max(start, len(label))
        if begin < last or end <= begin:
            continue
        said = whole[begin:end]
        shift = len(said) - len(said.lstrip(" :"))
        item_text = said[shift:].rstrip()
        begin += shift - len(label)
        found.append(PrivateItem(kind, begin, begin + len(item_text), _mask(kind, item_text)))
        last = end
    return tuple(found)


def masked(text: str) -> str:
    """The text with private data masked."""
    parts: list[str] = []
    end = 0
    for item in private_items(text):
        parts += (text[end : item.start], item.masked)
        end = item.end
    return "".join(parts) + text[end:] if parts else text


_Candidate = tuple[Kind, int, int]


def _candidates(text: str) -> Iterator[_Candidate]:
    yield from _numbers(text)
    for match in _EMAIL.finditer(text) if _AT.search(text) else ():
        if _says_private(text[: match.start()]) or _is_private_mailbox(match):
            yield ("email", *match.span())
    for match in _address_pattern().finditer(text):
        place = match["place"]
        if any(char.isdigit() for char in place) and (
            _STREET.search(place) or _HOUSE.search(place)
        ):
            yield ("address", *match.span())
    for match in _BIRTH.finditer(text):
        yield ("birth", *match.span())
    for match in _IDENTITY_CARD.finditer(text):
        yield ("identity_card", *match.span())


def _street_addresses(text: str) -> Iterator[_Candidate]:
    for match in _STREET_AND_NUMBER.finditer(text):
        if not _pattern("offices").search(text[: match.start()]):
            yield ("address", *match.span())


def _numbers(text: str) -> Iterator[_Candidate]:
    """PESEL numbers, and telephone numbers beside which the text says that they are private."""
    for match in _SAID_PESEL.finditer(text):
        yield ("pesel", *match.span("number"))
    for match in _PESEL.finditer(text):
        if _is_pesel(match[0]):
            yield ("pesel", *match.span())
    for match in PHONE.finditer(flat_lines(text)):
        if _says_private(text[: match.start()]) or _pattern("private_after").match(
            text, match.end()
        ):
            yield ("phone", *match.span())


def _mask(kind: Kind, text: str) -> str:
    """What may be printed of private data."""
    if kind == "pesel":
        return f"{text[:2]}…{text[-2:]}"
    if kind == "phone":
        digits = re.sub(r"\D", "", text)[-9:]
        return f"{digits[:3]} *** {digits[-3:]}"
    if kind == "account":
        digits = re.sub(r"\D", "", text)
        return f"{digits[:2]} *** {digits[-2:]}"
    email = _EMAIL.fullmatch(text) if kind == "email" else None
    return f"{text[0]}***@{email['domain']}" if email else _masked_words(text)


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


def _says_private(before: str) -> bool:
    """True when the nearest word before a number or mailbox that tells whose it is says private."""
    near = _pattern("private_institutions").sub("", before[-_BEFORE:])
    said = list(_pattern("private").finditer(near))
    return bool(said) and not _pattern("not_private").search(near, said[-1].end())


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
    ends = alternatives("privacy", "address_ends")
    return re.compile(
        rf"\b(?:{keys})[:\s–-]\s*(?P<place>(?:(?!{ends})[^;()\[\]\n|@]){{5,90}})", re.IGNORECASE
    )


def _masked_words(text: str) -> str:
    def mask(match: re.Match[str]) -> str:
        word = match[0]
        if word.casefold() in word_set("privacy", "shown_words"):
            return word
        return "*" * len(word) if word[0].isdigit() else f"{word[0]}***"

    return re.sub(r"\w+", mask, text)
