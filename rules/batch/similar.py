"""Submissions of a batch that share passages."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from model.units import place_of
from rules.batch.prints import Print, Prints

_NEIGHBOURS = 12  # submissions after one that its passage is compared with, where many have it
_SAMPLED = 4  # one shingle in so many is looked up
_ALIKE = 0.7  # of the shingles of the longer passage
_COMMON_SHARE = 0.5  # a passage in more than half of the submissions is the programme's own text …
_COMMON_AT_LEAST = 6  # … where there are enough submissions to say so


@dataclass(frozen=True, slots=True)
class Shared:
    """A passage of one submission and its like in another.

    `exchanged` is True where names or numbers differ, or a few words do.
    """

    here: Print
    there: Print
    exchanged: bool


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two submissions (by index) have in common; `shared` as seen from the first."""

    first: int
    second: int
    shared: tuple[Shared, ...]


def likenesses(batch: Sequence[Prints]) -> list[Likeness]:
    """The pairs of submissions that share passages, in the order of the batch.

    Submissions of one unit are versions of each other and not compared. Time grows with the number
    of passages and of pairs that share some, not with the square of the batch.
    """
    index = _index(batch)
    pairs: dict[tuple[int, int], dict[tuple[int, int], int]] = defaultdict(Counter)
    most = _most(len(batch))
    for places in index.values():
        documents = {document for document, _ in places}
        if len(documents) < 2 or len(documents) > most:
            continue
        for at, (first, here) in enumerate(places):
            for second, there in places[at + 1 : at + 1 + _NEIGHBOURS]:
                if first != second and not _same_unit(batch[first], batch[second]):
                    pairs[first, second][here, there] += 1
    found = []
    for (first, second), candidates in sorted(pairs.items()):
        shared = _shared(batch[first], batch[second], candidates)
        if shared:
            found.append(Likeness(first, second, shared))
    return found


def _index(batch: Sequence[Prints]) -> dict[int, list[tuple[int, int]]]:
    """Sampled shingle → (submission, passage) of each passage that holds it."""
    index: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for document, prints in enumerate(batch):
        for number, passage in enumerate(prints.passages):
            for shingle in _sample(passage.shingles):
                index[shingle].append((document, number))
    return index


def _sample(shingles: frozenset[int]) -> Iterable[int]:
    """The same part of the shingles in every passage; all of few."""
    sampled = [each for each in shingles if each % _SAMPLED == 0]
    return sampled or (min(shingles),)


def _most(documents: int) -> int:
    """In how many submissions a passage may stand and still tell of copying."""
    if documents < _COMMON_AT_LEAST:
        return documents
    return max(2, int(documents * _COMMON_SHARE))


def _same_unit(first: Prints, second: Prints) -> bool:
    if first.unit is None or second.unit is None:
        return False
    return place_of(first.unit) == place_of(second.unit)


def _shared(
    first: Prints, second: Prints, candidates: dict[tuple[int, int], int]
) -> tuple[Shared, ...]:
    """The best match of each passage, each passage once."""
    scored = sorted(
        (
            (-_likeness(first.passages[here], second.passages[there]), here, there)
            for here, there in candidates
        ),
    )
    used_here: set[int] = set()
    used_there: set[int] = set()
    found: list[tuple[int, Shared]] = []
    for score, here, there in scored:
        if -score < _ALIKE or here in used_here or there in used_there:
            continue
        used_here.add(here)
        used_there.add(there)
        one, other = first.passages[here], second.passages[there]
        found.append((here, Shared(one, other, one.exact != other.exact)))
    return tuple(shared for _, shared in sorted(found, key=lambda each: each[0]))


def _likeness(one: Print, other: Print) -> float:
    """The share of the larger passage's shingles that both have."""
    shingles, others = one.shingles, other.shingles
    return len(shingles & others) / max(len(shingles), len(others))
