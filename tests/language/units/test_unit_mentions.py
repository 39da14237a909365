"""Units are found in running text, with what the words claim of them; other words are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from language.units.mentions import (
    find_type_claims,
    find_units,
    mention_fits,
    mention_relation,
)
from model.units import load_register

REGISTER = load_register()


def _strong(text: str) -> list[tuple[str, str, set[str]]]:
    return [
        (mention.words, mention.kind, {unit.teryt for unit in mention.candidates})
        for mention in find_units(text, REGISTER)
        if mention.strong
    ]


@pytest.mark.parametrize(
    ("text", "words", "kind", "teryt"),
    [
        ("plan Gminy Trzebownisko", "Gminy Trzebownisko", "gmina", {"1816132"}),
        ("w gminie Sępólno Krajeńskie", "gminie Sępólno Krajeńskie", "gmina", {"0413023"}),
        ("Gmina Miejska Górka", "Gmina Miejska Górka", "gmina", {"3022033"}),
        ("gm. Niemce", "gm. Niemce", "gmina", {"0609112"}),
        ("gmina „Niemce”", "gmina „Niemce", "gmina", {"0609112"}),
        ("Gmina Miasta Braniewa", "Gmina Miasta Braniewa", "urban_gmina", {"2802011"}),
        ("Gmina Miasto Braniewo", "Gmina Miasto Braniewo", "urban_gmina", {"2802011"}),
        ("Gminy – Miasto Działdowo", "Gminy – Miasto Działdowo", "urban_gmina", {"2803011"}),
        ("Gmina Miejska Kraków", "Gmina Miejska Kraków", "urban_gmina", {"1261011"}),
        ("gmina wiejska Rypin", "gmina wiejska Rypin", "rural_gmina", {"0412042"}),
        ("Miasto i Gmina Buk", "Miasto i Gmina Buk", "town_and_gmina", {"3021033"}),
        ("w Gminie i Mieście Buk", "Gminie i Mieście Buk", "town_and_gmina", {"3021033"}),
        ("gmina miejsko-wiejska Buk", "gmina miejsko-wiejska Buk", "town_and_gmina", {"3021033"}),
        ("PLAN MIASTA KALISZA", "MIASTA KALISZA", "city", {"3061011"}),
        ("w mieście Rypin", "mieście Rypin", "city", {"0412011"}),
        ("m.st. Warszawa", "m.st. Warszawa", "city", {"1465011"}),
        ("Miasta Stołecznego Warszawy", "Miasta Stołecznego Warszawy", "city", {"1465011"}),
        ("Powiatu Wołomińskiego", "Powiatu Wołomińskiego", "powiat", {"1434"}),
        ("w powiecie legionowskim", "powiecie legionowskim", "powiat", {"1408"}),
        (
            "powiat warszawski zachodni,",
            "powiat warszawski zachodni",
            "powiat",
            {"1432"},
        ),
        ("powiat opolski", "powiat opolski", "powiat", {"0612", "1609"}),
        ("Wójt Gminy Rypin", "Wójt Gminy Rypin", "wojt", {"0412042"}),
        ("przedkłada Wójtowi Gminy Rypin.", "Wójtowi Gminy Rypin", "wojt", {"0412042"}),
        ("Wójta Raby Wyżnej", "Wójta Raby Wyżnej", "wojt", {"1211112"}),
        ("Burmistrz Błonia", "Burmistrz Błonia", "burmistrz", {"1432013"}),
        ("Burmistrzem Miasta Rypin", "Burmistrzem Miasta Rypin", "burmistrz", {"0412011"}),
        (
            "Burmistrz Miasta i Gminy Buk",
            "Burmistrz Miasta i Gminy Buk",
            "burmistrz",
            {"3021033"},
        ),
        (
            "Burmistrza Nowego Dworu Mazowieckiego",
            "Burmistrza Nowego Dworu Mazowieckiego",
            "burmistrz",
            {"1414011"},
        ),
        ("Prezydentowi Miasta Kalisza", "Prezydentowi Miasta Kalisza", "prezydent", {"3061011"}),
        ("Prezydent m.st. Warszawy", "Prezydent m.st. Warszawy", "prezydent", {"1465011"}),
        ("Starosta Krapkowicki", "Starosta Krapkowicki", "starosta", {"1605"}),
        ("Staroście Wołomińskiemu", "Staroście Wołomińskiemu", "starosta", {"1434"}),
        (
            "STAROSTWO POWIATOWE W WOŁOMINIE",
            "STAROSTWO POWIATOWE W WOŁOMINIE",
            "starostwo",
            {"1434"},
        ),
        (
            "Starostwa Powiatowego w Białej Podlaskiej",
            "Starostwa Powiatowego w Białej Podlaskiej",
            "starostwo",
            {"0601"},
        ),
        ("Urząd Miasta i Gminy w Buku", None, "town_and_gmina_office", {"3021033"}),
        ("Urzędzie Miejskim w Błoniu", None, "town_office", {"1432013"}),
        ("Urzędu Miasta Konina", None, "town_office", {"3062011"}),
        ("UM Kalisz", None, "town_office", {"3061011"}),
        ("Urząd Gminy Niemce", None, "gmina_office", {"0609112"}),
        ("Rady Gminy w Dwikozach", None, "gmina_council", {"2609022"}),
        ("Radzie Miejskiej w Sępólnie Krajeńskim", None, "town_council", {"0413023"}),
        ("Radzie Miejskiej Gminy Stęszew", None, "town_council", {"3021143"}),
        ("Rada Miasta Rypin", None, "town_council", {"0412011"}),
        ("Rada Powiatu w Wołominie", None, "powiat_council", {"1434"}),
        ("Zarząd Powiatu Wołomińskiego", None, "powiat_board", {"1434"}),
        ("Urząd Miasta Bielska-Białej", None, "town_office", {"2461011"}),
        ("GMINA BUSKO ZDRÓJ", None, "gmina", {"2601013"}),
        ("Gmina\u00a0Dobra (Szczecińska)", None, "gmina", {"3211012"}),
    ],
)
def test_a_named_unit(text: str, words: str | None, kind: str, teryt: set[str]) -> None:
    (mention,) = [found for found in find_units(text, REGISTER) if found.strong]
    assert mention.words == (words or text) == text[mention.start : mention.end]
    assert mention.kind == kind
    assert {unit.teryt for unit in mention.candidates if unit.current} == teryt


@pytest.mark.parametrize(
    "text",
    [
        "Gmina prowadzi 6 szkół, gmina zamierza otworzyć siódmą.",
        "Powiat, szkoły i pracodawcy wspólnie pomagają młodym ludziom.",
        "Miasto wybiera formę: opis dobrej praktyki. Miasta i gminy w Polsce.",
        "gmina nowe zadania realizuje z dobra wolą",
        "Wójt Kowal podpisał zarządzenie, Burmistrz Jan Wieluński również.",
        "uchwała Rady Gminy na rok 2024, Zarząd Powiatu, Starosta",
        "Prezydent Rzeczypospolitej Polskiej, Rada Ministrów, rada rodziców",
        "powiatowy urząd pracy, starostwo, gminny zespół, miejski ośrodek",
        "Urząd Ochrony Danych, zarząd spółki, Rada Pedagogiczna",
    ],
)
def test_common_phrases_name_no_unit(text: str) -> None:
    assert _strong(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Wymiana z gminami Garbów i Wólka, które", ["Garbów", "Wólka"]),
        ("gmin Garbów, Niemce, Wólka i szkół", ["Garbów", "Niemce", "Wólka"]),
        ("powiatami wołomińskim i legionowskim", ["wołomiński", "legionowski"]),
        ("Gminy Buk oraz Stęszew", ["Buk", "Stęszew"]),
        ("Gminy Buk, Stęszew wspiera", ["Buk"]),
        ("Gmina Buk i Stęszew", ["Buk"]),
    ],
)
def test_names_in_a_list(text: str, names: list[str]) -> None:
    found = [mention for mention in find_units(text, REGISTER) if mention.strong]
    assert [mention.name for mention in found] == names


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("szkoła w Dwikozach i w Górach Wysokich", ["Dwikozach"]),
        ("dojazd do Buku, ze Stęszewa", ["Buku", "Stęszewa"]),
        ("ul. Ratuszowa 1, 64-320 Buk", ["Buk"]),
        ("Krapkowice, 17 sierpnia 2020 r.", ["Krapkowice"]),
        ("w buku i w nowem", []),
        ("w Nowej Hucie", []),
        ("W NOWEM ROKU", []),
        ("Buk to drzewo", []),
    ],
)
def test_a_town_without_introduction_is_a_weak_mention(text: str, words: list[str]) -> None:
    found = find_units(text, REGISTER)
    assert [mention.words for mention in found] == words
    assert not any(mention.strong for mention in found)


def test_a_type_that_no_unit_of_the_name_has_is_told() -> None:
    (wrong,) = find_units("Wójt Gminy Błonie", REGISTER)
    (right,) = find_units("Burmistrz Gminy Błonie", REGISTER)
    assert wrong.contradicts_type
    assert not right.contradicts_type


def test_a_former_type_is_no_contradiction() -> None:
    (mention,) = find_units("Wójt Gminy Strzeleczki", REGISTER)
    assert [(unit.type, unit.current) for unit in mention.candidates] == [("gmina_wiejska", False)]


def test_a_name_read_two_ways_gives_the_nominative_first() -> None:
    (mention,) = find_units("Gminy Kowala", REGISTER)
    assert mention.name == "Kowala"
    assert {unit.name for unit in mention.candidates} == {"Kowala", "Kowal"}


def test_organs_without_a_name_claim_a_type() -> None:
    text = "w uchwale Rady Gminy; Wójt Gminy Rypin; jest gminą miejską; gmina; powiat; Starosta"
    claims = find_type_claims(text, REGISTER)
    assert [(claim.words, claim.kind) for claim in claims] == [
        ("Rady Gminy", "gmina_council"),
        ("gminą miejską", "urban_gmina"),
        ("Starosta", "starosta"),
    ]
    assert claims[0].claims == {"gmina_wiejska"}


@pytest.mark.parametrize(
    ("text", "unit", "relation"),
    [
        ("Rada Miejska w Błoniu", "1432013", "same"),
        ("Wójt Gminy Rypin", "0412011", "namesake"),
        ("powiat sandomierski", "2609022", "own_powiat"),
        ("szkoła w Sandomierzu", "2609022", "seat"),
        ("szkoła w Tłuszczu", "1434", "member"),
        ("powiecie legionowskim", "1434", None),
        ("Radzie Miejskiej Gminy Stęszew", "3021033", None),
        ("Urzędu Miasta Konina", "3061011", None),
        ("powiat opolski", "1609", "same"),  # one of two of that name
    ],
)
def test_what_a_mention_is_to_the_unit(text: str, unit: str, relation: str | None) -> None:
    words = text.removeprefix("szkoła ")
    mention = find_units(words, REGISTER)[0]
    entry = REGISTER.by_teryt(unit)
    assert entry is not None
    assert mention_relation(mention, entry.to_unit(), REGISTER) == relation
    assert mention_fits(mention, entry, REGISTER) is (relation is not None)


@given(
    st.sampled_from([unit for unit in REGISTER.all if unit.type != "powiat"]),
    st.sampled_from(["Gmina", "GMINY", "w gminie", "Burmistrz Gminy", "Urząd Gminy"]),
)
def test_any_gmina_is_found_after_an_introduction(unit, introduction: str) -> None:
    mentions = find_units(f"{introduction} {unit.name} – plan", REGISTER)
    assert unit.name in {entry.name for entry in mentions[0].candidates}


@given(
    st.text(alphabet=st.sampled_from("gminaGMINABuk wWPowiat –-,.()\n\u00a0łó64-320"), max_size=80)
)
def test_offsets_are_those_of_the_words(text: str) -> None:
    for mention in find_units(text, REGISTER):
        assert text[mention.start : mention.end] == mention.words
        assert mention.candidates
