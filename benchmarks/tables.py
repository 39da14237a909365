"""Tables in Markdown, and telling whether two of them say the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import zip_longest

from benchmarks.tally import Count

NOT_COUNTED = "–"
_SHARE = re.compile(r"(\d+(?:\.\d+)?)%")
_ROUNDING = 0.11  # percentage points: shares have one decimal


def share(count: Count | None) -> str:
    """A share with how many cases there were: "97.5% (40)"."""
    if count is None or count.share is None:
        return NOT_COUNTED
    return f"{100 * count.share:.1f}% ({count.total})"


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; the first column is text, the others numbers."""
    lines = [header, ["---", *("---:" for _ in header[1:])], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def columns(text: str, title: str) -> dict[str, dict[str, str]]:
    """Column → row → cell of the table under the heading `title`. KeyError when there is none."""
    _, found, rest = text.partition(f"## {title}\n")
    if not found:
        raise KeyError(title)
    lines = [line for line in rest.partition("\n## ")[0].splitlines() if line.startswith("|")]
    header, _, *rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return {
        name: {row[0]: row[place] for row in rows} for place, name in enumerate(header) if place
    }


def differences(old: dict[str, str], new: dict[str, str]) -> list[str]:
    """What a column says otherwise than another by more than rounding."""
    rows = dict.fromkeys((*old, *new))
    return [
        f"{row}: {old.get(row, NOT_COUNTED)} is {new.get(row, NOT_COUNTED)} now"
        for row in rows
        if not _same(old.get(row, NOT_COUNTED), new.get(row, NOT_COUNTED))
    ]


def _same(old: str, new: str) -> bool:
    if _SHARE.sub("", old) != _SHARE.sub("", new):
        return False
    pairs = zip_longest(_SHARE.findall(old), _SHARE.findall(new))
    return all(abs(float(one) - float(other)) <= _ROUNDING for one, other in pairs)
