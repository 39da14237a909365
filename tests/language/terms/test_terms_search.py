"""Periods and dates in sentences and titles."""

from __future__ import annotations

import pytest

from language.terms.parse import find_dates, parse_period


def periods(text: str) -> list[str]:
    return [f"{found.period.start or ''}..{found.period.end or ''}" for found in parse_period(text)]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("PLAN DZIAŁANIA NA LATA 2020 – 2021", "2020-01-01..2021-12-31"),
        ("PLAN NA LATA 2025 – 2030", "2025-01-01..2030-12-31"),
        ("na lata 2020-2022", "2020-01-01..2022-12-31"),
        ("na lata 2016- 2019", "2016-01-01..2019-12-31"),
        ("NA LATA 2008 - 2015", "2008-01-01..2015-12-31"),
        ("na okres do 31.12.2023 roku", "..2023-12-31"),
        ("na rok szkolny 2012/13 w szkole podstawowej nr 22", "2012-09-01..2013-08-31"),
        ("na lata 2004/05 2008/09", "2004-09-01..2009-08-31"),
        ("od września roku szkolnego 2018/2019", "2018-09-01.."),
        ("od września 2022 roku do 31 maja 2023roku", "2022-09-01..2023-05-31"),
        ("w II kwartale 2019 r.", "2019-04-01..2019-06-30"),
        ("Harmonogram jest przewidziany na lata 2021-2022.", "2021-01-01..2022-12-31"),
        ("od 1 września 2023 r. do 31 sierpnia 2025 r.", "2023-09-01..2025-08-31"),
        ("obejmuje okres od stycznia 2020 r. do grudnia 2021 r.", "2020-01-01..2021-12-31"),
        ("wrzesień 2023 r. – sierpień 2025 r.", "2023-09-01..2025-08-31"),
        ("od IX 2023 r. do VI 2025 r.", "2023-09-01..2025-06-30"),
        ("okres od 01.09.2023r.do 31.08.2025r.", "2023-09-01..2025-08-31"),
        ("Data rozpoczęcia: 01.03.2021  Data zakończenia: 31.08.2022", "2021-03-01..2022-08-31"),
        ("Początek: wrzesień 2023 r.\nKoniec: czerwiec 2025 r.", "2023-09-01..2025-06-30"),
        (
            "Rozpoczęcie realizacji harmonogramu (HDR): 1 września 2023 r., "
            "zakończenie realizacji: 31 sierpnia 2025 r.",
            "2023-09-01..2025-08-31",
        ),
        ("24 miesiące (wrzesień 2023 – sierpień 2025)", "2023-09-01..2025-08-31"),
        ("dwa lata szkolne: 2021/22 oraz 2022/23", "2021-09-01..2023-08-31"),
        ("lata 2020, 2021 i 2022", "2020-01-01..2022-12-31"),
        ("rok 2023 i pierwsze półrocze 2024 r.", "2023-01-01..2024-06-30"),
        ("w latach 2021-23", "2021-01-01..2023-12-31"),
        ("Harmonogram działań rozwojowych 2021–2023", "2021-01-01..2023-12-31"),
        ("do 31.12.2023", "..2023-12-31"),
        ("01.02.2023-30.02.2024", "2023-02-01.."),
    ],
)
def test_period_of_a_sentence(text: str, period: str) -> None:
    assert periods(text) == [period]


@pytest.mark.parametrize(
    "text",
    [
        "w okresie co najmniej 7 lat",
        "uchwała nr 12/2021 z dnia 5 maja 2021 r.",
        "znak sprawy OE.4320.13.2021",
        "tel. 601 700 112, 21-025 Niemce",
        "norma ISO 9001:2015",
        "udział wzięło 2023 uczniów",
        "spotkanie 12.03.2021",
        "do 15 listopada, a potem do końca 2024 r. trwa nabór",
    ],
)
def test_other_numbers_are_no_period(text: str) -> None:
    assert periods(text) == []


def test_two_periods_of_one_sentence_come_in_order() -> None:
    text = "W latach 2020-2022 oraz w roku szkolnym 2023/2024 prowadzono zajęcia"
    assert periods(text) == ["2020-01-01..2022-12-31", "2023-09-01..2024-08-31"]


def test_period_says_where_it_stands() -> None:
    text = "Okres realizacji: od 1.09.2023 r. do 31.08.2025 r., po nim ewaluacja."
    (found,) = parse_period(text)
    assert text[slice(*found.span)] == found.text == "od 1.09.2023 r. do 31.08.2025 r."


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Uchwała z dnia 14 grudnia 2016 r. (Dz. U. z 2017 r.)", ["2016-12-14"]),
        ("od 01.09.2023r. do 31.08.2025r.", ["2023-09-01", "2025-08-31"]),
        ("w środę 15.05.2024, nie 16 maja", ["2024-05-15"]),
        ("do 31.06.2021 lub 30 lutego 2021 r.", ["None", "None"]),
        ("2023-09-01", ["2023-09-01"]),
        ("sprawa OE.12.03.2021, wersja 1.2.2023.4", []),
        ("27-28 października 2022", ["2022-10-28"]),
    ],
)
def test_full_dates_of_a_text(text: str, dates: list[str]) -> None:
    found = find_dates(text)
    assert [str(one.day) for one in found] == dates
    assert all(text[slice(*one.span)] == one.text for one in found)
