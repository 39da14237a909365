"""empty-section: a heading with nothing of the author's under it."""

from __future__ import annotations

from collections.abc import Iterator

from rules.case import Case
from rules.claim import Claim
from rules.rule import Rule


def check(case: Case) -> Iterator[Claim]:
    """One claim per element whose section is empty; recommended ones weigh less."""
    required = {element.id: element.required for element in case.template.elements}
    for section in case.plan.sections:
        if section.status == "empty":
            yield Claim(
                section=section.id,
                location=section.location,
                quote=section.heading,
                subject="",
                variant=None if required.get(section.id, True) else "recommended",
            )


RULE = Rule(
    name="empty-section",
    code="C102",
    what="Under the heading of every element stands something that the author wrote, not only an "
    "instruction of the form, a placeholder or nothing.",
    why="An empty heading tells the reader that the work was not done.",
    fails="""
        # implementation (empty) | H. Kierunki wdrożenia, narzędzia i rozwiązania zarządcze
        Należy wskazać kierunki wdrożenia oraz wybrane narzędzia i rozwiązania zarządcze.
    """,
    passes="""
        # implementation | H. Kierunki wdrożenia, narzędzia i rozwiązania zarządcze
        Narzędziem wdrożenia będzie karta działania aktualizowana co kwartał.
    """,
    check=check,
)
