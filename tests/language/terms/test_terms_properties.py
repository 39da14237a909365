"""What holds for every term, whatever is typed."""

from __future__ import annotations

import re
from datetime import date

from hypothesis import example, given
from hypothesis import strategies as st

from language.terms.parse import find_dates, parse_period, parse_term
from language.text.flatten import flat

NAMES = "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października "
MONTHS = (NAMES + "listopada grudnia").split(" ")
NUMERALS = "I II III IV V VI VII VIII IX X XI XII"
ROMAN = NUMERALS.split(" ")
WAYS = [
    lambda d: f"{d:%d.%m.%Y}",
    lambda d: f"{d:%d.%m.%Y}r.",
    lambda d: f"{d:%d.%m.%Y} r.",
    lambda d: f"{d.day}.{d.month}.{d.year}",
    lambda d: f"{d:%d-%m-%Y}",
    lambda d: f"{d:%d/%m/%Y}",
    lambda d: f"{d:%Y-%m-%d}",
    lambda d: f"{d:%d. %m. %Y}",
    lambda d: f"{d.day} {MONTHS[d.month - 1]} {d.year} r.",
    lambda d: f"{d.day} {MONTHS[d.month - 1].upper()} {d.year} ROKU",
    lambda d: f"{d.day}\u00a0{MONTHS[d.month - 1]}\u00a0{d.year}r.",
    lambda d: f"{d.day} {ROMAN[d.month - 1]} {d.year} r.",
    lambda d: f"dnia {d:%d.%m.%Y} roku",
]
plan_days = st.dates(date(2000, 1, 1), date(2050, 12, 31))
ways = st.sampled_from(WAYS)
BITS = (
    "od do – - / , ; i oraz dnia końca r. roku rok szkolny lata kwartał półrocze I II IV IX XII 1 5"
    " 15 30 31 2022 2023 2024 2023/2024 09 .09. 30.06.2023 15.01 wrzesień maja luty raz w na co"
    " bieżąco ferie semestr koniec najpóźniej ( ) : . etap spotkanie godz. 18:00 środa między a"
)
fragments = st.sampled_from(BITS.split(" "))
messy = st.lists(fragments, max_size=8).flatmap(
    lambda words: st.sampled_from([" ".join(words), "".join(words), "\n".join(words)])
)
any_text = st.text(max_size=60) | messy


@given(plan_days, ways)
def test_a_date_written_in_any_way_is_that_date(day: date, way: object) -> None:
    term = parse_term(way(day))
    assert (term.kind, term.start, term.end) == ("date", day, day)


@given(plan_days, ways, st.sampled_from(["do {}", "Do dnia {}", "najpóźniej do {}", "do końca {}"]))
def test_a_deadline_written_in_any_way_is_that_day(day: date, way: object, frame: str) -> None:
    term = parse_term(frame.format(way(day)))
    assert (term.kind, term.start, term.end) == ("deadline", None, day)


@given(
    plan_days,
    plan_days,
    ways,
    st.sampled_from(["{} – {}", "{} - {}", "{}—{}", "od {} do {}", "od {} aż do {}", "{} do {}"]),
)
def test_a_range_keeps_both_ends_as_written(one: date, two: date, way: object, frame: str) -> None:
    term = parse_term(frame.format(way(one), way(two)))
    assert (term.start, term.end) == (one, two)
    assert term.kind == ("date" if one == two else "range")


@given(plan_days, st.sampled_from(WAYS[:-1]))
def test_a_date_is_found_in_a_sentence(day: date, way: object) -> None:
    if way in (WAYS[11],):
        return  # Roman months stand in columns
    found = find_dates(f"Spotkanie zespołu ({way(day)}) odbyło się w urzędzie.")
    assert [one.day for one in found] == [day]


@given(any_text)
def test_reading_a_term_never_fails_and_stays_within_the_contract(text: str) -> None:
    term = parse_term(text)
    if term.kind == "date":
        assert term.start == term.end
        assert term.impossible == (term.start is None)
    if term.kind in ("text", "missing", "incomplete"):
        assert term.start is None
        assert term.end is None
    if term.kind == "deadline":
        assert term.start is None


@example("2022 do 30")  # a day without its month, no year
@given(messy)
def test_every_year_of_a_term_stands_in_its_text(text: str) -> None:
    term = parse_term(text)
    stated = {int(year) for year in re.findall(r"(?<!\d)\d{4}(?!\d)", text)}
    glued = {int(text[at : at + 4]) for at in range(len(text) - 3) if text[at : at + 4].isdigit()}
    allowed = stated | glued | {2000 + int(two) for two in re.findall(r"(?<=\.)\d{2}", text)}
    allowed |= {2000 + int(two) for two in re.findall(r"[-–/]\s*(\d{2})", text)}
    for day in (term.start, term.end):
        assert day is None or day.year in allowed


@given(any_text)
def test_searching_never_fails_and_quotes_the_text(text: str) -> None:
    for found in (*parse_period(text), *find_dates(text)):
        assert text[slice(*found.span)] == found.text
    for found in parse_period(text):
        assert found.period.start or found.period.end


@given(st.text())
def test_flat_text_has_the_places_of_the_original(text: str) -> None:
    assert len(flat(text)) == len(text)
