"""Terms on the axis of time: bars where the days are, and what cannot be is marked."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.location import Location
from model.plan import Action, Cost, Extracted, Period, Plan, Term
from reports.notes import notes_html
from reports.timeline import timeline_of
from reports.wording import wording

PLACE = Location(part="body", block=0)
PERIOD = (date(2024, 1, 1), date(2025, 12, 31))


def plan_of(*terms, period=PERIOD):
    actions = tuple(
        Action(
            number=str(number),
            goal=None,
            name=f"Działanie {number}",
            responsible=(),
            term=term,
            cost=Cost(text=None, kind="missing"),
            location=PLACE,
            confidence=1.0,
        )
        for number, term in enumerate(terms, 1)
    )
    value = Period(start=period[0], end=period[1]) if period else None
    found = Extracted(value=value, text="", location=PLACE, confidence=1.0) if value else None
    return Plan(actions=actions, period=found)


def term(start=None, end=None, kind="range"):
    return Term(text="", start=start, end=end, kind=kind)


def drawn(*terms, period=PERIOD):
    return timeline_of(plan_of(*terms, period=period), wording("pl"))


def test_a_range_lies_where_its_days_are():
    line = drawn(term(date(2024, 7, 1), date(2024, 12, 31)), term(PERIOD[0], PERIOD[1]))
    half_year, whole = (row.bar for row in line.rows)
    assert (whole.left, whole.width) == (0.0, 100.0)
    assert half_year.left == pytest.approx(100 * 182 / 731, abs=0.01)
    assert half_year.width == pytest.approx(100 * 184 / 731, abs=0.02)


def test_a_deadline_begins_with_the_period_and_ends_on_its_day():
    line = drawn(term(end=date(2024, 12, 31), kind="deadline"))
    assert line.rows[0].bar.kind == "deadline"
    assert line.rows[0].bar.left == 0.0
    assert line.rows[0].bar.width == pytest.approx(100 * 366 / 731, abs=0.02)


def test_days_outside_the_period_and_reversed_days_are_marked():
    line = drawn(
        term(date(2026, 1, 1), date(2026, 3, 31)),
        term(date(2025, 10, 1), date(2025, 6, 30)),
        term(date(2025, 1, 1), date(2025, 6, 30)),
    )
    assert [row.wrong for row in line.rows] == ["outside", "reversed", None]
    assert line.period[0] + line.period[1] < 100
    assert line.rows[0].bar.left == pytest.approx(sum(line.period), abs=0.01)


@pytest.mark.parametrize("kind", ["continuous", "recurring"])
def test_a_term_without_days_of_its_own_takes_all_of_the_period(kind):
    line = drawn(term(kind=kind), term(end=date(2026, 6, 30), kind="deadline"))
    bar = line.rows[0].bar
    assert (bar.left, bar.width, bar.kind) == (*line.period, "whole")


def test_a_term_that_gives_no_day_has_no_bar():
    line = drawn(term(kind="missing"), term(kind="text"))
    assert [row.bar for row in line.rows] == [None, None]
    assert line.rows[0].reading == "nie podano"


def test_a_mistyped_year_leaves_the_others_room():
    line = drawn(
        term(date(2024, 1, 1), date(2024, 12, 31)), term(end=date(2204, 6, 30), kind="deadline")
    )
    assert line.rows[0].bar.width > 25
    assert line.rows[1].wrong == "outside"


def test_there_is_nothing_to_draw_without_a_day():
    assert drawn(term(kind="missing"), period=None) is None
    assert timeline_of(Plan(), wording("pl")) is None


@given(
    st.lists(
        st.builds(
            term,
            st.none() | st.dates(),
            st.none() | st.dates(),
            st.sampled_from(["range", "deadline", "missing", "continuous"]),
        ),
        min_size=1,
        max_size=6,
    ),
    st.none() | st.tuples(st.none() | st.dates(), st.none() | st.dates()),
)
def test_bars_stay_on_the_axis_whatever_the_days(terms, period):
    line = drawn(*terms, period=period)
    for row in line.rows if line else ():
        if row.bar:
            assert 0 <= row.bar.left <= 100
            assert 0 < row.bar.width <= 100.5
    for mark in line.marks if line else ():
        assert 0 <= mark.at <= 100


@given(st.dates(date(2000, 1, 1), date(2040, 1, 1)), st.integers(0, 3000))
def test_years_are_labelled_once(start, length):
    end = start + timedelta(days=length)
    line = drawn(term(start, end), period=(start, end))
    labels = [mark.label for mark in line.marks if mark.label]
    assert len(set(labels)) == len(labels)
    assert all(start.year <= int(label) <= end.year for label in labels)


def test_the_page_shows_the_terms_and_says_what_is_wrong(parsed, gold_review, template):
    page = parsed(notes_html(gold_review("powiat-wolominski"), template))
    (table,) = page.xpath("//table[contains(@class, 'timeline')]")
    rows = table.xpath("./tbody/tr")
    assert len(rows) == len(gold_review("powiat-wolominski").plan.actions)
    said = [row.text_content() for row in rows if "poza okresem realizacji" in row.text_content()]
    assert len(said) == 1
    assert "17" in said[0]
