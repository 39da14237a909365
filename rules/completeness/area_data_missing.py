"""area-data-missing: the diagnosis lacks data that belong to the chosen area."""

from __future__ import annotations

import re
from collections.abc import Iterator

from model.text import fold
from rules.case import Case
from rules.claim import Claim
from rules.rule import Rule

SECTION = "diagnosis"


def check(case: Case) -> Iterator[Claim]:
    """One claim per chosen area, naming all that is not found in the diagnosis.

    None for an empty diagnosis, one without any figures, or several areas: other rules say so.
    """
    section = case.stands(SECTION)
    if section is None or section.status == "empty" or "data" in section.lacking:
        return
    text = fold(" \n".join(passage.text for passage in case.section_passages(SECTION)))
    chosen = {area.value for area in case.plan.areas}
    if len(chosen) > 1:
        return
    for area in case.template.areas:
        if area.number not in chosen:
            continue
        missing = [
            datum
            for datum in area.diagnosis_data
            if datum.words and not any(re.search(each, text) for each in datum.words)
        ]
        if missing:
            polish = case.settings.language == "pl"
            yield Claim(
                section=SECTION,
                location=section.location,
                quote=section.heading,
                subject=f"{area.number} {' '.join(datum.id for datum in missing)}",
                values={
                    "area": area.name,
                    "data": ", ".join(each.pl if polish else each.en for each in missing),
                },
            )


RULE = Rule(
    name="area-data-missing",
    code="C122",
    what="The diagnosis holds the data that a plan in the chosen area leans on. Which these are is "
    "listed in the template file, by area; the list is an assumption.",
    why="Without these data nobody can see later whether the plan changed anything in its area.",
    fails="""
        # area | 2. Obszar
        area: 4
        # diagnosis | 3. Diagnoza
        Gmina prowadzi 4 szkoły podstawowe, do których uczęszcza 612 uczniów.
    """,
    passes="""
        # area | 2. Obszar
        area: 4
        # diagnosis | 3. Diagnoza
        Do 4 szkół uczęszcza 612 uczniów. Wydatki na oświatę wyniosły w 2022 r. 9,8 mln zł, a
        subwencja oświatowa 6,1 mln zł. Wydatki na jednego ucznia wynoszą 16 tys. zł.
    """,
    check=check,
)
