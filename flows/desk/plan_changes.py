"""What changed in a plan from one version to another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from pydantic import Field
from rapidfuzz import fuzz

from model.base import Frozen
from model.plan import Action, Plan
from model.review import Review
from model.text import fold, squeeze
from reports.phrases import cost_reading, days, indicator_reading, money, term_reading
from reports.wording import Wording, wording

# Names from this likeness (0–100) on are one action under another name. With the same number under
# the same goal less is enough: a name is often put in other words.
_ALIKE, _ALIKE_IN_PLACE = 75.0, 45.0
_PARTS = ("number", "name", "goal", "term", "responsible", "cost", "funding", "indicators")


class Change(Frozen):
    """A part of something that changed; "" where there is or was nothing."""

    part: str
    before: str
    after: str


class ActionChange(Frozen):
    """An action that was added, removed or changed. `number` and `name` as they are now, or were
    for one that was removed.
    """

    number: str | None
    name: str
    changes: tuple[Change, ...] = ()


class PlanChanges(Frozen):
    """What changed in a plan. `whole` are facts about the plan as a whole and totals, `sections`
    elements of the template whose status changed (by id), `renumbered` counts actions of which only
    the number changed, `added` and `removed` are texts of lists: "priorities", "goals", "risks",
    "implementation".
    """

    whole: tuple[Change, ...] = ()
    sections: tuple[Change, ...] = ()
    actions_added: tuple[ActionChange, ...] = ()
    actions_removed: tuple[ActionChange, ...] = ()
    actions_changed: tuple[ActionChange, ...] = ()
    renumbered: int = 0
    added: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    removed: dict[str, tuple[str, ...]] = Field(default_factory=dict)


def plan_changes(before: Review, after: Review) -> PlanChanges:
    """The changes from one review to another, both of which have a plan."""
    then, now = before.plan or Plan(), after.plan or Plan()
    words = wording("pl")
    pairs = _paired(then.actions, now.actions)
    known = {id(old) for old, _ in pairs}, {id(new) for _, new in pairs}
    changed = [_action_change(old, new, words) for old, new in pairs]
    lists = {name: (_texts(then, name), _texts(now, name)) for name in _LISTS}
    return PlanChanges(
        whole=_changes(_facts(before, words), _facts(after, words)),
        sections=_changes(_statuses(then), _statuses(now)),
        actions_added=tuple(_named(one) for one in now.actions if id(one) not in known[1]),
        actions_removed=tuple(_named(one) for one in then.actions if id(one) not in known[0]),
        actions_changed=tuple(one for one in changed if one.changes and not _moved(one)),
        renumbered=sum(map(_moved, changed)),
        added={name: new for name, (old, now) in lists.items() if (new := _beyond(now, old))},
        removed={name: gone for name, (old, now) in lists.items() if (gone := _beyond(old, now))},
    )


def _facts(review: Review, words: Wording) -> dict[str, str]:
    """What is said of the plan as a whole, in words."""
    plan = review.plan or Plan()
    period = plan.period.value if plan.period else None
    amounts = [one.cost.amount for one in plan.actions if one.cost.amount is not None]
    total = plan.cost_total.value if plan.cost_total else None
    done = review.completeness
    return {
        "title": squeeze(plan.title.value) if plan.title else "",
        "jst": f"{plan.jst.value.name} ({plan.jst.value.teryt})" if plan.jst else "",
        "areas": ", ".join(str(area.value) for area in plan.areas),
        "period": days(period.start, period.end, words) if period else "",
        "summary_form": plan.summary_form.value if plan.summary_form else "",
        "actions": str(len(plan.actions)),
        "cost_total": money(total, None, words) if total is not None else "",
        "cost_sum": money(sum(amounts), None, words) if amounts else "",
        "completeness": f"{round(100 * done.score)}%" if done else "",
    }


def _statuses(plan: Plan) -> dict[str, str]:
    return {section.id: section.status for section in plan.sections}


_LISTS: dict[str, Callable[[Plan], Iterable[str]]] = {
    "priorities": lambda plan: (one.value for one in plan.priorities),
    "goals": lambda plan: (one.text for one in plan.goals),
    "risks": lambda plan: (one.text for one in plan.risks),
    "implementation": lambda plan: (one.value for one in plan.implementation),
}


def _texts(plan: Plan, name: str) -> tuple[str, ...]:
    return tuple(squeeze(text) for text in _LISTS[name](plan))


def _beyond(texts: Sequence[str], others: Sequence[str]) -> tuple[str, ...]:
    """The texts that the others do not have."""
    known = {fold(text) for text in others}
    return tuple(text for text in texts if fold(text) not in known)


def _changes(before: dict[str, str], after: dict[str, str]) -> tuple[Change, ...]:
    names = dict.fromkeys([*after, *before])
    both = [(name, before.get(name, ""), after.get(name, "")) for name in names]
    return tuple(
        Change(part=name, before=old, after=new)
        for name, old, new in both
        if old.replace(" ", "") != new.replace(" ", "")
    )


def _paired(before: Sequence[Action], after: Sequence[Action]) -> list[tuple[Action, Action]]:
    """The actions that both have, in their present order; the most alike found each other."""
    scored = sorted(
        (-likeness, new, old)
        for old, one in enumerate(before)
        for new, other in enumerate(after)
        if (likeness := _likeness(one, other)) > 0
    )
    used_old: set[int] = set()
    partner: dict[int, int] = {}
    for _, new, old in scored:
        if old not in used_old and new not in partner:
            used_old.add(old)
            partner[new] = old
    return [(before[partner[new]], after[new]) for new in sorted(partner)]


def _likeness(one: Action, other: Action) -> float:
    """How sure two actions are one; 0 where they are not."""
    ratio = fuzz.ratio(fold(one.name), fold(other.name))
    same_number = one.number is not None and one.number == other.number
    in_place = same_number and fold(one.goal or "") == fold(other.goal or "")
    if ratio < (_ALIKE_IN_PLACE if in_place else _ALIKE):
        return 0.0
    return ratio + 10 * same_number


def _named(action: Action) -> ActionChange:
    return ActionChange(number=action.number, name=squeeze(action.name))


def _action_change(before: Action, after: Action, words: Wording) -> ActionChange:
    found = _changes(_parts(before, words), _parts(after, words))
    # A goal in other words is told once, among the goals.
    changes = tuple(one for one in found if one.part != "goal" or not _reworded(one))
    return _named(after).model_copy(update={"changes": changes})


def _reworded(change: Change) -> bool:
    return fuzz.ratio(fold(change.before), fold(change.after)) >= _ALIKE


def _moved(action: ActionChange) -> bool:
    """True where only the number changed."""
    return [one.part for one in action.changes] == ["number"]


def _parts(action: Action, words: Wording) -> dict[str, str]:
    """The parts of an action in words; what is written in another way but means the same is
    told by its reading.
    """
    term = "" if action.term.kind == "missing" else term_reading(action.term, words)
    cost = "" if action.cost.kind == "missing" else cost_reading(action.cost, words)
    if action.term.kind in ("text", "continuous", "recurring", "incomplete"):
        term = squeeze(action.term.text or "") or term
    values = (
        (action.number or "").rstrip("."),
        squeeze(action.name),
        squeeze(action.goal or ""),
        term,
        ", ".join(map(squeeze, action.responsible)),
        cost or squeeze(action.cost.text or ""),
        ", ".join(map(squeeze, action.funding)),
        "; ".join(
            " ".join(filter(None, (squeeze(one.text), _figures(indicator_reading(one, words)))))
            for one in action.indicators
        ),
    )
    return dict(zip(_PARTS, values, strict=True))


def _figures(reading: str) -> str:
    return f"({reading})" if reading else ""
