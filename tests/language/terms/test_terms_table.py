"""Terms as clerks write them: the phrases seen in real tables, and their relatives."""

from __future__ import annotations

from datetime import date

import pytest

from language.terms.parse import parse_term
from model.location import Location

D, R, C, N, T = "deadline", "range", "continuous", "incomplete", "text"


def days(text: str) -> tuple[date | None, date | None]:
    """ "2020-12-01..2020-12-31", "..2021-01-31", "" → start and end."""
    start, _, end = text.partition("..")
    end = end if ".." in text else start
    return (
        date.fromisoformat(start) if start else None,
        date.fromisoformat(end) if end else None,
    )


# Seen in action tables of local governments and their schools.
SEEN = [
    ("XII 2020 r.", R, "2020-12-01..2020-12-31"),
    ("realizacja w całym okresie działania koordynatora", C, ""),
    ("Do 31 stycznia 2021", D, "..2021-01-31"),
    ("przed końcem czerwca 2024 r.", D, "..2024-06-30"),
    ("najpóźniej z końcem maja 2024 r.", D, "..2024-05-31"),
    ("do upływu 2024 r.", D, "..2024-12-31"),
    ("przed dniem 1 września 2024", T, ""),
    ("Realizacja w całym okresie działania", C, ""),
    ("wrzesień 2020 r.", R, "2020-09-01..2020-09-30"),
    ("marzec 2021 r.", R, "2021-03-01..2021-03-31"),
    ("wrzesień\n2020r.", R, "2020-09-01..2020-09-30"),
    ("wrzesień 2020r. – luty 2021r.", R, "2020-09-01..2021-02-28"),
    ("wrzesień 2020r", R, "2020-09-01..2020-09-30"),
    ("luty 2021r", R, "2021-02-01..2021-02-28"),
    ("Marzec 2023 r.", R, "2023-03-01..2023-03-31"),
    ("W razie konieczności wynikającej ze zmiany przepisów", T, ""),
    ("Marzec 2025 r.;", R, "2025-03-01..2025-03-31"),
    ("Wykonano", T, ""),
    ("Wykonano – Zarządzenie Nr 12 z dnia 09.09.2020 roku", T, ""),
    ("Pismo z dnia 02.10.2020 roku", T, ""),
    ("bieżąco", C, ""),
    ("Wg. ustaleń ze strona", T, ""),
    ("15.01", N, ""),
    ("Do 30.04.2023", D, "..2023-04-30"),
    ("styczeń – luty 2023", R, "2023-01-01..2023-02-28"),
    ("on- line marzec", N, ""),
    ("2023", R, "2023-01-01..2023-12-31"),
    ("Styczeń", N, ""),
    ("Brak spełniania wymogów określonych w art. 6 ustawy", T, ""),
    ("Do dnia 30.09.2020", D, "..2020-09-30"),
    ("Do dnia\n30.09.2020", D, "..2020-09-30"),
    ("Cały okres pracy", C, ""),
    ("28 lutego 2021r. / 31 marca 2025 r.", R, "2021-02-28..2025-03-31"),
    ("listopad 2020.", R, "2020-11-01..2020-11-30"),
    ("listopad – grudzień 2020", R, "2020-11-01..2020-12-31"),
    ("do dnia 20  listopada 2020r.", D, "..2020-11-20"),
    ("Sierpień / wrzesień 2022", R, "2022-08-01..2022-09-30"),
    ("30.08.2022", "date", "2022-08-30"),
    ("14.09.2022r. godz. 18:00", "date", "2022-09-14"),
    ("październik/listopad 2022r.", R, "2022-10-01..2022-11-30"),
    ("do 21.12.2022r.", D, "..2022-12-21"),
    ("30.01.-12.02.2023", R, "2023-01-30..2023-02-12"),
    ("23.12.2022r. – 31.12.2023r.", R, "2022-12-23..2023-12-31"),
    ("marzec 2022r.", R, "2022-03-01..2022-03-31"),
    ("wrzesień", N, ""),
    ("do 1 kwietnia (do środy)", N, ""),
    ("16.02 – 01.03", N, ""),
    ("8 kwietnia (środa)", N, ""),
    ("4, 5, 8, 9 maja", N, ""),
    ("od 26 marca do 1 kwietnia", N, ""),
    ("27 czerwca – 31 sierpnia", N, ""),
    ("2- 13 września 2020r.", R, "2020-09-02..2020-09-13"),
    ("23 – 31 grudnia 2020 r.", R, "2020-12-23..2020-12-31"),
    ("1 września 2020r.", "date", "2020-09-01"),
    ("09.2020r.", R, "2020-09-01..2020-09-30"),
    ("14.10.2019r środa", "date", "2019-10-14"),
    ("12..03.2021", "date", "2021-03-12"),
    ("CZERWIEC 2020r.", R, "2020-06-01..2020-06-30"),
    ("wg harmonogramu [adres www]", T, ""),
    ("do 24 stycznia do godz. 15.00", N, ""),
    ("na bieżąco", C, ""),
    ("grudzień", N, ""),
    ("7 dni", T, ""),
    ("od września 2022 roku do 31 maja 2023roku", R, "2022-09-01..2023-05-31"),
    ("27-28 października i 23-24listopada 2022r.", R, "2022-10-27..2022-11-24"),
    ("1–2 lipca oraz 27–28 sierpnia 2019 r.", R, "2019-07-01..2019-08-28"),
    ("w II kwartale 2019 r.", R, "2019-04-01..2019-06-30"),
]

