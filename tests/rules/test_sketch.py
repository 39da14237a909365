from __future__ import annotations

from datetime import date

import pytest

from model.document import Table
from rules.sketch import sketch


def test_a_sketch_is_a_plan_and_its_document(template) -> None:
    plan, document = sketch(
        """
        title: Harmonogram działań rozwojowych
        # goals (partial: main_goal) | V. Cele
        goal 1: Poprawa współpracy
        # schedule | VII. Działania
        - 1.2 | Debata | goal: 1 | term: do 30.06.2021 [..2021-06-30] | who: Wójt; Rada \
            | cost: x [500]
        # risks (missing)
        """,
        template,
    )
    goals, schedule, risks = (plan.section(each) for each in ("goals", "schedule", "risks"))
    assert (goals.status, goals.lacking, goals.heading) == ("partial", ("main_goal",), "V. Cele")
    assert (risks.status, risks.location) == ("missing", None)
    (action,) = plan.actions
    assert (action.number, action.goal) == ("1.2", "Poprawa współpracy")
    assert (action.term.kind, action.term.end) == ("deadline", date(2021, 6, 30))
    assert (action.cost.amount, action.responsible) == (500, ("Wójt", "Rada"))
    table = document.blocks[action.location.block]
    assert isinstance(table, Table)
    assert action.name in [cell.text for cell in table.cells if cell.row == action.location.cell[0]]
    assert schedule.extents[0].first <= action.location.block <= schedule.extents[0].last


@pytest.mark.parametrize("line", ["# | Cele", "- 1 | Debata | kto: Wójt", "mark scribble: a | b"])
def test_a_broken_line_is_refused(line: str, template) -> None:
    with pytest.raises(ValueError, match="not a"):
        sketch(line, template)
