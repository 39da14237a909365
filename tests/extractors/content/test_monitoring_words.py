from __future__ import annotations

import pytest

from extractors.content.monitoring import read_monitoring
from extractors.layout.flow import Line
from model.document import Paragraph
from model.location import Location
from model.plan import Extent, Monitoring
from model.template import load_template


def monitoring(*texts: str) -> Monitoring | None:
    lines = [
        Line(Paragraph(text=text, location=Location(block=i)), Extent(first=i, last=i))
        for i, text in enumerate(texts)
    ]
    return read_monitoring(lines, load_template())


@pytest.mark.parametrize(
    ("text", "frequency", "responsible"),
    [
        (
            "Monitoring prowadzi zespół ds. oświaty raz na kwartał.",
            "raz na kwartał",
            "zespół ds. oświaty",
        ),
        (
            "Za monitoring odpowiada Skarbnik Gminy. Dane zbierane są co pół roku.",
            "co pół roku",
            "Skarbnik Gminy",
        ),
        (
            "Postępy będą sprawdzane dwa razy w roku przez Naczelnika Wydziału Edukacji.",
            "dwa razy w roku",
            "Naczelnika Wydziału Edukacji",
        ),
        ("Koordynator co miesiąc sprawdza wskaźniki.", "co miesiąc", "Koordynator"),
        (
            "Postępy omawia się na każdej naradzie; sprawozdanie przygotowuje sekretarz gminy na "
            "podstawie kart.",
            "na każdej naradzie",
            "sekretarz gminy",
        ),
        (
            "Monitoring polega na analizie danych raz w roku. Prowadzi go Inspektor ds. oświaty.",
            "raz w roku",
            "Inspektor ds. oświaty",
        ),
        (
            "Co kwartał zbieramy dane. Prowadzą go dyrektorzy szkół.",
            "Co kwartał",
            "dyrektorzy szkół",
        ),
        (
            "Co pół roku zbieramy dane. Zajmuje się tym główny specjalista na podstawie ankiet.",
            "Co pół roku",
            "główny specjalista",
        ),
        ("Raz na kwartał robi to Sekretarz Gminy.", "Raz na kwartał", "Sekretarz Gminy"),
        ("Raz na kwartał robi to szkoła w swoim zakresie.", "Raz na kwartał", None),
        ("Sprawozdania szkół przedstawia się radzie co kwartał.", "co kwartał", None),
        ("Monitoring będzie prowadzony na podstawie ankiet.", None, None),
        ("Ankiety będą zbierane corocznie.", "corocznie", None),
        ("Wyniki, przekazywane przez szkoły, zostaną porównane z diagnozą.", None, None),
    ],
)
def test_how_often_and_by_whom_is_read_from_sentences(
    text: str, frequency: str | None, responsible: str | None
) -> None:
    found = monitoring(text)
    assert found is not None
    assert (found.frequency, found.responsible) == (frequency, responsible)


def test_a_blank_field_of_a_form_is_not_filled_from_elsewhere() -> None:
    found = monitoring(
        "Sposób monitorowania: karta wypełniana po zakończeniu każdego działania",
        "Częstotliwość monitorowania: [wpisać częstotliwość]",
        "Osoby odpowiedzialne: inspektor ds. oświaty",
    )
    assert found is not None
    assert found.frequency is None
    assert found.responsible == "inspektor ds. oświaty"


def test_nothing_but_the_words_of_the_form_is_no_monitoring() -> None:
    assert monitoring("Należy opisać sposób monitorowania i wskazać osoby.", "…………") is None
