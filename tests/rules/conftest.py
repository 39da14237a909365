from __future__ import annotations

from collections.abc import Callable

import pytest

from model.finding import Finding
from model.settings import RuleChoice, Settings
from model.template import Template, load_template
from rules.check import Verdict, check
from rules.sketch import sketch

Review = Callable[..., Verdict]
Found = Callable[[str, str], list[Finding]]


@pytest.fixture(scope="session")
def template() -> Template:
    return load_template()


@pytest.fixture(scope="session")
def review(template: Template) -> Review:
    """The verdict on a sketch: review(sketch, *names of rules, language="pl")."""

    def run(text: str, *names: str, language: str = "pl") -> Verdict:
        plan, document = sketch(text, template)
        settings = Settings(language=language, rules=RuleChoice(select=names))  # type: ignore[arg-type]
        return check(plan, document, template, settings)

    return run


@pytest.fixture(scope="session")
def found(review: Review) -> Found:
    """The findings of one rule on a sketch."""

    def run(name: str, text: str) -> list[Finding]:
        verdict = review(text, name)
        assert not [each for each in verdict.undecided if each.kind == "could_not_check"]
        return list(verdict.findings)

    return run
