from __future__ import annotations

import pytest

from language.text.phrases import find_phrase, has_phrase, same_word
from model.template import load_template


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("doradztwo zawodowe", "w obszarze organizacji doradztwa zawodowego dla uczniów"),
        ("opis dobrej praktyki samorządowej", "w formie opisu dobrej praktyki samorządowej."),
        ("minireportaż z wywiadem", "w formie minireportażu z wywiadem"),
        ("studium refleksji", "przygotuje STUDIUM REFLEKSJI w oparciu"),
        ("Planowanie budżetowe", "obszar planowania budżetowego"),
        ("rola dyrektora", "zmiana roli dyrektorów szkół"),
        ("wsparcie uczniów", "uczeń i jego wsparcie, a wsparciem uczniowi jest"),
        ("cel główny", "Zgodnie z celem głównym"),
        ("dobra praktyka", "katalog DOBRYCH PRAKTYK"),
        ("wsparcie uczniów zdolnych", "organizacja wsparcia uczniow zdolnych"),
        ("doskonalenie nauczycieli", "obszar doskonalenia\nnauczycieli"),
        ("mini-reportaż z wywiadem", "w formie mini reportażu z wywiadem"),
    ],
)
def test_a_phrase_is_found_in_any_inflection(phrase: str, text: str) -> None:
    assert has_phrase(phrase, text)


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("Planowanie budżetowe", "planowanie pracy szkoły i jej budżet"),
        ("studium refleksji", "studia podyplomowe i refleksja nad nimi"),
        ("Udział rodziców", "udział mieszkańców, w tym rodziców"),
        ("Planowanie budżetowe", "na podstawie planowanych budżetowych wydatków"),
        ("rola dyrektora", "rolnik, dyrektor i rodzice"),
        ("dobra praktyka", "dobry praktykant"),
    ],
)
def test_words_that_merely_stand_near_are_not_the_phrase(phrase: str, text: str) -> None:
    assert not has_phrase(phrase, text)


def test_no_area_of_the_template_is_mistaken_for_another() -> None:
    areas = load_template().areas
    for area in areas:
        for other in areas:
            if other.number != area.number:
                assert not has_phrase(other.name, area.name)


def test_the_place_is_that_of_the_words_in_the_text_as_typed() -> None:
    text = "Wybrano obszar: Doradztwa  Zawodowego – oraz planowanie budżetowe."
    assert [text[start:end] for start, end in find_phrase("doradztwo zawodowe", text)] == [
        "Doradztwa  Zawodowego"
    ]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("dzień", "dni", True),
        ("uczeń", "ucznia", True),
        ("szkoła", "szkół", True),
        ("główny", "głównym", True),
        ("dyrektor", "dyrekcja", False),
        ("nauczanie", "nauczyciel", False),
        ("rada", "radny", False),
        ("zespół", "zespolow", True),
        ("w", "we", True),
    ],
)
def test_words_are_one_when_the_dictionary_says_so(one: str, other: str, same: bool) -> None:
    assert same_word(one, other) is same
