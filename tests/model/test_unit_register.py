"""The register finds units as they are and as they were."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.units import UnitRegister, at_year, load_register, name_key, same_place

GOLD = sorted((Path(__file__).parents[1] / "gold").glob("*.json"))
REGISTER = load_register()
UNITS = st.sampled_from(REGISTER.all)


@pytest.fixture
def register() -> UnitRegister:
    return load_register()


def test_the_newest_state_is_complete(register: UnitRegister) -> None:
    # The published counts of 1 January 2026.
    current = [unit for unit in register.all if unit.current]
    counts = {kind: sum(unit.type == kind for unit in current) for kind in _types(current)}
    assert counts == {
        "powiat": 314,
        "miasto_na_prawach_powiatu": 66,
        "gmina_miejska": 236,
        "gmina_wiejska": 1453,
        "gmina_miejsko_wiejska": 724,
    }
    assert len(register.voivodeships) == 16


def _types(units: list) -> set[str]:
    return {unit.type for unit in units}


@pytest.mark.parametrize("gold", GOLD, ids=lambda path: path.stem)
def test_units_of_the_samples_are_written_as_the_contract_says(
    gold: Path, register: UnitRegister
) -> None:
    expected = json.loads(gold.read_text(encoding="utf-8"))["jst"]
    found = register.by_teryt(expected["teryt"])
    assert found is not None
    assert found.to_unit().model_dump() == expected


def test_a_city_with_powiat_rights_is_one_unit_with_its_gmina_code(register: UnitRegister) -> None:
    assert [unit.teryt for unit in register.units_named("warszawa")] == ["1465011"]
    assert register.by_teryt("1465") is None


def test_town_and_rural_gmina_of_one_name_are_two_units(register: UnitRegister) -> None:
    types = {unit.type for unit in register.units_named("Rypin")}
    assert types == {"gmina_miejska", "gmina_wiejska"}


@pytest.mark.parametrize(
    ("code", "year", "kind"),
    [
        ("2404", None, None),
        ("240403", 2024, "gmina_wiejska"),
        ("240403", 2026, "gmina_miejsko_wiejska"),
        ("240403", None, "gmina_miejsko_wiejska"),
        ("160503", 2020, "gmina_wiejska"),
        ("160503", 2024, "gmina_miejsko_wiejska"),
        ("160503", 2040, "gmina_miejsko_wiejska"),
    ],
)
def test_a_gmina_that_became_urban_rural_is_found_as_it_was(
    code: str, year: int | None, kind: str | None, register: UnitRegister
) -> None:
    entry = at_year(register.entries(code), year)
    assert entry is not None
    assert entry.type == (kind or "powiat")


def test_a_former_name_leads_to_the_same_place(register: UnitRegister) -> None:
    (former,) = register.units_named("jeleniogórski")
    assert not former.current
    assert register.by_teryt(former.teryt).name == "karkonoski"
    assert register.by_teryt(former.teryt, 2019).name == "jeleniogórski"


@pytest.mark.parametrize(
    ("powiat", "seat"),
    [
        ("wołomiński", "Wołomin"),
        ("krapkowicki", "Krapkowice"),
        ("warszawski zachodni", "Ożarów Mazowiecki"),
        ("tatrzański", "Zakopane"),
        ("bieszczadzki", "Ustrzyki Dolne"),
        ("gdański", "Pruszcz Gdański"),
        ("poznański", "Poznań"),
        ("wysokomazowiecki", "Wysokie Mazowieckie"),
        ("kędzierzyńsko-kozielski", "Kędzierzyn-Koźle"),
        ("żniński", "Żnin"),
    ],
)
def test_the_seat_of_a_powiat(powiat: str, seat: str, register: UnitRegister) -> None:
    (unit,) = register.units_named(powiat)
    town = register.seat_of(unit)
    assert town is not None
    assert town.name == seat
    assert unit in register.powiats_seated_in(town)


def test_every_powiat_has_a_seat_in_its_voivodeship(register: UnitRegister) -> None:
    for unit in register.all:
        if unit.type == "powiat":
            seat = register.seat_of(unit)
            assert seat is not None
            assert seat.voivodeship == unit.voivodeship


@pytest.mark.parametrize(
    ("other", "unit", "relation"),
    [
        ("0412042", "0412011", "namesake"),  # gmina Rypin, town Rypin
        ("2012072", "2063011", "namesake"),  # gmina Suwałki, city Suwałki
        ("0412", "0412042", "own_powiat"),
        ("2012", "2063011", "own_powiat"),  # powiat suwalski sits in Suwałki
        ("2609011", "2609022", "seat"),  # Sandomierz for Dwikozy
        ("1434123", "1434", "seat"),  # Wołomin for its powiat
        ("1434093", "1434", "member"),
        ("1408", "1434", None),
        ("3021143", "3021033", None),  # another gmina of the same powiat
        ("3062011", "3061011", None),
        ("2404032", "2404033", "same"),  # before and after it became urban-rural
    ],
)
def test_what_units_are_to_one_another(
    other: str, unit: str, relation: str | None, register: UnitRegister
) -> None:
    first, second = register.by_teryt(other), register.by_teryt(unit)
    assert first is not None
    assert second is not None
    assert register.relation(first, second) == relation


@given(UNITS)
def test_a_unit_is_found_by_its_name_in_any_spelling(unit) -> None:
    typed = unit.name.upper().replace("-", " – ")
    assert unit in REGISTER.units_named(typed)
    assert same_place(unit, REGISTER.by_teryt(unit.teryt))
    assert name_key(name_key(unit.name)) == name_key(unit.name)
