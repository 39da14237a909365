"""The stated total of costs."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from extractors.actions.totals import stated_total
from extractors.layout.elements import match_label
from extractors.layout.flow import Line
from language.money.costs import find_amounts
from model.plan import Extracted
from model.template import Template

_FILE = Path(__file__).parent / "data" / "financing.toml"


def read_cost_total(lines: Sequence[Line], template: Template) -> Extracted[float] | None:
    """The cost of all actions together that a section states, in PLN, or None.

    A row or line of totals is believed first, then a field of a form, then a sentence.
    """
    stated = stated_total([line.block for line in lines], template)
    return stated or next(_in_sentences(lines, template), None)


def _in_sentences(lines: Sequence[Line], template: Template) -> Iterator[Extracted[float]]:
    behind_label = False
    for line in lines:
        announced = _pattern("total").search(line.text)
        start = announced.end() if announced else 0 if behind_label else None
        amounts = find_amounts(line.text[start:]) if start is not None else []
        if amounts:
            yield Extracted(
                value=float(amounts[0].amount),
                text=line.text,
                location=line.location,
                confidence=0.95,
            )
        behind_label = line.form_label and match_label(line.text, template) == "cost_total"


def names_source(text: str) -> bool:
    """True when the text names where money comes from, or says that none is needed."""
    return _pattern("source").search(text) is not None


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    patterns = tomllib.loads(_FILE.read_text(encoding="utf-8"))[kind]
    return re.compile("|".join(patterns), re.IGNORECASE)
