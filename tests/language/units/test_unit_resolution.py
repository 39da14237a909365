"""The unit a submission is of is told from titles, fields and running text."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import pytest

from language.units.labels import UnitLabels, labels_in, named_powiats, type_in, voivodeship_in
from language.units.mentions import Source, find_type_claims, find_units
from language.units.resolution import Resolution, resolve_unit
from model.units import load_register

REGISTER = load_register()
TESTS = Path(__file__).parents[2]
GOLD = sorted((TESTS / "gold").glob("*.json"))
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def _resolve(
    *texts: tuple[Source, str], year: int | None = None, **labels: str
) -> Resolution | None:
    mentions = [found for source, text in texts for found in find_units(text, REGISTER, source)]
    claims = [found for _, text in texts for found in find_type_claims(text, REGISTER)]
    return resolve_unit(mentions, UnitLabels(**labels), register=REGISTER, claims=claims, year=year)


def _paragraphs(path: Path) -> list[str]:
    body = docx.Document(str(path)).element.body
    texts = ("".join(text.text or "" for text in par.iter(f"{W}t")) for par in body.iter(f"{W}p"))
    return [text for text in texts if text.strip()]


@pytest.mark.parametrize("gold", GOLD, ids=lambda path: path.stem)
def test_samples_are_of_their_unit_even_by_running_text_alone(gold: Path) -> None:
    expected = json.loads(gold.read_text(encoding="utf-8"))["jst"]
    paragraphs = _paragraphs(TESTS.parent / "samples" / f"{gold.stem}.docx")
    found = _resolve(*(("body", paragraph) for paragraph in paragraphs))
    assert found is not None
    assert found.unit.model_dump() == expected
    assert found.mention is not None


@pytest.mark.parametrize(
    ("title", "labels", "teryt"),
    [
        # A town and a rural gmina of one name: told by words of the title or the type field.
        ("Gminy Miasta Rypin", {}, "0412011"),
        ("Gminy Wiejskiej Rypin", {}, "0412042"),
        ("Gminy Łańcut", {"type": "gmina wiejska"}, "1810042"),
        ("Gminy Łańcut", {"type": "gmina miejska"}, "1810011"),
        ("Miasta Łańcuta", {}, "1810011"),
        ("Gminy Łańcut", {"teryt": "1810011"}, "1810011"),
        ("Gminy Łańcut", {"teryt": "181004 2"}, "1810042"),
        # One name in several powiats and voivodeships.
        ("Gminy Osiek", {"powiat": "starogardzki"}, "2213082"),
        ("Gminy Osiek", {"powiat": "powiat brodnicki"}, "0402082"),
        ("Gminy Osiek", {"voivodeship": "woj. małopolskie"}, "1213052"),
        ("Powiatu Opolskiego", {"voivodeship": "lubelskie"}, "0612"),
        ("Powiatu Opolskiego", {"voivodeship": "opolskie"}, "1609"),
        ("Miasta Kalisza", {"type": "miasto na prawach powiatu"}, "3061011"),
    ],
)
def test_namesakes_are_told_apart(title: str, labels: dict[str, str], teryt: str) -> None:
    found = _resolve(("title", f"Harmonogram działań rozwojowych {title}"), **labels)
    assert found is not None
    assert found.unit.teryt == teryt
    assert found.confidence >= 0.9


@pytest.mark.parametrize(
    ("organs", "teryt"),
    [("Wójt Gminy, Rada Gminy, Wójt", "0412042"), ("Burmistrz, Rada Miejska", "0412011")],
)
def test_organs_without_a_name_tell_namesakes_apart(organs: str, teryt: str) -> None:
    found = _resolve(("title", "Gminy Rypin"), ("body", organs))
    assert found is not None
    assert found.unit.teryt == teryt


@pytest.mark.parametrize(
    ("name", "type_", "teryt"),
    [
        ("Dwikozy", "gmina wiejska", "2609022"),
        ("Gmina Miasta Rypin", "gmina miejska", "0412011"),
        ("Krapkowicki", "powiat", "1605"),
        ("Powiat Krapkowicki", "powiat", "1605"),
        ("Kalisz", "miasto", "3061011"),
        ("Urząd Miasta i Gminy w Buku", "gmina wiejsko-miejska", "3021033"),
        ("Starostwo Powiatowe w Wołominie", "powiat", "1434"),
    ],
)
def test_fields_of_a_form_are_enough(name: str, type_: str, teryt: str) -> None:
    found = _resolve(name=name, type=type_)
    assert found is not None
    assert found.unit.teryt == teryt
    assert found.confidence >= 0.9


def test_the_powiat_on_the_cover_is_not_the_unit() -> None:
    found = _resolve(
        ("cover", "Gmina Dwikozy"),
        ("cover", "powiat sandomierski, województwo świętokrzyskie"),
    )
    assert found is not None
    assert found.unit.name == "Dwikozy"


def test_gminas_of_a_powiat_do_not_make_it_theirs() -> None:
    body = [("body", f"Szkoła prowadzona przez Gminę {name}") for name in ("Tłuszcz", "Radzymin")]
    found = _resolve(("title", "Powiatu Wołomińskiego"), *body * 3)
    assert found is not None
    assert found.unit.teryt == "1434"


def test_a_name_left_from_another_document_does_not_win() -> None:
    left = [
        ("body", "Radzie Miejskiej w Sępólnie Krajeńskim"),
        ("body", "gminie Sępólno Krajeńskie"),
    ]
    found = _resolve(("title", "Gminy Błonie"), *left * 2)
    assert found is not None
    assert found.unit.name == "Błonie"
    assert found.mention is not None
    assert found.mention.words == "Gminy Błonie"


@pytest.mark.parametrize(
    "texts",
    [
        [("body", "szkoła w Dwikozach, dojazd do Dwikóz")],
        [("title", "Gminy Osiek")],
        [("title", "Powiatu Opolskiego")],
        [("body", "Gmina prowadzi szkoły")],
        [("body", "jak w gminie Buk")],
        [],
    ],
)
def test_nothing_is_said_where_it_cannot_be_told(texts: list[tuple[Source, str]]) -> None:
    assert _resolve(*texts) is None


def test_a_code_of_another_unit_lowers_confidence() -> None:
    agreeing = _resolve(("title", "Gminy Dwikozy"), teryt="2609022")
    contradicting = _resolve(("title", "Gminy Dwikozy"), teryt="2609072")
    assert agreeing is not None
    assert contradicting is not None
    assert contradicting.unit.name == "Dwikozy"
    assert contradicting.confidence < 0.9 <= agreeing.confidence


def test_a_stated_type_that_the_unit_never_had_lowers_confidence() -> None:
    found = _resolve(("title", "Gminy Błonie"), type="gmina wiejska")
    assert found is not None
    assert found.unit.type == "gmina_miejsko_wiejska"
    assert found.confidence < 0.9


@pytest.mark.parametrize(
    ("year", "labels", "kind"),
    [
        (2020, {}, "gmina_wiejska"),
        (2025, {}, "gmina_miejsko_wiejska"),
        (None, {}, "gmina_miejsko_wiejska"),
        (None, {"type": "gmina wiejska"}, "gmina_wiejska"),
    ],
)
def test_a_unit_is_given_as_it_was_in_the_year(
    year: int | None, labels: dict[str, str], kind: str
) -> None:
    found = _resolve(("title", "Gminy Strzeleczki"), year=year, **labels)
    assert found is not None
    assert found.unit.type == kind
    assert found.unit.name == "Strzeleczki"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kalisz - miasto na prawach powiatu, województwo wielkopolskie, kod TERYT 3061011.",
            UnitLabels(
                type="miasto na prawach powiatu",
                voivodeship="wielkopolskie",
                teryt="3061011",
            ),
        ),
        (
            "Gmina Miasto Braniewo jest gminą miejską, siedzibą powiatu braniewskiego "
            "w województwie warmińsko-mazurskim (kod TERYT 2802011).",
            UnitLabels(
                type="gminą miejską",
                powiat="braniewskiego",
                voivodeship="warmińsko-mazurskie",
                teryt="2802011",
            ),
        ),
        ("Powiat: rzeszowski", UnitLabels(powiat="rzeszowski")),
        (
            "gmina wiejska powiatu lubelskiego, woj. lubelskie",
            UnitLabels(type="gmina wiejska", powiat="lubelskiego", voivodeship="lubelskie"),
        ),
        (
            "w powiecie opolskim w województwie lubelskim",
            UnitLabels(powiat="opolskim", voivodeship="lubelskie"),
        ),
        ("Powiat należy do największych, a gmina rośnie.", UnitLabels()),
    ],
)
def test_statements_in_prose(text: str, expected: UnitLabels) -> None:
    assert labels_in(text) == expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("gmina wiejska", "gmina_wiejska"),
        ("Gmina wiejsko-miejska", "gmina_miejsko_wiejska"),
        ("miejsko - wiejska", "gmina_miejsko_wiejska"),
        ("miasto i gmina", "gmina_miejsko_wiejska"),
        ("gmina miejska", "gmina_miejska"),
        ("gmina miejska w powiecie", "gmina_miejska"),
        ("miasto na prawach powiatu", "miasto_na_prawach_powiatu"),
        ("powiat ziemski", "powiat"),
        ("jednostka", None),
    ],
)
def test_a_type_field_is_read(text: str, kind: str | None) -> None:
    assert type_in(text) == kind


def test_adjectives_of_powiats_and_voivodeships_are_read_in_any_case() -> None:
    assert named_powiats("w powiecie warszawskim zachodnim") == {"warszawski zachodni"}
    assert named_powiats("powiat warszawski zachodni") == {"warszawski zachodni"}
    assert named_powiats("Rzeszowskiego.") == {"rzeszowski"}
    assert voivodeship_in("woj. kujawsko-pomorskiego") == "kujawsko-pomorskie"
    assert voivodeship_in("WOJEWÓDZTWO ŁÓDZKIE") == "łódzkie"
    assert voivodeship_in("zachodniopomorskim") == "zachodniopomorskie"
    assert voivodeship_in("cała Polska") is None
