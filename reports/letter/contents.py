"""What a letter says: the values that its template may use, under the names of data.md."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from model.finding import Finding, Severity
from model.plan import Section
from model.review import Review
from model.template import Template
from model.text import fold
from reports.clean import clean
from reports.grouping import Entry, Group
from reports.phrases import named, shorten, times, unit_title
from reports.remarks import groups_to_mend, trifles
from reports.requests import request
from reports.wording import Wording

_LONGEST_QUOTE = 220
_LONGEST_HEADING = 80
_INNER_QUOTES = str.maketrans({"„": "«", "“": "«", "”": "»", '"': "'"})


@dataclass(frozen=True)
class Remark:
    """One remark. `miejsce` and `cytat` are "" where there is nothing to say."""

    numer: int
    tresc: str
    waga: str
    miejsce: str
    cytat: str
    prosba: str


@dataclass(frozen=True)
class Chapter:
    """The remarks on one element of the template."""

    naglowek: str
    uwagi: tuple[Remark, ...]


@dataclass(frozen=True)
class Posting:
    """What is known of the sending: the day (None: room for one written by hand), and the name of
    the marked-up copy that goes with the letter ("": none).
    """

    day: date | None = None
    copy: str = ""


@dataclass(frozen=True)
class Contents:
    """The values of one letter. `rozdzialy` is empty when nothing has to be mended, `kopia` when
    no copy goes with it, `drobne` when there are no trifles or no copy that shows them.
    """

    data: str
    jednostka: str
    tytul: str
    plik: str
    podsumowanie: str
    rozdzialy: tuple[Chapter, ...]
    drobne: str
    kopia: str


# One of everything, to try a template with.
SPECIMEN = Contents(
    data="1 września 2021 r.",
    jednostka="Gmina Wzorowa",
    tytul="„Harmonogram działań rozwojowych”",
    plik="harmonogram.docx",
    podsumowanie="1 miejsce wymaga poprawienia.",
    rozdzialy=(
        Chapter(
            naglowek="Cele",
            uwagi=(Remark(1, "Brak celu.", "do poprawienia", "strona 1", "„Cele”", "Prosimy."),),
        ),
    ),
    drobne="W kopii zaznaczyliśmy też 2 drobne uwagi.",
    kopia="harmonogram-z-uwagami.docx",
)


def contents_of(review: Review, template: Template, words: Wording, posting: Posting) -> Contents:
    """What the letter on one review says."""
    groups = groups_to_mend(review, template, words)
    light = trifles(review)
    plan = review.plan
    return Contents(
        data=_day(posting.day, words),
        jednostka=_said(unit_title(plan.jst.value, words) if plan and plan.jst else ""),
        tytul=_quoted(plan.title.value, words) if plan and plan.title else "",
        plik=_said(review.source.name),
        podsumowanie=_summary(groups, words),
        rozdzialy=tuple(_chapter(group, plan.sections if plan else (), words) for group in groups),
        drobne=words.counted("letter.trifles", len(light)) if light and posting.copy else "",
        kopia=_said(posting.copy),
    )


def _chapter(group: Group, sections: Sequence[Section], words: Wording) -> Chapter:
    remarks = tuple(_remark(entry, sections, words) for entry in group.entries)
    return Chapter(naglowek=_said(group.heading), uwagi=remarks)


def _remark(entry: Entry, sections: Sequence[Section], words: Wording) -> Remark:
    finding = entry.finding
    message = finding.message
    if places := times(finding.count, message, words):
        message = words.say("letter.and_places", message=message.rstrip(" ."), places=places) + "."
    place = entry.place or _beginning(entry.finding, sections, words)
    also = entry.also[:1].lower() + entry.also[1:]
    return Remark(
        numer=entry.number,
        tresc=_said(message),
        waga=words.say(f"letter.severity_{finding.severity}"),
        miejsce=_said("; ".join(filter(None, [place, also]))),
        cytat=_quote(finding.quote, f"{message} {place}", words),
        prosba=_said(request(finding, words.language)),
    )


def _beginning(finding: Finding, sections: Sequence[Section], words: Wording) -> str:
    """The place of what stands above all headings that were read: mostly the title page."""
    place = finding.location
    headed = [
        (section.location.block, section.heading)
        for section in sections
        if section.location and section.location.part == "body" and section.heading
    ]
    if place is None or place.part != "body" or not headed:
        return ""
    block, heading = min(headed)
    if place.block >= block:
        return ""
    return words.say("letter.beginning", heading=named(heading, _LONGEST_HEADING, words))


def _quote(quote: str | None, said: str, words: Wording) -> str:
    """The passage in quotation marks, "" when there is none or message or place hold it."""
    bare = (quote or "").translate(_INNER_QUOTES).rstrip(" .:…")
    if not bare or fold(bare) in fold(said.translate(_INNER_QUOTES)):
        return ""
    return _quoted(quote or "", words)


def _quoted(text: str, words: Wording) -> str:
    inner = shorten(text, _LONGEST_QUOTE).translate(_INNER_QUOTES)
    return _said(words.say("letter.quote", quote=inner))


def _summary(groups: list[Group], words: Wording) -> str:
    found = [entry.finding.severity for group in groups for entry in group.entries]
    counts = [
        words.counted(f"letter.{key}", found.count(severity))
        for key, severity in (("errors", Severity.ERROR), ("warnings", Severity.WARNING))
        if severity in found
    ]
    return f"{', '.join(counts)}." if counts else ""


def _day(day: date | None, words: Wording) -> str:
    if day is None:
        return words.say("letter.no_day")
    month = words.say("letter.months").split()[day.month - 1]
    return words.say("letter.day", day=day.day, month=month, year=day.year)


def _said(text: str) -> str:
    return clean(text)
