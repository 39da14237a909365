"""Private data that nothing may show: found in any text, and known from findings."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from model.finding import Finding
from model.location import Location

# Where private data stands in a text, and what may be shown of it: (start, end, masked). The second
# text is what stands beside the first: the label of a form row.
Hidden = tuple[int, int, str]
Search = Callable[[str, str], Sequence[Hidden]]

_PARTS = re.compile(r"(?P<mask>\*+)|(?P<cut>…)|(?P<gap>[\s\-]+)|(?P<plain>[^\s\-*…]+)")
_PATTERNS = {"mask": r"[\w.+\-]{0,40}?", "cut": r"\w{0,40}?", "gap": r"[\s\-]*"}


@dataclass(frozen=True)
class Private:
    """How private data is found: `search` in any text, and `findings` that quote it masked."""

    search: Search
    findings: tuple[Finding, ...] = ()

    def stretches(self, text: str, beside: str = "") -> list[Hidden]:
        """Private data in a text, in order, none overlapping."""
        found = [*self.search(text, beside), *self._known(text)]
        kept: list[Hidden] = []
        for start, end, masked in sorted(found, key=lambda each: (each[0], -each[1])):
            if kept and start < kept[-1][1]:
                if end > kept[-1][1]:
                    kept[-1] = (kept[-1][0], end, f"{kept[-1][2]}***")
                continue
            kept.append((start, end, masked))
        return kept

    def masked(self, text: str, beside: str = "") -> str:
        """The text with private data masked. A text that stands beside several passages is looked
        through once.
        """
        key = (text, beside)
        if key not in self._texts:
            self._texts[key] = self._masked(text, beside)
        return self._texts[key]

    def _masked(self, text: str, beside: str) -> str:
        parts: list[str] = []
        last = 0
        for start, end, masked in self.stretches(text, beside):
            parts += (text[last:start], masked)
            last = end
        return "".join(parts) + text[last:] if parts else text

    def places(self) -> Iterator[tuple[Finding, Location]]:
        """Where findings say that private data stands."""
        for finding in self.findings:
            for place in (finding.location, *finding.related):
                if place is not None:
                    yield finding, place

    def _known(self, text: str) -> Iterator[Hidden]:
        for pattern, masked in self._patterns:
            for match in pattern.finditer(text):
                yield *match.span(), masked

    @cached_property
    def _texts(self) -> dict[tuple[str, str], str]:
        return {}

    @cached_property
    def _patterns(self) -> list[tuple[re.Pattern[str], str]]:
        quotes = dict.fromkeys(each.quote for each in self.findings if each.quote)
        return [(typed(quote), quote) for quote in quotes]


def typed(masked: str) -> re.Pattern[str]:
    """What a masked quote may have looked like when it was typed, over line ends too."""
    parts = [
        re.escape(part[0]) if part.lastgroup == "plain" else _PATTERNS[part.lastgroup or "plain"]
        for part in _PARTS.finditer(masked.strip())
    ]
    return re.compile(r"(?<!\w)" + "".join(parts) + r"(?!\w)")
