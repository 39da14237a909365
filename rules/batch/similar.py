"""Submissions of a batch that share passages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from model.units import place_of
from rules.batch.passage_index import Kept, PassageIndex, Place, passage_index
from rules.batch.prints import Prints

_NEIGHBOURS = 12  # submissions after one that its passage is compared with, where many have it
_ALIKE = 0.7  # of the shingles of the longer passage
_COMMON_SHARE = 0.5  # a passage in more than half of the submissions is the programme's own text …
_COMMON_AT_LEAST = 6  # … where there are enough submissions to say so


@dataclass(frozen=True, slots=True)
class Shared:
    """A passage of one submission and its like in another, by their numbers from 0.

    The words are those of each. `exchanged` is True where names or numbers differ, or a few words.
    """

    here: int
    there: int
    words_here: int
    words_there: int
    exchanged: bool

    @property
    def turned(self) -> Shared:
        """As seen from the other submission."""
        return Shared(self.there, self.here, self.words_there, self.words_here, self.exchanged)


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two submissions (by index) have in common; `shared` as seen from the first."""

    first: int
    second: int
    shared: tuple[Shared, ...]


def likenesses(batch: Iterable[Prints]) -> Iterator[Likeness]:
    """The pairs of submissions that share passages, in the order of the batch.

    Submissions of one unit are versions of each other and not compared. The batch is gone through
    once, and one submission of it held at a time. Time grows with the number of passages and of
    pairs that share some, not with the square of the batch.
    """
    units: list[str | None] = []
    with passage_index(_noting(batch, units)) as index:
        most = _most(len(units))

        def near(places: list[Place]) -> Iterator[tuple[Place, Place]]:
            if not 2 <= len({place.document for place in places}) <= most:
                return
            for at, one in enumerate(places):
                for other in places[at + 1 : at + 1 + _NEIGHBOURS]:
                    if one.document != other.document and not _same_unit(
                        units[one.document], units[other.document]
                    ):
                        yield one, other

        index.pair(near)
        for first, second, candidates in index.paired():
            shared = _shared(index, first, second, candidates)
            if shared:
                yield Likeness(first, second, shared)


def _noting(batch: Iterable[Prints], units: list[str | None]) -> Iterator[Prints]:
    for prints in batch:
        units.append(prints.unit and place_of(prints.unit))
        yield prints


def _most(documents: int) -> int:
    """In how many submissions a passage may stand and still tell of copying."""
    if documents < _COMMON_AT_LEAST:
        return documents
    return max(2, int(documents * _COMMON_SHARE))


def _same_unit(first: str | None, second: str | None) -> bool:
    return first is not None and first == second


def _shared(
    index: PassageIndex, first: int, second: int, candidates: list[tuple[int, int]]
) -> tuple[Shared, ...]:
    """The best match of each passage, each passage once."""
    ours = {here: index.passage(first, here) for here, _ in candidates}
    theirs = {there: index.passage(second, there) for _, there in candidates}
    scored = sorted(
        (-_likeness(ours[here], theirs[there]), here, there) for here, there in candidates
    )
    used_here: set[int] = set()
    used_there: set[int] = set()
    found = []
    for score, here, there in scored:
        if -score < _ALIKE or here in used_here or there in used_there:
            continue
        used_here.add(here)
        used_there.add(there)
        one, other = ours[here], theirs[there]
        found.append(Shared(here, there, one.words, other.words, one.exact != other.exact))
    return tuple(sorted(found, key=lambda each: each.here))


def _likeness(one: Kept, other: Kept) -> float:
    """The share of the larger passage's shingles that both have."""
    both = len(one.shingles & other.shingles)
    return both / max(len(one.shingles), len(other.shingles))
