"""`terminy.html`: what ends in which month, over all plans of a batch."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from model.outcomes import Language
from model.review import Tool
from model.template import Template
from model.text import fold
from reports.calendar.terms import Dated, by_month, dated_actions, without_day
from reports.overview import Listed
from reports.page import render
from reports.phrases import term_reading
from reports.wording import Wording, wording

TERMS_FILE = "terminy.html"


@dataclass(frozen=True)
class Line:
    """An action on the page. `day` is "" without one; `notes` the address of its notes or None.

    `reading` is how the term was understood.
    """

    dated: Dated
    day: str
    reading: str
    notes: str | None


@dataclass(frozen=True)
class Stretch:
    """A month (or what has no day, with `anchor` "") and its actions."""

    anchor: str
    heading: str
    lines: tuple[Line, ...]


def terms_html(
    listed: Iterable[Listed], template: Template, language: Language, overview: str | None = None
) -> str:
    """The page of terms as one self-contained HTML page.

    `overview` is the address of the batch's page as seen from this one, or None.
    """
    words = wording(language)
    notes: dict[str, str | None] = {}
    actions: list[Dated] = []
    tool: Tool | None = None
    for entry in listed:
        tool = tool or entry.review.tool
        notes[entry.review.source.path] = entry.notes
        actions += dated_actions([entry.review], words)

    def line(each: Dated) -> Line:
        day = each.last_day
        reading = term_reading(each.action.term, words)
        return Line(each, str(day.day) if day else "", reading, notes[each.path])

    months = [
        Stretch(
            f"m{month.year}-{month.month:02}",
            _month(month.year, month.month, words),
            tuple(map(line, month.actions)),
        )
        for month in by_month(actions)
    ]
    open_ended = tuple(map(line, sorted(without_day(actions), key=_by_unit)))
    units = sorted({each.unit for each in actions}, key=fold)
    return render(
        "terms",
        words,
        overview=overview,
        months=months,
        open_ended=open_ended,
        units=units,
        total=len(actions),
        tool=tool,
        assumed=template.basis == "assumed",
    )


def _month(year: int, month: int, words: Wording) -> str:
    name = words.say("calendar.months").split()[month - 1]
    return words.say("calendar.month", month=name, year=year)


def _by_unit(each: Dated) -> tuple[str, str]:
    return fold(each.unit), each.path
