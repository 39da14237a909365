"""Any term in any phrasing is read back; a garbled one never becomes another date."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from language.terms.parse import parse_period, parse_term
from language.text.flatten import flat

NOMINATIVES = [
    "styczeń", "luty", "marzec", "kwiecień", "maj", "czerwiec",
    "lipiec", "sierpień", "wrzesień", "październik", "listopad", "grudzień",
]  # fmt: skip
GENITIVES = [
    "stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca",
    "lipca", "sierpnia", "września", "października", "listopada", "grudnia",
]  # fmt: skip
LOCATIVES = [
    "styczniu", "lutym", "marcu", "kwietniu", "maju", "czerwcu",
    "lipcu", "sierpniu", "wrześniu", "październiku", "listopadzie", "grudniu",
]  # fmt: skip
ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]

years = st.integers(2015, 2039)
months = st.integers(1, 12)
year_marks = st.sampled_from(["", " r.", "r.", " roku", "r"])
dashes = st.sampled_from(["-", "–", " - ", " – ", "—", "- ", " –"])
cases = st.sampled_from([str, str.upper, lambda text: text.replace(" ", "\u00a0")])
Said = tuple[str, str, date | None, date | None]


def last(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


@st.composite
def single_months(draw: st.DrawFn) -> Said:
    year, month, mark = draw(years), draw(months), draw(year_marks)
    name = draw(
        st.sampled_from(
            [
                f"{NOMINATIVES[month - 1]} {year}{mark}",
                f"{ROMAN[month - 1]} {year}{mark}",
                f"{month:02d}.{year}{mark}",
                f"w {LOCATIVES[month - 1]} {year}{mark}",
                f"miesiąc {NOMINATIVES[month - 1]} {year}{mark}",
                f"{ROMAN[month - 1]}.{year}{mark}",
                f"{month:02d}/{year}",
            ]
        )
    )
    return name, "range", date(year, month, 1), last(year, month)


@st.composite
def ranges_of_months(draw: st.DrawFn) -> Said:
    year, mark, dash = draw(years), draw(year_marks), draw(dashes)
    one, other = sorted((draw(months), draw(months)))
    assume(one < other)
    text = draw(
        st.sampled_from(
            [
                f"{NOMINATIVES[one - 1]}{dash}{NOMINATIVES[other - 1]} {year}{mark}",
                f"{ROMAN[one - 1]}{dash}{ROMAN[other - 1]} {year}{mark}",
                f"od {GENITIVES[one - 1]} do {GENITIVES[other - 1]} {year}{mark}",
                f"{NOMINATIVES[one - 1]} {year}{mark}{dash}{NOMINATIVES[other - 1]} {year}{mark}",
                f"{one:02d}.{year}{dash}{other:02d}.{year}{mark}",
                f"od {GENITIVES[one - 1]} {year}{mark} do {GENITIVES[other - 1]} {year}{mark}",
            ]
        )
    )
    return text, "range", date(year, one, 1), last(year, other)


@st.composite
def ranges_of_days(draw: st.DrawFn) -> Said:
    first = draw(st.dates(date(2015, 1, 1), date(2039, 12, 27)))
    month_end = last(first.year, first.month)
    assume(first < month_end)
    end = draw(st.dates(first + timedelta(days=1), month_end))
    dash, mark = draw(dashes), draw(year_marks)
    text = draw(
        st.sampled_from(
            [
                f"{first.day}{dash}{end.day} {GENITIVES[first.month - 1]} {first.year}{mark}",
                f"{first.day:02d}{dash}{end:%d.%m.%Y}{mark}",
                f"od {first.day} do {end.day} {GENITIVES[first.month - 1]} {first.year}{mark}",
                f"{first:%d.%m}.{dash}{end:%d.%m.%Y}{mark}",
                f"w dniach {first.day}{dash}{end.day} {GENITIVES[end.month - 1]} {end.year}{mark}",
            ]
        )
    )
    return text, "range", first, end


@st.composite
def parts_of_years(draw: st.DrawFn) -> Said:
    year, mark = draw(years), draw(year_marks)
    if draw(st.booleans()):
        part, months_each = draw(st.integers(1, 4)), 3
        words = ["kwartał {y}", "kw. {y}", "kwartale {y}"]
    else:
        part, months_each = draw(st.integers(1, 2)), 6
        words = ["półrocze {y}", "półroczu {y}", "połowa {y}"]
    word = draw(st.sampled_from(words)).format(y=f"{year}{mark}")
    number = ROMAN[part - 1] if word.startswith(("połowa", "pół", "kw")) else str(part)
    start, end = (part - 1) * months_each + 1, part * months_each
    return f"{number} {word}", "range", date(year, start, 1), last(year, end)


@st.composite
def whole_years(draw: st.DrawFn) -> Said:
    year, length, dash = draw(years), draw(st.integers(1, 6)), draw(dashes)
    text = draw(
        st.sampled_from(
            [
                f"lata {year}{dash}{year + length}",
                f"w latach {year}{dash}{year + length}",
                f"od {year} do {year + length} roku",
                f"{year}{dash}{year + length}",
            ]
        )
    )
    return text, "range", date(year, 1, 1), date(year + length, 12, 31)


@st.composite
def school_years(draw: st.DrawFn) -> Said:
    year = draw(years)
    short = f"{(year + 1) % 100:02d}"
    text = draw(
        st.sampled_from(
            [
                f"rok szkolny {year}/{year + 1}",
                f"w roku szkolnym {year}/{short}",
                f"r. szk. {year}/{year + 1}",
                f"roku szkolnego {year}/{year + 1}",
                f"rok szkolny {year} / {year + 1}",
            ]
        )
    )
    return text, "range", date(year, 9, 1), date(year + 1, 8, 31)


@st.composite
def deadlines(draw: st.DrawFn) -> Said:
    year, month, mark = draw(years), draw(months), draw(year_marks)
    quarter, frame = (month - 1) // 3 + 1, draw(st.sampled_from(["do", "Do", "najpóźniej do"]))
    end = last(year, month)
    text, day = draw(
        st.sampled_from(
            [
                (f"końca {GENITIVES[month - 1]} {year}{mark}", end),
                (f"{end.day} {GENITIVES[month - 1]} {year}{mark}", end),
                (f"dnia {end:%d.%m.%Y}{mark}", end),
                (f"końca {ROMAN[quarter - 1]} kwartału {year}{mark}", last(year, quarter * 3)),
                (f"końca {year} roku", date(year, 12, 31)),
                (f"{GENITIVES[month - 1]} {year}{mark}", end),
            ]
        )
    )
    return f"{frame} {text}", "deadline", None, day


said = st.one_of(
    single_months(),
    ranges_of_months(),
    ranges_of_days(),
    parts_of_years(),
    whole_years(),
    school_years(),
    deadlines(),
)


@settings(max_examples=400)
@given(said, cases, st.sampled_from(["", ".", ";", " "]))
def test_a_term_in_any_phrasing_is_read_back(one: Said, case: object, after: str) -> None:
    text, kind, start, end = one
    term = parse_term(case(text) + after)
    assert (term.kind, term.start, term.end) == (kind, start, end), text


@settings(max_examples=200)
@given(st.one_of(whole_years(), school_years(), ranges_of_months()))
def test_a_period_in_a_title_is_read_back(one: Said) -> None:
    text, _, start, end = one
    title = f"Harmonogram działań rozwojowych Gminy Niemce na okres: {text}"
    assert (start, end) in [(found.period.start, found.period.end) for found in parse_period(title)]


# ------------------------------------------------------------------------------- garbled

SIGNS = "0123456789./- rIVX,"


@st.composite
def garbled(draw: st.DrawFn, texts: st.SearchStrategy[str]) -> tuple[str, str]:
    """A text with one character lost, added, doubled, changed, or two in each other's place."""
    text = draw(texts)
    at = draw(st.integers(0, len(text) - 1))
    sign = draw(st.sampled_from(SIGNS))
    broken = draw(
        st.sampled_from(
            [
                text[:at] + text[at + 1 :],
                text[:at] + sign + text[at:],
                text[:at] + text[at] + text[at:],
                text[:at] + sign + text[at + 1 :],
                text[:at] + text[at : at + 2][::-1] + text[at + 2 :],
            ]
        )
    )
    return text, broken


