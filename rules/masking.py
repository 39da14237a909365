"""Private data of a submission masked in everything that is written about it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from model.plan import Plan
from rules.evidence.private_data import Found
from rules.privacy import masked

# Whatever is shorter may stand in other texts by chance.
_SHORTEST = 6
_HOLDS = re.compile(r"[\d@]")
# Digits of a telephone number; what stands before them is the code of the country.
_NUMBER = 9
# Parts of a plan that hold no words of its author.
_WORDLESS = frozenset({"location", "places", "related", "extents", "confidence", "start", "end"})


class Masks:
    """What was found private in a document, to be masked wherever it is said again.

    Made of None where that is not known: then what looks private by itself is masked.
    """

    def __init__(self, found: Iterable[Found] | None) -> None:
        self._known = found is not None
        self._masks: dict[str, str] = {}
        for each in found or ():
            item = each.item
            said = each.passage.text[item.start : item.end]
            key = _digits(said)[-_NUMBER:] if item.kind == "phone" else " ".join(said.split())
            if len(key.replace(" ", "")) >= _SHORTEST:
                self._masks[key] = item.masked
        longest_first = sorted(self._masks, key=len, reverse=True)
        patterns = map(_typed, longest_first)
        self._pattern = re.compile("|".join(patterns)) if self._masks else None

    def text(self, text: str) -> str:
        """The text with these data masked, and with what looks private by itself."""
        if not _HOLDS.search(text):
            return text
        if self._pattern is not None:
            text = self._pattern.sub(self._mask, text)
        return masked(text)

    def _mask(self, found: re.Match[str]) -> str:
        said = " ".join(found[0].split())
        return self._masks.get(said) or self._masks[_digits(said)]

    def plan(self, plan: Plan) -> Plan:
        """The plan with its texts masked; itself when the document holds nothing private."""
        if self._known and self._pattern is None:
            return plan
        told = plan.model_dump()
        safe = self._all(told)
        return plan if safe == told else Plan.model_validate(safe)

    def _all(self, value: Any) -> Any:  # noqa: ANN401 - any part of a plan
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, dict):
            return {
                key: each if key in _WORDLESS else self._all(each) for key, each in value.items()
            }
        if isinstance(value, list | tuple):
            return type(value)(self._all(each) for each in value)
        return value


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _typed(said: str) -> str:
    """A pattern of what was found, over line ends too; a telephone number however it is typed."""
    if len(said) == _NUMBER and said.isdecimal():
        return r"(?:(?<!\d)|(?<=48))" + r"[\s().\-\u2010-\u2015]{0,2}".join(said) + r"(?!\d)"
    return r"\s+".join(map(re.escape, said.split()))