DAYS = [
    ("30.06.2021", "date", "2021-06-30"),
    ("30.6.2021 r.", "date", "2021-06-30"),
    ("30. 06. 2021", "date", "2021-06-30"),
    ("30.06.21", "date", "2021-06-30"),
    ("30-06-2021", "date", "2021-06-30"),
    ("30/06/2021", "date", "2021-06-30"),
    ("2021-06-30", "date", "2021-06-30"),
    ("30\u00a0czerwca\u00a02021\u00a0r.", "date", "2021-06-30"),
    ("w dniu 30 czerwca 2021 roku", "date", "2021-06-30"),
    ("15 IX 2023 r.", "date", "2023-09-15"),
    ("15.IX.2023", "date", "2023-09-15"),
    ("1-go września 2023", "date", "2023-09-01"),
    ("dwudziestego pierwszego września 2023 roku", "date", "2023-09-21"),
    ("15.03.2023 – 15.03.2023", "date", "2023-03-15"),
    ("4, 5, 8, 9 maja 2020", R, "2020-05-04..2020-05-09"),
    ("15.09.2023, 20.10.2023", R, "2023-09-15..2023-10-20"),
    ("15.03.2023\n20.04.2023", R, "2023-03-15..2023-04-20"),
    ("między 1 a 15 marca 2023", R, "2023-03-01..2023-03-15"),
    ("1-15.03.2024", R, "2024-03-01..2024-03-15"),
    ("01.10.2021–30.11.2021", R, "2021-10-01..2021-11-30"),
    ("Rozpoczęcie: 01.03.2021, zakończenie: 31.08.2022", R, "2021-03-01..2022-08-31"),
    ("najpóźniej do 30.06.2023", D, "..2023-06-30"),
    ("nie później niż do 15 maja 2023 r.", D, "..2023-05-15"),
    ("w terminie do 15.05.2023 r.", D, "..2023-05-15"),
    ("do 31.01.2024 i do 30.06.2024", D, "..2024-06-30"),
    ("od 01.09.2023 r.", R, "2023-09-01.."),
    ("od 1.09.2023 do odwołania", R, "2023-09-01.."),
    ("01.09.2023 –", R, "2023-09-01.."),
    ("IX 2023 - nadal", R, "2023-09-01.."),
    ("w sposób ciągły od 01.09.2023", C, "2023-09-01.."),
    ("pn. 15.04.2024", "date", "2024-04-15"),
    ("15 kwietnia 2024 r., godz. 9:00-13:00", "date", "2024-04-15"),
    ("20,21,22 października 2023 r.", R, "2023-10-20..2023-10-22"),
    ("od 01.09 do 30.09.2023", R, "2023-09-01..2023-09-30"),
]

