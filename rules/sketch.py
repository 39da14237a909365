"""Sketches: a submission in miniature, in plain text, for the examples and tests of rules.

One line, one thing. A line that fits none of these is a paragraph; elements of the template that a
sketch does not mention count as present.

    unit: Dwikozy | gmina_wiejska | sandomierski | świętokrzyskie | 2609022
    reader: pdf                                      the default is word
    title: Harmonogram działań rozwojowych           a paragraph, and the plan's title
    period: 2021-01-01..2022-12-31                   the plan's period (a date may be left out;
                                                     words and " = " may stand before)
    area: 5                                          the plan's areas, by number
    summary: good_practice
    total: 12 000 zł = 12000                         a paragraph, and the plan's total
    # diagnosis | III. Diagnoza                      a heading; with its element of the template
    # schedule (partial: term) | Działania           … its status and what it lacks
    # financing (missing)                            an element that is not there
    #! goals | V. CELE                               a heading that the file does not declare
    ## Stan obecny                                   a heading inside an element; ### one below it
    file author: Urząd Gminy                         what the file says of itself: title, author,
                                                     company, last_editor, language, tagged (no)
    priority: Dane w decyzjach                       a paragraph, and a priority of the plan
    goal main: …     goal 1: …                       a paragraph, and a goal
    person: Anna Wilczek | sekretarz gminy            a paragraph, and a member of the team
    monitoring: how=… ; frequency=… ; who=…
    - 1.2 | Szkolenie | term: do 30.06.2021 [..2021-06-30] | who: Wójt | cost: 500 zł [500]
          an action: a row of a table; also goal, indicator (a; b), funding; a number of "-" is none
    | a | b |                                        a row of a table
    = | a | b |                                      a first row that the file marks as its header
    image: what it shows                             a picture and its alternative text
    mark comment: the words | the note               comment, insertion, deletion, hidden, …
    header: …   footnote: …                          a paragraph of that part
    ¶ - a line that would be something else          a paragraph; an empty one without words

A term ends in [start..end], one date, or its kind ([recurring], [incomplete], [impossible]); a cost
in [amount], [min..max] or its kind ([none], [within_budget], [text]); an indicator may end in
[baseline→target].
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, get_args

from model.document import (
    Block,
    Document,
    Image,
    Mark,
    MarkKind,
    Metadata,
    Paragraph,
)
from model.location import Location, Part
from model.plan import (
    Extent,
    Extracted,
    Goal,
    Monitoring,
    Period,
    Person,
    Plan,
    Section,
    Unit,
)
from model.template import Template
from rules.sketch_actions import COLUMNS, action, action_fields, row_texts, table

_SECTION = re.compile(
    r"^#!? (?P<id>[a-z_]+)?\s*(?:\((?P<status>[^)]*)\))?\s*(?:\|\s*(?P<text>.*))?$"
)
_KEYED = re.compile(
    r"^(?P<key>unit|reader|file|title|period|area|summary|total|priority|goal|person|monitoring|image|"
    r"mark|header|footer|footnote|textbox)\b ?(?P<name>[^:|]*):\s*(?P<rest>.*)$"
)


@dataclass
class _Open:
    """A section while its content is being read."""

    id: str
    status: str
    lacking: tuple[str, ...]
    heading: str | None
    location: Location | None
    first: int


@dataclass
class _Draft:
    """What has been read so far."""

    template: Template
    reader: Any = "word"
    plan: dict[str, Any] = field(default_factory=dict)
    blocks: list[Block] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    sections: dict[str, Section] = field(default_factory=dict)
    open: _Open | None = None
    rows: list[list[str]] = field(default_factory=list)
    header_rows: int = 0
    about: dict[str, Any] = field(default_factory=dict)
    goals: list[Goal] = field(default_factory=list)
    actions: list[dict[str, str]] = field(default_factory=list)
    action_rows: list[tuple[dict[str, str], int, int]] = field(default_factory=list)

    def next_block(self, part: Part = "body") -> int:
        return sum(block.location.part == part for block in self.blocks)

    def paragraph(self, text: str, part: Part = "body", level: int | None = None) -> Location:
        location = Location(part=part, block=self.next_block(part))
        style = f"Heading {level}" if level else "Normal"
        self.blocks.append(
            Paragraph(text=text, location=location, heading_level=level, style=style)
        )
        return location

    def close_section(self) -> None:
        self.close_table()
        if self.open is None:
            return
        last = self.next_block() - 1
        extents = (Extent(first=self.open.first, last=last),) if last >= self.open.first else ()
        self.sections[self.open.id] = Section(
            id=self.open.id,
            status=self.open.status,  # type: ignore[arg-type]
            heading=self.open.heading,
            words=0,
            location=self.open.location,
            confidence=1.0,
            lacking=self.open.lacking,
            extents=extents,
        )
        self.open = None

    def close_table(self) -> None:
        """Turn the rows read so far, of a table or of actions, into one table."""
        if self.actions:
            header = [self.template.columns[name][0] for name in COLUMNS]
            self.rows = [header, *map(row_texts, self.actions)]
        if not self.rows:
            return
        block = self.next_block()
        self.action_rows += [(entry, block, row) for row, entry in enumerate(self.actions, 1)]
        self.blocks.append(table(self.rows, block, self.header_rows))
        self.rows, self.actions, self.header_rows = [], [], 0


def sketch(text: str, template: Template) -> tuple[Plan, Document]:
    """The plan and the document that a sketch stands for. Raises ValueError on a broken line."""
    draft = _Draft(template)
    for line in filter(None, (line.strip() for line in text.splitlines())):
        _read_line(line, draft)
    draft.close_section()
    known = [element.id for element in template.elements]
    sections = tuple(
        draft.sections.get(each)
        or Section(id=each, status="present", heading=None, words=0, location=None, confidence=1.0)
        for each in known
    )
    actions = tuple(action(*row, draft.goals) for row in draft.action_rows)
    plan = Plan(sections=sections, goals=tuple(draft.goals), actions=actions, **draft.plan)
    document = Document(
        reader=draft.reader,
        blocks=tuple(draft.blocks),
        marks=tuple(draft.marks),
        tagged=draft.about.pop("tagged", None),
        metadata=Metadata(**draft.about),
    )
    return plan, document


def _read_line(line: str, draft: _Draft) -> None:
    if not line.startswith("|" if draft.rows else "- "):
        draft.close_table()
    if line.startswith(("## ", "### ", "#### ")):
        marks, _, text = line.partition(" ")
        draft.paragraph(text, level=len(marks))
    elif line.startswith(("# ", "#! ")):
        _read_heading(line, draft)
    elif line.startswith(("|", "= |")):
        draft.header_rows += line.startswith("=")
        line = line.removeprefix("= ")
        draft.rows.append([cell.strip() for cell in line.strip("|").split("|")])
    elif line.startswith("- "):
        draft.actions.append(action_fields(line[2:]))
    elif keyed := _KEYED.match(line):
        _KEYS[keyed["key"]](draft, keyed["name"].strip(), keyed["rest"].strip())
    else:
        draft.paragraph(line.removeprefix("¶").strip())


def _read_heading(line: str, draft: _Draft) -> None:
    match = _SECTION.match(line)
    if match is None or match["id"] is None:
        raise ValueError(f"not a heading: {line!r}")
    draft.close_section()
    status, _, lacking = (match["status"] or "present").partition(":")
    text = match["text"]
    level = None if line.startswith("#!") else 1
    location = draft.paragraph(text, level=level) if text else None
    draft.open = _Open(
        id=match["id"],
        status=status,
        lacking=tuple(ask.strip() for ask in lacking.split(",") if ask.strip()),
        heading=text,
        location=location,
        first=draft.next_block(),
    )


def _unit(draft: _Draft, _name: str, rest: str) -> None:
    name, kind, powiat, voivodeship, teryt = (part.strip() for part in rest.split("|"))
    unit = Unit(
        name=name,
        type=kind,  # type: ignore[arg-type]
        powiat=powiat or None,
        voivodeship=voivodeship,
        teryt=teryt,
    )
    draft.plan["jst"] = _extracted(unit, name, Location(block=0))


def _title(draft: _Draft, _name: str, rest: str) -> None:
    draft.plan["title"] = _extracted(rest, rest, draft.paragraph(rest))


def _period(draft: _Draft, _name: str, rest: str) -> None:
    words, _, days = rest.rpartition(" = ")
    start, end = (date.fromisoformat(day) if day else None for day in days.split(".."))
    value = Period(start=start, end=end)
    draft.plan["period"] = _extracted(value, words or days, _last_place(draft))


def _area(draft: _Draft, _name: str, rest: str) -> None:
    place = _last_place(draft)
    draft.plan["areas"] = tuple(
        _extracted(int(number), draft.template.areas[int(number) - 1].name, place)
        for number in re.findall(r"\d+", rest)
    )


def _summary(draft: _Draft, _name: str, rest: str) -> None:
    draft.plan["summary_form"] = _extracted(rest, rest, Location(block=0))


def _total(draft: _Draft, _name: str, rest: str) -> None:
    text, _, amount = rest.rpartition("=")
    draft.plan["cost_total"] = _extracted(
        float(amount), text.strip(), draft.paragraph(text.strip())
    )


def _goal(draft: _Draft, name: str, rest: str) -> None:
    number = None if name == "main" else name or None
    kind = "main" if name == "main" else "specific"
    location = draft.paragraph(rest)
    draft.goals.append(Goal(kind=kind, number=number, text=rest, location=location))  # type: ignore[arg-type]


def _person(draft: _Draft, _name: str, rest: str) -> None:
    name, _, function = (part.strip() for part in rest.partition("|"))
    place = draft.paragraph(f"{name} – {function}")
    team: tuple[Person, ...] = draft.plan.get("team", ())
    draft.plan["team"] = (*team, Person(name=name, function=function or None, location=place))


def _monitoring(draft: _Draft, _name: str, rest: str) -> None:
    given = dict(part.strip().split("=", 1) for part in rest.split(";") if part.strip())
    location = draft.paragraph(". ".join(given.values()))
    draft.plan["monitoring"] = Monitoring(
        how=given.get("how"),
        frequency=given.get("frequency"),
        responsible=given.get("who"),
        location=location,
    )


def _image(draft: _Draft, _name: str, rest: str) -> None:
    location = Location(block=draft.next_block())
    draft.blocks.append(Image(location=location, alt_text=rest or None, name="Obraz 1"))


def _mark(draft: _Draft, name: str, rest: str) -> None:
    if name not in get_args(MarkKind):
        raise ValueError(f"not a kind of mark: {name!r}")
    text, _, note = (part.strip() for part in rest.partition("|"))
    draft.marks.append(
        Mark(kind=name, text=text, location=_last_place(draft), note=note or None)  # type: ignore[arg-type]
    )


def _reader(draft: _Draft, _name: str, rest: str) -> None:
    draft.reader = rest


def _file(draft: _Draft, name: str, rest: str) -> None:
    draft.about[name] = rest != "no" if name == "tagged" else rest


def _priority(draft: _Draft, _name: str, rest: str) -> None:
    place = draft.paragraph(rest)
    draft.plan["priorities"] = (
        *draft.plan.get("priorities", ()),
        _extracted(rest, rest, place),
    )


_KEYS: dict[str, Callable[[_Draft, str, str], object]] = {
    "unit": _unit,
    "reader": _reader,
    "file": _file,
    "priority": _priority,
    "title": _title,
    "period": _period,
    "area": _area,
    "summary": _summary,
    "total": _total,
    "goal": _goal,
    "person": _person,
    "monitoring": _monitoring,
    "image": _image,
    "mark": _mark,
    "header": lambda draft, _, rest: draft.paragraph(rest, "header"),
    "footer": lambda draft, _, rest: draft.paragraph(rest, "footer"),
    "footnote": lambda draft, _, rest: draft.paragraph(rest, "footnote"),
    "textbox": lambda draft, _, rest: draft.paragraph(rest, "textbox"),
}


def _last_place(draft: _Draft) -> Location:
    """The last block of the body so far."""
    return Location(block=max(0, draft.next_block() - 1))


def _extracted(value: Any, text: str, location: Location) -> Extracted[Any]:  # noqa: ANN401
    return Extracted(value=value, text=text, location=location, confidence=1.0)
