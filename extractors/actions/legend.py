"""A legend of abbreviations by a table: "Odp. – odpowiedzialny, Term. – termin realizacji"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.tables.header_names import STRONG, header_fields
from model.document import Block, Paragraph
from model.template import Template

_ENTRY = re.compile(
    r"(?:^|[,;:(]\s*)(?P<short>[^\W\d_][\w.]{0,9})\s+[–—=-]\s+(?P<full>[^,;]{3,60})"
)


def with_legend(template: Template, blocks: Sequence[Block]) -> Template:
    """The template with the abbreviations that a legend in these blocks gives to its columns."""
    added: dict[str, tuple[str, ...]] = {}
    for short, full in _entries(blocks):
        matches = header_fields(full.strip(" ."), template.columns)
        if len(matches) == 1 and matches[0].score >= STRONG:
            field = matches[0].field
            added[field] = (*added.get(field, ()), short)
    if not added:
        return template
    columns = {field: (*names, *added.get(field, ())) for field, names in template.columns.items()}
    return template.model_copy(update={"columns": columns})


def _entries(blocks: Sequence[Block]) -> Iterator[tuple[str, str]]:
    for block in blocks:
        if isinstance(block, Paragraph) and len(block.text) < 1_000:
            for entry in _ENTRY.finditer(block.text):
                yield entry["short"], entry["full"]
