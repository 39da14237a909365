"""Cities that are a powiat of their own, and the land powiats that sit in them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from language.units.labels import labels_in
from language.units.mentions import Source, find_type_claims, find_units, mention_relation
from language.units.resolution import resolve_unit
from model.units import load_register

REGISTER = load_register()
CITIES = [unit for unit in REGISTER.all if unit.type == "miasto_na_prawach_powiatu"]
DESIGNATIONS = (
    "Powiat {nom} (miasto na prawach powiatu)",
    "Powiat {nom} – miasto na prawach powiatu",
    "Powiat {nom}, miasto na prawach powiatu, województwo {region}",
    "Powiat {nom} – miasto {nom} na prawach powiatu",
    "{nom} – miasto na prawach powiatu",
    "{nom} (miasto na prawach powiatu)",
    "{nom} jest miastem na prawach powiatu",
    "Miasto {nom} na prawach powiatu",
    "Miasto {nom} (na prawach powiatu)",
    "Miasto na prawach powiatu {nom}",
    "Miasto na prawach powiatu: {nom}",
    "Gmina {nom} – miasto na prawach powiatu",
    "Powiat grodzki {nom}",
    "Miasto {nom} – powiat grodzki",
    "Powiat m. {nom}",
    "Powiat Miasto {nom}",
)


def _resolve(text: str, source: Source = "title") -> tuple[str, str] | None:
    mentions = find_units(text, REGISTER, source)
    claims = find_type_claims(text, REGISTER)
    found = resolve_unit(mentions, labels_in(text), register=REGISTER, claims=claims)
    return (found.unit.teryt, found.unit.type) if found else None


@pytest.mark.parametrize("designation", DESIGNATIONS)
@pytest.mark.parametrize("written", [str, str.upper], ids=["as it is", "capitals"])
def test_every_city_is_known_by_its_rights(designation: str, written: Callable[[str], str]) -> None:
    wrong = [
        text
        for city in CITIES
        for text in [written(designation.format(nom=city.name, region=city.voivodeship))]
        if _resolve(text) != (city.teryt, "miasto_na_prawach_powiatu")
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Plan Powiatu Kalisz (miasta na prawach powiatu).", "Powiatu Kalisz"),
        ("Szkoły Miasta Kalisza na prawach powiatu", "Miasta Kalisza"),
        ("W Mieście Jelenia Góra na prawach powiatu", "Mieście Jelenia Góra"),
        ("W powiecie grodzkim Kalisz działa", "powiecie grodzkim Kalisz"),
        ("Bielsko - Biała – miasto na prawach powiatu", "Bielsko - Biała"),
        ("Miasto na prawach powiatu – Kalisz", "Miasto na prawach powiatu – Kalisz"),
    ],
)
def test_a_designation_is_one_mention_and_no_claim_beside_it(text: str, words: str) -> None:
    found = find_units(text, REGISTER)
    assert [(mention.kind, mention.words) for mention in found] == [
        ("city_with_powiat_rights", words)
    ]
    assert find_type_claims(text, REGISTER) == []


@pytest.mark.parametrize(
    "text",
    [
        "Powiat kaliski",
        "Powiat kaliski z siedzibą w mieście na prawach powiatu – Kaliszu",
        "Powiat kaliski ziemski",
        "Starosta Kaliski, Starostwo Powiatowe w Kaliszu",
        "Rada Powiatu w Kaliszu",
    ],
)
def test_the_land_powiat_around_a_city_stays_one(text: str) -> None:
    assert _resolve(text) == ("3007", "powiat")


def test_a_powiat_named_by_its_town_is_the_land_powiat_of_its_organs() -> None:
    assert _resolve("Powiat Kalisz. Starosta Kaliski. Zarząd Powiatu") == ("3007", "powiat")
    assert _resolve("Powiat Wołomin") == ("1434", "powiat")


def test_a_field_of_type_makes_a_powiat_of_one_name_a_city() -> None:
    text = "Powiat Kalisz, typ jednostki: miasto na prawach powiatu"
    assert _resolve(text, "field") == ("3061011", "miasto_na_prawach_powiatu")


@pytest.mark.parametrize("own", ["3007", "3061011", "3007042"])
def test_a_city_is_not_foreign_to_itself_or_to_what_lies_around_it(own: str) -> None:
    unit = REGISTER.by_teryt(own)
    assert unit is not None
    for text in ("Powiat Kalisz (miasto na prawach powiatu)", "Kalisz – miasto na prawach powiatu"):
        for mention in find_units(text, REGISTER):
            assert mention_relation(mention, unit, REGISTER) is not None


@pytest.mark.parametrize(
    "text",
    [
        "Młodzież uczy się w Koninie – mieście na prawach powiatu.",
        "Zadania miasta na prawach powiatu określa ustawa.",
        "Gmina Rypin to nie miasto na prawach powiatu.",
        "Rypin – miasto na prawach powiatu",
    ],
)
def test_places_and_other_units_are_no_city_that_names_itself(text: str) -> None:
    strong = [mention for mention in find_units(text, REGISTER) if mention.strong]
    assert "city_with_powiat_rights" not in {mention.kind for mention in strong}
