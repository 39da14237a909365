"""Cells with several entries: who is responsible, sources of money, indicators."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from language.lists.entries import split_funding, split_indicators, split_responsible


@pytest.mark.parametrize(
    "text",
    [
        *("Koordynator", "Wójt Gminy Zębowice", "Administrator Systemu Informatycznego"),
        *("dyrektorzy szkół i przedszkoli", "dyrektor szkoły i przedszkola"),
        *("Urząd Miasta i Gminy w Buku", "Burmistrz Miasta i Gminy Buk"),
        *("Wydział Edukacji, Kultury i Sportu", "Komisja Oświaty, Kultury i Sportu Rady Miejskiej"),
        *("Referat Edukacji, Zdrowia i Polityki Społecznej", "Zespół Szkół i Placówek Oświatowych"),
        *("zespół ds. jakości i ewaluacji", "inspektor ds. oświaty, kultury i sportu"),
        "inspektor ds. oświaty we współpracy z dyrektorami szkół i przedszkoli",
        *("nauczyciele matematyki, fizyki i chemii", "nauczyciele klas I–III i IV–VIII"),
        *("dyrektorzy SP w Słupczy, Górach Wysokich i Mściowie", "SP nr 1, 2 i 3"),
        *("rada rodziców i samorządu uczniowskiego", "dyrektorzy szkół i in."),
        *("dyrektorzy szkół podstawowych i ponadpodstawowych", "DYREKTORZY SZKÓŁ I PRZEDSZKOLI"),
        *("Dyrektorzy/Kierownicy jednostek organizacyjnych", "Koordynator Informatyk"),
        *("Ministerstwo Edukacji i Nauki", "Wydział Organizacyjny i Kadr"),
        *("zespół do spraw oceny i wyboru ofert", "Wójt we współpracy z CUW i szkołami"),
        *("Dyrektor Szkoły Podstawowej i Przedszkola w Dysie", "wychowawcy klas 7 i 8"),
        *("osoby wyznaczone (wójt, sekretarz; skarbnik)", "p. Karolina Strzelecka"),
        *("Jan Kowalski, Sekretarz Gminy", "p. Anna Nowak, główna specjalistka ds. oświaty"),
        *("mgr Anna Nowak, dyrektorka szkoły", "J. Kowalski, z-ca Burmistrza Miasta i Gminy"),
        "Anna Nowak, p.o. kierownika Referatu Oświaty, Kultury",
        *("Sekretarz Gminy, Jan Kowalski", "sekretarz gminy, pani Anna Nowak"),
        *("Kierownik Referatu Oświaty, Kultury i Sportu, Jan Kowalski", "Wójt, KOWALSKI Jan"),
        *("Dyrektor SP nr 1, J. Kowalski", "Skarbnik Gminy, mgr Anna Nowak, tel. 22 123 45 67"),
    ],
)
def test_one_entry(text: str) -> None:
    assert split_responsible(text) == (text,)


def test_a_post_on_the_line_after_the_name_and_its_comma_is_of_that_person() -> None:
    cell = "Wójt Gminy,\nJan Kowalski,\nSekretarz Gminy"
    assert split_responsible(cell) == ("Wójt Gminy", "Jan Kowalski, Sekretarz Gminy")
    assert split_responsible("Wójt Gminy,\nJan Kowalski") == ("Wójt Gminy, Jan Kowalski",)


@pytest.mark.parametrize(
    "entries",
    [
        ("Koordynator", "+", "zespół"),
        ("Koordynator", " + ", "Wójt", " i ", "Dyrektorzy/Kierownicy jednostek"),
        ("Koordynator", "oraz", "zespół ds. dostępności"),
        ("Koordynator Informatyk", " / ", "Referat IGN"),
        ("Kierownik", "lub", "osoba wyznaczona"),
        ("Pracownicy Biura Obsługi", "oraz", "Kierownicy komórek organizacyjnych Urzędu"),
        ("Dyrektor", ",", "wychowawcy", ",", "dyżur pozostałych nauczycieli"),
        ("Wszyscy nauczyciele", ",", "odpowiedzialny – wychowawca klasy"),
        ("psycholog", ",", "wychowawcy klas"),
        ("ASSECO", " + ", "BE"),
        ("BE", ",", "WOW"),
        ("doradcy zawodowi", "i", "dyrektorzy szkół"),
        ("WED", "i", "zespół doradczy"),
        ("Miejska Biblioteka Publiczna", "i", "Rypiński Dom Kultury"),
        ("Naczelnik Wydziału Edukacji", ",", "dyrektorzy szkół i przedszkoli"),
        ("dyrektorzy szkół", ",", "rady rodziców"),
        ("Wójt Gminy", "i", "rady rodziców"),
        ("Urząd Gminy", "oraz", "szkoły"),
        ("dyrektor szkoły", "i", "wychowawcy klas"),
        ("pedagog", "i", "psycholog szkolny"),
        ("rodzice", "i", "uczniowie"),
        ("wójt", "/", "burmistrz"),
        ("Wydział Oświaty", "oraz", "kluby sportowe"),
        ("Zastępca Wójta", ",", "informatyk urzędu"),
        ("Gmina", ",", "szkoły", ",", "przedszkola"),
        ("Sekretarz Gminy", ",", "Kierownik Referatu Oświaty i Spraw Społecznych"),
        ("zespół ds. wdrażania HDR", "i", "dyrektorzy szkół"),
        ("Klub Sportowy „Orzeł”", "i", "Stowarzyszenie „Razem”"),
        ("dyrektorzy szkół", ";", "ZDKO"),
        ("dyrektorzy szkół", ",\n", "pedagodzy specjalni"),
        ("Wójt Gminy", "\n", "dyrektorzy szkół"),
        ("GOPS", ",", "Policja", ", a także", "szkoły"),
        ("Jan Kowalski", ",", "Anna Nowak"),
        ("Jan Kowalski", ",", "Anna Nowak, pedagog", ",", "Skarbnik Gminy"),
        ("Jan Kowalski, Sekretarz Gminy", ",", "Anna Nowak, Skarbnik Gminy"),
        ("Jan Kowalski, Sekretarz Gminy", "i", "dyrektorzy szkół"),
        ("Jan Kowalski", ",", "dyrektorzy szkół"),
        ("Jan Kowalski", ",", "Urząd Gminy"),
        ("Jan Kowalski", "i", "Sekretarz Gminy"),
        ("Wójt Gminy", ",", "Sekretarz Gminy"),
        ("Rada Rodziców", ",", "dyrektor szkoły"),
        ("Dyrektor SP nr 1", ",", "Dyrektor SP nr 2", ",", "Sekretarz Gminy"),
        ("Dyrektor SP nr 1", ",", "Dyrektor SP nr 2", ",", "Jan Kowalski"),
        ("Wójt Gminy", ",", "Jan Kowalski", ",", "Anna Nowak"),
        ("Wójt Gminy", ",", "Jan Kowalski", "i", "Anna Nowak"),
        ("Wójt Gminy", ",", "Jan Kowalski, Sekretarz Gminy"),
        ("Wójt Gminy", "i", "Jan Kowalski"),
        ("dyrektorzy szkół", ",", "Sekretarz Gminy, Jan Kowalski"),
        ("Urząd Gminy", ",", "Jan Kowalski"),
        ("Sekretarz Gminy, Jan Kowalski", ",", "dyrektorzy szkół"),
        ("Sekretarz Gminy, Jan Kowalski", ",", "Dyrektor SP nr 1, Anna Nowak"),
        ("Sekretarz Gminy, Jan Kowalski", "oraz", "Skarbnik Gminy, Anna Nowak"),
        ("Sekretarz Gminy, Jan Kowalski", ";", "Skarbnik, Anna Nowak"),
        ("Sekretarz Gminy, Jan Kowalski", ",", "Skarbnik Gminy", ",", "Wójt Gminy"),
        ("osoby wskazane przez kierownika (Zespół)", ", oraz", "dyrektorzy placówek"),
    ],
)
def test_several_entries(entries: tuple[str, ...]) -> None:
    assert split_responsible(" ".join(entries)) == entries[::2]


def test_trailing_full_stop_is_no_part_of_an_entry() -> None:
    assert split_responsible("Burmistrz Miasta Giżycka.") == ("Burmistrz Miasta Giżycka",)


@pytest.mark.parametrize("text", [None, "", "–", "......", "brak", "nie dotyczy"])
def test_cell_that_names_nobody(text: str | None) -> None:
    assert split_responsible(text) == ()


def test_markers_of_a_list_are_dropped_and_a_broken_line_is_joined() -> None:
    assert split_responsible("1. Wójt\n2. dyrektorzy szkół") == ("Wójt", "dyrektorzy szkół")
    assert split_responsible("- Wójt\n- dyrektorzy szkół") == ("Wójt", "dyrektorzy szkół")
    assert split_responsible("Dyrektor Szkoły\nPodstawowej nr 1") == (
        "Dyrektor Szkoły Podstawowej nr 1",
    )


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("budżet gminy i powiatu", ("budżet gminy i powiatu",)),
        ("budżet gminy i środki rad rodziców", ("budżet gminy", "środki rad rodziców")),
        ("środki krajowe i unijne", ("środki krajowe i unijne",)),
        ("subwencja, dotacja celowa; EFS+", ("subwencja", "dotacja celowa", "EFS+")),
        ("–", ()),
    ],
)
def test_sources_of_money(text: str, sources: tuple[str, ...]) -> None:
    assert split_funding(text) == sources


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        (
            "liczba rejestrów – 1;\nliczba szkół – 4",
            ("liczba rejestrów – 1", "liczba szkół – 4"),
        ),
        ("5 dni otwartych, 600 uczestników", ("5 dni otwartych, 600 uczestników",)),
        ("4 wykłady, łącznie 160 uczestników", ("4 wykłady, łącznie 160 uczestników",)),
        ("1 raport\nopublikowanie raportu", ("1 raport", "opublikowanie raportu")),
        ("1) raport; 2) lista obecności", ("raport", "lista obecności")),
        ("1. raport 2. lista obecności 3. zdjęcia", ("raport", "lista obecności", "zdjęcia")),
        ("a) raport\nb) 3 spotkania", ("raport", "3 spotkania")),
        ("- raport\n– 3 spotkania", ("raport", "3 spotkania")),
        ("• raport • 3 spotkania", ("raport", "3 spotkania")),
        ("2. edycja targów", ("2. edycja targów",)),
        ("1,5 etatu", ("1,5 etatu",)),
        ("odsetek (języki; matematyka) – 5%", ("odsetek (języki; matematyka) – 5%",)),
        (
            "liczba uczestników szkolenia w\nszkole – 30",
            ("liczba uczestników szkolenia w szkole – 30",),
        ),
        ("–", ()),
        (None, ()),
    ],
)
def test_indicators_of_a_cell(text: str | None, indicators: tuple[str, ...]) -> None:
    assert split_indicators(text) == indicators


WORDS = (
    "Wójt dyrektorzy szkół i przedszkoli oraz rady rodziców , ; / + lub WED zespół ds. oświaty nr 1"
    " ( ) \n - szkoły Gminy psycholog a także Kultury 2. 1) • w Buku Anna"
)
words = st.sampled_from(WORDS.split(" "))
cells = st.text(max_size=60) | st.lists(words, max_size=14).map(" ".join)
JOINING = {"i", "oraz", "lub", "albo", "bądź", "a", "także", "jak", "również"}


def letters(text: str) -> list[str]:
    return [word for word in re.findall(r"[^\W\d_]+", text) if len(word) > 1]


@given(cells)
def test_splitting_keeps_every_word_in_order(text: str) -> None:
    for split in (split_responsible, split_indicators):
        kept = iter(letters(" ".join(split(text))))
        following = next(kept, None)
        for word in letters(text.replace("\u00ad", "")):
            if word == following:
                following = next(kept, None)
            else:
                lost = word.lower() in JOINING or not split(text) or text.lower().find("brak") >= 0
                assert lost, (word, split(text))
        assert following is None


@given(cells)
def test_entries_are_neither_empty_nor_split_again(text: str) -> None:
    for entry in split_responsible(text):
        assert entry == entry.strip()
        assert entry


@pytest.mark.parametrize(
    ("cell", "entries"),
    [
        ("3 warsztaty 45 uczestników", ("3 warsztaty", "45 uczestników")),
        (
            "liczba grup warsztatowych – 6 liczba rodziców, którzy ukończyli warsztaty – 90",
            ("liczba grup warsztatowych – 6", "liczba rodziców, którzy ukończyli warsztaty – 90"),
        ),
        (
            "2 edycje targów co najmniej 40 wystawców w każdej edycji",
            ("2 edycje targów", "co najmniej 40 wystawców w każdej edycji"),
        ),
        (
            "5 dyrektorów i 4 wicedyrektorów przeszkolonych",
            ("5 dyrektorów i 4 wicedyrektorów przeszkolonych",),
        ),
        ("8 spotkań, łącznie 40 godzin", ("8 spotkań, łącznie 40 godzin",)),
        ("16 osób z wynikiem powyżej 70%", ("16 osób z wynikiem powyżej 70%",)),
        ("wzrost z 410 do 900 konsultacji rocznie", ("wzrost z 410 do 900 konsultacji rocznie",)),
        ("liczba szkół klas 4 – 8 objętych", ("liczba szkół klas 4 – 8 objętych",)),
    ],
)
def test_indicators_that_lost_the_line_between_them(cell: str, entries: tuple[str, ...]) -> None:
    assert split_indicators(cell) == entries
