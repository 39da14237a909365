"""A review's plan against gold, field by field."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from benchmarks.likeness import alike, key
from benchmarks.tally import Json, Tally

THERE = ("present", "partial")
_SAME_HEADING = 85
_SAME_NAME = 82
_SAME_GOAL = 80


def value(extracted: Json | None) -> Any:
    """The value of an extracted field as it stands in `review.json`; None when it is null."""
    return extracted["value"] if extracted else None


def measure_plan(tally: Tally, file: str, gold: Json, plan: Json | None) -> None:
    """Count the fields of the plan; a review without a plan has none of them."""
    plan = plan or {}
    _measure_facts(tally, file, gold, plan)
    _measure_sections(tally, file, gold, plan)
    _measure_lists(tally, file, gold, plan)
    _measure_actions(tally, file, gold, plan)


def _measure_facts(tally: Tally, file: str, gold: Json, plan: Json) -> None:
    unit, gold_unit = value(plan.get("jst")) or {}, gold.get("jst") or {}
    for field in ("name", "type", "voivodeship", "teryt"):
        tally.compare(f"jst {field}", key(unit.get(field)), key(gold_unit.get(field)), file)
    areas = {value(area) for area in plan.get("areas", ())} - {None}
    tally.compare("areas", sorted(areas), sorted(set(gold.get("area") or ())), file)
    tally.compare("period", value(plan.get("period")) or None, gold.get("period") or None, file)
    form = gold.get("summary_form")
    form = None if form == "null" else form
    tally.compare("summary form", value(plan.get("summary_form")), form, file)
    stated = gold.get("cost_total_stated") or None
    tally.compare("cost total", value(plan.get("cost_total")) or None, stated, file)


def _measure_sections(tally: Tally, file: str, gold: Json, plan: Json) -> None:
    found = {section["id"]: section for section in plan.get("sections", ())}
    for id_, want in (gold.get("sections") or {}).items():
        got = found.get(id_, {})
        status = got.get("status", "missing")
        note = f"{id_}: {status} for {want['status']}"
        tally.add("section status", status == want["status"], file, note)
        there = (status in THERE) == (want["status"] in THERE)
        tally.add("section there or not", there, file, note)
        if want.get("heading"):
            heading = got.get("heading")
            same = alike(heading, want["heading"], _SAME_HEADING)
            tally.add("section heading", same, file, f"{id_}: {heading!r} for {want['heading']!r}")


def texts(items: Sequence[Any] | None) -> list[str]:
    """The words of goals, risks, indicators or extracted values."""
    return [item if isinstance(item, str) else item["text"] for item in items or ()]


def _measure_lists(tally: Tally, file: str, gold: Json, plan: Json) -> None:
    priorities = [value(priority) for priority in plan.get("priorities", ())]
    tally.retrieve("priorities", gold.get("priorities") or [], priorities, file)
    for name in ("goals", "risks"):
        tally.retrieve(name, texts(gold.get(name)), texts(plan.get(name)), file)
    wanted, found = (
        [person["name"] for person in holder.get("team") or ()] for holder in (gold, plan)
    )
    tally.retrieve("team", wanted, found, file)


def _measure_actions(tally: Tally, file: str, gold: Json, plan: Json) -> None:
    wanted, found = gold.get("actions") or [], plan.get("actions") or []
    names, said = ([action["name"] for action in actions] for actions in (wanted, found))
    for i, j in tally.retrieve("actions", names, said, file, bar=_SAME_NAME).items():
        for measure, right, note in _action(wanted[i], found[j]):
            where = f"{wanted[i].get('number')} {wanted[i]['name'][:40]!r}: {note}"
            tally.add(f"action {measure}", right, file, where)


def _action(want: Json, got: Json) -> Iterator[tuple[str, bool, str]]:
    """(measure, right, note) of the fields of an action that was found."""
    numbers = [key(action.get("number") or "").rstrip(".") for action in (got, want)]
    yield "number", numbers[0] == numbers[1], f"{got.get('number')!r} for {want.get('number')!r}"
    yield "goal", _same_goal(want.get("goal"), got.get("goal")), _versus(want, got, "goal")
    yield "responsible", _same_list(want, got, "responsible"), _versus(want, got, "responsible")
    terms = [
        [action["term"].get(name) for name in ("kind", "start", "end")] for action in (got, want)
    ]
    note = f"{terms[0]} for {terms[1]}, {want['term'].get('text')!r}"
    yield "term kind", terms[0][0] == terms[1][0], note
    yield "term dates", terms[0][1:] == terms[1][1:], note
    costs = [_cost(action) for action in (got, want)]
    yield "cost", costs[0] == costs[1], f"{costs[0]} for {costs[1]}"
    yield "indicators", _same_list(want, got, "indicators"), _versus(want, got, "indicators")


def _versus(want: Json, got: Json, field: str) -> str:
    said, meant = got.get(field), want.get(field)
    if isinstance(meant, list):
        said, meant = texts(said), texts(meant)
    return f"{said!r} for {meant!r}"


def _same_goal(want: str | None, got: str | None) -> bool:
    return alike(got, want, _SAME_GOAL) if want else not got


def _same_list(want: Json, got: Json, field: str) -> bool:
    meant, said = texts(want.get(field)), texts(got.get(field))
    return len(said) == len(meant) == len(Tally().retrieve(field, meant, said, ""))


def _cost(action: Json) -> tuple[str, float | None]:
    cost = action.get("cost") or {}
    return cost.get("kind", "missing"), cost.get("amount") or None
