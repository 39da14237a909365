"""A kind of layout, and the plans that kinds are shown with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.layouts.draft import Draft


@dataclass(frozen=True)
class Kind:
    name: str
    content: str
    write: Callable[[Draft], None]
    own_words: bool = False
    unscored: tuple[str, ...] = ()  # elements whose status an editor could argue about


TOWN, RURAL, CITY = "augustow-miasto", "augustow-gmina", "jelenia-gora"
POWIAT, PLAIN, URBAN_RURAL, SHORT = (
    "powiat-swidnicki",
    "powiat-bieszczadzki",
    "cmielow",
    "wielka-wies",
)
