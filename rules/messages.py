"""The words of rules and their findings, by language; kept in messages/<language>.toml."""

from __future__ import annotations

import string
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Literal

from pydantic import Field

from model.base import Frozen
from model.text import plural_form

Language = Literal["pl", "en"]
LANGUAGES: tuple[Language, ...] = ("pl", "en")
FOLDER = Path(__file__).with_name("messages")
_BLANK = "…"


class Words(Frozen):
    """A message says what is wrong and where, a hint what to do."""

    message: str
    hint: str


class Variant(Words):
    """Another message and hint of a rule. `when` says in which case they are used."""

    when: str


class RuleWords(Words):
    """The words of one rule. `title` names the rule in lists; `variants` replace message and hint.

    `what` and `why` explain the rule; None in English, where the rule itself says them.
    Fields in braces are filled from the claim: {quote}, {count}, {section} are always there. A
    number may bring its forms, with # for the number: {count:# miejsce|# miejsca|# miejsc}.
    """

    title: str
    what: str | None = None
    why: str | None = None
    variants: dict[str, Variant] = Field(default_factory=dict)

    def of(self, variant: str | None) -> Words:
        """The words of a variant, or the usual ones for None. Raises KeyError when unknown."""
        return self if variant is None else self.variants[variant]


class Catalogue(Frozen):
    """All words of a language.

    `reasons` say why a rule did not decide; `phrases` join words; `labels`, `severities`,
    `families` and `readers` are for the pages and lists that explain rules, `guide` for the page
    that only this language has.
    """

    rules: dict[str, RuleWords]
    reasons: dict[str, str]
    phrases: dict[str, str]
    labels: dict[str, str]
    severities: dict[str, str]
    families: dict[str, str]
    readers: dict[str, str]
    guide: dict[str, str] = Field(default_factory=dict)


@lru_cache(maxsize=4)
def messages(language: Language) -> Catalogue:
    """The messages in this language."""
    with (FOLDER / f"{language}.toml").open("rb") as file:
        return Catalogue.model_validate(tomllib.load(file))


def filled(text: str, values: Mapping[str, object]) -> str:
    """A message or hint with its fields filled. Raises KeyError for a field without a value.

    >>> filled("{count:# miejsce|# miejsca|# miejsc}", {"count": 22})
    '22 miejsca'
    """
    return text.format_map(
        {key: _Number(each) if isinstance(each, int) else each for key, each in values.items()}
    )


def blanked(text: str) -> str:
    """A message or hint with "…" in place of each field, to show it without a finding.

    >>> blanked("Brak rozdziału „{section}”: {count:# miejsce|# miejsca|# miejsc}.")
    'Brak rozdziału „…”: … miejsc.'
    """
    fields = {name for _, name, _, _ in string.Formatter().parse(text) if name}
    return text.format_map(dict.fromkeys(fields, _Blank())).replace(f"{_BLANK}.", _BLANK)


class _Number(int):
    """An integer whose format may hold the forms of what it counts: three Polish or two English."""

    def __format__(self, forms: str) -> str:
        match forms.split("|"):
            case [one, few, many]:
                form = (one, few, many)[plural_form(self)]
            case [one, many]:
                form = one if self == 1 else many
            case _:
                return super().__format__(forms)
        return form.replace("#", str(int(self)))


class _Blank:
    def __format__(self, forms: str) -> str:
        return forms.rpartition("|")[2].replace("#", _BLANK) or _BLANK
