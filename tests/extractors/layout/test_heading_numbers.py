"""Large numbers set beside headings."""

from __future__ import annotations

from extractors.layout.flow import flow
from extractors.layout.headings import find_headings
from model.document import Document


def test_a_number_alone_heads_nothing(line, template):
    blocks = [line("**Ryzyka"), line("**10"), line("Awaria systemu; kopia zapasowa.")]
    lines = flow(Document(reader="pdf", blocks=tuple(blocks)), template)
    assert [heading.text for heading in find_headings(lines, template)] == ["Ryzyka"]
