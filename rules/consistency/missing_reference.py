"""missing-reference: the text sends the reader to a table, chart or annex that is not there."""

from __future__ import annotations

from collections.abc import Iterator

from language.pipeline.entities import is_of_an_act
from rules.case import Case, clip
from rules.claim import Claim
from rules.evidence.references import captions, references
from rules.rule import Rule

_ANY_NUMBER = 99
_NEAR = 150  # letters around a reference among which an act is named


def check(case: Case) -> Iterator[Claim]:
    """One claim per thing referred to that has no caption.

    Where no thing of a kind has a caption, numbers up to how many there are count as found;
    chapters count only where headings are numbered.
    """
    found = captions(case)
    uncaptioned = {
        "table": len(case.tables),
        "chart": len(case.images),
        "figure": len(case.images),
        "annex": 0,
        "chapter": _ANY_NUMBER,
    }
    seen: set[tuple[str, int]] = set()
    for reference in references(case):
        kind, number = reference.kind, reference.number
        there = found[kind] or set(range(1, uncaptioned[kind] + 1))
        if number in there or (kind, number) in seen:
            continue
        text = reference.passage.text
        if _is_of_an_act(text, reference.start, reference.end):
            continue
        seen.add((kind, number))
        yield Claim(
            section=reference.passage.section,
            location=reference.passage.location,
            quote=clip(text, reference.start, reference.end, around=50),
            subject=f"{kind} {number}",
            values={
                "what": text[reference.start : reference.end],
                "there": ", ".join(str(each) for each in sorted(there)),
            },
            variant=None if there else "none",
        )


def _is_of_an_act(text: str, start: int, end: int) -> bool:
    """True for a thing of a legal act that is named beside it."""
    first = max(0, start - _NEAR)
    return is_of_an_act(text[first : end + _NEAR], start - first, end - first)


RULE = Rule(
    name="missing-reference",
    code="S215",
    what="Tables, charts, figures, annexes and chapters that the text refers to by number are in "
    "the document. Annexes to other acts do not count.",
    why="The reader looks in vain, and the facts that the text leans on are not there.",
    fails="""
        # diagnosis | 3. Diagnoza
        Szczegółowe dane przedstawia tabela 1, a przyczyny zestawiono w tabeli 9.
        Tabela 1. Szkoły podstawowe
        | Szkoła | Uczniowie |
        | Dwikozy | 268 |
    """,
    passes="""
        # diagnosis | 3. Diagnoza
        Szczegółowe dane przedstawia tabela 1 (załącznik nr 2 do uchwały Rady Gminy).
        Wymogi podaje tabela 7 części III rozporządzenia Ministra Edukacji z dnia 1 marca 2019 r.
        Tabela 1. Szkoły podstawowe
        | Szkoła | Uczniowie |
        | Dwikozy | 268 |
    """,
    check=check,
)
