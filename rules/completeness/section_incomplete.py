"""section-incomplete: an element lacks part of what the template asks for."""

from __future__ import annotations

from collections.abc import Iterator

from rules.case import Case, cited
from rules.claim import Claim
from rules.evidence.asks import lacking_names
from rules.rule import Rule

_SHOWN = 3
_LONGEST_RISK = 15  # words; a longer paragraph may be a remark
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
    """One claim per partial section, naming what it lacks and no other rule says; one for the
    risks without a response where others have one.
    """
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
    without = [
        risk
        for risk in case.plan.risks
        if risk.response is None and len(risk.text.split()) <= _LONGEST_RISK
    ]
    if 0 < len(without) < len(case.plan.risks):
        yield Claim(
            section="risks",
            location=without[0].location,
            quote=without[0].text,
            subject="risks",
            values={"risks": ", ".join(f"„{cited(risk.text, 70)}”" for risk in without[:_SHOWN])},
            variant="response",
            related=tuple(risk.location for risk in without[1:]),
            count=len(without),
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
