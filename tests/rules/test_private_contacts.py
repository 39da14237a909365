"""Whose a number or an address is decides whether it is private."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.privacy import masked, private_items
from rules.private_contacts import is_account

MOBILE = st.builds(
    "{}{}".format,
    st.sampled_from(["45", "50", "51", "53", "57", "60", "66", "69", "72", "73", "78", "79", "88"]),
    st.integers(0, 9_999_999).map("{:07}".format),
)
ACCOUNT = "61 1090 1014 0000 0712 1981 2874"


@given(
    MOBILE,
    st.sampled_from(
        ["{}{}{}", "{} {} {}", "{}-{}-{}", "{}.{}.{}", "+48 {} {} {}", "{}\u00a0{}\u00a0{}"]
    ),
    st.sampled_from(["tel. ", "tel. kom. ", "kom. ", "nr tel. ", "tel.", ""]),
)
def test_a_parents_mobile_is_masked_however_it_is_typed(number: str, style: str, word: str) -> None:
    typed = style.format(number[:3], number[3:6], number[6:])
    text = masked(f"Jolanta Bury, mama ucznia, {word}{typed}")
    assert number not in re.sub(r"\D", "", text)
    assert text.startswith("Jolanta Bury, mama ucznia, ")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("mama ucznia, tel. 509-888-777", "mama ucznia, tel. 509 *** 777"),
        ("Ewa Lis 15 831 13 39 (mama ucznia)", "Ewa Lis 158 *** 339 (mama ucznia)"),
        (
            "Sekretarz Jan Kot, tel. 600 100 200, Ewa Lis (mama), 509 888 777 lub 601 222 333",
            "Sekretarz Jan Kot, tel. 600 100 200, Ewa Lis (mama), 509 *** 777 lub 601 *** 333",
        ),
        ("Zofia Malec (rodzic), ul. Lipowa 7", "Zofia Malec (rodzic), ul. L*** *"),
        (f"Ewa Lis (mama ucznia), nr konta {ACCOUNT}", "Ewa Lis (mama ucznia), nr konta 61 *** 74"),
    ],
)
def test_what_stands_by_a_word_of_kinship_is_private(text: str, shown: str) -> None:
    assert masked(text) == shown


@pytest.mark.parametrize(
    ("text", "kind", "said"),
    [
        ("Zofia Malec, tel. kom. 600 100 200", "phone", "600 100 200"),
        ("p. Anna Nowak 601234567", "phone", "601234567"),
        ("Pytania: Zofia Malec, ul. Lipowa 7 m. 3, 07-140", "address", "ul. Lipowa 7 m. 3, 07-140"),
        ("Jan Kot, os. Leśne 4/5", "address", "os. Leśne 4/5"),
        ("Jan Kot, 07-140 Sadowne, ul. Polna 4", "address", "07-140 Sadowne, ul. Polna 4"),
        ("Jan Kot, Słupcza 45, 27-620 Dwikozy", "address", "Słupcza 45, 27-620 Dwikozy"),
        (
            "Zofia Malec, rachunek PL61109010140000071219812874",
            "account",
            "PL61109010140000071219812874",
        ),
    ],
)
def test_by_a_name_alone_it_is_private_if_the_person_is(text: str, kind: str, said: str) -> None:
    assert private_items(text) == ()
    assert private_items(text, is_private=lambda name: False) == ()
    (item,) = private_items(text, is_private=lambda name: True)
    assert (item.kind, text[item.start : item.end]) == (kind, said)


@pytest.mark.parametrize(
    "text",
    [
        "Sekretarz Gminy, tel. 600 100 200",
        "Jan Kot – Sekretarz Gminy, tel. 600 100 200",
        "Jan Kot (Sekretarz Gminy), tel. 600 100 200",
        "Wójt Jan Kot, tel. 600 100 200",
        "Kontakt: Jan Kot, tel. 600 100 200",
        "Sporządziła: Anna Kot, tel. 600 100 200",
        "Przewodnicząca Rady Rodziców Ewa Lis, tel. 600 700 800",
        "mama ucznia Ewa Lis, Wójt Jan Kot, tel. 600 700 800",
        "Anna Kot – kom. 600 100 200 (sekretariat)",
        "Opiekun stażu Jan Kot, tel. 600 100 200",
        "Wykonawca: Jan Kot, ul. Polna 7, 27-620 Dwikozy",
        "wolontariusz, tel. 600 100 200",
        "Infolinia dla rodziców, tel. 600 700 800",
        "Każdy uczeń może zadzwonić: tel. 600 111 222",
        "Jan Kot, tel. 15 831 13 39",
        "Jan Kot, REGON 601234567",
        "Anna Kot 601 700 112 zł",
        "Urząd Gminy, ul. Lipowa 7 m. 3, 07-140 Sadowne",
        "SP nr 2, ul. Lipowa 7/3, 07-140 Sadowne",
        "Szkoła im. Jana Pawła II, ul. Szkolna 7, 27-620 Dwikozy",
        "Zespół Szkół, ul. Jana Kochanowskiego 4/6, 27-620 Dwikozy",
        "Jan Kot, Urząd Gminy, ul. Rynek 1, 27-620 Dwikozy",
        "Ewa Lis, dyrektor SP nr 2, ul. Szkolna 1, 27-620 Dwikozy",
        "Anna Nowak, w latach 2021-2022",
        f"Wpłaty na rachunek {ACCOUNT}",
        f"Zofia Malec, rachunek {ACCOUNT[:-1]}5",
    ],
)
def test_what_is_an_offices_is_left_alone(text: str) -> None:
    assert private_items(text, is_private=lambda name: True) == ()


@given(st.integers(0, 10**24 - 1).map("{:024}".format), st.integers(1, 96))
def test_only_accounts_with_right_check_digits_are_such(rest: str, off: int) -> None:
    check = 98 - int(f"{rest}252100") % 97
    assert is_account(f"{check:02}{rest}")
    assert not is_account(f"{(check - 2 + off) % 97 + 2:02}{rest}")
