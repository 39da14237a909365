"""The words of findings, by language and rule; kept in messages/<language>.toml."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Literal

from pydantic import Field

from model.base import Frozen

Language = Literal["pl", "en"]
LANGUAGES: tuple[Language, ...] = ("pl", "en")
FOLDER = Path(__file__).with_name("messages")


class Words(Frozen):
    """A message says what is wrong and where, a hint what to do."""

    message: str
    hint: str


class RuleWords(Words):
    """The words of one rule. `title` names the rule in lists; `variants` replace message and hint.

    Fields in braces are filled from the claim: {quote}, {count}, {section} are always there.
    """

    title: str
    variants: dict[str, Words] = Field(default_factory=dict)

    def of(self, variant: str | None) -> Words:
        """The words of a variant, or the usual ones for None. Raises KeyError when unknown."""
        return self if variant is None else self.variants[variant]


class Catalogue(Frozen):
    """All messages of a language. `reasons` say why a rule did not decide; `phrases` join words."""

    rules: dict[str, RuleWords]
    reasons: dict[str, str]
    phrases: dict[str, str]


@lru_cache(maxsize=4)
def messages(language: Language) -> Catalogue:
    """The messages in this language."""
    with (FOLDER / f"{language}.toml").open("rb") as file:
        return Catalogue.model_validate(tomllib.load(file))
