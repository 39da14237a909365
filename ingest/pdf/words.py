"""The Polish words of the PDF reader, as data: notes on what was left out, words for page."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_FILE = Path(__file__).parent / "data" / "words.toml"


def words(name: str) -> tuple[str, ...]:
    """The list of words of this name. KeyError if unknown."""
    return tuple(_data()[name])


def fact(name: str, **values: object) -> str:
    """A sentence about a file that cannot be read, its fields filled. KeyError if unknown."""
    return str(_data()["facts"][name]).format(**values)


def note(name: str, pages: list[int]) -> str:
    """A note on pages (rising, at least one): "strony 3–5 i 8 to obrazy bez tekstu"."""
    form = "one" if len(pages) == 1 else "many"
    return str(_data()["notes"][f"{name}_{form}"]).format(pages=page_ranges(pages))


def page_ranges(pages: list[int]) -> str:
    """Page numbers (rising) in words for people: "1", "3–5", "1, 4 i 7–9"."""
    ranges: list[list[int]] = []
    for page in pages:
        if ranges and page == ranges[-1][-1] + 1:
            ranges[-1].append(page)
        else:
            ranges.append([page])
    parts = [f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in ranges]
    return " i ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))


@cache
def _data() -> dict[str, Any]:
    with _FILE.open("rb") as file:
        return tomllib.load(file)