NUMERIC = ["{d:%d.%m.%Y}", "{d:%d.%m.%Y}r.", "{d.day}.{d.month:02d}.{d.year}", "{d:%Y-%m-%d}",
           "{d:%d-%m-%Y}", "{d:%d/%m/%Y}"]  # fmt: skip
numeric_days = st.builds(
    lambda day, way: way.format(d=day),
    st.dates(date(2015, 1, 1), date(2039, 12, 31)),
    st.sampled_from(NUMERIC),
)


def writings(day: date) -> set[str]:
    """The figures of a day in every order and length that people write."""
    two = f"{day.year % 100:02d}"
    return {
        "".join(parts)
        for d in {str(day.day), f"{day.day:02d}"}
        for m in {str(day.month), f"{day.month:02d}"}
        for parts in [(d, m, str(day.year)), (d, m, two), (str(day.year), m, d)]
    }


def figures(text: str) -> str:
    return "".join(re.findall(r"\d", text))


@settings(max_examples=600)
@example(("30.06.2021", "30.06.202"))
@example(("30.06.2021", "300.06.2021"))
@example(("30.06.2021", "30.06.20211"))
@example(("30.06.2021", "30..06.2021"))
@example(("2015-01-02", "2015-01.02"))
@given(garbled(numeric_days))
def test_a_garbled_day_is_never_another_day(pair: tuple[str, str]) -> None:
    """A day given stands in the text with all its figures, and no figure of the text is left."""
    term = parse_term(pair[1])
    if term.kind == "date" and term.start is not None:
        assert figures(pair[1]) in writings(term.start), pair
    if term.kind == "deadline":
        assert term.end is None, pair


