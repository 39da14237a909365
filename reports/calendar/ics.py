"""`kalendarz.ics`: the last day of every action, for any calendar program (RFC 5545)."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event

from model.review import Review
from model.template import Template
from model.text import fold
from reports.calendar.terms import Dated, dated_actions
from reports.clean import clean
from reports.extract import area_name
from reports.wording import Wording

CALENDAR_FILE = "kalendarz.ics"
_PRODUCT = "-//HDR//hdr-review//PL"
# Every event has to state when it was written; without a day of the run this stands for none.
_NO_DAY = date(1980, 1, 1)
_WHOLE_DAY = timedelta(days=1)


def calendar_bytes(
    reviews: Sequence[Review], template: Template, words: Wording, day: date | None = None
) -> bytes:
    """The calendar of a batch: an event of a whole day for each action that has a last day.

    An event keeps its id from run to run as long as file, number and name of the action stay, so
    that a program that reads the calendar again replaces it. `day` is when it was written.
    """
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", words.say("calendar.title"))
    stamp = datetime.combine(day or _NO_DAY, time(), UTC)
    actions = [each for each in dated_actions(reviews, words) if each.last_day]
    for each in sorted(actions, key=_order):
        calendar.add_component(_event(each, stamp, template, words))
    return bytes(calendar.to_ical())


def _event(each: Dated, stamp: datetime, template: Template, words: Wording) -> Event:
    event = Event()
    last = each.last_day
    assert last is not None
    event.add("uid", f"{_id(each)}@hdr-review")
    event.add("dtstamp", stamp)
    event.add("dtstart", last)
    if last < date.max:
        event.add("dtend", last + _WHOLE_DAY)
    event.add("summary", clean(f"{each.unit}: {each.name}"))
    event.add("description", clean(_description(each, words)))
    event.add("transp", "TRANSPARENT")  # a deadline makes nobody busy
    if each.areas:
        event.add("categories", [area_name(area, template) for area in each.areas])
    return event


def _description(each: Dated, words: Wording) -> str:
    action = each.action
    said = {
        "term": action.term.text,
        "responsible": "; ".join(action.responsible),
        "indicators": "; ".join(indicator.text for indicator in action.indicators),
        "goal": action.goal,
    }
    lines = [f"{words.say(f'fields.{key}')}: {text}" for key, text in said.items() if text]
    return "\n".join([*lines, f"{words.say('head.file')}: {each.path}"])


def _id(each: Dated) -> str:
    """The same for the same action in a later run."""
    action = each.action
    key = "\n".join([each.path, action.number or "", fold(action.name), str(each.again)])
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _order(each: Dated) -> tuple[date, str, str, str]:
    return each.last_day or date.max, fold(each.unit), each.path, _id(each)
