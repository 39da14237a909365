"""Indicators: where they start, where they are to get, in what, and which way is better."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import NamedTuple

from language.morphology import analyse
from language.text.flatten import flat
from language.text.patterns import any_of, load
from model.location import Location
from model.plan import Indicator
from model.text import squeeze

__all__ = ["lower_is_better", "parse_indicator", "parse_value"]

_VALUE = (
    r"(?<![\w.,/])(?P<{name}>\d{{1,3}}(?:[ .]\d{{3}})+(?!\d)|\d+)"
    r"(?P<{name}_part>,\d+|\.\d{{1,2}}(?!\d))?"
    r"(?P<{name}_percent>\s?%|\s?proc\b\.?|\s?procent\w*)?(?![\w/]|[.,]\d)"
)
_FROM = _VALUE.format(name="base")
_TO = _VALUE.format(name="goal")
_WORDS = r"(?:[^\W\d]+\W{1,2}){0,3}"
_ROUGHLY = r"(?:ok\.?\s+|poziomu\s+|co najmniej\s+|min\.?\s+)?"
_ARROW = re.compile(rf"{_FROM}\W{{0,2}}{_WORDS}(?:→|➔|➜|⇒|=>|-+\s?>)\W{{0,2}}{_TO}")
_CHANGE = re.compile(
    rf"(?<!\w)(?P<opening>ze?|od)\s+{_ROUGHLY}{_FROM}\s+(?P<thing>{_WORDS})do\s+{_ROUGHLY}{_TO}"
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
    values = _change(plain) or _labelled(plain) or _target(plain)
    return Indicator(
        text=squeeze(text),
        baseline=values.baseline if values else None,
        target=values.target if values else None,
        unit=_unit(text, plain, values) if values else None,
        location=location,
    )


def parse_value(text: str) -> tuple[float | None, str | None]:
    """The value of a cell that holds one ("60%", "1 500 uczniów") and its unit; else None twice."""
    plain = _measured(flat(unicodedata.normalize("NFC", text)))
    numbers = list(_ANY.finditer(plain))
    if len(numbers) != 1:
        return None, None
    value = _Values(
        None, _number(numbers[0], "goal"), bool(numbers[0]["goal_percent"]), numbers[0].end()
    )
    return value.target, _unit(text, plain, value)


def lower_is_better(text: str) -> bool | None:
    """True when less is better ("skrócenie", "liczba skarg"), None when it is not said."""
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
        plain = pattern.sub(_spaces, plain)
    return plain


def _spaces(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _change(plain: str) -> _Values | None:
    """ "z 71% do 95%", "18% → 55%", and "od 5 do 10" where the text speaks of a change."""
    match = _ARROW.search(plain) or _CHANGE.search(plain)
    if match is None:
        return None
    found = match.groupdict()
    changes = _direction("up").search(plain) or _direction("down").search(plain)
    if found.get("opening") == "od" and not changes:
        return None  # a range
    if found["goal_percent"] and not found["base_percent"] and found.get("thing"):
        return None  # "z 2 szkół do 50%"
    percent = bool(found["base_percent"] or found["goal_percent"])
    return _Values(_number(match, "base"), _number(match, "goal"), percent, match.end())


def _labelled(plain: str) -> _Values | None:
    """ "(baza: 3, cel: 6)", "wartość bazowa 12, wartość docelowa 60", "60 (obecnie 20)"."""
    baseline, target = _after_label(plain, "baseline"), _after_label(plain, "target")
    if baseline is None:
        return None
    percent = bool(baseline["goal_percent"])
    start = _number(baseline, "goal")
    if target:
        percent = percent or bool(target["goal_percent"])
        return _Values(start, _number(target, "goal"), percent, target.end())
    blanked = plain[: baseline.start()] + " " * len(baseline.group()) + plain[baseline.end() :]
    alone = _target(re.sub(r"\([^\d)]*\)", _spaces, blanked))
    if alone is None:
        return _Values(start, None, percent, baseline.end())
    return alone._replace(baseline=start, percent=percent or alone.percent)


def _target(plain: str) -> _Values | None:
    """A target alone."""
    match = _target_number(plain)
    if match is None:
        return None
    return _Values(None, _number(match, "goal"), bool(match["goal_percent"]), _end(match))


def _target_number(plain: str) -> re.Match[str] | None:
    labelled = _after_label(plain, "target")
    if labelled and ":" in plain:
        return labelled
    numbers = list(_ANY.finditer(plain))
    for words in _phrase("at_least").finditer(plain):
        least = _OPENING.match(plain, words.end())
        if least:
            opens = plain[: least.start()].strip().count(" ") <= 1
            return least if opens or len(numbers) == 1 else _ENDING.search(plain)
    opening = _OPENING.match(plain)
    if len(numbers) == 1:
        return _ENDING.search(plain) or opening
    return None if opening else _ENDING.search(plain)


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
