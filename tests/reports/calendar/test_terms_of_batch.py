"""The last day of every action: as a calendar that other programs read, and as a page by month."""

from __future__ import annotations

from datetime import date

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.location import Location
from model.plan import Action, Cost, Term
from model.text import squeeze
from reports.calendar.ics import calendar_pieces
from reports.calendar.page import terms_page
from reports.calendar.terms import last_day
from reports.overview import Listed
from reports.wording import wording

PL = wording("pl")


@pytest.fixture(scope="module")
def reviews(gold_review):
    return [gold_review(name) for name in ("blonie", "krapkowicki", "buk")]


def calendar_bytes(*given):
    return b"".join(calendar_pieces(*given))


def terms_html(*given):
    return "".join(terms_page(*given))


def events(data):
    return icalendar.Calendar.from_ical(data).walk("VEVENT")


def term(kind, start=None, end=None, **others):
    return Term(text=None, kind=kind, start=start, end=end, **others)


@pytest.mark.parametrize(
    ("given_term", "expected"),
    [
        (term("date", date(2021, 5, 4), date(2021, 5, 4)), date(2021, 5, 4)),
        (term("deadline", None, date(2021, 6, 30)), date(2021, 6, 30)),
        (term("range", date(2021, 9, 1), date(2022, 8, 31)), date(2022, 8, 31)),
        (term("range", date(2022, 9, 1), date(2021, 8, 31)), None),
        (term("recurring", None, date(2021, 8, 31)), None),
        (term("continuous", date(2021, 1, 1), date(2022, 12, 31)), None),
        (term("deadline", None, None, impossible=True), None),
        (term("incomplete"), None),
        (term("missing"), None),
    ],
)
def test_only_a_term_with_a_day_has_a_last_day(given_term, expected):
    assert last_day(given_term) == expected


def test_every_action_with_a_day_is_an_event_of_that_day(reviews, template):
    found = events(calendar_bytes(reviews, template, PL))
    expected = [
        (action.term.end, review.plan.jst.value.name, action.name)
        for review in reviews
        for action in review.plan.actions
        if last_day(action.term)
    ]
    assert len(found) == len(expected) > 20
    for day, unit, name in expected:
        said = [str(event["summary"]) for event in found if event.decoded("dtstart") == day]
        assert any(unit in text and name[:60] in text for text in said), (day, name)
    for event in found:
        assert type(event.decoded("dtstart")) is date
        assert (event.decoded("dtend") - event.decoded("dtstart")).days == 1


def test_ids_are_unique_and_stay_when_other_actions_come(reviews, template):
    before = {
        str(e["uid"]): str(e["summary"]) for e in events(calendar_bytes(reviews, template, PL))
    }
    assert len(before) == len(events(calendar_bytes(reviews, template, PL)))
    plan = reviews[0].plan
    moved = plan.actions[3].model_copy(
        update={"term": term("deadline", None, date(2031, 1, 31)), "confidence": 0.5}
    )
    changed = plan.model_copy(update={"actions": (moved, *plan.actions[:3], *plan.actions[4:])})
    again = calendar_bytes(
        [reviews[0].model_copy(update={"plan": changed}), *reviews[1:]], template, PL
    )
    after = {str(e["uid"]): str(e["summary"]) for e in events(again)}
    assert before.items() <= after.items()


def test_the_same_batch_gives_the_same_bytes_and_a_day_when_there_is_one(reviews, template):
    first = calendar_bytes(reviews, template, PL)
    assert first == calendar_bytes(reviews, template, PL)
    assert events(first)[0].decoded("dtstamp").date() == date(1980, 1, 1)
    dated = calendar_bytes(reviews, template, PL, date(2026, 11, 23))
    assert events(dated)[0].decoded("dtstamp").date() == date(2026, 11, 23)


def with_action(review, name, **term_of):
    action = Action(
        number="1",
        goal=None,
        name=name,
        responsible=(),
        term=Term(text=name, kind="deadline", **term_of),
        cost=Cost(text=None, kind="missing"),
        location=Location(block=1),
        confidence=1.0,
    )
    plan = review.plan.model_copy(update={"actions": (action,)})
    return review.model_copy(update={"plan": plan})


@given(name=st.text(max_size=200), day=st.dates())
def test_any_name_and_any_day_give_a_calendar_that_can_be_read(gold_review, template, name, day):
    review = with_action(gold_review(), name, end=day)
    (event,) = events(calendar_bytes([review], template, PL))
    assert event.decoded("dtstart") == day


def test_lines_are_folded_as_the_standard_asks(reviews, template):
    lines = calendar_bytes(reviews, template, PL).split(b"\r\n")
    assert max(map(len, lines)) <= 75


def test_the_page_lists_every_action_once_by_month(reviews, template, parsed):
    listed = [Listed(review, f"{review.submission.id}/uwagi.html") for review in reviews]
    tree = parsed(terms_html(listed, template, "pl", "index.html"))
    rows = tree.xpath("//tbody/tr")
    actions = [action for review in reviews for action in review.plan.actions]
    assert len(rows) == len(actions)
    days = sorted({(d.year, d.month) for a in actions if (d := last_day(a.term))})
    assert tree.xpath("//nav//a/@href") == [f"#m{year}-{month:02}" for year, month in days]
    year, month = days[0]
    section = tree.xpath("//section[@aria-labelledby=$id]", id=f"m{year}-{month:02}")[0]
    expected = [a for a in actions if (d := last_day(a.term)) and (d.year, d.month) == days[0]]
    assert len(section.xpath(".//tbody/tr")) == len(expected)
    assert set(tree.xpath("//tbody//a/@href")) <= {entry.notes for entry in listed}


@pytest.mark.parametrize("language", ["pl", "en"])
def test_the_page_leads_to_the_calendar_and_back(reviews, template, parsed, language):
    tree = parsed(terms_html([Listed(reviews[0], None)], template, language, "index.html"))
    link = tree.xpath("//main//p/a[@href='kalendarz.ics']")[0]
    assert link.text == "kalendarz.ics"
    sentence = squeeze(link.getparent().text_content())
    assert sentence == squeeze(wording(language).say("calendar.ics", file="kalendarz.ics"))
    back = tree.xpath("//p[@class='back']/a")[0]
    assert back.text == f"← {wording(language).say('page.back')}"


@pytest.mark.parametrize("language", ["pl", "en"])
def test_a_batch_without_plans_gives_a_page_that_says_so(template, parsed, language):
    tree = parsed(terms_html([], template, language))
    assert tree.xpath("//p[@class='calm']")
    assert tree.xpath("//table") == []


def test_names_of_a_document_cannot_break_the_page(gold_review, template, parsed):
    review = with_action(gold_review(), "<script>alert(1)</script>", end=date(2021, 1, 1))
    tree = parsed(terms_html([Listed(review, None)], template, "pl"))
    assert "<script>alert(1)</script>" in tree.xpath("string(//tbody)")
