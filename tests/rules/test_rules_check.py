from __future__ import annotations

import dataclasses
import logging

import pytest

import rules.selection
from model.errors import SettingsError
from model.finding import Severity
from model.settings import RuleChoice, Settings
from rules.check import check
from rules.claim import Claim
from rules.digest import rules_digest
from rules.rule import all_rules
from rules.sketch import sketch

SUBMISSION = """
    title: Harmonogram działań rozwojowych
    # area | Wybrany obszar
    Wybrano obszar nr …… na podstawie diagnozy.
    # goals | Cele
    goal 1: Poprawa współpracy
    # schedule | Harmonogram
    - 1.1 | Debata oświatowa | goal: 1 | who: Wójt Gminy | indicator: 80 osób
    - 1.3 | Narady  dyrektorów | goal: 1 | term: xxx
    # monitoring (missing)
"""


def run(text: str, template, **choice):
    plan, document = sketch(text, template)
    return check(plan, document, template, Settings(rules=RuleChoice(**choice)))


def test_findings_come_in_the_order_of_the_document(template) -> None:
    verdict = run(SUBMISSION, template)
    places = [
        (finding.location.block, finding.location.cell or (-1, -1))
        for finding in verdict.findings
        if finding.location is not None
    ]
    assert places == sorted(places)
    assert verdict.findings[0].name == "missing-section"
    assert verdict.findings[0].location is None


def test_the_same_submission_gives_the_same_verdict(template) -> None:
    assert run(SUBMISSION, template) == run(SUBMISSION, template)


def test_a_rule_that_fails_costs_only_itself(template, monkeypatch, caplog) -> None:
    def breaks(case):
        yield Claim(section=None, location=None, quote="before")
        raise KeyError("a secret of the document")

    broken = [
        dataclasses.replace(rule, check=breaks) if rule.name == "hidden-text" else rule
        for rule in all_rules()
    ]
    monkeypatch.setattr(rules.selection, "all_rules", lambda: tuple(broken))
    with caplog.at_level(logging.ERROR):
        verdict = run(SUBMISSION, template)
    assert [(each.name, each.kind) for each in verdict.undecided if each.name == "hidden-text"] == [
        ("hidden-text", "could_not_check")
    ]
    assert "hidden-text" in {finding.name for finding in verdict.findings}
    assert "missing-section" in {finding.name for finding in verdict.findings}
    assert "hidden-text" in caplog.text
    assert "secret" not in caplog.text
    assert all("secret" not in each.reason for each in verdict.undecided)


def test_rules_about_word_files_do_not_apply_to_a_pdf(review) -> None:
    verdict = review("reader: pdf\nDwa  odstępy", "double-space", "hidden-text")
    assert verdict.findings == ()
    assert {(each.name, each.kind) for each in verdict.undecided} == {
        ("double-space", "not_applicable"),
        ("hidden-text", "not_applicable"),
    }


def test_names_of_units_are_not_compared_without_a_unit(review) -> None:
    verdict = review("# monitoring | Monitoring\nWójt Gminy Buk", "foreign-jst-name")
    assert [(each.name, each.kind) for each in verdict.undecided] == [
        ("foreign-jst-name", "could_not_check")
    ]


@pytest.mark.parametrize(
    ("choice", "names"),
    [
        ({"select": ("double-space",)}, {"double-space"}),
        ({"select": ("E301", "S211")}, {"double-space", "numbering-gap"}),
        ({"select": ("editorial",)}, {"double-space"}),
        ({"select": ("editorial", "S211"), "ignore": ("E301",)}, {"numbering-gap"}),
    ],
)
def test_settings_choose_rules(choice, names, template) -> None:
    assert {finding.name for finding in run(SUBMISSION, template, **choice).findings} == names


def test_settings_change_severities(template) -> None:
    text = "# risks (missing)\n# monitoring (missing)"
    severities = {
        "missing-section": Severity.WARNING,
        "missing-section.recommended": Severity.INFO,
    }
    verdict = run(text, template, select=("missing-section",), severity=severities)
    assert [(finding.section, finding.severity) for finding in verdict.findings] == [
        ("monitoring", Severity.WARNING),
        ("risks", Severity.INFO),
    ]


@pytest.mark.parametrize(
    ("choice", "key"),
    [
        ({"select": ("mising-section",)}, "rules.select"),
        ({"ignore": ("E999",)}, "rules.ignore"),
        ({"severity": {"nothing": Severity.INFO}}, "rules.severity.nothing"),
        ({"severity": {"missing-section.nothing": Severity.INFO}}, "missing-section.nothing"),
    ],
)
def test_an_unknown_rule_in_the_settings_is_named(choice, key, template) -> None:
    with pytest.raises(SettingsError, match=key):
        run(SUBMISSION, template, **choice)


def test_no_finding_prints_private_data(template) -> None:
    text = """
        # identification | Dane
        Jan Nowik, tel. prywatny 601 700 112, jan.nowik7@gmail.com, nr ……
        | Kontakt prywatny | 601 700 112 |
    """
    verdict = run(text, template)
    assert {"personal-data", "placeholder-left"} <= {each.name for each in verdict.findings}
    printed = verdict.model_dump_json()
    assert "601 700" not in printed
    assert "jan.nowik7" not in printed


def test_the_digest_is_short_and_stable() -> None:
    assert rules_digest() == rules_digest()
    assert len(rules_digest()) == 12
