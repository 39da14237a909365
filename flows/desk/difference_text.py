"""The difference of two versions in plain Polish for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from flows.desk.difference import Difference, Side, Traced
from flows.desk.plan_changes import ActionChange, Change, PlanChanges
from flows.messages import counted, say
from model.outcomes import advice
from model.template import Template
from reports.phrases import shorten
from reports.terminal import plain
from reports.wording import wording

_WIDTH = 80
_LONGEST = 200


def difference_text(difference: Difference, template: Template) -> str:
    """All of it; a newline at the end. Elements are named as the template names them."""
    blocks = [
        [plain(difference.unit), *_side(difference.before), *_side(difference.after)],
        *_findings(difference),
        *_plan(difference.plan, template),
    ]
    if len(blocks) == 1:
        blocks.append([say("diff_nothing")])
    return "\n\n".join("\n".join(lines) for lines in blocks) + "\n"


def _side(side: Side) -> list[str]:
    told = say("diff_side", version=side.version, file=plain(side.file))
    if side.outcome != "checked":
        told += f" ({advice(side.outcome).title})"
    return _wrapped(told, 2)


def _findings(difference: Difference) -> Iterator[list[str]]:
    for name, found in (
        ("resolved", difference.resolved),
        ("new", difference.new),
        ("reopened", difference.reopened),
        ("persisting", difference.persisting),
    ):
        if found:
            heading = f"{say(f'diff_findings_{name}')} ({len(found)})"
            yield [heading, *(line for one in found for line in _finding(one))]


def _finding(one: Traced) -> list[str]:
    waived = f" [{say('waived')}]" if one.waived else ""
    severity = wording("pl").say(f"severity.{one.severity}").lower()
    return _wrapped(f"{one.code} {severity}{waived}: {plain(one.message)}", 2)


def _plan(plan: PlanChanges, template: Template) -> Iterator[list[str]]:
    if plan.whole:
        lines = [line for one in plan.whole for line in _change(one, say(f"diff_whole_{one.part}"))]
        yield [say("diff_whole"), *lines]
    if plan.sections:
        yield [say("diff_sections"), *_sections(plan.sections, template)]
    for name, actions in (
        ("diff_actions_added", plan.actions_added),
        ("diff_actions_removed", plan.actions_removed),
    ):
        if actions:
            names = (line for one in actions for line in _wrapped(_action(one), 2))
            yield [f"{say(name)} ({len(actions)})", *names]
    if plan.actions_changed:
        lines = [line for one in plan.actions_changed for line in _changed(one)]
        yield [f"{say('diff_actions_changed')} ({len(plan.actions_changed)})", *lines]
    if plan.renumbered:
        yield [counted("diff_renumbered", plan.renumbered)]
    for which, texts in (("added", plan.added), ("removed", plan.removed)):
        for name, items in texts.items():
            shown = (line for text in items for line in _wrapped(f"„{_short(text)}”", 2))
            yield [f"{say(f'diff_{name}_{which}')} ({len(items)})", *shown]


def _sections(changes: tuple[Change, ...], template: Template) -> Iterator[str]:
    headings = {element.id: element.heading for element in template.elements}
    for one in changes:
        before = say(f"diff_status_{one.before}") if one.before else "–"
        after = say(f"diff_status_{one.after}") if one.after else "–"
        yield from _wrapped(f"{headings.get(one.part, one.part)}: {before} → {after}", 2)


def _changed(action: ActionChange) -> Iterator[str]:
    yield from _wrapped(_action(action), 2)
    for one in action.changes:
        yield from _change(one, say(f"diff_part_{one.part}"), 6)


def _action(action: ActionChange) -> str:
    number = f"{action.number.rstrip('.')}. " if action.number else ""
    return f"{number}„{_short(action.name)}”"


def _change(change: Change, named: str, indent: int = 2) -> list[str]:
    before = _value(change.part, change.before)
    after = _value(change.part, change.after)
    return _wrapped(say("diff_change", part=named, before=before, after=after), indent)


def _value(part: str, value: str) -> str:
    if not value:
        return say("diff_none")
    if part == "summary_form":
        return say(f"diff_form_{value}")
    if part == "actions":
        return counted("diff_actions", int(value))
    return _short(value)


def _short(text: str) -> str:
    return shorten(plain(text), _LONGEST)


def _wrapped(text: str, indent: int) -> list[str]:
    further = " " * (indent + 2)
    return wrap(
        text,
        _WIDTH,
        initial_indent=" " * indent,
        subsequent_indent=further,
        break_on_hyphens=False,
    )
