"""The title of the document."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.layout.elements import join_spaced
from extractors.layout.flow import Line
from extractors.layout.headings import names_document
from model.document import Paragraph
from model.plan import Extracted
from model.template import Template
from model.text import fold, squeeze

_LINES = 40
_TITLE_STYLES = ("title", "tytul")
_WORDS_MAX = 40


def read_title(lines: Sequence[Line], template: Template) -> Extracted[str] | None:
    """The line in the title style, or the first that calls the document an HDR; else None."""
    opening = lines[:_LINES]
    styled = (line for line in opening if _has_title_style(line) and line.text)
    called = (line for line in opening if _calls_itself(line.text, template))
    line = next(styled, None) or next(called, None)
    if line is None:
        return None
    text = join_spaced(line.text)
    return Extracted(value=squeeze(text), text=text, location=line.location, confidence=0.95)


def _has_title_style(line: Line) -> bool:
    style = line.block.style if isinstance(line.block, Paragraph) else None
    return style is not None and fold(style) in _TITLE_STYLES


def _calls_itself(text: str, template: Template) -> bool:
    return len(text.split()) <= _WORDS_MAX and names_document(text, template)