worded_days = st.builds(
    lambda day, mark: f"{day.day} {GENITIVES[day.month - 1]} {day.year}{mark}",
    st.dates(date(2015, 1, 1), date(2039, 12, 31)),
    st.sampled_from(["", " r.", "r.", " roku"]),
)


@settings(max_examples=600)
@example(("30 czerwca 2021 r.", "30 czerwca 202 r."))
@example(("30 czerwca 2021 r.", "30 czerwca 20211 r."))
@example(("3 maja 2021", "3 maj 2021"))
@given(garbled(worded_days))
def test_a_garbled_day_with_its_month_in_words_is_never_another(pair: tuple[str, str]) -> None:
    term = parse_term(pair[1])
    if term.kind != "date" or term.start is None:
        return
    day = term.start
    numbers = re.findall(r"\d+", pair[1])
    assert [int(number) for number in numbers] == [day.day, day.year], pair
    names = {flat(name[day.month - 1])[:3] for name in (NOMINATIVES, GENITIVES)}
    letters = re.sub(r"[^a-z]", "", flat(pair[1]))
    assert letters[:3] in names or letters[:1] + letters[2:4] in names or len(letters) < 4, pair


@settings(max_examples=400)
@given(garbled(said.map(lambda one: one[0])))
def test_every_year_read_from_a_garbled_term_stands_in_it(pair: tuple[str, str]) -> None:
    term = parse_term(pair[1])
    stated = {int(year) for year in re.findall(r"\d{4}", pair[1])}
    stated |= {2000 + int(two) for two in re.findall(r"[./–—-]\s*(\d\d)(?!\d)", pair[1])}
    if re.search(r"(?i)sz", pair[1]):
        stated |= {year + 1 for year in stated}
    for day in (term.start, term.end):
        assert day is None or day.year in stated, (pair, term)
