"""`terminy.html`: what ends in which month, over all plans of a batch."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path

from model.base import Frozen
from model.outcomes import Language
from model.review import Tool
from model.template import Template
from model.text import fold
from reports.calendar.ics import CALENDAR_FILE
from reports.calendar.terms import Dated, dated_actions
from reports.files import write_lines
from reports.overview import Listed
from reports.page import pieces
from reports.phrases import term_reading
from reports.sorting import Sorting, sorting
from reports.wording import Wording, wording

TERMS_FILE = "terminy.html"
_NO_MONTH = ""


class Line(Frozen):
    """An action on the page. `day` is "" without one; `notes` the address of its notes or None.

    `term` is as typed, `reading` how it was understood.
    """

    unit: str
    name: str
    day: str
    term: str
    reading: str
    responsible: str
    notes: str | None


@dataclass(frozen=True)
class Stretch:
    """A month (or what has no day, with `anchor` "") and its actions, to be gone through once."""

    anchor: str
    heading: str
    count: int
    lines: Iterator[Line]


@dataclass
class _Totals:
    """What the page says before its lines."""

    months: Counter[str]
    units: set[str]
    tool: Tool | None = None


def write_terms(
    listed: Iterable[Listed],
    template: Template,
    folder: Path,
    language: Language,
    overview: str | None = None,
) -> Path:
    """Write `terminy.html` into `folder` and return its path. Raises OSError when it cannot."""
    return write_lines(folder / TERMS_FILE, terms_page(listed, template, language, overview))


def terms_page(
    listed: Iterable[Listed], template: Template, language: Language, overview: str | None = None
) -> Iterator[str]:
    """The page of terms as one self-contained HTML page, piece by piece.

    `overview` is the address of the batch's page as seen from this one, or None. Neither the
    reviews nor the lines are held.
    """
    words = wording(language)
    with sorting() as room:
        totals = _kept(listed, words, room)
        lines = (Line.model_validate_json(data) for data in room.in_order())
        months = [
            Stretch(f"m{month}", _heading(month, words), count, islice(lines, count))
            for month, count in sorted(totals.months.items())
            if month != _NO_MONTH
        ]
        open_ended = totals.months[_NO_MONTH]
        yield from pieces(
            "terms",
            words,
            overview=overview,
            calendar=CALENDAR_FILE,
            months=months,
            open_ended=Stretch("", "", open_ended, lines) if open_ended else None,
            units=sorted(totals.units, key=lambda unit: (fold(unit), unit)),
            total=totals.months.total(),
            tool=totals.tool,
            assumed=template.basis == "assumed",
        )


def _kept(listed: Iterable[Listed], words: Wording, room: Sorting) -> _Totals:
    """Put the lines in order: month by month, day by day, those of one day by unit."""
    totals = _Totals(Counter(), set())
    for entry in listed:
        totals.tool = totals.tool or entry.review.tool
        for each in dated_actions([entry.review], words):
            day = each.last_day
            totals.months[_month(day)] += 1
            totals.units.add(each.unit)
            line = _line(each, entry.notes, words)
            when = day.isoformat() if day else date.max.isoformat()
            key = ("1" if day is None else "0", when, fold(each.unit), each.path)
            room.add(key, line.model_dump_json().encode())
    return totals


def _line(each: Dated, notes: str | None, words: Wording) -> Line:
    action, day = each.action, each.last_day
    return Line(
        unit=each.unit,
        name=each.name,
        day=str(day.day) if day else "",
        term=action.term.text or "",
        reading=term_reading(action.term, words) or "",
        responsible="; ".join(action.responsible),
        notes=notes,
    )


def _month(day: date | None) -> str:
    return f"{day.year:04}-{day.month:02}" if day else _NO_MONTH


def _heading(month: str, words: Wording) -> str:
    year, _, number = month.partition("-")
    name = words.say("calendar.months").split()[int(number) - 1]
    return words.say("calendar.month", month=name, year=int(year))
