"""Private data of a submission, with what its forms and tables call it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from language.text.flatten import flat
from model.location import Location, Part
from model.plan import Person
from rules.case import Case
from rules.passages import Passage
from rules.privacy import SIGNS, PrivateItem, private_items

# Labels of fields and columns under which a number or a name of a village alone is private.
_LABELS = (
    "pesel", "prywatn", "pryw.", "domow", "zamieszk", "adres", "urodz", "dowod", "seria",
    "e-mail", "email", "telefon",
)  # fmt: skip
_HOLDS = re.compile(r"[\d@]")


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
    for passage in case.passages:
        named = (passage.location.part, passage.location.block) in naming
        near = (named or named_before) and _HOLDS.search(passage.text)
        labels = list(_labels(passage, before)) if near else []
        before, named_before = passage, named
        if not labels and id(passage) not in worth:
            continue
        place = (passage.location.block, _row(passage.location))
        of_person = passage.location.part == "body" and place in people
        items: list[PrivateItem] = []
        for label in labels or [""]:
            for item in private_items(passage.text, label, of_person=of_person):
                if all(item.end <= other.start or other.end <= item.start for other in items):
                    items.append(item)
        found += [Found(passage, item) for item in sorted(items, key=lambda item: item.start)]
    return tuple(found)


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
    if passage.table is not None and passage.row is not None and passage.column is not None:
        grid = passage.table.grid()
        left = grid[passage.row][passage.column - 1] if passage.column else None
        head = grid[0][passage.column] if passage.row else None
        texts += [cell.text for cell in (left, head) if cell is not None]
    for text in texts:
        if _names_it(text):
            yield text


def _names_it(label: str) -> bool:
    return any(map(flat(label).__contains__, _LABELS))


def _people(case: Case) -> tuple[Person, ...]:
    return (*case.plan.team, *case.plan.advisers)


def _row(location: Location) -> int | None:
    return None if location.cell is None else location.cell[0]
