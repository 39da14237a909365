"""Costs as clerks write them: "9,6 tys. zł", "od 8 000 do 10 000 zł", "w ramach budżetu"."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import NamedTuple

from language.lists.entries import split_funding
from language.money.amounts import Amount, FoundAmount, amounts_in, find_amounts
from language.text.flatten import flat
from language.text.patterns import any_of, load
from model.location import Location
from model.plan import Cost, CostKind

__all__ = ["FoundAmount", "find_amounts", "parse_cost", "parse_cost_and_funding"]

_NOTHING = re.compile(r"[\s\-.…_/*]*")
_DASHED = re.compile(r"\s*-+\s*")
# "41.670,0 0 zł": the last digit went to the next line of a narrow cell.
_BROKEN_CENTS = re.compile(r"(,\d)\s(\d)(?=\s|$)")
_AND = re.compile(r"\s(?:i|oraz|plus)$")
_SIGNS = " \t\n-–—:;,.()/+="


class _Said(NamedTuple):
    """What a cell says; `used` are the stretches of text that say it."""

    kind: CostKind
    amount: float | None = None
    least: float | None = None
    most: float | None = None
    currency: str | None = None
    used: tuple[tuple[int, int], ...] = ()


_TEXT = _Said("text")


def parse_cost(
    text: str | None, *, header: str | None = None, location: Location | None = None
) -> Cost:
    """What a cell of the cost column says.

    `header` is the heading of the column: "Koszt (zł)" gives numbers their currency, "w tys. zł"
    makes them thousands. An empty cell, a dash and dots are `missing`; "0", "bezkosztowo", "nie
    dotyczy" and "brak" are `none` with amount 0; the unit's own budget without an amount is
    `within_budget`. "do 5 000 zł" is a range with `max` only. Amounts of the same cell that stand
    side by side are added; a price for one person or a year ("200 zł/os.") is `text`, since it is
    not the cost of the action.
    """
    return parse_cost_and_funding(text, header=header, location=location)[0]


def parse_cost_and_funding(
    text: str | None, *, header: str | None = None, location: Location | None = None
) -> tuple[Cost, tuple[str, ...]]:
    """The cost, and the sources named beside an amount: "12 000 zł – budżet powiatu"."""
    if text is None or _is_blank(text):
        typed = text.strip() or None if text else None
        return Cost(text=typed, kind="missing", location=location), ()
    whole = unicodedata.normalize("NFC", text)
    said = _read(_BROKEN_CENTS.sub(r"\1\2 ", flat(whole)), flat(header or ""))
    cost = Cost(
        text=text.strip(),
        amount=said.amount,
        min=said.least,
        max=said.most,
        currency=said.currency,
        kind=said.kind,
        location=location,
    )
    return cost, _funding(whole, said) if said.used else ()


def _is_blank(text: str) -> bool:
    plain = flat(text)
    return bool(_NOTHING.fullmatch(plain) or _pattern("missing").fullmatch(plain.strip(" .-\n")))


def _read(plain: str, header: str) -> _Said:
    plain = _without_words(plain)
    times, currency = _unit_of(header)
    amounts = _amounts(plain, times, currency)
    if amounts:
        said = _from_amounts(plain, amounts)
        if said.kind != "text" or any(amount.stated for amount in amounts):
            return said
    alone = plain.strip(_SIGNS)
    if _pattern("none").search(plain) or _pattern("none_alone").fullmatch(alone):
        return _Said("none", 0.0)
    if _pattern("within_budget").search(plain) and not _pattern("outside").search(plain):
        return _Said("within_budget")
    return _TEXT


def _without_words(plain: str) -> str:
    """The text without the amount in words: "(słownie: pięć tysięcy)" made spaces."""
    said = _pattern("in_words").search(plain)
    if said is None:
        return plain
    end = plain.find(")", said.start())
    end = len(plain) if end < 0 else end
    return plain[: said.start()] + " " * (end - said.start()) + plain[end:]


# ----------------------------------------------------------------------------- amounts


def _unit_of(header: str) -> tuple[int, str | None]:
    """What the heading of the column says of its numbers: "(w tys. zł)" is 1000 and PLN."""
    unit = amounts_in("1 " + match.group()) if (match := _unit_pattern().search(header)) else []
    return (unit[0].multiplier, unit[0].currency) if unit else (1, None)


def _amounts(plain: str, times: int, currency: str | None) -> list[Amount]:
    """The amounts of a cell; numbers alone count only where nothing else in the cell is money."""
    amounts = amounts_in(plain)
    if any(amount.broken for amount in amounts):
        return []
    if not any(amount.stated for amount in amounts):
        if not _is_number_cell(plain, amounts):
            return []
        amounts = amounts_in(plain, thousandths=times > 1)
        return [a._replace(multiplier=times, currency=currency) for a in amounts]
    kept = []
    for index, amount in enumerate(amounts):
        following = amounts[index + 1] if index + 1 < len(amounts) else None
        if not amount.stated and following and _is_tied(plain, amount, following):
            shares = amount.number < following.number
            amount = amount._replace(
                multiplier=following.multiplier if shares else 1, currency=following.currency
            )
        if amount.stated or (following and amount.currency):
            kept.append(amount)
    known = next((amount.currency for amount in kept if amount.currency), currency)
    return [amount._replace(currency=amount.currency or known) for amount in kept]


def _is_tied(plain: str, amount: Amount, following: Amount) -> bool:
    """True when the numbers are the ends of a range: "8–10 tys. zł", "od 8 do 10 tys."."""
    between = plain[amount.end : following.start]
    return bool(_DASHED.fullmatch(between) or between.strip() in ("do", "a"))


def _is_number_cell(plain: str, amounts: list[Amount]) -> bool:
    """True when a cell without a currency is a number, or opens with one: "12 000 – budżet"."""
    if not amounts:
        return False
    lead = _pattern("about").sub(" ", plain[: amounts[0].start])
    lead = _pattern("most").sub(" ", _pattern("least").sub(" ", lead))
    rest = plain[amounts[-1].end :].lstrip(" ")
    sources = (_pattern(name).match(rest) for name in ("about", "within_budget", "outside"))
    opens = not rest or rest[0] in "-(;,\n" or any(sources)
    return not lead.strip(_SIGNS) and bool(opens) and len(amounts) <= 2


def _from_amounts(plain: str, amounts: list[Amount]) -> _Said:
    used = tuple((amount.start, amount.end) for amount in amounts)
    currency = amounts[0].currency
    limits = _limits(plain, amounts)
    if limits:
        low, high = limits
        in_order = low is None or high is None or low < high
        return _Said("range", None, low, high, currency, used) if in_order else _TEXT
    mixed = any(amount.currency != currency for amount in amounts)
    if mixed or _is_choice(plain) or _is_price_of_one(plain, amounts):
        return _TEXT
    amount = amounts[0].value if len(amounts) == 1 else _sum(plain, amounts)
    return _Said("amount" if amount else "none", amount, None, None, currency, used)


def _limits(plain: str, amounts: list[Amount]) -> tuple[float | None, float | None] | None:
    """Least and most where the cell states a range or one end of it."""
    if len(amounts) == 2 and _is_tied(plain, *amounts) and not _is_choice(plain):
        return amounts[0].value, amounts[1].value
    if len(amounts) > 1 or _is_choice(plain) or _is_price_of_one(plain, amounts):
        return None
    before = plain[: amounts[0].start].rstrip()
    value = amounts[0].value
    if value > 0 and (_ends_with(before, "most") or before.endswith(("<", "≤"))):
        return None, value
    return (value, None) if _ends_with(before, "least") or before.endswith((">", "≥")) else None


def _is_choice(plain: str) -> bool:
    """True where one of two amounts is meant: "5 000 lub 6 000 zł", "500/600 zł"."""
    choices = [*_pattern("either").finditer(plain), *re.finditer(r"/", plain)]
    for match in choices:
        before, after = plain[: match.start()].rstrip(), plain[match.end() :].lstrip()
        amount_before = before[-1:].isdigit() or _unit_pattern().search(before[-6:])
        if amount_before and after[:1].isdigit():
            return True
    return False


def _is_price_of_one(plain: str, amounts: list[Amount]) -> bool:
    """True for "200 zł/os.", "500 zł x 4": unless the product is stated too."""
    if "=" in plain[amounts[0].end : amounts[-1].start]:
        return False
    after = plain[amounts[-1].end :].lstrip(" /")
    before = plain[: amounts[0].start].rstrip()
    counted = re.search(r"\d\s*[x*]$", before) is not None or _ends_with(before, "each_before")
    return counted or _pattern("each").match(after) is not None


def _sum(plain: str, amounts: list[Amount]) -> float:
    """The amount of a cell with several: the total where one is named, else their sum."""
    first, last = amounts[0], amounts[-1]
    for amount in amounts:
        if _ends_with(plain[: amount.start].rstrip(" :-="), "total"):
            return amount.value
    if "=" in plain[first.end : last.start]:
        return last.value
    between = plain[first.end : amounts[1].start]
    if _pattern("part").search(between) or between.count("(") > between.count(")"):
        return first.value
    return round(sum(amount.value for amount in amounts), 2)


def _ends_with(before: str, name: str) -> bool:
    """True when these are the last words, words like "około" left aside."""
    trimmed = _pattern("about").sub(lambda match: " " * len(match.group()), before).rstrip(" .:")
    return any(match.end() == len(trimmed) for match in _pattern(name).finditer(trimmed))


# ----------------------------------------------------------------------------- funding


def _funding(whole: str, said: _Said) -> tuple[str, ...]:
    """What stands beside the amounts, as sources: without the words that belong to the amount."""
    plain = _without_words(flat(whole))
    kept = [char if plain[at] != " " else " " for at, char in enumerate(whole)]
    for start, end in said.used:
        start, end = _with_its_words(plain, start, end)
        kept[start:end] = ";" + "\n" * (end - start - 1)
    formula = plain[: said.used[-1][0]].rstrip().endswith("=")
    named = "".join(kept[said.used[-1][1] :] if formula else kept).strip(_SIGNS)
    lead = plain[: _with_its_words(plain, *said.used[0])[0]]
    items = re.search(r"[a-z]{2}", lead) and not _pattern("source").search(lead)
    return tuple(
        entry.strip(_SIGNS)
        for entry in split_funding(named)
        if re.search(r"[^\W\d_]{2}", entry)
        and not _pattern("no_source").fullmatch(flat(entry).strip(_SIGNS))
        and (not items or _pattern("source").search(flat(entry)))
    )


def _with_its_words(plain: str, start: int, end: int) -> tuple[int, int]:
    """The stretch of an amount with "ok.", "łącznie", "brutto" and the like around it."""
    words = [_pattern(name) for name in ("about", "most", "least", "total", "part")]
    moved = True
    while moved:
        before = plain[:start].rstrip(_SIGNS)
        starts = [m.start() for w in words for m in w.finditer(before) if m.end() == len(before)]
        starts += [joint.start() for joint in _AND.finditer(before)]
        moved = bool(starts)
        start = min(starts, default=start)
    after = end + len(plain[end:]) - len(plain[end:].lstrip(_SIGNS))
    match = _pattern("about").match(plain, after)
    return start, match.end() if match else end


@cache
def _pattern(name: str) -> re.Pattern[str]:
    data = load("money")
    return any_of(data["phrases"][name], data["lists"])


@cache
def _unit_pattern() -> re.Pattern[str]:
    data = load("money")
    words = [flat(word) for group in data["currencies"].values() for word in group]
    times = [flat(word) for group in data["multipliers"].values() for word in group]
    money = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    many = "|".join(sorted(map(re.escape, times), key=len, reverse=True))
    return re.compile(
        rf"(?<!\w)(?:(?:{many})(?!\w)\.?\s*)?(?:{money})(?!\w)|(?<!\w)(?:{many})(?!\w)"
    )
