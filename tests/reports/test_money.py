"""Costs added up by goal and by source."""

from __future__ import annotations

from model.location import Location
from model.plan import Action, Cost, Extracted, Plan
from reports.money import money_of
from reports.wording import wording

PLACE = Location(part="body", block=0)


def action(amount=None, goal=None, funding=(), kind="amount", currency=None):
    return Action(
        number=None,
        goal=goal,
        name="Działanie",
        responsible=(),
        term={"text": None, "kind": "missing"},
        cost=Cost(text="", amount=amount, currency=currency, kind=kind),
        funding=funding,
        location=PLACE,
        confidence=1.0,
    )


def money(*actions, total=None):
    stated = Extracted(value=total, text="", location=PLACE, confidence=1.0) if total else None
    return money_of(Plan(actions=actions, cost_total=stated), wording("pl"))


def lines(sums):
    return [(line.label, line.amount.replace("\xa0", " "), line.without) for line in sums]


def test_costs_are_added_by_goal_and_by_source():
    sums = money(
        action(0.1, goal="Doradcy", funding=("budżet gminy",)),
        action(0.2, goal="Doradcy", funding=("Budżet gminy",)),
        action(1200.5, goal="Szkoły", funding=("PFRON", "budżet gminy")),
        action(kind="missing", goal="Szkoły", funding=("PFRON",)),
        total=1200.8,
    )
    assert sums.total == sums.stated == "1\xa0200,80\xa0zł"
    assert sums.without == 1
    assert lines(sums.by_goal) == [("Doradcy", "0,30 zł", 0), ("Szkoły", "1 200,50 zł", 1)]
    assert lines(sums.by_source) == [
        ("budżet gminy", "0,30 zł", 0),
        ("budżet gminy + PFRON", "1 200,50 zł", 0),
        ("PFRON", "0 zł", 1),
    ]


def test_actions_without_goal_or_source_come_last_and_are_named():
    sums = money(action(100.0), action(100.0, goal="Szkoły"), action(100.0))
    assert lines(sums.by_goal) == [("Szkoły", "100 zł", 0), ("Bez celu", "200 zł", 0)]
    assert sums.by_source == ()


def test_free_actions_count_as_priced_and_other_currencies_do_not():
    sums = money(action(kind="none"), action(50.0), action(70.0, currency="EUR"))
    assert sums.total == "50\xa0zł"
    assert sums.without == 1


def test_a_single_price_is_no_sum():
    assert money(action(100.0), action(kind="missing")) is None


def test_no_costs_at_all_share_nothing():
    sums = money(action(kind="none", goal="Szkoły"), action(kind="none", goal="Doradcy"))
    assert [line.share for line in sums.by_goal] == [0.0, 0.0]
