"""What an extracted plan says otherwise than its gold, measure by measure.

Texts count as the same from a likeness of 85 (82 for the names of actions), as readers forgive a
missing full stop or a capital letter. An action that was not found is a miss of its fields too.
"""

from __future__ import annotations

import re

from rapidfuzz import fuzz
from rapidfuzz.utils import default_process

_LIKE, _LIKE_ACTION = 85, 82


def pairs(gold, found, bar: float = _LIKE) -> dict[int, int]:
    """Index in `gold` → index in `found`, the most alike first."""
    scored = sorted(
        (
            (-fuzz.ratio(default_process(one), default_process(other)), abs(i - j), i, j)
            for i, one in enumerate(gold)
            for j, other in enumerate(found)
        )
    )
    taken: dict[int, int] = {}
    for score, _, i, j in scored:
        if -score >= bar and i not in taken and j not in taken.values():
            taken[i] = j
    return taken


def same_texts(gold, found) -> list[str]:
    """Nothing when both lists hold the same texts in any order."""
    matched = pairs(gold, found)
    lacking = [f"not found: {text!r}" for i, text in enumerate(gold) if i not in matched]
    extra = [f"too much: {t!r}" for j, t in enumerate(found) if j not in matched.values()]
    return lacking + extra


def _value(extracted):
    return extracted["value"] if extracted else None


def _same(gold, found) -> list[str]:
    return [] if gold == found else [f"{found!r} for {gold!r}"]


def unit(gold, plan) -> list[str]:
    fields = ("name", "type", "voivodeship", "teryt")
    found = _value(plan["jst"]) or {}
    return _same([gold["jst"][f] for f in fields], [found.get(f) for f in fields])


def area(gold, plan) -> list[str]:
    return _same(sorted(gold["area"]), sorted(_value(one) for one in plan["areas"]))


def period(gold, plan) -> list[str]:
    return _same(gold["period"], _value(plan["period"]))


def summary_form(gold, plan) -> list[str]:
    return _same(gold["summary_form"], _value(plan["summary_form"]))


def cost_total(gold, plan) -> list[str]:
    return _same(gold["cost_total_stated"], _value(plan["cost_total"]))


def _sections(gold, plan):
    found = {one["id"]: one for one in plan["sections"]}
    return [(id_, want, found[id_]) for id_, want in gold["sections"].items()]


def statuses(gold, plan) -> list[str]:
    return [
        f"{id_}: {got['status']} for {want['status']} (lacking {got['lacking']})"
        for id_, want, got in _sections(gold, plan)
        if got["status"] != want["status"]
    ]


def headings(gold, plan) -> list[str]:
    """A number that Word made stands in the text of a PDF: with it or without it is right."""
    return [
        f"{id_}: {got['heading']!r} for {want['heading']!r}"
        for id_, want, got in _sections(gold, plan)
        if want["heading"] and not _same_heading(want["heading"], got["heading"] or "")
    ]


def _same_heading(want: str, got: str) -> bool:
    bare = re.sub(r"^[\dIVXL]+[.)] ", "", got)
    return not same_texts([want], [got]) or not same_texts([want], [bare])


def priorities(gold, plan) -> list[str]:
    return same_texts(gold["priorities"], [one["value"] for one in plan["priorities"]])


def goals(gold, plan) -> list[str]:
    return [
        f"{kind} {note}"
        for kind in ("main", "specific")
        for note in same_texts(_of_kind(gold, kind), _of_kind(plan, kind))
    ]


def _of_kind(holder, kind):
    return [one["text"] for one in holder["goals"] if one["kind"] == kind]


def risks(gold, plan) -> list[str]:
    return same_texts(gold["risks"], [one["text"] for one in plan["risks"]])


def people(gold, plan) -> list[str]:
    """Names, functions too, of the team and of the advisers."""
    notes = []
    for key in ("team", "advisers"):
        wanted = [f"{one['name']}, {one['function']}" for one in gold[key]]
        found = [f"{one['name']}, {one['function']}" for one in plan[key]]
        notes += [f"{key} {note}" for note in same_texts(wanted, found)]
    return notes


def actions(gold, plan) -> list[str]:
    wanted, found = ([one["name"] for one in holder["actions"]] for holder in (gold, plan))
    matched = pairs(wanted, found, _LIKE_ACTION)
    lacking = [f"not found: {text!r}" for i, text in enumerate(wanted) if i not in matched]
    extra = [f"too much: {t!r}" for j, t in enumerate(found) if j not in matched.values()]
    return lacking + extra


def _by_action(differs):
    """A measure that compares a field of each action."""

    def measure(gold, plan) -> list[str]:
        wanted, found = gold["actions"], plan["actions"]
        names = [one["name"] for one in wanted]
        matched = pairs(names, [one["name"] for one in found], _LIKE_ACTION)
        notes = []
        for i, want in enumerate(wanted):
            if i not in matched:
                notes.append(f"{names[i]!r} not found")
            elif said := differs(want, found[matched[i]]):
                notes.append(f"{names[i]!r}: {said}")
        return notes

    return measure


def _number(want, got):
    wanted, found = ((one["number"] or "").rstrip(".").lower() for one in (want, got))
    return "" if wanted == found else f"{got['number']!r} for {want['number']!r}"


def _goal(want, got):
    if not want["goal"]:
        return f"{got['goal']!r} for none" if got["goal"] else ""
    return "; ".join(same_texts([want["goal"]], [got["goal"] or ""]))


def _term(want, got):
    keys = ("kind", "start", "end")
    return "; ".join(_same([want["term"][k] for k in keys], [got["term"][k] for k in keys]))


def _cost(want, got):
    wanted, found = ((one["cost"]["kind"], one["cost"]["amount"] or None) for one in (want, got))
    return "; ".join(_same(wanted, found))


def _indicators(want, got):
    """Where baseline and target stand in columns of their own, the text may repeat them or not."""
    said = [one["text"] for one in got["indicators"]]
    bare = [re.sub(r": \S+ → \S+$", "", text) for text in said]
    return "; ".join(same_texts(want["indicators"], said) and same_texts(want["indicators"], bare))


MEASURES = {
    "unit": unit,
    "area": area,
    "period": period,
    "summary form": summary_form,
    "statuses": statuses,
    "headings": headings,
    "people": people,
    "priorities": priorities,
    "goals": goals,
    "risks": risks,
    "cost total": cost_total,
    "actions": actions,
    "action numbers": _by_action(_number),
    "action goals": _by_action(_goal),
    "action terms": _by_action(_term),
    "action costs": _by_action(_cost),
    "action responsible": _by_action(
        lambda want, got: "; ".join(same_texts(want["responsible"], got["responsible"]))
    ),
    "action indicators": _by_action(_indicators),
}
