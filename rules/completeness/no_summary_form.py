"""no-summary-form: none of the forms of summary was chosen."""

from __future__ import annotations

from collections.abc import Iterator

from rules.case import Case, shorten
from rules.claim import Claim
from rules.rule import Rule

SECTION = "summary_form"


def check(case: Case) -> Iterator[Claim]:
    """One claim when the section stands but names none of the template's forms."""
    section = case.stands(SECTION)
    if section is None or case.plan.summary_form is not None:
        return
    if case.is_untouched(SECTION):  # that is said by empty-section
        return
    content = case.section_passages(SECTION)
    quote = shorten(content[0].text, 200) if content else section.heading
    yield Claim(
        section=SECTION,
        location=section.location,
        quote=quote,
        subject="",
        values={"forms": ", ".join(form.name for form in case.template.summary_forms)},
    )


RULE = Rule(
    name="no-summary-form",
    code="C114",
    what="One of the forms of summary in the template is chosen.",
    why="The unit owes the programme one of these forms at the end; the publisher plans for it.",
    fails="""
        # summary_form (partial) | 11. Forma podsumowania wdrożenia
        Podsumowanie nastąpi podczas spotkania zespołu z dyrektorami.
    """,
    passes="""
        # summary_form | 11. Forma podsumowania wdrożenia
        Wdrożenie podsumujemy w formie opisu dobrej praktyki samorządowej.
        summary: good_practice
    """,
    check=check,
)
