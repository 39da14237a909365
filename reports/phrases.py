"""Values of a plan in words for people: units, sums of money, days, shortened text."""

from __future__ import annotations

import re
from datetime import date

from model.plan import Cost, Indicator, Term, Unit
from model.text import squeeze
from reports.wording import Wording

_NO_BREAK = "\u00a0"
_ISO_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_IN_AMOUNT = re.compile(r"(?<=\d) (?=\d{3}(?!\d)|zł\b|PLN\b)")
_INNER_QUOTES = str.maketrans("„“”", "«»»")


def unit_title(unit: Unit | None, wording: Wording) -> str:
    """The unit as a heading ("Gmina Dwikozy"), or that it was not recognised."""
    if unit is None:
        return wording.say("unit_title.unknown")
    return wording.say(f"unit_title.{unit.type}", name=unit.name)


def unit_facts(unit: Unit, wording: Wording) -> list[str]:
    """Type, powiat, voivodeship and TERYT code of the unit, each in words."""
    facts = [wording.say(f"unit_type.{unit.type}")]
    if unit.powiat and unit.type != "miasto_na_prawach_powiatu":
        facts.append(wording.say("unit.powiat", name=unit.powiat))
    facts.append(wording.say("unit.voivodeship", name=unit.voivodeship))
    facts.append(wording.say("unit.teryt", code=unit.teryt))
    return facts


def money(amount: float, currency: str | None, wording: Wording) -> str:
    """A sum as it is written in the language: "28 400,50 zł", "28,400.50 PLN".

    `currency` None means złoty; groszy are left out when there are none.
    """
    figures = f"{amount:,.2f}".removesuffix(".00")
    if wording.language == "pl":
        figures = figures.replace(",", _NO_BREAK).replace(".", ",")
    unit = currency or "PLN"
    if unit == "PLN" and wording.language == "pl":
        unit = "zł"
    return f"{figures}{_NO_BREAK}{unit}"


def unbroken(text: str) -> str:
    """The text with its amounts held together at line ends: "48 500 zł" with unbreaking spaces."""
    return _IN_AMOUNT.sub(_NO_BREAK, text)


def number(value: float, wording: Wording) -> str:
    """A plain number without needless decimals, with the decimal sign of the language."""
    figures = f"{value:.4f}".rstrip("0").rstrip(".")
    return figures.replace(".", ",") if wording.language == "pl" else figures


def days(start: date | None, end: date | None, wording: Wording) -> str:
    """One day, a stretch or an open stretch in ISO dates; "" when both ends are None."""
    if start and end:
        return start.isoformat() if start == end else f"{start.isoformat()} – {end.isoformat()}"
    if end:
        return wording.say("term.until", end=end.isoformat())
    return wording.say("term.since", start=start.isoformat()) if start else ""


def days_in_text(start: date | None, end: date | None, wording: Wording) -> str:
    """`days` as the language writes them: "01.09.2023–30.06.2025" in Polish."""
    said = days(start, end, wording)
    if wording.language == "pl":
        said = _ISO_DAY.sub(r"\3.\2.\1", said).replace(" – ", "–")
    return said


def term_reading(term: Term, wording: Wording) -> str:
    """How a term was understood: its days, or its kind in words."""
    if term.impossible:
        return wording.say("term.impossible")
    if term.kind == "recurring":
        return wording.say("term.recurring")
    return days(term.start, term.end, wording) or wording.say(f"term.{term.kind}")


def cost_reading(cost: Cost, wording: Wording) -> str:
    """The sum as it was understood, or "" where the document's own words say it all."""
    if cost.kind == "amount" and cost.amount is not None:
        return money(cost.amount, cost.currency, wording)
    if cost.kind == "range" and cost.min is not None and cost.max is not None:
        low, high = number(cost.min, wording), money(cost.max, cost.currency, wording)
        return f"{low}–{high}"
    return wording.say("cost.missing") if cost.kind == "missing" else ""


def indicator_reading(indicator: Indicator, wording: Wording) -> str:
    """From what to what an indicator goes ("40 → 55 %"), or "" when no figure was read."""
    if indicator.baseline is None and indicator.target is None:
        return ""
    ends = [
        wording.say("term.open") if end is None else number(end, wording)
        for end in (indicator.baseline, indicator.target)
    ]
    change = wording.say("plan.indicator_change", baseline=ends[0], target=ends[1])
    return f"{change} {indicator.unit}" if indicator.unit else change


def times(count: int, message: str, wording: Wording) -> str:
    """In how many places a finding is ("7 miejsc"); "" for one, and where the message says it."""
    said = re.search(rf"(?<![\d.,:]){count}(?![.,:]?\d)", message)
    return "" if count == 1 or said else wording.counted("counts.places", count)


def named(text: str, length: int, wording: Wording) -> str:
    """A shortened name in quotation marks; those inside it become the inner ones."""
    inner = shorten(text, length).translate(_INNER_QUOTES)
    return wording.say("place.named", name=inner)


def shorten(text: str, length: int) -> str:
    """The text on one line, cut at a word with "…" when it is longer than `length` characters."""
    line = squeeze(text)
    if len(line) <= length:
        return line
    cut = line[: length - 1]
    return (cut[: cut.rfind(" ")] if " " in cut[length // 2 :] else cut).rstrip(" .,;:–-") + "…"
