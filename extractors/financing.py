"""The stated total of costs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.elements import match_label
from extractors.flow import Line, table_rows
from language.money import find_amounts
from model.document import Table
from model.plan import Extracted
from model.template import Template
from model.text import squeeze

_TOTAL = re.compile(
    r"\b(?:łączn\w+|całkowit\w+|ogóln\w+|razem|ogółem|suma|sumie)\b[^.;]{0,60}?\b(?:koszt\w*|nakład\w*|budżet\w*|kwot\w*|wydatk\w*|środk\w*)"
    r"|\b(?:koszt\w*|nakład\w*|budżet\w*)\b[^.;]{0,60}?\b(?:łącznie|ogółem|razem|w sumie|całkowit\w+)"
    r"|\b(?:koszt|koszty|budżet)\s+(?:\w+\s+){0,4}?(?:wynosi|wynoszą|wyniesie|wyniosą|oszacowano|szacuje się)"
    r"|\b(?:razem|łącznie|ogółem)\s*[:–-]",
    re.IGNORECASE,
)


def read_cost_total(lines: Sequence[Line], template: Template) -> Extracted[float] | None:
    """The total cost that a section states, in PLN: in a sentence, or in a row of totals."""
    return next(_totals(lines, template), None)


def _totals(lines: Sequence[Line], template: Template) -> Iterator[Extracted[float]]:
    after_label = False
    for line in lines:
        if isinstance(line.block, Table):
            yield from _table_total(line.block, template)
            continue
        text = line.text
        stated = _TOTAL.search(text)
        start = stated.end() if stated else 0 if after_label else None
        if start is not None:
            amounts = find_amounts(text[start:])
            if amounts:
                yield _extracted(amounts[0][0], text, line, 0.95)
        after_label = line.form_label and match_label(text, template) == "cost_total"


def _table_total(table: Table, template: Template) -> Iterator[Extracted[float]]:
    for row in reversed(table_rows(table)):
        if match_label(squeeze(row[0].text), template) != "cost_total":
            continue
        for cell in reversed(row[1:]):
            amounts = find_amounts(squeeze(cell.text), bare=True)
            if amounts:
                yield Extracted(
                    value=float(amounts[-1][0]),
                    text=squeeze(cell.text),
                    location=cell.location,
                    confidence=0.95,
                )
                return


def _extracted(amount: float, text: str, line: Line, confidence: float) -> Extracted[float]:
    return Extracted(
        value=float(amount), text=text, location=line.location, confidence=confidence
    )