PARTS_OF_YEARS = [
    ("IX–XII 2023 r.", R, "2023-09-01..2023-12-31"),
    ("X 2023 r. – VI 2024 r.", R, "2023-10-01..2024-06-30"),
    ("III/2023", R, "2023-03-01..2023-03-31"),
    ("I-III 2024", R, "2024-01-01..2024-03-31"),
    ("09.2022 – 06.2023", R, "2022-09-01..2023-06-30"),
    ("03–06.2024", R, "2024-03-01..2024-06-30"),
    ("wrz. 2023 - paź. 2023", R, "2023-09-01..2023-10-31"),
    ("wrzesien - pażdziernik 2023", R, "2023-09-01..2023-10-31"),
    ("MAJ I CZERWIEC 2023", R, "2023-05-01..2023-06-30"),
    ("w miesiącu wrześniu 2023 r.", R, "2023-09-01..2023-09-30"),
    ("wrzesień (2023)", R, "2023-09-01..2023-09-30"),
    ("czerwiec 2023 i 2024", R, "2023-06-01..2024-06-30"),
    ("2023: IX, XI", R, "2023-09-01..2023-11-30"),
    ("do końca czerwca 2021", D, "..2021-06-30"),
    ("do lutego 2024 r.", D, "..2024-02-29"),
    ("do czerwca 2023 r. włącznie", D, "..2023-06-30"),
    ("XI–XII 2023 oraz I–II 2024", R, "2023-11-01..2024-02-29"),
    ("Rok 2023: I kwartał, Rok 2024: II kwartał", R, "2023-01-01..2024-06-30"),
    ("IV kwartał 2024 r. – I kwartał 2025 r.", R, "2024-10-01..2025-03-31"),
    ("do końca I kwartału 2024 r.", D, "..2024-03-31"),
    ("1 kw. 2021", R, "2021-01-01..2021-03-31"),
    ("IVkw. 2023", R, "2023-10-01..2023-12-31"),
    ("ii kwartał 2023", R, "2023-04-01..2023-06-30"),
    ("trzeci kwartał 2023 r.", R, "2023-07-01..2023-09-30"),
    ("ostatni kwartał 2023 r.", R, "2023-10-01..2023-12-31"),
    ("I i II kwartał 2023", R, "2023-01-01..2023-06-30"),
    ("kwartał III 2023", R, "2023-07-01..2023-09-30"),
    ("Q1 2024", R, "2024-01-01..2024-03-31"),
    ("I półrocze 2023 r.", R, "2023-01-01..2023-06-30"),
    ("pierwsza połowa 2023 r.", R, "2023-01-01..2023-06-30"),
    ("II półr. 2023", R, "2023-07-01..2023-12-31"),
    ("II kwartale", N, ""),
    ("I półrocze", N, ""),
]

