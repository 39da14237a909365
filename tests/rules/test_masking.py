"""What is found private somewhere is masked in whatever is written of the submission."""

from __future__ import annotations

from model.settings import RuleChoice, Settings
from rules.check import check
from rules.sketch import sketch

TEXT = """
    # identification | 1. Dane
    | Imię i nazwisko | Adres zamieszkania | Telefon prywatny |
    | Ewa Kot | Góry Wysokie 7a | 15 831 13 83 |
    # schedule | 7. Działania
    - 1 | Zapisy w domu Ewy Kot (Góry Wysokie 7a, 15 831 13 83) | who: Ewa Kot, PESEL 44051401359
    - 2 | Debata | who: Wójt
"""


def verdict(template, *, ignore: tuple[str, ...] = ()):
    plan, document = sketch(TEXT, template)
    settings = Settings(rules=RuleChoice(ignore=ignore))
    return check(plan, document, template, settings)


def test_the_plan_and_the_words_of_other_rules_are_masked(template) -> None:
    found = verdict(template)
    written = found.model_dump_json()
    assert {"action-without-term", "personal-data"} <= {each.name for each in found.findings}
    for raw in ("Wysokie 7a", "831 13 83", "44051401359"):
        assert raw not in written
    assert found.plan.actions[0].name == "Zapisy w domu Ewy Kot (G*** W*** **, 158 *** 383)"
    assert found.plan.actions[1].name == "Debata"


def test_they_are_masked_where_the_rule_on_them_is_switched_off(template) -> None:
    found = verdict(template, ignore=("personal-data",))
    assert "personal-data" not in {each.name for each in found.findings}
    assert "Wysokie 7a" not in found.model_dump_json()


def test_they_are_masked_where_finding_them_fails(template, monkeypatch) -> None:
    def broken(case):
        raise ZeroDivisionError

    monkeypatch.setattr("rules.check.private_data", broken)
    written = verdict(template).model_dump_json()
    assert "44051401359" not in written
