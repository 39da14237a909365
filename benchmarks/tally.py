"""Counting what is right, measure by measure, with a note on each miss."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from benchmarks.likeness import SAME, match

Json = dict[str, Any]
"""Gold, a review or a part of them, as their files hold them."""


@dataclass
class Count:
    """`right` of `total`; None as a share when nothing was counted."""

    right: int = 0
    total: int = 0

    @property
    def share(self) -> float | None:
        return self.right / self.total if self.total else None


@dataclass
class Tally:
    """The counts of one file, or of several added up. `misses` are (measure, file, what)."""

    counts: dict[str, Count] = field(default_factory=dict)
    misses: list[tuple[str, str, str]] = field(default_factory=list)

    def add(self, measure: str, right: bool, file: str = "", note: str = "") -> None:
        """Count one case."""
        count = self.counts.setdefault(measure, Count())
        count.right += bool(right)
        count.total += 1
        if not right and note:
            self.misses.append((measure, file, note))

    def compare(self, measure: str, got: object, want: object, file: str) -> None:
        """Count a value that has to be equal."""
        self.add(measure, got == want, file, f"{got!r} for {want!r}")

    def retrieve(
        self,
        name: str,
        gold: Sequence[str | None],
        found: Sequence[str | None],
        file: str,
        bar: float = SAME,
    ) -> dict[int, int]:
        """Count a list of texts as recall and precision; gives the pairs that matched."""
        pairs = match(gold, found, bar)
        lacking = [f"not found: {text!r}" for i, text in enumerate(gold) if i not in pairs]
        extra = [f"too much: {t!r}" for j, t in enumerate(found) if j not in pairs.values()]
        for part, total, notes in (
            ("recall", len(gold), lacking),
            ("precision", len(found), extra),
        ):
            count = self.counts.setdefault(f"{name} {part}", Count())
            count.right += len(pairs)
            count.total += total
            self.misses += [(f"{name} {part}", file, note) for note in notes]
        return pairs

    def everything(self) -> Count:
        """All measures as one."""
        counts = self.counts.values()
        return Count(sum(count.right for count in counts), sum(count.total for count in counts))


def total(tallies: Iterable[Tally]) -> Tally:
    """The tallies added up, measures in the order they first come."""
    whole = Tally()
    for tally in tallies:
        for measure, count in tally.counts.items():
            so_far = whole.counts.setdefault(measure, Count())
            so_far.right += count.right
            so_far.total += count.total
        whole.misses += tally.misses
    return whole
