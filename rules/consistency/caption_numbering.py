"""caption-numbering: tables, charts, figures or annexes with one number twice, or one left out."""

from __future__ import annotations

from collections.abc import Iterator

from model.text import squeeze
from rules.case import Case, cited
from rules.claim import Claim
from rules.evidence.captioned import captioned
from rules.evidence.references import captions, references
from rules.evidence.series import slips
from rules.rule import Rule


def check(case: Case) -> Iterator[Claim]:
    """One claim per slip.

    A missing number that the text refers to is a missing reference, and one whose caption stands
    away from its table is there.
    """
    series = {kind: numbered for kind, numbered in captioned(case).items() if len(numbered) > 1}
    if not series:
        return
    there = {kind: set(numbers) for kind, numbers in case.once(captions).items()}
    for reference in references(case):
        there[reference.kind].add(reference.number)
    for kind, numbered in series.items():
        for slip in slips(numbered):
            missing = [each for each in slip.missing if each not in there[kind]]
            same = squeeze(slip.thing.text) == squeeze(slip.other.text)
            if (slip.kind == "gap" and not missing) or (slip.kind == "twice" and same):
                continue
            yield Claim(
                section=slip.thing.section,
                location=slip.thing.location,
                quote=squeeze(slip.thing.text),
                values={
                    "caption": cited(slip.thing.text, 110),
                    "other": cited(slip.other.text, 110),
                    "missing": ", ".join(map(str, missing)),
                },
                variant="twice" if slip.kind == "twice" else None,
                related=(slip.other.location,),
            )


RULE = Rule(
    name="caption-numbering",
    code="S219",
    what="Tables, charts, figures and annexes are numbered in turn: no number is left out, none "
    "stands twice.",
    why="The text refers to them by number; with two tables 3 the reader cannot tell which is "
    "meant.",
    fails="""
        # diagnosis | 3. Diagnoza
        Tabela 1. Szkoły podstawowe
        | Szkoła | Uczniowie |
        | Dwikozy | 268 |
        Tabela 1. Wydatki na oświatę
        | Rok | Kwota |
        | 2022 | 731 900 zł |
    """,
    passes="""
        # diagnosis | 3. Diagnoza
        Tabela 1. Szkoły podstawowe
        | Szkoła | Uczniowie |
        | Dwikozy | 268 |
        Tabela 2. Wydatki na oświatę
        | Rok | Kwota |
        | 2022 | 731 900 zł |
    """,
    check=check,
)
