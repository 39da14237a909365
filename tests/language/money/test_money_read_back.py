"""Costs: the phrases collected from public documents, any amount in any phrasing, garbled ones."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from language.money.costs import parse_cost, parse_cost_and_funding

COLLECTED = [
    ("0 zł", "none", 0),
    ("0", "none", 0),
    ("W ramach umowy z koordynatorem", "within_budget", None),
    ("41.670,00 zł", "amount", 41670),
    ("8 524 312,00zł", "amount", 8524312),
    ("18.900.284 zł.", "amount", 18900284),
    ("39 600 107,17 zł", "amount", 39600107.17),
    ("157 079 574,01 PLN", "amount", 157079574.01),
    ("6 007,18 PLN", "amount", 6007.18),
    ("50 385 629,41 Euro", "amount", 50385629.41),
    ("318,12 tys. PLN", "amount", 318120),
    ("od 60,06 tys. do 63,624 tys. PLN", "range", (60060, 63624)),
    (".......9.515.964 zł", "amount", 9515964),
    (
        "finansowanych przez budżet Powiatu oraz wspartych zewnętrznymi: krajowymi i europejskimi "
        "środkami finansowymi",
        "text",
        None,
    ),
    ("w ramach środków finansowych budżetu Gminy", "within_budget", None),
    ("bez znacznych nakładów finansowych", "text", None),
    ("z wnioskowanej dotacji", "text", None),
    ("z innych środków finansowych", "text", None),
    ("z wkładu osobowego", "text", None),
    ("z wkładu rzeczowego", "text", None),
    (
        "w oparciu o realnie oszacowane zasoby i środki pozostające w dyspozycji gminy",
        "text",
        None,
    ),
    ("dotacji celowych", "text", None),
    ("subwencji oświatowej", "text", None),
    ("kredytów i pożyczek", "text", None),
    ("wolne środki", "text", None),
    ("środków z Unii Europejskiej", "text", None),
    ("funduszy pomocowych", "text", None),
    ("bezkosztowo", "none", 0),
    ("bez kosztów", "none", 0),
    ("środki własne", "within_budget", None),
    ("w ramach budżetu", "within_budget", None),
    ("w ramach obowiązków służbowych", "within_budget", None),
]


@pytest.mark.parametrize(("text", "kind", "said"), COLLECTED)
@pytest.mark.parametrize("spell", [str, str.upper, lambda text: text.replace(" ", "\u00a0")])
def test_the_collected_phrases_are_read(text: str, kind: str, said: object, spell: object) -> None:
    cost = parse_cost(spell(text))
    limits = (cost.min, cost.max) if kind == "range" else cost.amount
    assert (cost.kind, limits) == (kind, said)


grosze = st.integers(100, 10**9)
groups = st.sampled_from(["", " ", ".", "\u00a0", "\u202f"])
currencies = st.sampled_from([" zł", "zł", " zł.", " PLN", " złotych", " ZŁ"])


def typed(amount: int, group: str) -> str:
    """An amount in grosze with this sign between thousands; grosze only where there are any."""
    whole = f"{amount // 100:,}".replace(",", group)
    return whole + (f",{amount % 100:02d}" if amount % 100 else "")


@settings(max_examples=300)
@given(
    grosze,
    groups,
    currencies,
    st.sampled_from(
        [
            "{}", "ok. {}", "około {}", "koszt: {}", "{} brutto", "łącznie {}", "{} (budżet gminy)",
            "{} – środki własne", "razem: {}", "w kwocie {}", "{} w tym materiały",
        ]
    ),
)  # fmt: skip
def test_an_amount_in_any_phrasing_is_read_back(
    amount: int, group: str, currency: str, frame: str
) -> None:
    cost = parse_cost(frame.format(typed(amount, group) + currency))
    assert (cost.kind, cost.amount, cost.currency) == ("amount", amount / 100, "PLN")


@settings(max_examples=300)
@given(
    grosze,
    grosze,
    groups,
    currencies,
    st.sampled_from(["od {} do {}", "{} – {}", "{}-{}", "od ok. {} do {}", "między {} a {}"]),
)
def test_a_range_in_any_phrasing_is_read_back(
    one: int, other: int, group: str, currency: str, frame: str
) -> None:
    least, most = sorted((one, other))
    assume(least < most)
    cost = parse_cost(frame.format(typed(least, group), typed(most, group) + currency))
    assert (cost.kind, cost.min, cost.max) == ("range", least / 100, most / 100)


@given(grosze, groups, currencies, st.sampled_from(["do {}", "maks. {}", "nie więcej niż {}"]))
def test_an_upper_limit_is_no_amount(amount: int, group: str, currency: str, frame: str) -> None:
    cost = parse_cost(frame.format(typed(amount, group) + currency))
    assert (cost.kind, cost.amount, cost.max) == ("range", None, amount / 100)


@st.composite
def garbled(draw: st.DrawFn) -> tuple[str, str]:
    """An amount with one character lost, added, doubled, changed, or two swapped."""
    text = typed(draw(grosze), draw(groups)) + draw(currencies)
    at = draw(st.integers(0, len(text) - 1))
    sign = draw(st.sampled_from("0123456789., -x/zł"))
    broken = draw(
        st.sampled_from(
            [
                text[:at] + text[at + 1 :],
                text[:at] + sign + text[at:],
                text[:at] + text[at] + text[at:],
                text[:at] + sign + text[at + 1 :],
                text[:at] + text[at : at + 2][::-1] + text[at + 2 :],
            ]
        )
    )
    return text, broken


@settings(max_examples=1000)
@example(("41.670,00 zł", "4 1670,00 zł"))
@example(("12 345 zł", "12 34 zł"))
@example(("12 345 zł", "12 3456 zł"))
@example(("12.345,67 zł", "12.345.67 zł"))
@given(garbled())
def test_a_garbled_amount_is_read_with_all_its_figures_or_not_at_all(pair: tuple[str, str]) -> None:
    """An amount that is given has every figure of the text, and no other."""
    # "4. 734,05 zł" has the label of an item, "2024 383,94 zł" a year before it.
    assume(not re.match(r"\s*(?:\d{1,2}\.|(?:199|20[0-4])\d)\s", pair[1]))
    cost = parse_cost(pair[1])
    if cost.kind != "amount" or cost.amount is None:
        return
    figures = int("".join(re.findall(r"\d", pair[1])))
    assert figures in {round(cost.amount * each) for each in (1, 10, 100)}, (pair, cost)


def test_the_sources_beside_the_collected_words_are_kept() -> None:
    cost, funding = parse_cost_and_funding(
        "12 000 zł z dotacji celowej i 3 000 zł z wolnych środków"
    )
    assert cost.amount == 15000
    assert funding == ("z dotacji celowej", "z wolnych środków")
