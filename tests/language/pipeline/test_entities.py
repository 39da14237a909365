from __future__ import annotations

import subprocess
import sys

import pytest

from language.pipeline.entities import (
    EntityKind,
    find_entities,
    is_inside,
    is_number_of_a_name,
    is_of_an_act,
    without_entities,
)


def found(text: str, kind: EntityKind) -> list[str]:
    return [entity.text for entity in find_entities(text) if entity.kind == kind]


@pytest.mark.parametrize(
    ("text", "posts"),
    [
        ("przekaże kierownikowi referatu oświaty", ["kierownikowi referatu oświaty"]),
        ("Inspektor ds. oświaty i kultury", ["Inspektor ds. oświaty i kultury"]),
        ("z pełnomocnikiem wójta do spraw osób niepełnosprawnych",
         ["pełnomocnikiem wójta do spraw osób niepełnosprawnych"]),
        ("Sekretarz Gminy, Skarbnik Gminy", ["Sekretarz Gminy", "Skarbnik Gminy"]),
        ("Wójtowi Gminy Niemce", ["Wójtowi Gminy Niemce"]),
        ("zastępca burmistrza i główna księgowa", ["zastępca burmistrza", "główna księgowa"]),
        ("doradcy zawodowi oraz pedagodzy szkolni", ["doradcy zawodowi", "pedagodzy szkolni"]),
        ("koordynatorom gminnym", ["koordynatorom gminnym"]),
        ("dyrektor Szkoły Podstawowej nr 2 w Dysie",
         ["dyrektor Szkoły Podstawowej nr 2 w Dysie"]),
        ("naczelniczka wydziału", ["naczelniczka wydziału"]),
        ("Rada Gminy i szkoły", []),
    ],
)  # fmt: skip
def test_posts_are_found_in_any_form(text: str, posts: list[str]) -> None:
    assert found(text, "post") == posts


@pytest.mark.parametrize(
    ("text", "schools"),
    [
        ("w Szkole Podstawowej nr 3 im. Marii Skłodowskiej-Curie w Niemcach działa",
         ["Szkole Podstawowej nr 3 im. Marii Skłodowskiej-Curie w Niemcach"]),
        ("SP nr 2, ZSP w Dysie i I LO", ["SP nr 2", "ZSP w Dysie", "I LO"]),
        ("II Liceum Ogólnokształcącym im. Jana Pawła II i Przedszkolu Samorządowym „Pod Dębem”",
         ["II Liceum Ogólnokształcącym im. Jana Pawła II", "Przedszkolu Samorządowym „Pod Dębem”"]),
        ("Zespół Szkolno-Przedszkolny w Woli Rębkowskiej",
         ["Zespół Szkolno-Przedszkolny w Woli Rębkowskiej"]),
        ("dyrektorów Zespołu Szkół Ponadpodstawowych im. 25 Pułku Ułanów",
         ["Zespołu Szkół Ponadpodstawowych im. 25 Pułku Ułanów"]),
        ("w przedszkolu nr 1", ["przedszkolu nr 1"]),
        ("szkoły prowadzą zajęcia", []),
    ],
)  # fmt: skip
def test_schools_are_found_with_number_patron_and_place(text: str, schools: list[str]) -> None:
    assert found(text, "school") == schools


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("ustawą z dnia 14 grudnia 2016 r. – Prawo oświatowe (Dz. U. z 2020 r. poz. 910, z późn. "
         "zm.) kieruje się Wójt",
         ["ustawą z dnia 14 grudnia 2016 r. – Prawo oświatowe (Dz. U. z 2020 r. poz. 910, z późn. "
          "zm.)"]),
        ("uchwały nr XX/123/2020 Rady Gminy Niemce z dnia 30 grudnia 2020 r. w sprawie planu sieci "
         "szkół przestrzega",
         ["uchwały nr XX/123/2020 Rady Gminy Niemce z dnia 30 grudnia 2020 r. w sprawie planu "
          "sieci szkół"]),
        ("Rozporządzenie Ministra Edukacji Narodowej z dnia 12 lutego 2019 r. w sprawie doradztwa "
         "zawodowego (Dz. U. poz. 325) określa",
         ["Rozporządzenie Ministra Edukacji Narodowej z dnia 12 lutego 2019 r. w sprawie doradztwa "
          "zawodowego (Dz. U. poz. 325)"]),
        ("zarządzeniem nr 5/2021 Burmistrza Rypina", ["zarządzeniem nr 5/2021 Burmistrza Rypina"]),
        ("art. 30 ust. 6 Karty Nauczyciela", ["Karty Nauczyciela"]),
        ("ustawy o systemie oświaty", ["ustawy o systemie oświaty"]),
        ("Rada podjęła uchwałę.", []),
    ],
)  # fmt: skip
def test_legal_acts_are_found_with_date_title_and_journal(text: str, acts: list[str]) -> None:
    assert found(text, "act") == acts


