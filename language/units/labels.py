"""What a submission states about its unit: name, type, powiat, voivodeship, TERYT code.

The statements come from the labelled fields of a form, or from prose ("gmina miejska w powiecie
rypińskim, województwo kujawsko-pomorskie, kod TERYT 0412011").
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from functools import cache

from language.units.forms import powiat_names
from model.plan import UnitType
from model.text import fold
from model.units import load_register

_TERYT = re.compile(r"teryt\D{0,20}(\d[\d \-/]{2,12}\d)", re.IGNORECASE)
_POWIAT = re.compile(
    r"(?<!\w)(?:powiat(?:u|owi|em)?|powiecie|pow\.)[\s:]+([^\W\d_]+(?:\s*-\s*[^\W\d_]+)?(?:\s+[^\W\d_]+)?)",
    re.IGNORECASE,
)
_TYPE = re.compile(
    r"(?<!\w)(?:gmin\w*\s+(?:miejsko|wiejsko)\s?[-\u2010-\u2013]?\s?(?:miejsk|wiejsk)\w+"
    r"|gmin\w*\s+(?:miejsk|wiejsk)\w+|miast\w*\s+na\s+prawach\s+powiatu|gmin\w*\s+i\s+miast\w*)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class UnitLabels:
    """The statements as typed; None where there is none."""

    name: str | None = None
    type: str | None = None
    powiat: str | None = None
    voivodeship: str | None = None
    teryt: str | None = None

    def or_else(self, other: UnitLabels) -> UnitLabels:
        """These statements, completed by those of `other`."""
        return UnitLabels(
            **{
                field.name: getattr(self, field.name) or getattr(other, field.name)
                for field in fields(self)
            }
        )


def labels_in(text: str) -> UnitLabels:
    """The statements of type, powiat, voivodeship and code that a stretch of prose makes.

    The name is left to `language.units.mentions.find_units`.
    """
    type_match, code_match = _TYPE.search(text), _TERYT.search(text)
    powiat = next((words for match in _POWIAT.finditer(text) if (words := _powiat(match[1]))), None)
    region = re.search(r"(?i)\bwoj", text)
    voivodeship = voivodeship_in(text[region.start() :]) if region else None
    return UnitLabels(
        type=type_match.group() if type_match else None,
        powiat=powiat,
        voivodeship=voivodeship,
        teryt=code_match[1].strip() if code_match else None,
    )


def type_in(text: str) -> UnitType | None:
    """The type that the words of a type field name, or None: "gmina wiejsko-miejska", "Miasto"."""
    words = fold(text)
    if "prawach powiatu" in words or "grodzki" in words:
        return "miasto_na_prawach_powiatu"
    if ("miejsk" in words and "wiejsk" in words) or re.search(
        r"\bmiast\w+ i gmin|gmin\w+ i miast", words
    ):
        return "gmina_miejsko_wiejska"
    if "wiejsk" in words:
        return "gmina_wiejska"
    if "powiat" in words and "gmin" not in words:
        return "powiat"
    return "gmina_miejska" if re.search(r"\bmiejsk|\bmiast", words) else None


def named_powiats(text: str) -> set[str]:
    """The names of the powiats that the words name, "powiat" before them or not."""
    words = _powiat(re.sub(r"(?i)^\W*(?:w\s+)?(?:powiat\w*|powiecie|pow\.)\s*", "", text.strip()))
    return {form.name for form in powiat_names(words)} if words else set()


def _powiat(text: str) -> str | None:
    """The first two words, or the first, when they name a powiat."""
    words = text.split()[:2]
    for length in range(len(words), 0, -1):
        name = " ".join(words[:length]).strip(" .,;:()")
        if powiat_names(name):
            return name
    return None


def voivodeship_in(text: str) -> str | None:
    """The voivodeship whose adjective, in any case, stands in the text, the first one; or None."""
    match = _voivodeships().search(fold(text))
    return _voivodeship_names()[match[1]] if match else None


@cache
def _voivodeship_names() -> dict[str, str]:
    return {fold(name)[:-1]: name for name in load_register().voivodeships.values()}


@cache
def _voivodeships() -> re.Pattern[str]:
    stems = "|".join(sorted(_voivodeship_names(), key=len, reverse=True))
    return re.compile(rf"(?<![\w-])({stems})(?:e|iego|iemu|im|ego|emu|m)\b")
