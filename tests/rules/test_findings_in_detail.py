"""What a finding says beside its quote: words, place, section, count, severity."""

from __future__ import annotations

import docx

from ingest.word.reader import read_word
from model.settings import Limits, RuleChoice, Settings
from rules.check import check
from rules.sketch import sketch


def test_a_column_that_nobody_filled_in_is_one_finding(found) -> None:
    actions = "\n".join(f"- {number} | Działanie numer {number}" for number in range(1, 6))
    (finding,) = found("action-without-indicator", actions)
    assert finding.count == 5
    assert len(finding.related) == 4


def test_a_message_names_action_and_number(found) -> None:
    text = """
        - 2.3 | Warsztaty „Szkoła dla rodziców” | who: Wójt
        - 2.4 | Narady | term: maj 2023 r. [2023-05-01..2023-05-31]
    """
    (finding,) = found("action-without-term", text)
    assert finding.message == "Brak terminu działania 2.3 „Warsztaty «Szkoła dla rodziców»”."
    assert finding.location.cell == (1, 3)


def test_what_is_only_recommended_weighs_less(review) -> None:
    verdict = review("# risks (missing)\n# monitoring (missing)", "missing-section")
    weights = {finding.section: finding.severity.value for finding in verdict.findings}
    assert weights == {"monitoring": "error", "risks": "info"}


def test_a_total_says_what_it_should_be(found) -> None:
    text = """
        - 1 | A | cost: 71 400 zł [71400]
        - 2 | B | cost: od 8 000 do 10 000 zł [8000..10000]
        # financing | XI. Finansowanie
        total: Łączny koszt zadań wynosi 92 400,00 zł = 92400
    """
    (finding,) = found("cost-sum-mismatch", text)
    assert "79 400–81 400 zł" in finding.message
    assert finding.section == "financing"


def test_one_foreign_unit_in_one_section_is_one_finding(found) -> None:
    text = """
        unit: Niemce | gmina_wiejska | lubelski | lubelskie | 0609112
        # monitoring | Monitoring
        Wójt Gminy Garbów zbiera dane.
        Wójt Gminy Garbów składa raport.
    """
    (finding,) = found("foreign-jst-name", text)
    assert (finding.count, finding.section) == (2, "monitoring")


def test_an_abbreviation_is_reported_once_with_all_its_places(found) -> None:
    text = """
        # diagnosis | Diagnoza
        Zadania dzieli WED.
        # schedule | Plan
        - 1 | Debata | who: WED
    """
    (finding,) = found("undefined-abbreviation", text)
    assert (finding.section, finding.count, len(finding.related)) == ("diagnosis", 2, 1)


def test_changes_in_one_section_belong_to_it(found) -> None:
    text = """
        # area | Obszar
        Komisja dwukrotnie prosiła.
        mark deletion: trzy razy
        mark insertion: dwukrotnie
    """
    (finding,) = found("tracked-changes", text)
    assert (finding.section, finding.quote, finding.count) == ("area", "dwukrotnie", 2)


def test_changes_all_over_belong_to_the_document(found) -> None:
    text = """
        # area | Obszar
        mark insertion: dwukrotnie
        # risks | Ryzyka
        Opór dyrektorów
        mark insertion: dyrektorów
    """
    (finding,) = found("tracked-changes", text)
    assert (finding.section, finding.count) == (None, 2)


def test_the_caption_names_a_picture(found) -> None:
    text = """
        # diagnosis | Diagnoza
        image:
        Wykres 1. Frekwencja rodziców
    """
    (finding,) = found("image-without-alt-text", text)
    assert (finding.quote, finding.section) == ("Wykres 1. Frekwencja rodziców", "diagnosis")


def test_a_member_of_the_team_is_no_private_person(found) -> None:
    text = """
        # identification | 1. Dane
        person: Karolina Strzelecka | podinspektor w Wydziale Oświaty
        # schedule | 7. Działania
        - 1 | Profil miasta | who: p. Strzelecka Karolina
        - 2 | Szkolenie | who: Zbigniew Korpalski
    """
    member, private = found("person-as-responsible", text)
    assert (member.severity, private.severity) == ("info", "warning")
    assert member.certainty < private.certainty == 1
    assert "osobę z zespołu jednostki" in member.message
    assert "(podinspektor w Wydziale Oświaty)" in member.hint


def test_empty_paragraphs_space_out_a_cell_as_well(tmp_path, template) -> None:
    document = docx.Document()
    cell = document.add_table(rows=1, cols=1).cell(0, 0)
    cell.text = "Cel główny\n\n\n\nCele szczegółowe"
    for line in ("", "", "", "Wskaźniki", ""):
        cell.add_paragraph(line)
    document.save(str(tmp_path / "puste.docx"))
    read = read_word(tmp_path / "puste.docx", Limits())
    plan, _ = sketch("Harmonogram", template)
    settings = Settings(rules=RuleChoice(select=("empty-paragraph-spacing",)))
    (finding,) = check(plan, read, template, settings).findings
    assert finding.count == 6  # three by line breaks, three by paragraphs
    assert finding.location.cell == (0, 0)


def test_terms_are_not_held_against_a_period_that_ends_before_it_starts(review) -> None:
    text = """
        # period | Okres realizacji
        period: 2026-12-31..2024-01-01
        - 1 | Szkolenie | term: maj 2025 r. [2025-05-01..2025-05-31]
    """
    verdict = review(text, "term-outside-period", "period-mismatch")
    assert [finding.name for finding in verdict.findings] == ["period-mismatch"]
    assert "kończy się, zanim się zaczyna" in verdict.findings[0].message
    assert [each.name for each in verdict.undecided] == ["term-outside-period"]
