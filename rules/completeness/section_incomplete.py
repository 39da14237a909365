"""section-incomplete: an element lacks part of what the template asks for."""

from __future__ import annotations

from collections.abc import Iterator

from rules.case import Case
from rules.claim import Claim
from rules.evidence.asks import lacking_names
from rules.rule import Rule

# What these lack is said by rules of their own.
_ELSEWHERE = {
    "schedule": None,
    "monitoring": None,
    "period": None,
    "summary_form": None,
    "area": {"area"},
    "diagnosis": {"data"},
    "goals": {"main_goal"},
}


def check(case: Case) -> Iterator[Claim]:
    """One claim per partial section, naming what it lacks and no other rule says."""
    for section in case.plan.sections:
        said = _ELSEWHERE.get(section.id, set())
        if section.status != "partial" or said is None:
            continue
        lacking = [ask for ask in section.lacking if ask not in said]
        if lacking:
            yield Claim(
                section=section.id,
                location=section.location,
                quote=section.heading,
                subject=" ".join(lacking),
                values={"lacking": lacking_names(case, section.id, lacking)},
            )


RULE = Rule(
    name="section-incomplete",
    code="C118",
    what="The sections hold all that the template asks for: team and advisers, why the area was "
    "chosen, conclusions of the diagnosis, responses to risks, a total of costs.",
    why="Each of these is looked for by those who compare and use plans.",
    fails="""
        # identification (partial: advisers) | 1. Dane jednostki
        Gmina Dwikozy, powiat sandomierski.
    """,
    passes="""
        # identification | 1. Dane jednostki
        Gmina Dwikozy, powiat sandomierski. Doradcy: Ewa Karolczyk.
    """,
    check=check,
)