YEARS = [
    ("rok 2023", R, "2023-01-01..2023-12-31"),
    ("w 2023 roku", R, "2023-01-01..2023-12-31"),
    ("lata 2020–2022", R, "2020-01-01..2022-12-31"),
    ("w latach 2020 i 2021", R, "2020-01-01..2021-12-31"),
    ("lata 2020-22", R, "2020-01-01..2022-12-31"),
    ("do końca 2022 roku", D, "..2022-12-31"),
    ("do 2025 roku", D, "..2025-12-31"),
    ("rok szkolny 2023/2024", R, "2023-09-01..2024-08-31"),
    ("r. szk. 2020/21", R, "2020-09-01..2021-08-31"),
    ("rok szkolny 2023-2024", R, "2023-09-01..2024-08-31"),
    ("2023/2024", R, "2023-09-01..2024-08-31"),
    ("na lata szkolne 2023/2024 i 2024/2025", R, "2023-09-01..2025-08-31"),
    ("rok szkolny 2023/24 i 2024/25", R, "2023-09-01..2025-08-31"),
    ("lata szkolne 2023–2025", R, "2023-09-01..2025-08-31"),
    ("do końca roku szkolnego 2022/2023", D, "..2023-08-31"),
    ("czerwiec roku szkolnego 2021/2022", R, "2022-06-01..2022-06-30"),
    ("wrzesień–czerwiec roku szkolnego 2023/2024", R, "2023-09-01..2024-06-30"),
    ("od września roku szkolnego 2018/2019", R, "2018-09-01.."),
    ("przez cały rok szkolny 2023/2024", R, "2023-09-01..2024-08-31"),
    ("2023 i kolejne lata", R, "2023-01-01.."),
]

REPEATED = [
    "raz na kwartał",
    "raz na dwa miesiące",
    "co roku w październiku",
    "2 razy w roku",
    "2x w roku",
    "dwa razy w roku szkolnym",
    "do 31 sierpnia każdego roku",
    "raz w roku, do 15 października",
    "w każdym roku szkolnym",
    "do 15 każdego miesiąca",
    "corocznie",
    "co miesiąc",
    "co pół roku",
    "co 2 lata",
    "raz/rok",
    "cyklicznie",
    "systematycznie",
    "kwartalnie",
    "dwukrotnie w ciągu roku",
    "październik 2023 – cyklicznie",
    "co kwartał, do 10. dnia miesiąca",
    "30 września każdego roku realizacji",
]

GOING_ON = [
    "w trakcie realizacji",
    "przez cały okres realizacji harmonogramu",
    "cały okres wdrażania",
    "praca ciągła",
    "realizacja ciągła",
    "zadanie ciągłe",
    "w trybie ciągłym",
    "cały rok szkolny",
    "w ciągu roku szkolnego",
    "stale",
]

# No certain days, or a date that is not the term: never a guess.
NO_DATES = [
    ("kwiecień – maj", N),
    ("do końca roku", N),
    ("rok szkolny", N),
    ("czerwiec br.", N),
    ("do końca bieżącego roku", N),
    ("wakacje", N),
    ("II semestr", N),
    ("na przełomie maja i czerwca", N),
    ("listopad – luty 2021", N),
    ("grudzień 2022 – luty", N),
    ("marzec – 2024", N),
    ("ferie zimowe 2023", T),
    ("wrzesień 2023 – ferie zimowe 2024", T),
    ("I semestr roku szkolnego 2021/2022", T),
    ("koniec 2022 r.", T),
    ("rok szkolny 2023", T),
    ("2022/2024", T),
    ("ok. 15 marca 2023", T),
    ("nie wcześniej niż 1.09.2023", T),
    ("po 1.09.2023", T),
    ("przed 30.06.2023", T),
    ("30.06.2023 (przesunięto na wrzesień)", T),
    ("30.06.2023 (30.09.2023)", T),
    ("03,12.2021", T),
    ("15.03.2023 – 20", T),
    ("30.06.2023 2022", T),
    ("po zakończeniu roku szkolnego 2023/2024", T),
    ("co najmniej 2 tygodnie przed 30.06.2023", T),
    ("w ciągu 3 miesięcy", T),
    ("1 rok", T),
    ("w razie potrzeby", T),
    ("10:00", T),
    ("X", T),
]

