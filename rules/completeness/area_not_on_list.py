"""area-not-on-list: an area is named, but the template has no such area."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rules.case import Case
from rules.claim import Claim
from rules.evidence.area_names import SECTION
from rules.passages import Passage
from rules.rule import Rule

_QUOTED = re.compile(
    r"\bobszar\w*\b[^„\"“”«.;]{0,60}[„\"“«](?P<name>[^„“”\"»]{6,120})[”\"“»]", re.I
)
_LABELLED = re.compile(
    r"^(?:wybrany |wskazany )?obszar(?: wsparcia| rozwoju)?\s*(?:to|:|[–—-])\s*"
    r"(?P<name>\S.{5,120})$",
    re.IGNORECASE,
)


def check(case: Case) -> Iterator[Claim]:
    """One claim when no area was recognised and the document names something as its area."""
    if case.plan.areas or case.stands(SECTION) is None:
        return
    named = named_otherwise(case)
    if named is not None:
        passage, name = named
        yield Claim(section=SECTION, location=passage.location, quote=name)


def named_otherwise(case: Case) -> tuple[Passage, str] | None:
    """What the section on the area, or else the cover, gives as the name of the area, or None."""
    for passage in (*case.section_passages(SECTION), *case.cover):
        match = _QUOTED.search(passage.text) or _LABELLED.match(passage.text.strip())
        if match:
            return passage, match["name"].strip(" .")
    return None


RULE = Rule(
    name="area-not-on-list",
    code="C106",
    what="The area that the document names is one of the areas of the template.",
    why="An area in the author's own words cannot be assigned to a group of plans.",
    fails="""
        # area (partial: area) | 2. Wybrany obszar wsparcia
        Wybrano obszar „Cyfryzacja procesów dydaktycznych”.
    """,
    passes="""
        area: 2
        # area | 2. Wybrany obszar wsparcia
        Wybrano obszar „Monitorowanie jakości usług edukacyjnych”.
    """,
    check=check,
)
