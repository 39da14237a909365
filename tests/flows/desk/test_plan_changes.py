"""Changes of a plan over any choice and order of its actions."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.desk.plan_changes import PlanChanges, plan_changes
from flows.steps import review_file
from model.review import Review
from model.settings import Settings
from model.template import load_template

SAMPLES = Path(__file__).parents[3] / "samples"


@pytest.fixture(scope="module")
def whole() -> Review:
    return review_file(SAMPLES / "trzebownisko.docx", Settings(), load_template())


def of(review: Review, numbers) -> Review:
    """The review with these of its actions, in this order."""
    actions = tuple(review.plan.actions[number] for number in numbers)
    return review.model_copy(update={"plan": review.plan.model_copy(update={"actions": actions})})


choice = st.lists(st.integers(0, 11), unique=True)


@given(choice)
def test_what_is_left_out_is_removed_and_nothing_else_changed(whole, numbers):
    changes = plan_changes(whole, of(whole, numbers))
    left_out = [one for at, one in enumerate(whole.plan.actions) if at not in numbers]
    assert [one.number for one in changes.actions_removed] == [one.number for one in left_out]
    assert (changes.actions_added, changes.actions_changed, changes.renumbered) == ((), (), 0)


@given(choice, choice)
def test_there_and_back_are_mirrored(whole, one, other):
    there = plan_changes(of(whole, one), of(whole, other))
    back = plan_changes(of(whole, other), of(whole, one))
    assert len(there.actions_added) == len(back.actions_removed)
    assert len(there.actions_changed) == len(back.actions_changed)
    assert {(each.part, each.before, each.after) for each in there.whole} == {
        (each.part, each.after, each.before) for each in back.whole
    }


def test_the_same_plan_did_not_change(whole):
    assert plan_changes(whole, whole) == PlanChanges()


@given(st.permutations(range(12)))
def test_another_order_is_no_change(whole, order):
    twelve = of(whole, range(12))
    assert plan_changes(twelve, of(whole, order)) == PlanChanges()
