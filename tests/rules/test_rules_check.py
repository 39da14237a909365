from __future__ import annotations

import dataclasses
import logging

import pytest

import rules.selection
from model.errors import SettingsError
from model.finding import Severity
from model.settings import RuleChoice, Settings
from rules.catalogue import catalogue
from rules.check import check
from rules.claim import Claim
from rules.digest import rules_digest
from rules.rule import all_rules
from rules.selection import choose
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


def run(text: str, template, stage="submission", **choice):
    plan, document = sketch(text, template)
    settings = Settings(stage=stage, rules=RuleChoice.model_validate(choice))
    return check(plan, document, template, settings)


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
    verdict = review("reader: pdf\nDwa  odstępy", "double-space", "tracked-changes")
    assert verdict.findings == ()
    assert {(each.name, each.kind) for each in verdict.undecided} == {
        ("double-space", "not_applicable"),
        ("tracked-changes", "not_applicable"),
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
        ({"select": ("double-*", "S2??"), "ignore": ("S20*",)}, {"double-space", "numbering-gap"}),
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


def test_what_the_settings_leave_out_is_named(template) -> None:
    verdict = run(SUBMISSION, template, ignore=("editorial", "missing-section"))
    left_out = {entry.name for entry in catalogue() if entry.family == "editorial"}
    later = {entry.name for entry in catalogue() if entry.only and "submission" not in entry.only}
    assert set(verdict.switched_off) == {*left_out, "missing-section"}
    assert set(verdict.other_stage) == later - left_out
    assert run(SUBMISSION, template).switched_off == ()
    assert set(run(SUBMISSION, template).other_stage) == later


def test_a_rule_of_another_stage_runs_when_it_is_selected(template) -> None:
    text = "Harmonogram działań rozwojowych"
    assert "no-document-title" in run(text, template).other_stage
    verdict = run(text, template, select=("no-document-title",))
    assert [finding.name for finding in verdict.findings] == ["no-document-title"]
    published = run(text, template, stage="publication")
    assert "no-document-title" in {finding.name for finding in published.findings}
    assert published.switched_off == published.other_stage == ()


def test_a_rule_says_what_it_lacks_to_tell(review) -> None:
    text = "# schedule | Działania\n- 1 | Debata | term: do 31.12.2020 r. [..2020-12-31]"
    verdict = review(text, "term-outside-period", "number-mismatch", "goal-without-action")
    assert verdict.findings == ()
    assert {each.name: each.kind for each in verdict.undecided} == {
        "term-outside-period": "could_not_check",
        "number-mismatch": "not_applicable",
        "goal-without-action": "not_applicable",
    }


def test_without_actions_no_rule_about_them_says_that_all_is_well(review) -> None:
    verdict = review("# schedule | Działania\nOpiszemy je później.", "action-without-*", "term-*")
    assert verdict.findings == ()
    assert {each.kind for each in verdict.undecided} == {"could_not_check"}
    assert {"action-without-term", "term-reversed"} <= {each.name for each in verdict.undecided}


def test_the_same_words_in_one_element_are_one_finding(review) -> None:
    text = """
        # area | Obszar
        nr ……
        # diagnosis | Diagnoza
        nr ……
        nr ……
        kwota ……
    """
    findings = review(text, "placeholder-left").findings
    assert [(each.section, each.quote, each.count, len(each.related)) for each in findings] == [
        ("area", "nr ……", 1, 0),
        ("diagnosis", "nr ……", 2, 1),
        ("diagnosis", "kwota ……", 1, 0),
    ]


def test_a_finding_is_no_surer_than_the_reading_it_rests_on(template) -> None:
    plan, document = sketch(SUBMISSION, template)
    unsure = plan.model_copy(
        update={"actions": tuple(a.model_copy(update={"confidence": 0.6}) for a in plan.actions)}
    )
    of_plan, of_text = "action-without-responsible", "double-space"
    settings = Settings(rules=RuleChoice(select=(of_plan, of_text)))
    found = check(unsure, document, template, settings).findings
    assert {finding.name: finding.certainty for finding in found} == {of_plan: 0.6, of_text: 1.0}


@pytest.mark.parametrize(
    ("choice", "key", "near"),
    [
        ({"select": ("mising-section",)}, "rules.select", "missing-section"),
        ({"ignore": ("E999",)}, "rules.ignore", "E999"),
        ({"ignore": ("E9*",)}, "rules.ignore", "E9*"),
        ({"severity": {"nothing": "info"}}, "rules.severity.nothing", "nothing"),
        ({"severity": {"missing-section.x": "info"}}, "missing-section.x", "recommended"),
        ({"stages": {"draft": {"ignore": ["x"]}}}, "rules.stages.draft.ignore", "x"),
        ({"templates": {"inny": {"select": ["x"]}}}, "rules.templates.inny.select", "x"),
    ],
)
def test_an_unknown_rule_in_the_settings_is_named(choice, key, near, template) -> None:
    with pytest.raises(SettingsError) as raised:
        run(SUBMISSION, template, **choice)
    for said in (raised.value.said("pl"), raised.value.said("en")):
        assert key in said
        assert near in said
    assert raised.value.said("pl") != raised.value.said("en")


LAYERED = RuleChoice.model_validate(
    {
        "severity": {"editorial": "warning", "E301": "error", "missing-*": "info"},
        "stages": {
            "draft": {"ignore": ["E301"], "severity": {"missing-section": "warning"}},
            "publication": {"select": ["completeness"]},
        },
        "templates": {"wzor-2019": {"severity": {"missing-section": "error"}}},
    }
)


@pytest.mark.parametrize(
    ("stage", "template_id", "weights"),
    [
        ("submission", "inny", {"missing-section": "info", "double-space": "error"}),
        ("submission", "wzor-2019", {"missing-section": "error", "double-space": "error"}),
        ("draft", "wzor-2019", {"missing-section": "warning", "double-space": None}),
        ("publication", "inny", {"missing-section": "info", "double-space": None}),
    ],
)
def test_stage_and_template_lie_over_the_general_choice(stage, template_id, weights) -> None:
    choice = choose(Settings(stage=stage, rules=LAYERED), template_id)
    running = {rule.name for rule in choice.rules}
    found = {name: choice.severity(name).value if name in running else None for name in weights}
    assert found == weights


def test_the_name_of_a_rule_counts_before_its_family() -> None:
    severities = {"E301": Severity.ERROR, "editorial": Severity.WARNING}
    choice = choose(Settings(rules=RuleChoice(severity=severities)), "wzor-2019")
    assert choice.severity("double-space") is Severity.ERROR
    assert choice.severity("straight-quotes") is Severity.WARNING


def test_what_stands_in_a_draft_weighs_more_the_nearer_publication_comes() -> None:
    """Comments in a draft are work, in a file to be published they block it."""
    weights = [
        choose(Settings(stage=stage), "wzor-2019").severity("comments-left")
        for stage in ("draft", "submission", "publication")
    ]
    assert weights[0] is Severity.INFO
    assert weights[2] is Severity.ERROR


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
