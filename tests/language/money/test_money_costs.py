"""Costs as clerks write them, and amounts in sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from language.money.costs import find_amounts, parse_cost, parse_cost_and_funding

NBSP, THIN = "\u00a0", "\u202f"


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("41.670,00 zł", 41670, "PLN"),
        ("8 524 312,00zł", 8524312, "PLN"),
        ("18.900.284 zł.", 18900284, "PLN"),
        ("39 600 107,17 zł", 39600107.17, "PLN"),
        ("157 079 574,01 PLN", 157079574.01, "PLN"),
        ("6 007,18 PLN", 6007.18, "PLN"),
        ("50 385 629,41 Euro", 50385629.41, "EUR"),
        ("318,12 tys. PLN", 318120, "PLN"),
        (".......9.515.964 zł", 9515964, "PLN"),
        (f"24{NBSP}000,- zł", 24000, "PLN"),
        (f"24{THIN}000,– zł", 24000, "PLN"),
        ("1,5 tys. zł", 1500, "PLN"),
        ("9,6 tyś. zł", 9600, "PLN"),
        ("216,4 mln zł", 216400000, "PLN"),
        ("9600zł", 9600, "PLN"),
        ("12,500 zł", 12500, "PLN"),
        ("3.500 zł", 3500, "PLN"),
        ("4 000", 4000, None),
        ("28 400,00", 28400, None),
        ("EUR 500", 500, "EUR"),
        ("ok. 1 200 zł", 1200, "PLN"),
        ("koszt: 3 000 zł brutto", 3000, "PLN"),
        ("5 000 zł (słownie: pięć tysięcy złotych 00/100)", 5000, "PLN"),
        ("9 760 zł (8 000 zł netto)", 9760, "PLN"),
        ("12 000 zł, w tym 5 000 zł dotacja", 12000, "PLN"),
        ("razem: 8 000 zł (5 000 zł + 3 000 zł)", 8000, "PLN"),
        ("2 x 3 000 zł = 6 000 zł", 6000, "PLN"),
        ("5 000 zł + 3 000 zł", 8000, "PLN"),
        ("2023: 5 000 zł, 2024: 6 000 zł", 11000, "PLN"),
        ("5 000 zł (2023 r.), 7 000 zł (2024 r.)", 12000, "PLN"),
        ("10 tys. zł (budżet gminy), 5 tys. zł (rada rodziców)", 15000, "PLN"),
        ("Ogółem 20 000 zł, w tym: 15 000 zł UE, 5 000 zł wkład własny", 20000, "PLN"),
        ("20 000 budżet gminy", 20000, None),
        ("w ramach budżetu szkoły (ok. 2 000 zł)", 2000, "PLN"),
    ],
)
def test_amount(text: str, amount: float, currency: str | None) -> None:
    cost = parse_cost(text)
    assert (cost.kind, cost.amount, cost.currency) == ("amount", amount, currency)
    assert (cost.min, cost.max) == (None, None)


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("od 8 000 do 10 000 zł", 8000, 10000),
        ("od 60,06 tys. do 63,624 tys. PLN", 60060, 63624),
        ("8–10 tys. zł", 8000, 10000),
        ("8 000 – 10 tys. zł", 8000, 10000),
        ("500-600 zł", 500, 600),
        ("do 5 000 zł", None, 5000),
        ("maksymalnie ok. 5 000 zł", None, 5000),
        ("nie więcej niż 5 tys. zł", None, 5000),
        ("co najmniej 2 000 zł", 2000, None),
    ],
)
def test_range_has_no_amount(text: str, least: float | None, most: float | None) -> None:
    cost = parse_cost(text)
    assert (cost.kind, cost.amount, cost.min, cost.max) == ("range", None, least, most)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "0 zł",
            "0",
            "0,00",
            "0,00 zł",
            "bez kosztów",
            "bezkosztowo",
            "Bezpłatnie",
            "nie dotyczy",
        ),
        *(
            "nieodpłatnie",
            "brak",
            "brak kosztów",
            "nie wymaga finansowania",
            "nie generuje kosztów",
        ),
        *("bez dodatkowych kosztów", "bez nakładów finansowych", "0 zł (w ramach obowiązków)"),
    ],
)
def test_no_cost_is_amount_zero(text: str) -> None:
    cost = parse_cost(text)
    assert (cost.kind, cost.amount) == ("none", 0)


@pytest.mark.parametrize(
    "text",
    [
        *("w ramach budżetu", "w ramach budżetu Urzędu", "w ramach budżetu szkół", "środki własne"),
        *("środki własne szkół", "w ramach obowiązków służbowych", "budżet gminy"),
        *("W ramach umowy z koordynatorem", "w ramach środków finansowych budżetu gminy"),
        *("w ramach bieżącej działalności szkół", "ze środków własnych"),
    ],
)
def test_own_budget_without_amount(text: str) -> None:
    cost = parse_cost(text)
    assert (cost.kind, cost.amount) == ("within_budget", None)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "xxx",
            "[wpisać kwotę]",
            "…… zł",
            "według kosztorysu",
            "kosztorys z 2023 r.",
            "umowa nr 5",
        ),
        *("bez znacznych nakładów finansowych", "dotacji celowych", "środków z Unii Europejskiej"),
        *("w ramach projektu unijnego", "100% dotacji", "z wnioskowanej dotacji", "do ustalenia"),
        "finansowanych przez budżet Powiatu oraz wspartych zewnętrznymi środkami finansowymi",
        "w oparciu o realnie oszacowane zasoby i środki pozostające w dyspozycji gminy",
    ],
)
def test_words_without_an_amount_are_text(text: str) -> None:
    cost = parse_cost(text)
    assert (cost.kind, cost.amount, cost.min, cost.max) == ("text", None, None, None)


@pytest.mark.parametrize(
    "text",
    [
        *("200 zł/os.", "1 500 zł na szkołę", "5 000 zł rocznie", "2 x 3 000 zł", "500 zł x 4"),
        *("5 000 lub 6 000 zł", "500/600 zł", "1.200 tys. zł", "10 zł – 5 zł"),
        *("500 zł i 100 EUR", "rocznie 5 000 zł", "po 500 zł dla każdej szkoły"),
    ],
)
def test_amount_that_is_not_surely_the_cost_is_text(text: str) -> None:
    cost = parse_cost(text)
    assert (cost.kind, cost.amount) == ("text", None)


@pytest.mark.parametrize("text", [None, "", "  ", "–", "-", "....", "b.d."])
def test_empty_cell_is_missing(text: str | None) -> None:
    assert parse_cost(text).kind == "missing"


@pytest.mark.parametrize(
    ("text", "header", "amount", "currency"),
    [
        ("4 000", "Koszt (zł)", 4000, "PLN"),
        ("28 400,00", "kwota (zł)", 28400, "PLN"),
        ("4,5", "Koszt (w tys. zł)", 4500, "PLN"),
        ("63,624", "Nakłady [tys. PLN]", 63624, "PLN"),
        ("2", "Koszt w mln zł", 2000000, "PLN"),
        ("5 000 zł", "Koszt (w tys. zł)", 5000, "PLN"),
        ("300", "Koszt (EUR)", 300, "EUR"),
    ],
)
def test_heading_gives_the_unit(text: str, header: str, amount: float, currency: str) -> None:
    cost = parse_cost(text, header=header)
    assert (cost.kind, cost.amount, cost.currency) == ("amount", amount, currency)


def test_number_that_may_be_either_in_a_column_of_thousands_is_not_guessed() -> None:
    assert parse_cost("1.200", header="w tys. zł").amount is None


@pytest.mark.parametrize(
    ("text", "amount", "sources"),
    [
        ("12 000 zł – budżet powiatu", 12000, ("budżet powiatu",)),
        ("30 000 zł – budżet powiatu, pracodawcy", 30000, ("budżet powiatu", "pracodawcy")),
        ("24 tys. zł – Krajowy Fundusz Szkoleniowy", 24000, ("Krajowy Fundusz Szkoleniowy",)),
        ("5 000 zł budżet gminy, 3 000 zł środki UE", 8000, ("budżet gminy", "środki UE")),
        ("ok. 5 000 zł brutto (budżet gminy i powiatu)", 5000, ("budżet gminy i powiatu",)),
        ("12 000 – dotacja do remontów", 12000, ("dotacja do remontów",)),
        ("2 x 3 000 zł = 6 000 zł", 6000, ()),
        ("5 000 zł", 5000, ()),
        ("15 000 zł netto + VAT", 15000, ()),
        ("szkolenie – 3 000 zł, materiały – 500 zł", 3500, ()),
        ("budżet gminy – 3 000 zł, PUP – 500 zł", 3500, ("budżet gminy", "PUP")),
    ],
)
def test_sources_beside_an_amount(text: str, amount: float, sources: tuple[str, ...]) -> None:
    cost, funding = parse_cost_and_funding(text)
    assert (cost.amount, funding) == (amount, sources)


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("Łączny koszt działań wynosi 380 000 zł.", [380000]),
        ("10 900 zł z budżetu i 3 500 zł od rad rodziców", [10900, 3500]),
        ("W 2023 r. uczyło się 1 436 uczniów (80%).", []),
        ("wydatki 26,7 mln zł, subwencja 61,6%", [26700000]),
        ("tel. 601 700 112", []),
    ],
)
def test_amounts_of_a_sentence(text: str, amounts: list[float]) -> None:
    assert [found.amount for found in find_amounts(text)] == amounts


def test_bare_numbers_count_only_when_asked_for() -> None:
    assert [found.amount for found in find_amounts("118 400,00", bare=True)] == [118400]
    assert find_amounts("118 400,00") == []
    assert find_amounts("21-025, 67,0%, 12.03.2021, 2021-2027", bare=True) == []


def typed(grosze: int, group: str, sign: str) -> str:
    """An amount in grosze typed with this thousands separator and these signs after it."""
    zlotys = f"{grosze // 100:,}".replace(",", group)
    return f"{zlotys},{grosze % 100:02d}{sign}"


money = st.integers(1, 10**11)
groups = st.sampled_from(["", " ", ".", NBSP, THIN])
signs = st.sampled_from([" zł", "zł", " zł.", " PLN", " złotych", " ZŁ"])


@given(money, groups, signs)
def test_an_amount_typed_in_any_way_is_that_amount(grosze: int, group: str, sign: str) -> None:
    text = typed(grosze, group, sign)
    assert parse_cost(text).amount == grosze / 100
    (found,) = find_amounts(f"Koszt zadania to {text}, w tym materiały.")
    assert found.amount == grosze / 100


@given(st.integers(1, 9999), st.sampled_from([" tys. zł", " tys zł", "tys. PLN"]))
def test_thousands_are_multiplied(hundreds: int, sign: str) -> None:
    assert parse_cost(f"{hundreds / 10:.1f}".replace(".", ",") + sign).amount == hundreds * 100


bits = "zł tys. 5 000 200 , - – / x = od do ok. budżet gminy w ramach bezkosztowo 0 % lub ( ) + EUR"
cells = st.text(max_size=40) | st.lists(st.sampled_from(bits.split(" ")), max_size=8).map(" ".join)


@given(cells, st.none() | cells)
def test_reading_a_cost_never_fails_and_stays_within_the_contract(
    text: str, header: str | None
) -> None:
    cost, funding = parse_cost_and_funding(text, header=header)
    assert (cost.amount is not None) == (cost.kind in ("amount", "none"))
    assert (cost.kind == "none") == (cost.amount == 0)
    if cost.kind == "range":
        assert cost.min is not None or cost.max is not None
    assert all(source.strip() for source in funding)
