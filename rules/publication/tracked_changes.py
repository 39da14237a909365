"""tracked-changes: insertions and deletions that nobody accepted or rejected."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.document import Mark
from rules.case import Case, cited, shorten
from rules.claim import Claim
from rules.evidence.marks import common_section
from rules.rule import WORD_READERS, Rule

_SHOWN = 3
# White space and marks at the ends of a change say little of it.
_ENDS = " \t\n\u00a0,;:.–-"


def check(case: Case) -> Iterator[Claim]:
    """One claim for the whole document."""
    marks = case.document.marks_of("insertion", "deletion")
    formatted = case.document.marks_of("formatting")
    if not marks:
        yield from _of_format(case, formatted)
        return
    inserted = [mark for mark in marks if mark.kind == "insertion"]
    shown = [mark for mark in (*inserted, *marks) if mark.text.strip(_ENDS)]
    texts = list(dict.fromkeys(cited(mark.text.strip(_ENDS), 60) for mark in shown))[:_SHOWN]
    yield Claim(
        section=common_section(case, marks),
        location=marks[0].location,
        quote=shown[0].text.strip() if shown else None,
        subject="",
        values={
            "texts": ", ".join(f"„{text}”" for text in texts),
            "insertions": sum(mark.kind == "insertion" for mark in marks),
            "deletions": sum(mark.kind == "deletion" for mark in marks),
        },
        variant=None if texts else "untold",
        related=tuple(mark.location for mark in (*marks[1:], *formatted)),
        count=len(marks) + len(formatted),
    )


def _of_format(case: Case, marks: Sequence[Mark]) -> Iterator[Claim]:
    """One claim where nothing but the look of words was changed."""
    if marks:
        quoted = [mark.text for mark in marks if mark.text.strip()]
        yield Claim(
            section=common_section(case, marks),
            location=marks[0].location,
            quote=shorten(quoted[0]) if quoted else None,
            subject="",
            variant="formatting",
            related=tuple(mark.location for mark in marks[1:]),
            count=len(marks),
        )


RULE = Rule(
    name="tracked-changes",
    code="P402",
    what="All tracked changes are accepted or rejected.",
    why="Whoever opens the published file sees what was crossed out, and by whom.",
    fails="""
        Komisja dwukrotnie prosiła o porównanie pracy szkół.
        mark deletion: trzy razy
        mark insertion: dwukrotnie
    """,
    passes="""
        Komisja dwukrotnie prosiła o porównanie pracy szkół.
    """,
    check=check,
    readers=WORD_READERS,
)
