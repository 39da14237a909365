"""The invented plans of the zoo: what a document says, apart from how it is laid out.

One TOML file per plan. `term` and `cost` hold what the words mean, written by hand; `span` gives
the months of an action for layouts that show dates in two columns or a chart instead of the words.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "contents"


@dataclass(frozen=True)
class Indicator:
    text: str
    baseline: str
    target: str

    @property
    def with_target(self) -> str:
        return f"{self.text} – {self.target}"


@dataclass(frozen=True)
class Action:
    goal: int  # 1-based, among the specific goals
    name: str
    responsible: tuple[str, ...]
    term: dict
    cost: dict
    span: tuple[date, date]
    indicators: tuple[Indicator, ...]


@dataclass(frozen=True)
class Content:
    id: str
    raw: dict
    actions: tuple[Action, ...]

    def __getattr__(self, name):
        """The tables and texts of the file, by name."""
        try:
            return self.raw[name]
        except KeyError:
            raise AttributeError(name) from None

    @property
    def where(self) -> str:
        """The powiat (where there is one) and the voivodeship."""
        powiat = f"powiat {self.unit['powiat']}, " if self.has_powiat else ""
        return f"{powiat}województwo {self.unit['voivodeship']}"

    @property
    def has_powiat(self) -> bool:
        return self.unit["type"].startswith("gmina")


def names() -> list[str]:
    return sorted(path.stem for path in FOLDER.glob("*.toml"))


@cache
def load(name: str) -> Content:
    raw = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    return Content(name, raw, tuple(_action(item) for item in raw["actions"]))


def _action(item: dict) -> Action:
    start, end = (date.fromisoformat(day) for day in item["span"])
    return Action(
        goal=item["goal"],
        name=item["name"],
        responsible=tuple(item["responsible"]),
        term={"start": None, "end": None, **item["term"]},
        cost={"amount": None, **item["cost"]},
        span=(start, end),
        indicators=tuple(Indicator(**one) for one in item["indicators"]),
    )
