"""Footnotes: small text at the foot of a page under a short rule, and the raised signs for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.pdf.layout import FoundTable, Item, PageLayout
from ingest.pdf.lines import Line, Run

# Word's rule is 144 points long, LibreOffice's a quarter of the line; a table's is longer.
SHORTEST_RULE, LONGEST_RULE = 40.0, 200.0
_SMALLER = 0.93
_LOWER_HALF = 0.5
_NUMBER = re.compile(r"(\d{1,3}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|\*{1,3})\)?\s*(?=\S)")
_PLAIN_NUMBER = re.compile(r"(\d{1,3}) +(?=\D)")
# White space above such footnotes, in shares of the font size.
_APART = 1.0
_LOWERED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_RAISED = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+|\*+")


@dataclass(slots=True)
class Footnote:
    """A footnote; `number` is its sign ("1", "*"), which its lines do not hold any more."""

    number: str
    lines: list[Line]


def take_footnotes(pages: list[PageLayout], body_size: float) -> list[Footnote]:
    """Take the footnotes off the pages (after the footers) and return them in order.

    The signs in the text that refer to them are taken out; the lines they stood in keep the places
    of the footnotes in the list returned (`Line.notes`).
    """
    footnotes: list[Footnote] = []
    for page in pages:
        lines = _lines_below_rule(page, body_size)
        if not lines:
            continue
        gone = set(map(id, lines))
        page.items = [item for item in page.items if id(item) not in gone]
        found = _separate(lines)
        places = {note.number: len(footnotes) + n for n, note in enumerate(found)}
        footnotes += found
        for line in _lines(page.items):
            _take_signs(line, places)
    return footnotes


def _lines_below_rule(page: PageLayout, body_size: float) -> list[Line]:
    """The lines of footnotes on a page; empty where there are none."""
    for rule in sorted(page.rules, key=lambda rule: rule[1]):
        if rule[1] < _LOWER_HALF * page.height:
            continue
        below = [item for item in page.items if item.box[1] >= rule[1] - 1]
        lines = [item for item in below if isinstance(item, Line)]
        first = _NUMBER.match(lines[0].text) if lines else None
        if first is None or len(lines) < len(below):
            continue
        small = all(line.size <= _SMALLER * body_size for line in lines)
        if small or first[1].translate(_LOWERED) in _raised_signs(page, rule[1]):
            return lines
    return _lines_at_foot(page)


def _lines_at_foot(page: PageLayout) -> list[Line]:
    """Footnotes without a rule: the last lines of a page, apart from the others, that begin with
    the numbers of raised signs above them, every one of which has its note."""
    last = len(page.items)
    while last and isinstance(page.items[last - 1], Line):
        last -= 1
    lines = [item for item in page.items[last:] if isinstance(item, Line)]
    for start, line in enumerate(lines):
        number = _PLAIN_NUMBER.match(line.text)
        if number is None or line.box[1] < _LOWER_HALF * page.height:
            continue
        above = page.items[last + start - 1].box[3] if last + start else 0.0
        signs = _raised_signs(page, line.box[1])
        if number[1] in signs and line.box[1] - above > _APART * line.size:
            begun = {m[1] for one in lines[start:] if (m := _PLAIN_NUMBER.match(one.text))}
            return lines[start:] if signs <= begun else []
    return []


def _raised_signs(page: PageLayout, height: float) -> set[str]:
    """The raised numbers in the text above this height."""
    return {
        run.text.strip().translate(_LOWERED)
        for line in _lines(page.items)
        for run in line.runs
        if line.box[3] <= height and _RAISED.fullmatch(run.text.strip())
    }


def _separate(lines: list[Line]) -> list[Footnote]:
    """The footnotes one by one: each begins with its sign, numbers one higher than the last."""
    notes: list[Footnote] = []
    for line in lines:
        sign = _NUMBER.match(line.text)
        number = sign[1].translate(_LOWERED) if sign else ""
        if sign and (not notes or _follows(number, notes[-1].number)):
            _cut_start(line, sign.end())
            notes.append(Footnote(number, [line]))
        else:
            notes[-1].lines.append(line)
    return notes


def _follows(number: str, last: str) -> bool:
    if number.isdigit() and last.isdigit():
        return int(number) == int(last) + 1
    return number.startswith("*") and len(number) == len(last) + 1


def _cut_start(line: Line, length: int) -> None:
    """Take characters off the start of a line; one run at least is left."""
    while length and line.runs:
        taken = min(length, len(line.runs[0].text))
        rest = line.runs[0].text[taken:]
        length -= taken
        if rest or len(line.runs) == 1:
            line.runs[0] = Run(rest, line.runs[0].face, line.runs[0].size)
        else:
            del line.runs[0]


def _lines(items: list[Item]) -> Iterator[Line]:
    for item in items:
        if isinstance(item, Line):
            yield item
        elif isinstance(item, FoundTable):
            for cell in item.cells:
                yield from cell.lines


def _take_signs(line: Line, places: dict[str, int]) -> None:
    kept: list[Run] = []
    for run in line.runs:
        sign = run.text.strip()
        place = places.get(sign.translate(_LOWERED)) if _RAISED.fullmatch(sign) else None
        if place is None or len(line.runs) == 1:
            kept.append(run)
            continue
        line.notes.append(place)
        if run.text[-1:].isspace() and kept:
            kept[-1].text += " "
    line.runs = kept
