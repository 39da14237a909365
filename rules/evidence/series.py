"""Numbers that should follow each other: what is missing between them, what stands twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

Thing = TypeVar("Thing")
_LONGEST_GAP = 5


@dataclass(frozen=True, slots=True)
class Slip(Generic[Thing]):
    """`thing` repeats the number of `other`, or comes after `missing` numbers behind `other`."""

    kind: Literal["gap", "twice"]
    thing: Thing
    other: Thing
    missing: tuple[int, ...] = ()


def slips(numbered: Sequence[tuple[int, Thing]]) -> Iterator[Slip[Thing]]:
    """The slips of a series in its order; a leap of more than five numbers is another series.

    A 1 after the first number opens a new series, unless the series has one number only.
    """
    first: dict[int, Thing] = {}
    last: tuple[int, Thing] | None = None
    used = {number for number, _ in numbered}
    for number, thing in numbered:
        if number == 1 and last is not None and last[0] > 1:
            first, last = {}, None
        if number in first:
            yield Slip("twice", thing, first[number])
            continue
        first[number] = thing
        if last is not None and 1 < number - last[0] <= _LONGEST_GAP:
            missing = tuple(each for each in range(last[0] + 1, number) if each not in used)
            if missing:
                yield Slip("gap", thing, last[1], missing)
        last = (max(number, last[0] if last else 0), thing)
