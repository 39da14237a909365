"""What a rule is, and where the rules are found."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from model.document import ReaderName
from rules.case import Case
from rules.catalogue import Entry, catalogue
from rules.claim import Claim

Check = Callable[[Case], Iterator[Claim]]
WORD_READERS: tuple[ReaderName, ...] = ("word", "office")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `fails` and `passes` are sketches (see `rules.sketch`) that the tests run.

    `readers` names the readers whose documents show what the rule looks for; empty means all.
    """

    name: str
    code: str
    what: str
    why: str
    fails: str
    passes: str
    check: Check
    readers: tuple[ReaderName, ...] = ()

    def applies_to(self, reader: ReaderName) -> bool:
        """True when a document of this reader can show what the rule looks for."""
        return not self.readers or reader in self.readers


@lru_cache(maxsize=1)
def all_rules() -> tuple[Rule, ...]:
    """Every rule of the catalogue, in its order.

    Raises ModuleNotFoundError or AttributeError when an entry has no rule behind it.
    """
    return tuple(_load(entry) for entry in catalogue())


def _load(entry: Entry) -> Rule:
    module = importlib.import_module(f"rules.{entry.family}.{entry.name.replace('-', '_')}")
    rule: Rule = module.RULE
    return rule
