"""Where marks of a Word file stand."""

from __future__ import annotations

from collections.abc import Sequence

from model.document import Mark
from rules.case import Case


def common_section(case: Case, marks: Sequence[Mark]) -> str | None:
    """The element of the template that all marks stand in, or None."""
    sections = {case.section_at(mark.location) for mark in marks}
    return sections.pop() if len(sections) == 1 else None
