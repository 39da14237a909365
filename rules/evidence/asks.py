"""What the template asks a complete element to hold, in words."""

from __future__ import annotations

from collections.abc import Iterable

from rules.case import Case


def lacking_names(case: Case, section_id: str, asks: Iterable[str]) -> str:
    """The names of these asks of an element, in the language of the settings, joined by commas.

    An ask that the template does not know is named by its id.
    """
    polish = case.settings.language == "pl"
    names = {
        ask.id: ask.pl if polish else ask.en
        for element in case.template.elements
        if element.id == section_id
        for ask in element.asks
    }
    return ", ".join(names.get(ask, ask) for ask in asks)