def test_what_the_grammars_read_are_entities_too() -> None:
    text = "Do 30 czerwca 2021r. Urząd Gminy Niemce wyda 15 tys. zł; p. Anna Kowalska czuwa."
    assert found(text, "term") == ["30 czerwca 2021r."]
    assert found(text, "money") == ["15 tys. zł"]
    assert found(text, "unit") == ["Urząd Gminy Niemce"]
    assert found(text, "person") == ["Anna Kowalska"]


def test_an_entity_has_a_base_form() -> None:
    (post,) = (one for one in find_entities("kierownikowi referatu") if one.kind == "post")
    assert (post.lemma, post.start, post.end) == ("kierownik", 0, 21)


def test_a_place_is_inside_an_entity_that_is_more_than_it() -> None:
    text = "uczniowie Szkoły Podstawowej im. Jana Kowalskiego w Dysie"
    start = text.index("Jana")
    assert is_inside(text, start, start + len("Jana Kowalskiego"), "school")
    assert not is_inside(text, 0, 9, "school", "act")


@pytest.mark.parametrize(
    ("text", "number", "of_a_name"),
    [
        ("przy SP nr 3 przedszkole prowadzi zajęcia", "3", True),
        ("w SP 3 przedszkola nie ma", "3", True),
        ("od 15 maja 2021 r. uczniów przybyło", "15", True),
        ("gmina prowadzi 3 przedszkola", "3", False),
        ("uczęszcza 548 uczniów SP nr 2", "548", False),
    ],
)
def test_numbers_of_schools_and_days_are_told_from_counts(
    text: str, number: str, of_a_name: bool
) -> None:
    start = text.index(number)
    assert is_number_of_a_name(text, start, start + len(number)) is of_a_name


@pytest.mark.parametrize(
    ("text", "of_an_act"),
    [
        ("wymogi podaje tabela 7 załącznika nr 1 do rozporządzenia Ministra Edukacji z dnia 1 "
         "marca 2019 r.", True),
        ("zgodnie z uchwałą nr 5/2020 Rady Gminy Niemce (tabela 7)", True),
        ("tabela 7 uchwały nr 5/2020 Rady Gminy", True),
        ("w tabeli 7 wskazano uchwałę nr 5/2020 Rady Gminy", False),
        ("dane zawiera tabela 7. Uchwała nr 5/2020 Rady Gminy je przyjęła", False),
        ("dane zawiera tabela 7", False),
    ],
)  # fmt: skip
def test_things_of_an_act_are_told_from_those_of_the_document(text: str, of_an_act: bool) -> None:
    start = text.index("tabel")
    assert is_of_an_act(text, start, text.index("7") + 1) is of_an_act


def test_the_text_without_entities_keeps_its_places() -> None:
    text = "W SP nr 3 uczy się 40 osób."
    assert without_entities(text, "school") == "W         uczy się 40 osób."


@pytest.mark.parametrize("module", ["hdr.cli", "flows.steps"])
def test_spacy_is_not_loaded_before_it_is_needed(module: str) -> None:
    said = f"import sys, {module}; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", said], check=False).returncode == 0
