"""The tables of a sketch: its actions, one line each, and other rows of texts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import get_args

from model.document import Paragraph, Table, TableCell
from model.location import Location
from model.plan import Action, Cost, CostKind, Goal, Indicator, Term, TermKind

_BRACKET = re.compile(r"^(?P<text>.*?)\s*(?:\[(?P<value>[^\]]*)\])?$")
FIELDS = ("goal", "term", "who", "indicator", "cost", "funding")
# The columns of the template in the order of `row_texts`.
COLUMNS = (
    "number", "name", "goal", "term", "responsible", "indicator", "cost", "funding",
)  # fmt: skip
_PLACES = {"who": "responsible", "indicator": "indicators"}


def _cell_text(entry: dict[str, str], key: str) -> str:
    """A field of an action as its table shows it: without the values in brackets."""
    return "; ".join(_split(part)[0] for part in entry.get(key, "").split(";")).strip("; ")


def row_texts(entry: dict[str, str]) -> list[str]:
    """The row of a table that shows an action, in the order of `COLUMNS`."""
    return [entry["number"], entry["name"], *(_cell_text(entry, key) for key in FIELDS)]


def action_fields(line: str) -> dict[str, str]:
    """The parts of "1.2 | Szkolenie | term: …". Raises ValueError on an unknown part."""
    number, name, *fields = (part.strip() for part in line.split("|"))
    entry = {"number": "" if number == "-" else number, "name": name}
    for part in fields:
        key, colon, value = part.partition(":")
        if not colon or key.strip() not in FIELDS:
            raise ValueError(f"not a field of an action: {part!r}")
        entry[key.strip()] = value.strip()
    return entry


def action(entry: dict[str, str], block: int, row: int, goals: Sequence[Goal]) -> Action:
    """The action that stands in this row of the table at `block`."""
    places = {
        _PLACES.get(key, key): Location(block=block, cell=(row, column))
        for column, key in enumerate(("number", "name", *FIELDS))
    }
    goal = entry.get("goal")
    texts = {goal_.number: goal_.text for goal_ in goals}
    return Action(
        number=entry["number"] or None,
        goal=texts.get(goal, goal) or None if goal else None,
        name=entry["name"],
        responsible=tuple(filter(None, re.split(r"\s*;\s*", entry.get("who", "")))),
        term=_term(entry.get("term", ""), places["term"]),
        cost=_cost(entry.get("cost", ""), places["cost"]),
        funding=tuple(filter(None, re.split(r"\s*;\s*", entry.get("funding", "")))),
        indicators=tuple(
            _indicator(part, places["indicators"])
            for part in filter(None, re.split(r"\s*;\s*", entry.get("indicator", "")))
        ),
        location=Location(block=block, cell=(row, 1)),
        confidence=1.0,
        places=places,
    )


def table(rows: list[list[str]], block: int, header_rows: int = 0) -> Table:
    """The table at `block` whose cells hold these texts."""
    cells = []
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            location = Location(block=block, cell=(row, column))
            paragraph = Paragraph(text=text, location=location)
            cells.append(TableCell(row=row, column=column, blocks=(paragraph,), location=location))
    width = max(len(texts) for texts in rows)
    return Table(
        rows=len(rows),
        columns=width,
        cells=tuple(cells),
        location=Location(block=block),
        header_rows=header_rows,
    )


def _split(text: str) -> tuple[str, str]:
    match = _BRACKET.match(text)
    if match is None:
        raise ValueError(f"not a value: {text!r}")
    return match["text"], match["value"] or ""


def _term(given: str, place: Location) -> Term:
    text, value = _split(given)
    if not text:
        return Term(text=None, kind="missing", location=place)
    if value == "impossible":
        return Term(text=text, kind="deadline", impossible=True, location=place)
    if value in get_args(TermKind) or not value:
        return Term(text=text, kind=value or "text", location=place)  # type: ignore[arg-type]
    start, dots, end = value.partition("..")
    first = date.fromisoformat(start) if start else None
    last = date.fromisoformat(end) if end else (None if dots else first)
    kind = "deadline" if first is None else "range" if dots else "date"
    return Term(text=text, start=first, end=last, kind=kind, location=place)  # type: ignore[arg-type]


def _cost(given: str, place: Location) -> Cost:
    text, value = _split(given)
    if not text:
        return Cost(text=None, kind="missing", location=place)
    if value in get_args(CostKind) or not value:
        return Cost(text=text, kind=value or "text", location=place)  # type: ignore[arg-type]
    low, dots, high = value.partition("..")
    if dots:
        return Cost(text=text, min=float(low), max=float(high), kind="range", location=place)
    return Cost(text=text, amount=float(low), currency="PLN", kind="amount", location=place)


def _indicator(given: str, place: Location) -> Indicator:
    text, value = _split(given)
    baseline, arrow, target = value.partition("→")
    return Indicator(
        text=text,
        baseline=float(baseline) if baseline else None,
        target=float(target) if arrow and target else None,
        location=place,
    )
