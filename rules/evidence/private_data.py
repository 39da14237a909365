"""Private data of a submission, with what its forms and tables call it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from language.text.flatten import flat
from model.location import Location, Part
from model.plan import Person
from rules.case import SCHEDULE, Case
from rules.passages import Passage
from rules.privacy import SIGNS, PrivateItem, private_items
from rules.private_contacts import is_public, names_kin, names_office

# Labels of fields and columns under which a number or a name of a village alone is private.
_LABELS = (
    "pesel", "prywatn", "pryw.", "domow", "zamieszk", "adres", "urodz", "dowod", "seria",
    "e-mail", "email", "telefon",
)  # fmt: skip
_HOLDS = re.compile(r"[\d@]")
_UNIT = "identification"
# An address that begins with the street; what begins with "zam." is a home whoever shares it.
_STREET = re.compile(r"\b(?:ul|os|al|pl)\. ?[^,;()\n]{3,40}?\d+[a-z]?\b(?! ?/| ?m\.)")


@dataclass(frozen=True, slots=True)
class Found:
    """An item of private data in a paragraph."""

    passage: Passage
    item: PrivateItem


def private_data(case: Case) -> tuple[Found, ...]:
    """Every item of private data in any part of the document, in its order."""
    people = {(person.location.block, _row(person.location)) for person in _people(case)}
    worth = {id(passage) for passage in case.whole_text.holding(*SIGNS)}
    naming = _blocks_that_name(case)
    found: list[Found] = []
    before: Passage | None = None
    named_before = False
    for place, passage in enumerate(case.passages):
        named = (passage.location.part, passage.location.block) in naming
        near = (named or named_before) and _HOLDS.search(passage.text)
        labels = list(_labels(passage, before)) if near else []
        before, named_before = passage, named
        if not labels and id(passage) not in worth:
            continue
        labels += _row_of_kin(passage)
        row = (passage.location.block, _row(passage.location))
        of_person = passage.location.part == "body" and row in people
        items: list[PrivateItem] = []
        for label in labels or [""]:
            for item in private_items(
                passage.text,
                label,
                of_person=of_person,
                is_private=partial(_is_private_person, case, place),
            ):
                if _is_of_office(case, passage, item):
                    continue
                if all(item.end <= other.start or other.end <= item.start for other in items):
                    items.append(item)
        found += [Found(passage, item) for item in sorted(items, key=lambda item: item.start)]
    return tuple(found)


def _is_private_person(case: Case, place: int, name: str) -> bool:
    """True for a name, alone in the passage of this place, of somebody who is no public person.

    Those of the team and the advisers are public, and in the chapter on the unit, or where
    contacts are asked for, whoever is to be reached.
    """
    passage = case.passages[place]
    # The schedule asks in every row who is responsible; to answer with a number is not asked.
    said = [] if passage.section == SCHEDULE else _beside(passage)
    if passage.section == _UNIT or any(map(is_public, (*said, _above(case, place)))):
        return False
    return _name(name) not in {_name(person.name) for person in _people(case)}


def _above(case: Case, place: int) -> str:
    """The nearest heading, or line with a colon at its end, before a passage; empty for none."""
    for passage in reversed(case.passages[:place]):
        is_heading = passage.heading or passage.paragraph.heading_level is not None
        if is_heading or passage.text.rstrip().endswith(":"):
            return passage.text
    return ""


def _name(words: str) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W\d_]+", flat(words)))


def _blocks_that_name(case: Case) -> frozenset[tuple[Part, int]]:
    """The blocks with a label in them that may name private data: cheap, to pass over the rest."""
    typed = map(_block, case.whole_text.holding(*_LABELS))
    numbered = (
        _block(passage)
        for passage in case.passages
        if passage.paragraph.label and _names_it(passage.paragraph.label)
    )
    return frozenset((*typed, *numbered))


def _block(passage: Passage) -> tuple[Part, int]:
    return passage.location.part, passage.location.block


def _labels(passage: Passage, before: Passage | None) -> Iterator[str]:
    """What the form calls the value: the cell to the left, the head of the column, the line above
    that ends with a colon; only those that may name private data.
    """
    texts: list[str] = []
    if before is not None and before.text.rstrip().endswith(":"):
        texts.append(before.text)
    for text in (*texts, *_beside(passage)):
        if _names_it(text):
            yield text


def _row_of_kin(passage: Passage) -> list[str]:
    """What stands to the left of a number where it presents a parent, a pupil or the like."""
    if passage.table is None or passage.row is None or not passage.column:
        return []
    cells = passage.table.grid()[passage.row][: passage.column]
    said = ", ".join(dict.fromkeys(cell.text for cell in cells if cell is not None))
    return [said] if names_kin(said) else []


def _is_of_office(case: Case, passage: Passage, item: PrivateItem) -> bool:
    """True for an address that is an institution's, or of the unit, elsewhere in the document."""
    street = _STREET.match(passage.flat, item.start, item.end) if item.kind == "address" else None
    return street is not None and any(
        each.section == _UNIT or names_office(each.text)
        for each in case.whole_text.holding(street[0])
        if each is not passage
    )


def _beside(passage: Passage) -> list[str]:
    """The cell to the left and the head of the column; empty outside tables."""
    if passage.table is None or passage.row is None or passage.column is None:
        return []
    grid = passage.table.grid()
    left = grid[passage.row][passage.column - 1] if passage.column else None
    head = grid[0][passage.column] if passage.row else None
    return [cell.text for cell in (left, head) if cell is not None]


def _names_it(label: str) -> bool:
    return any(map(flat(label).__contains__, _LABELS))


def _people(case: Case) -> tuple[Person, ...]:
    return (*case.plan.team, *case.plan.advisers)


def _row(location: Location) -> int | None:
    return None if location.cell is None else location.cell[0]
