"""area-mismatch: two places name different areas of support."""

from __future__ import annotations

from collections.abc import Iterator

from rules.case import Case, shorten
from rules.claim import CannotTell, Claim
from rules.evidence.area_names import SECTION, declared_areas
from rules.rule import Rule


def check(case: Case) -> Iterator[Claim]:
    """One claim per place that declares an area other than the plan's."""
    chosen = {area.value for area in case.plan.areas}
    if not chosen:
        raise CannotTell("no_area_read")
    names = {area.number: area.name for area in case.template.areas}
    seen: set[int] = set()
    for mention in declared_areas(case):
        if mention.number in chosen or mention.number in seen:
            continue
        seen.add(mention.number)
        yield Claim(
            section=mention.passage.section or SECTION,
            location=mention.passage.location,
            quote=shorten(mention.passage.text, 200),
            subject=str(mention.number),
            values={
                "here": names[mention.number],
                "chosen": ", ".join(f"„{names[number]}”" for number in sorted(chosen)),
            },
            related=tuple(area.location for area in case.plan.areas),
        )


RULE = Rule(
    name="area-mismatch",
    code="S201",
    what="The cover, the headers, the field of the form and the justification name the same area.",
    why="The plan would be published under the wrong area.",
    fails="""
        Obszar: udział rodziców w planowaniu, realizacji i ocenie usług edukacyjnych
        # area | 2. Wybrany obszar wsparcia
        Wybrano obszar „Udział mieszkańców i partnerów w usługach edukacyjnych”.
        area: 5
    """,
    passes="""
        Obszar: udział mieszkańców i partnerów w usługach edukacyjnych
        # area | 2. Wybrany obszar wsparcia
        Wybrano obszar „Udział mieszkańców i partnerów w usługach edukacyjnych”.
        Rozważano także obszar „Planowanie budżetowe”.
        area: 5
    """,
    check=check,
)
