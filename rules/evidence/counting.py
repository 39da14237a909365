"""Claims that stand for many small things of one kind in a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from model.location import Location
from rules.claim import Claim


def one_claim(places: Iterable[tuple[Location, int, str]], at_least: int = 1) -> Iterator[Claim]:
    """One claim for all places, when there are `at_least` so many things in them; else none.

    `places` are (location, how many things there, the first of them as typed).
    """
    found = list(places)
    count = sum(many for _, many, _ in found)
    if count < at_least or not found:
        return
    yield Claim(
        section=None,
        location=found[0][0],
        quote=found[0][2] or None,
        subject="",
        related=tuple(location for location, _, _ in found[1:]),
        count=count,
    )
