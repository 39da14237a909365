"""monitoring-incomplete: how, how often or by whom the plan is monitored is not said."""

from __future__ import annotations

from collections.abc import Iterator

from model.plan import Section
from model.text import fold
from rules.case import Case, shorten
from rules.claim import Claim
from rules.evidence.asks import lacking_names
from rules.passages import Passage
from rules.rule import Rule

SECTION = "monitoring"


def check(case: Case) -> Iterator[Claim]:
    """One claim when the section holds something, but not all that the template asks for."""
    section = case.stands(SECTION)
    if section is None or section.status == "empty":
        return
    lacking = _lacking(section, case)
    if lacking:
        content = case.section_passages(SECTION)
        field = _field(lacking, content, case)
        own = content if SECTION not in case.sections.shared else ()
        shown = field or (own[0] if own else None)
        yield Claim(
            section=SECTION,
            location=field.location if field else section.location,
            quote=shorten(shown.text, 200) if shown else section.heading,
            subject="",
            values={"lacking": lacking_names(case, SECTION, lacking)},
        )


def _field(lacking: tuple[str, ...], content: tuple[Passage, ...], case: Case) -> Passage | None:
    """The label of a field of a form that was to hold what is lacking, or None."""
    labels = {fold(label) for ask in lacking for label in case.template.labels.get(ask, ())}
    return next((each for each in content if fold(each.text).rstrip(" :") in labels), None)


def _lacking(section: Section, case: Case) -> tuple[str, ...]:
    if section.lacking:
        return section.lacking
    if section.status != "partial" or case.plan.monitoring is None:
        return ()
    found = case.plan.monitoring
    fields = {"how": found.how, "frequency": found.frequency, "responsible": found.responsible}
    return tuple(ask for ask, value in fields.items() if value is None)


RULE = Rule(
    name="monitoring-incomplete",
    code="C116",
    what="The section on monitoring says how the implementation is followed, how often and who "
    "does it.",
    why="Monitoring that nobody does at any set time does not happen.",
    fails="""
        # monitoring (partial: frequency, responsible) | Monitoring i ewaluacja
        Monitoring będzie prowadzony na podstawie arkusza analitycznego.
    """,
    passes="""
        # monitoring | Monitoring i ewaluacja
        Co kwartał Kierownik Referatu Oświaty wypełnia arkusz analityczny.
    """,
    check=check,
)
