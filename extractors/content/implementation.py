"""Directions of implementation, tools and management solutions."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.layout.flow import Line
from extractors.layout.pieces import groups, listed
from language.text.form import authored_words
from model.plan import Extracted
from model.template import Template

_WORDS_MIN = 2


def read_implementation(lines: Sequence[Line], template: Template) -> tuple[Extracted[str], ...]:
    """The tools a section lists; where it lists none, its paragraphs."""
    return tuple(
        Extracted(
            value=piece.text.rstrip(" ;,."),
            text=piece.text,
            location=piece.location,
            confidence=0.85,
        )
        for group in groups(lines, template)
        for piece in listed(group.pieces, template)
        if authored_words(piece.text, template) >= _WORDS_MIN
    )
