from __future__ import annotations

import pytest

from language.phrases import inflected
from model.template import load_template
from model.text import fold


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("doradztwo zawodowe", "w obszarze organizacji doradztwa zawodowego dla uczniów"),
        ("opis dobrej praktyki samorządowej", "w formie opisu dobrej praktyki samorządowej."),
        ("minireportaż z wywiadem", "w formie minireportażu z wywiadem"),
        ("studium refleksji", "przygotuje STUDIUM REFLEKSJI w oparciu"),
        ("Planowanie budżetowe", "obszar planowania budżetowego"),
    ],
)
def test_a_phrase_is_found_in_any_inflection(phrase: str, text: str) -> None:
    assert inflected(phrase).search(fold(text))


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("Planowanie budżetowe", "planowanie pracy szkoły i jej budżet"),
        ("studium refleksji", "studia podyplomowe i refleksja nad nimi"),
        ("Udział rodziców", "udział mieszkańców, w tym rodziców"),
    ],
)
def test_words_that_merely_stand_near_are_not_the_phrase(phrase: str, text: str) -> None:
    assert not inflected(phrase).search(fold(text))


def test_no_area_of_the_template_is_mistaken_for_another() -> None:
    areas = load_template().areas
    for area in areas:
        for other in areas:
            if other.number != area.number:
                assert not inflected(other.name).search(fold(area.name))
