"""`kalendarz.ics`: the last day of every action, for any calendar program (RFC 5545)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from icalendar import Calendar, Event

from model.review import Review
from model.template import Template
from model.text import fold
from reports.calendar.terms import Dated, dated_actions
from reports.clean import clean
from reports.extract import area_name
from reports.files import writing
from reports.sorting import sorting
from reports.wording import Wording

CALENDAR_FILE = "kalendarz.ics"
_PRODUCT = "-//HDR//hdr-review//PL"
# Every event has to state when it was written; without a day of the run this stands for none.
_NO_DAY = date(1980, 1, 1)
_WHOLE_DAY = timedelta(days=1)
_END = b"END:VCALENDAR\r\n"


def calendar_pieces(
    reviews: Iterable[Review], template: Template, words: Wording, day: date | None = None
) -> Iterator[bytes]:
    """The calendar of a batch: an event of a whole day for each action that has a last day.

    An event keeps its id from run to run as long as file, number and name of the action stay, so
    that a program that reads the calendar again replaces it. `day` is when it was written. Neither
    the reviews nor the events are held.
    """
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", words.say("calendar.title"))
    stamp = datetime.combine(day or _NO_DAY, time(), UTC)
    head, end, _ = calendar.to_ical().partition(_END)
    with sorting() as room:
        for each in dated_actions(reviews, words):
            if last := each.last_day:
                key = (last.isoformat(), fold(each.unit), each.path, _id(each))
                room.add(key, _event(each, stamp, template, words).to_ical())
        yield head
        yield from room.in_order()
        yield end


def write_calendar(
    reviews: Iterable[Review],
    template: Template,
    folder: Path,
    words: Wording,
    day: date | None = None,
) -> Path:
    """Write `kalendarz.ics` into `folder` and return its path. Raises OSError when it cannot."""
    with writing(folder / CALENDAR_FILE) as file:
        file.writelines(calendar_pieces(reviews, template, words, day))
    return folder / CALENDAR_FILE


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
