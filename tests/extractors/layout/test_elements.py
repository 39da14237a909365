from __future__ import annotations

import json
from pathlib import Path

import pytest

from extractors.layout.elements import heading_key, is_item, match_elements, match_label
from model.template import load_template

TEMPLATE = load_template()
GOLD = sorted((Path(__file__).parents[2] / "gold").glob("*.json"))


def ids(heading: str) -> list[str]:
    return [match.element for match in match_elements(heading, TEMPLATE)]


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_every_heading_of_the_labelled_documents_is_known(path: Path) -> None:
    sections = json.loads(path.read_text(encoding="utf-8"))["sections"]
    for element, section in sections.items():
        if section["heading"]:
            assert element in ids(section["heading"]), section["heading"]


@pytest.mark.parametrize(
    ("heading", "elements"),
    [
        ("H A R M O N O G R A M   D Z I A Ł A Ń", ["schedule"]),
        ("Priorytety i cele rozwojowe", ["priorities", "goals"]),
        ("DIAGNOZA POTRZEB GMINY:", ["diagnosis"]),
        ("Cel i priorytety", ["goals", "priorities"]),
        ("Diagnoza potzreb", ["diagnosis"]),
        ("Wstęp", []),
        ("Podstawa prawna", []),
        ("Analiza SWOT", []),
        ("Podsumowanie", []),
        ("Szkoła prowadzi zajęcia w dwóch budynkach i potrzebuje remontu dachu oraz sali", []),
    ],
)
def test_headings_mean_the_elements_that_a_reader_would_say(
    heading: str, elements: list[str]
) -> None:
    assert ids(heading) == elements


def test_the_templates_own_heading_beats_a_synonym() -> None:
    own = match_elements("7. Harmonogram działań", TEMPLATE)[0]
    synonym = match_elements("CZĘŚĆ III. PLAN DZIAŁAŃ", TEMPLATE)[0]
    assert own.element == synonym.element == "schedule"
    assert own.score > synonym.score


@pytest.mark.parametrize(
    ("label", "meaning"),
    [
        ("Zespół powiatu (imię i nazwisko, funkcja)", "team"),
        ("Cele operacyjne:", "specific_goals"),
        ("Kod TERYT", "teryt"),
        ("Data zakończenia", "period_end"),
        ("Liczba uczniów", None),
    ],
)
def test_labels_of_forms_and_paragraphs(label: str, meaning: str | None) -> None:
    assert match_label(label, TEMPLATE) == meaning


def test_a_key_is_free_of_number_case_spacing_and_punctuation() -> None:
    assert heading_key("  IV.  P R I O R Y T E T Y : ") == heading_key("Priorytety")


@pytest.mark.parametrize("text", ["CEL GŁÓWNY I CELE SZCZEGÓŁOWE", "Ryzyko i reagowanie na nie"])
def test_and_is_no_number(text):
    assert not is_item(text)


@pytest.mark.parametrize(
    "text", ["Priorytet I. Dane", "Cel I Dane w szkołach", "Cel strategiczny I"]
)
def test_the_first_of_several_may_be_counted_in_roman_numbers(text):
    assert is_item(text)
