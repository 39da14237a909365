"""How often an extracted value that is given as sure is right, field by field."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from benchmarks.likeness import SAME, alike, key, match
from benchmarks.plan_measures import value
from benchmarks.tally import Json, Tally

SURE = 0.9
"""From this confidence on a value has to be right in `TARGET` of cases."""

TARGET = 0.98
_SAME_TITLE = 85
_SAME_NAME = 82
_Judged = tuple[str, Json, bool]
_UNIT = ("name", "type", "powiat", "voivodeship", "teryt")


def measure_calibration(tally: Tally, file: str, gold: Json, plan: Json | None) -> None:
    """Count the values of the plan whose confidence is SURE or more."""
    for field, extracted, right in _values(gold, plan or {}):
        if extracted["confidence"] >= SURE:
            said = extracted.get("value", extracted.get("name", extracted.get("status")))
            place = f"{extracted['id']}: " if field == "section status" else ""
            note = f"{place}{said!r}, confidence {extracted['confidence']}"
            tally.add(field, right, file, note)


def _values(gold: Json, plan: Json) -> Iterator[_Judged]:
    """(field, what was extracted with its confidence, whether it is right) of every value."""
    single: tuple[tuple[str, Callable[[Any], bool]], ...] = (
        ("title", lambda said: alike(said, gold["title"], _SAME_TITLE)),
        ("jst", lambda said: all(key(said[f]) == key(gold["jst"].get(f)) for f in _UNIT)),
        ("period", lambda said: said == gold["period"]),
        ("summary_form", lambda said: said == gold["summary_form"]),
        ("cost_total", lambda said: said == gold["cost_total_stated"]),
    )
    for field, is_right in single:
        if extracted := plan.get(field):
            yield field, extracted, is_right(value(extracted))
    for area in plan.get("areas", ()):
        yield "areas", area, value(area) in gold["area"]
    for field, bar in (("priorities", SAME), ("actions", _SAME_NAME)):
        yield from _listed(field, gold, plan, bar)
    for section in plan.get("sections", ()):
        want = gold["sections"].get(section["id"])
        if want:
            yield "section status", section, section["status"] == want["status"]


def _listed(field: str, gold: Json, plan: Json, bar: float) -> Iterator[_Judged]:
    """An entry of a list is right when gold has one like it."""
    found = plan.get(field, ())
    wanted = [item if isinstance(item, str) else item["name"] for item in gold.get(field) or ()]
    said = [item["name"] if "name" in item else value(item) for item in found]
    matched = set(match(wanted, said, bar).values())
    for index, item in enumerate(found):
        yield field, item, index in matched
