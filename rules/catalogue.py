"""The catalogue of rules: the one table where codes, families and severities are seen."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Literal

from pydantic import Field

from model.base import Frozen
from model.finding import Severity, Stage

Family = Literal["completeness", "consistency", "editorial", "publication"]
FAMILIES: tuple[Family, ...] = ("completeness", "consistency", "editorial", "publication")
PATH = Path(__file__).with_name("catalogue.toml")


class Entry(Frozen):
    """One row. `variants` gives the severity of those variants of the rule that weigh otherwise,
    `stages` that of the rule itself at stages where it weighs otherwise. `only` are the stages at
    which the rule runs unless the settings select it; empty means all. `in_batch`: some of its
    findings show only when submissions are reviewed together.

    `since` is the version of the project that brought the rule. Codes and names are never reused.
    """

    code: str
    name: str
    family: Family
    severity: Severity
    since: str
    variants: dict[str, Severity] = Field(default_factory=dict)
    stages: dict[Stage, Severity] = Field(default_factory=dict)
    only: tuple[Stage, ...] = ()
    in_batch: bool = False


@lru_cache(maxsize=1)
def catalogue() -> tuple[Entry, ...]:
    """The rows of catalogue.toml in order."""
    with PATH.open("rb") as file:
        return tuple(Entry.model_validate(row) for row in tomllib.load(file)["rules"])


@lru_cache(maxsize=1)
def entries() -> dict[str, Entry]:
    """The rows by name of rule."""
    return {entry.name: entry for entry in catalogue()}
