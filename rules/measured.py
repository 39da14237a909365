"""How well each rule did on the labelled samples: measured.toml, which `make accuracy` writes."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from model.base import Frozen

PATH = Path(__file__).with_name("measured.toml")
_OPENING = "# Written by `make accuracy`: for each rule what people labelled, and what it found.\n"


class Measured(Frozen):
    """Of `defects` labelled by hand `found` were reported; of `findings` reported `right` are so.

    Only rules that the labelled samples are labelled with are counted at all.
    """

    defects: int = 0
    found: int = 0
    findings: int = 0
    right: int = 0

    @property
    def recall(self) -> str:
        """The share of the defects that was found, with their number: "93% of 14"; "–" for none."""
        return _share(self.found, self.defects)

    @property
    def precision(self) -> str:
        """The share of the findings that is right, with their number; "–" for none."""
        return _share(self.right, self.findings)


@lru_cache(maxsize=1)
def measured() -> dict[str, Measured]:
    """The measurements by name of rule; a rule that was not measured is not in it."""
    with PATH.open("rb") as file:
        return {name: Measured.model_validate(row) for name, row in tomllib.load(file).items()}


def measured_toml(rows: Mapping[str, Measured]) -> str:
    """The content of measured.toml, by name of rule."""
    lines = [
        f"{name} = {{ defects = {row.defects}, found = {row.found}, "
        f"findings = {row.findings}, right = {row.right} }}"
        for name, row in sorted(rows.items())
    ]
    return "\n".join([_OPENING, *lines]) + "\n"


def _share(part: int, whole: int) -> str:
    return f"{round(100 * part / whole)}% of {whole}" if whole else "–"
