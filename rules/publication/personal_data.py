"""personal-data: private data of people."""

from __future__ import annotations

from collections.abc import Iterator

from model.document import cell_at
from model.location import Location
from model.plan import Person
from rules.case import Case
from rules.claim import Claim
from rules.passages import Passage
from rules.privacy import SIGNS, private_items
from rules.rule import Rule


def check(case: Case) -> Iterator[Claim]:
    """One claim per item, masked, in any part of the document."""
    people = {(person.location.block, _row(person.location)) for person in _people(case)}
    for passage in case.whole_text.holding(*SIGNS):
        place = (passage.location.block, _row(passage.location))
        of_person = passage.location.part == "body" and place in people
        for item in private_items(passage.text, _label(passage), of_person=of_person):
            yield Claim(
                section=passage.section,
                location=passage.location,
                quote=item.masked,
                values={"kind": case.words.phrases[item.kind]},
            )


def _label(passage: Passage) -> str:
    """The text of the cell to the left: the label of a form row; "" outside tables."""
    if passage.table is None or passage.row is None or not passage.column:
        return ""
    cell = cell_at(passage.table, (passage.row, passage.column - 1))
    return cell.text if cell else ""


def _people(case: Case) -> tuple[Person, ...]:
    return (*case.plan.team, *case.plan.advisers)


def _row(location: Location) -> int | None:
    return None if location.cell is None else location.cell[0]


RULE = Rule(
    name="personal-data",
    code="P401",
    what="No private data of people: PESEL numbers, dates of birth, telephone numbers that the "
    "text calls private, private mailboxes, home addresses. Data of offices are left alone. What "
    "is found is masked wherever it is printed.",
    why="Publishing them breaks the law (GDPR, art. 5 and 6).",
    fails="""
        # identification | 1. Dane
        Anna Wilczek – podinspektor (tel. prywatny 607 000 419, e-mail a.wilczek84@wp.pl)
        Jan Nowik, zam. 05-200 Wołomin, ul. Polna 7 m. 3
    """,
    passes="""
        # identification | 1. Dane
        Urząd Gminy Dwikozy, ul. Spółdzielcza 15, tel. 15 831 13 39, oswiata@dwikozy.pl
        Szkoła Podstawowa, tel. 601 700 112, spdwikozy@wp.pl
        Mieszkańcy zamieszkali na terenie 12 sołectw
    """,
    check=check,
)
