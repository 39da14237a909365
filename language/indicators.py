"""Indicators: where they start, where they are to get, in what, and which way is better."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import NamedTuple

from language.flatten import flat
from language.morphology import analyse
from language.patterns import any_of, load
from model.location import Location
from model.plan import Indicator
from model.text import squeeze

__all__ = ["lower_is_better", "parse_indicator", "parse_value"]

_VALUE = (
    r"(?<![\w.,/])(?P<{name}>\d{{1,3}}(?:[ .]\d{{3}})+(?![\d])|\d+)(?P<{name}_part>,\d+|\.\d{{1,2}}(?!\d))?"
    r"(?P<{name}_percent>\s?%|\s?proc\b\.?|\s?procent\w*)?(?![\w/]|[.,]\d)"
)
_FROM = _VALUE.format(name="base")
_TO = _VALUE.format(name="goal")
_WORDS = r"(?:[^\W\d]+\W{1,2}){0,3}"
_ARROW = re.compile(rf"{_FROM}\W{{0,2}}{_WORDS}(?:→|➔|➜|⇒|=>|-+\s?>)\W{{0,2}}{_TO}")
_CHANGE = re.compile(
    rf"(?<!\w)(?P<opening>ze?|od)\s+(?:ok\.?\s+|poziomu\s+)?{_FROM}\s+(?P<thing>{_WORDS})do\s+(?:ok\.?\s+|poziomu\s+|co najmniej\s+|min\.?\s+)?{_TO}"
)
_ENDING = re.compile(rf"(?:\s-\s?|[:=]\s*)(?:{_WORDS})??{_TO}(?P<rest>\D*)$")
_OPENING = re.compile(rf"\W*{_TO}")
_ANY = re.compile(_TO)
# Numbers that say when, and not how much.
_WHEN = re.compile(
    r"\d{1,2}\.\d{1,2}\.\d{4}|(?:19|20)\d\d(?:\s?[/-]\s?\d{2,4})?(?=\s*r(?:\b|ok))"
    r"|(?:rok\w*|lata\w*|szkoln\w*)\s+\d{4}(?:\s?[/-]\s?\d{2,4})?"
    r"|\d{1,2}\.?\s+(?:stycz|lut|marc|kwiet|maj|czerwc|lipc|sierp|wrzes|pazdziernik|listopad|grud)\w*(?:\s+\d{4})?"
)
_DESCRIBING = ("adj", "adja", "adjp", "ppas", "pact", "num", "adjc")
_NOUNS = ("subst", "ger", "depr")


class _Values(NamedTuple):
    """Both values, None where not stated; `after` is where the words of the unit may begin."""

    baseline: float | None
    target: float | None
    percent: bool
    after: int


def parse_indicator(text: str, location: Location | None = None) -> Indicator:
    """Baseline, target and unit of an indicator as typed; None for what is not stated for sure.

    "z 71% do 95%", "(baza: 3, cel: 6)" and "18% → 55%" give both; "liczba szkół – 60", "co
    najmniej 65" and "42 dyrektorów" a target. Of several numbers none is taken ("5 dni otwartych,
    600 uczestników"). The unit is "%" or the base form of what is counted ("szkoła").
    """
    plain = _measured(flat(unicodedata.normalize("NFC", text)))
    values = _both(plain) or _target(plain)
    return Indicator(
        text=squeeze(text),
        baseline=values.baseline if values else None,
        target=values.target if values else None,
        unit=_unit(text, plain, values) if values else None,
        location=location,
    )


def parse_value(text: str) -> tuple[float | None, str | None]:
    """The value of a cell that holds one ("60%", "ok. 1 500 uczniów") and its unit, or None twice."""
    plain = _measured(flat(unicodedata.normalize("NFC", text)))
    numbers = list(_ANY.finditer(plain))
    if len(numbers) != 1:
        return None, None
    value = _Values(
        None, _number(numbers[0], "goal"), bool(numbers[0]["goal_percent"]), numbers[0].end()
    )
    return value.target, _unit(text, plain, value)


def lower_is_better(text: str) -> bool | None:
    """True when less is better ("spadek", "skrócenie", "liczba skarg"), None when it is not said."""
    plain = flat(text)
    up = _direction("up").search(plain)
    down = _direction("down").search(plain)
    if up and down:
        return down.start() < up.start()
    if up or down:
        return down is not None
    return True if _direction("worse_when_more").search(plain) else None


# ------------------------------------------------------------------------------- values


def _measured(plain: str) -> str:
    """The text with numbers that are no values (dates, "nr 5", "w skali 1–5") made spaces."""
    for pattern in (_WHEN, _not_values()):
        plain = pattern.sub(lambda match: " " * len(match.group()), plain)
    return plain


def _both(plain: str) -> _Values | None:
    """Baseline and target where the text gives the pair."""
    match = _ARROW.search(plain) or _CHANGE.search(plain)
    if match:
        spoken = match.groupdict().get("opening") == "od"
        if spoken and not (_direction("up").search(plain) or _direction("down").search(plain)):
            return None  # "od 5 do 10 osób" is a range and no change
        percent = bool(match["base_percent"] or match["goal_percent"])
        if match["goal_percent"] and not match["base_percent"] and match.groupdict().get("thing"):
            return None  # "z 2 szkół do 50%"
        return _Values(_number(match, "base"), _number(match, "goal"), percent, match.end())
    baseline, target = _after_label(plain, "baseline"), _after_label(plain, "target")
    if baseline is None:
        return None
    percent = bool(baseline["goal_percent"])
    start = _number(baseline, "goal")
    if target:
        percent = percent or bool(target["goal_percent"])
        return _Values(start, _number(target, "goal"), percent, target.end())
    blanked = plain[: baseline.start()] + " " * len(baseline.group()) + plain[baseline.end() :]
    alone = _target(re.sub(r"\([^\d)]*\)", lambda m: " " * len(m.group()), blanked))
    if alone is None:
        return _Values(start, None, percent, baseline.end())
    return alone._replace(baseline=start, percent=percent or alone.percent)


def _target(plain: str) -> _Values | None:
    """A target alone."""
    labelled = _after_label(plain, "target")
    numbers = list(_ANY.finditer(plain))
    least = [
        match
        for m in _phrase("at_least").finditer(plain)
        if (match := _OPENING.match(plain, m.end()))
    ]
    opening = _OPENING.match(plain)
    if labelled and ":" in plain:
        match: re.Match[str] | None = labelled
    elif least and (len(numbers) == 1 or not plain[: least[0].start()].strip().count(" ") > 1):
        match = least[0]
    elif len(numbers) == 1:
        match = _ENDING.search(plain) or opening
    else:
        match = _ENDING.search(plain) if not opening else None
    if match is None:
        return None
    return _Values(None, _number(match, "goal"), bool(match["goal_percent"]), _end(match))


def _after_label(plain: str, name: str) -> re.Match[str] | None:
    """The number right after the first label of this kind that has one."""
    for label in _phrase(name).finditer(plain):
        if match := re.compile(rf"\W{{0,3}}(?:to|wynosi|ok\.?)?\s?{_TO}").match(plain, label.end()):
            return match
    return None


def _end(match: re.Match[str]) -> int:
    return max(match.end("goal"), match.end("goal_part"))


def _number(match: re.Match[str], name: str) -> float:
    whole = re.sub(r"[ .]", "", match[name])
    return float(whole + (match[f"{name}_part"] or "").replace(",", "."))


# --------------------------------------------------------------------------------- unit


def _unit(text: str, plain: str, values: _Values) -> str | None:
    """ "%", or the base form of what is counted: after the number, else after "liczba"."""
    if values.percent:
        return "%"
    text = unicodedata.normalize("NFC", text)
    counted = _phrase("counted").search(plain)
    after = _noun(text[values.after :], ("gen", "nom"))
    return after or (_noun(text[counted.end() :], ("gen",)) if counted else None)


def _noun(text: str, cases: tuple[str, ...]) -> str | None:
    """The base form of the noun that the text opens with, adjectives left aside; else None.

    Of several readings the first of `cases` wins, and a plain noun before a verbal one: "kart" is
    of "karta", "spotkań" of "spotkanie".
    """
    for word in re.findall(r"[^\W\d_]+|[^\s\w]", text)[:4]:
        readings = analyse(word)
        describes = any(reading.part in _DESCRIBING for reading in readings)
        nouns = [
            reading
            for case in cases
            for part in _NOUNS
            for reading in readings
            if reading.part == part and reading.has(case)
        ]
        if nouns and not describes:
            return nouns[0].lemma
        if not describes:
            return None
    return None


# ------------------------------------------------------------------------------ phrases


@cache
def _phrase(name: str) -> re.Pattern[str]:
    data = load("indicators")
    return any_of(data["phrases"][name], data["lists"])


@cache
def _direction(name: str) -> re.Pattern[str]:
    return any_of(load("indicators")["direction"][name], {})


@cache
def _not_values() -> re.Pattern[str]:
    words = any_of(load("indicators")["phrases"]["not_a_value"], {}).pattern
    return re.compile(rf"{words}[\s.]{{0,2}}\d+(?:\s?(?:[-,]|do)\s?\d+)*")
