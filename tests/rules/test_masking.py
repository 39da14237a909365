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


def test_a_number_behind_the_name_of_who_is_responsible_is_printed_nowhere(template) -> None:
    plan, document = sketch(
        """
        # schedule | 7. Działania
        - 1 | Debata | who: Jolanta Bury (mama uczennicy), tel. 509-888-777
        - 2 | Festyn | who: Zofia Malec, tel. kom. 600 100 200
        - 3 | Bieg | who: Sekretarz Gminy, tel. 601 700 112
        """,
        template,
    )
    found = check(plan, document, template, Settings())
    written = found.model_dump_json()
    assert "person-as-responsible" in {each.name for each in found.findings}
    assert "509-888-777" not in written
    assert "600 100 200" not in written
    assert found.plan.actions[2].responsible == ("Sekretarz Gminy, tel. 601 700 112",)


def test_a_private_number_is_masked_however_it_is_typed_elsewhere(template) -> None:
    plan, document = sketch(
        """
        # implementation | 8. Wdrożenie
        Jolanta Bury, mama ucznia, +48 509 888 777
        # schedule | 7. Działania
        - 1 | Zapisy pod numerem 509-888-777 lub +48509888777 | who: Wójt
        """,
        template,
    )
    found = check(plan, document, template, Settings())
    assert found.plan.actions[0].name == "Zapisy pod numerem 509 *** 777 lub +48509 *** 777"
