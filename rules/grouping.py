"""Claims put into words, those with the same words made one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from rules.claim import Claim
from rules.rule import Rule


@dataclass(frozen=True, slots=True)
class Said:
    """A claim put into words."""

    rule: Rule
    claim: Claim
    message: str
    hint: str


def grouped(said: Iterable[Said]) -> list[Said]:
    """What was said, in order; what a rule says again of the same element is counted at the first.

    Its places become `related`, its count is added, and the least certain decides. One defect that
    comes several times thus stays one finding while its places are mended one by one.
    """
    together: dict[tuple[str, str | None, str, str], list[Said]] = {}
    for each in said:
        key = (each.rule.name, each.claim.section, each.message, each.hint)
        together.setdefault(key, []).append(each)
    return [_one(alike) for alike in together.values()]


def _one(alike: list[Said]) -> Said:
    first = alike[0]
    if len(alike) == 1:
        return first
    claims = [each.claim for each in alike]
    places = [
        place
        for claim in claims
        for place in (claim.location, *claim.related)
        if place is not None and place != first.claim.location
    ]
    claim = replace(
        first.claim,
        related=tuple(dict.fromkeys(places)),
        count=sum(claim.count for claim in claims),
        certainty=min(claim.certainty for claim in claims),
    )
    return replace(first, claim=claim)
