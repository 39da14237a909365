"""People are told from posts, streets, patrons and institutions; lines of teams are split."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from language.people.names import (
    find_person_names,
    is_person_name,
    split_people,
    split_person,
)

TESTS = Path(__file__).parents[2]
GOLD = sorted((TESTS / "gold").glob("*.json"))
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.mark.parametrize(
    "text",
    [
        "Renata Olszak",
        "Piotr Maj",
        "Annie Luty",
        "RENATA OLSZAK",
        "Olszak Renata",
        "p. Karolina Strzelecka",
        "Pani Halina Wrzosek",
        "p. Strzelecka",
        "J. Kowalski",
        "Kowalski J.",
        "A. M. Nowak",
        "dr hab. Ewa Karolczyk",
        "mgr inż. Piotr Wolny",
        "Anna Maria Kowalska-Nowak",
        "Halinie Wrzosek",
        "Zbigniewem Korpalskim",
        "Bogumiły Wierzbickiej",
        "Aleksandra Gierasz",  # a surname that the dictionary does not know
    ],
)
def test_a_name_in_any_form(text: str) -> None:
    assert is_person_name(text)


@pytest.mark.parametrize(
    "text",
    [
        "Maj 2024",
        "Luty, Marzec",
        "",
        "Wójt Gminy",
        "Pani Dyrektor",
        "Kierownik Referatu Oświaty",
        "Prezydent Miasta Kalisza",
        "Burmistrz Jan Kowalski",
        "dyrektorzy szkół",
        "Rada Rodziców",
        "Centrum Usług Wspólnych",
        "ul. Jana Pawła II",
        "Jan Paweł II",
        "Lewin Brzeski",
        "Piotrków Trybunalski",
        "Dwikozy",
        "WED",
        "zespół ds. jakości",
        "Jan Nowak, dyrektor",
        "Annie Nowaka",  # the words do not agree in case
    ],
)
def test_other_words_are_no_name(text: str) -> None:
    assert not is_person_name(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Zadanie realizuje J. Kowalski.", ["J. Kowalski"]),
        ("spotkanie z panią Anną Kot i Janem Nowakiem", ["Anną Kot", "Janem Nowakiem"]),
        ("Kierownik Referatu Edukacji Michał Dębiec", ["Michał Dębiec"]),
        ("Halina Wrzosek, Wydział Edukacji", ["Halina Wrzosek"]),
        ("Jan Nowak Główny Specjalista", ["Jan Nowak"]),
        ("Szkoła im. Mikołaja Kopernika", []),
        ("Szkoła Podstawowa im. gen. Józefa Bema w Buku", []),
        ("przy ul. Marii Konopnickiej 5", []),
        ("parafia św. Jana Nowaka", []),
        ("Harmonogram Działań Rozwojowych Gminy Buk", []),
        ("w punkcie K. Forma zajęć jest inna", []),
        ("os. odpowiedzialna Anna Kot", ["Anna Kot"]),
    ],
)
def test_names_in_running_text(text: str, names: list[str]) -> None:
    found = find_person_names(text)
    assert [name.words for name in found] == names
    assert [text[name.start : name.end] for name in found] == names


@pytest.mark.parametrize("gold", GOLD, ids=lambda path: path.stem)
def test_the_people_of_a_sample_are_found_and_nobody_else(gold: Path) -> None:
    labels = json.loads(gold.read_text(encoding="utf-8"))
    people = {person["name"] for person in labels["team"] + labels["advisers"]}
    people |= {
        defect["quote"].removeprefix("p. ")
        for defect in labels["defects"]
        if defect["kind"] == "person-as-responsible"
    }
    body = docx.Document(str(TESTS.parent / "samples" / f"{gold.stem}.docx")).element.body
    paragraphs = (
        "".join(part.text or "\n" for part in par.iter(f"{W}t", f"{W}br"))
        for par in body.iter(f"{W}p")
    )
    found = {name.words for text in paragraphs for name in find_person_names(text)}
    assert found == people


@pytest.mark.parametrize(
    ("line", "name", "function"),
    [
        (
            "Renata Olszak, Zastępca Burmistrza Błonia",
            "Renata Olszak",
            "Zastępca Burmistrza Błonia",
        ),
        ("Halina Drewniak – Zastępca Wójta Gminy", "Halina Drewniak", "Zastępca Wójta Gminy"),
        ("1) Krystyna Walecka – Naczelnik Wydziału", "Krystyna Walecka", "Naczelnik Wydziału"),
        (
            "Joanna Pilarska (ekspert ds. rozwoju oświaty)",
            "Joanna Pilarska",
            "ekspert ds. rozwoju oświaty",
        ),
        (
            "Elżbieta Rosińska – szkolny doradca zawodowy, zam. 00-000 Wołomin, ul. Polna 7 m. 3",
            "Elżbieta Rosińska",
            "szkolny doradca zawodowy",
        ),
        (
            "a) Aleksandra Gierasz - naczelnik wydziału, prywatny e-mail: a@example.pl",
            "Aleksandra Gierasz",
            "naczelnik wydziału",
        ),
        (
            "- Karolina Strzelecka - podinspektor w Wydziale Oświaty (tel. prywatny 600 000 000)",
            "Karolina Strzelecka",
            "podinspektor w Wydziale Oświaty",
        ),
        ("Robert Lisiecki – doradca ds. edukacji,", "Robert Lisiecki", "doradca ds. edukacji"),
        ("dr Ewa Karolczyk, kierownik komórki kadr", "Ewa Karolczyk", "kierownik komórki kadr"),
        ("Jan Nowak Sekretarz Gminy", "Jan Nowak", "Sekretarz Gminy"),
        ("Anna Kot -Dyrektor Szkoły nr 3", "Anna Kot", "Dyrektor Szkoły nr 3"),
        (
            "Anna Kot, dyrektor Szkoły im. Jana Pawła II w Buku",
            "Anna Kot",
            "dyrektor Szkoły im. Jana Pawła II w Buku",
        ),
        ("Wójt Gminy – Jan Nowak", "Jan Nowak", "Wójt Gminy"),
        ("Doradca: dr Anna Kot", "Anna Kot", "Doradca"),
        ("Doradcy: dr Anna Kot", "Anna Kot", None),
        ("Jan Nowak, tel. 600 000 000", "Jan Nowak", None),
        ("Jan Nowak, 600-000-000", "Jan Nowak", None),
        ("Marta Zielonka", "Marta Zielonka", None),
        ("Xawiko Brzdąkalski – sekretarz", "Xawiko Brzdąkalski", "sekretarz"),
    ],
)
def test_a_line_of_a_team(line: str, name: str, function: str | None) -> None:
    assert split_person(line) == (name, function)


@pytest.mark.parametrize("line", ["Kierownik Referatu Oświaty", "Zespół gminy:", "", "Wójt, Rada"])
def test_a_line_that_names_nobody(line: str) -> None:
    assert split_person(line) is None


def test_several_people_in_one_paragraph() -> None:
    text = (
        "Zespół wspierali: Hanna Leszek – doradca ds. edukacji, mgr Marek Topolski (ekspert); "
        "2) Anna Kot oraz Jan Nowak."
    )
    assert split_people(text) == [
        ("Hanna Leszek", "doradca ds. edukacji"),
        ("Marek Topolski", "ekspert"),
        ("Anna Kot", None),
        ("Jan Nowak", None),
    ]


@given(st.text(max_size=60))
def test_any_text_can_be_asked_about(text: str) -> None:
    for name in find_person_names(text):
        assert text[name.start : name.end] == name.words
    person = split_person(text)
    assert person is None or person.name
