"""The form in which the unit will sum up the implementation."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import cast

from extractors.content.choices import Choice, read_choices
from extractors.layout.flow import Line
from language.text.phrases import find_phrase
from model.plan import Extracted, SummaryForm
from model.template import Template
from model.text import squeeze


def read_summary_form(
    lines: Sequence[Line], template: Template, confidence: float = 0.97
) -> Extracted[SummaryForm] | None:
    """The chosen form: a choice from a list, or the first form named; None when none is."""
    choices = read_choices(lines, lambda text: find_form(text, template) is not None)
    named = (Choice(line.text, line.location) for line in lines)
    for choice in choices.chosen if choices.offered else named:
        form = find_form(choice.text, template)
        if form:
            return Extracted(
                value=cast("SummaryForm", form),
                text=squeeze(choice.text),
                location=choice.location,
                confidence=confidence,
            )
    return None


def find_form(text: str, template: Template) -> str | None:
    """The id of the form named first in a text, or None."""
    found = [
        (span[0], -len(name), form)
        for form, name in _names(template)
        if (span := next(find_phrase(name, text), None))
    ]
    return min(found)[2] if found else None


@lru_cache(maxsize=8)
def _names(template: Template) -> tuple[tuple[str, str], ...]:
    return tuple((form.id, name) for form in template.summary_forms for name in form.names)
