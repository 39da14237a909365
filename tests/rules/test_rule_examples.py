from __future__ import annotations

import pytest

from rules.rule import Rule, all_rules

RULES = pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.name)


@RULES
@pytest.mark.parametrize("language", ["pl", "en"])
def test_the_failing_example_fails(rule: Rule, language: str, review) -> None:
    verdict = review(rule.fails, rule.name, language=language)
    assert not verdict.undecided
    assert {finding.name for finding in verdict.findings} == {rule.name}
    for finding in verdict.findings:
        assert "{" not in finding.message + finding.hint


@RULES
def test_the_passing_example_passes(rule: Rule, review) -> None:
    verdict = review(rule.passes, rule.name)
    assert verdict.findings == ()
    assert verdict.undecided == ()