WITH_WORDS = [
    ("termin: maj 2023", R, "2023-05-01..2023-05-31"),
    ("Etap I: marzec 2023, etap II: maj 2024", R, "2023-03-01..2024-05-31"),
    ("diagnoza – marzec 2023 r.; raport – czerwiec 2023 r.", R, "2023-03-01..2023-06-30"),
    ("czerwiec 2023 r. (z udziałem rodziców)", R, "2023-06-01..2023-06-30"),
    ("rok szkolny 2023/2024 (IX 2023 – VI 2024)", R, "2023-09-01..2024-08-31"),
    ("15.03.2023 – 2 spotkania", "date", "2023-03-15"),
    ("30.06.2023, spotkanie w urzędzie", "date", "2023-06-30"),
    ("w środę 15 maja 2024 r. o godz. 10.00", "date", "2024-05-15"),
    ("na bieżąco w 2024 r.", R, "2024-01-01..2024-12-31"),
    ("na bieżąco do 31.12.2024", C, "..2024-12-31"),
    ("cały okres realizacji, tj. 01.09.2023–31.08.2025", R, "2023-09-01..2025-08-31"),
    ("raz w miesiącu od 01.09.2023 do 30.06.2024", "recurring", "2023-09-01..2024-06-30"),
]


@pytest.mark.parametrize(
    ("text", "kind", "when"), [*SEEN, *DAYS, *PARTS_OF_YEARS, *YEARS, *WITH_WORDS]
)
def test_term_has_its_kind_and_days(text: str, kind: str, when: str) -> None:
    term = parse_term(text)
    assert (term.kind, term.start, term.end) == (kind, *days(when))
    assert not term.impossible


@pytest.mark.parametrize("text", REPEATED)
def test_repeated_action_has_no_days(text: str) -> None:
    term = parse_term(text)
    assert (term.kind, term.start, term.end) == ("recurring", None, None)


@pytest.mark.parametrize("text", GOING_ON)
def test_continuous_action_has_no_days(text: str) -> None:
    term = parse_term(text)
    assert (term.kind, term.start, term.end) == ("continuous", None, None)


@pytest.mark.parametrize(("text", "kind"), NO_DATES)
def test_uncertain_term_gets_no_date(text: str, kind: str) -> None:
    term = parse_term(text)
    assert (term.kind, term.start, term.end) == (kind, None, None)


@pytest.mark.parametrize("text", [None, "", " \n", "-", "–", "—", "……", "...", "b.d.", "brak"])
def test_cell_without_a_term_is_missing(text: str | None) -> None:
    assert parse_term(text).kind == "missing"


@pytest.mark.parametrize(
    ("text", "kind", "when"),
    [
        ("31.06.2021", "date", ".."),
        ("29.02.2023", "date", ".."),
        ("do 31 czerwca 2021 r.", D, ".."),
        ("do 31.09.2021", D, ".."),
        ("01.02.2023–30.02.2023", R, "2023-02-01.."),
        ("30.13.2021", "date", ".."),
        ("do 31 czerwca", N, ".."),
        ("do 31 czerwca każdego roku", "recurring", ".."),
    ],
)
def test_day_that_no_calendar_has_is_flagged(text: str, kind: str, when: str) -> None:
    term = parse_term(text)
    assert (term.kind, term.start, term.end) == (kind, *days(when))
    assert term.impossible


@pytest.mark.parametrize("text", ["29.02.2024", "29 lutego", "do 29 lutego każdego roku"])
def test_leap_day_is_possible(text: str) -> None:
    assert not parse_term(text).impossible


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("01.09.2024 – 30.06.2024", "2024-09-01..2024-06-30"),
        ("X 2025 r. – VI 2025 r.", "2025-10-01..2025-06-30"),
    ],
)
def test_reversed_range_stays_as_written(text: str, when: str) -> None:
    term = parse_term(text)
    assert (term.kind, term.start, term.end) == ("range", *days(when))


def test_term_keeps_words_and_place() -> None:
    place = Location(block=4, cell=(2, 3))
    term = parse_term(" do 30.06.2021 r. ", location=place)
    assert term.text == "do 30.06.2021 r."
    assert term.location == place
