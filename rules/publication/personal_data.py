"""personal-data: private data of people."""

from __future__ import annotations

from collections.abc import Iterator

from rules.case import Case
from rules.claim import Claim
from rules.evidence.private_data import private_data
from rules.rule import Rule


def check(case: Case) -> Iterator[Claim]:
    """One claim per item, masked, in any part of the document."""
    for found in case.once(private_data):
        yield Claim(
            section=found.passage.section,
            location=found.passage.location,
            quote=found.item.masked,
            values={"kind": case.words.phrases[found.item.kind]},
        )


RULE = Rule(
    name="personal-data",
    code="P401",
    what="No private data of people: PESEL numbers, dates of birth, telephone numbers that the "
    "text calls private or that are a private person's, private mailboxes, home addresses, bank "
    "accounts of private people. Data of offices and of those who hold a post are left alone. What "
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
