"""cost-sum-mismatch: a stated total is not the sum of its parts."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz import fuzz

from model.document import Table
from model.plan import Action
from model.text import fold
from rules.case import Case
from rules.claim import Claim, NotApplicable
from rules.evidence.costs import Sum, money, total_cost
from rules.evidence.stated_totals import (
    FINANCING,
    Stated,
    action_tables,
    amounts_by_column,
    financing_tables,
    rows_between,
    source_rows,
    sums_of_sources,
    sums_with_parts,
    total_row,
    totals,
)
from rules.rule import Rule

_SAME_SOURCE = 85


def check(case: Case) -> Iterator[Claim]:
    """Totals against the actions, sources against the actions paid from them, tables and sentences
    against themselves. A total that the actions contradict is not claimed again.
    """
    if not any((case.once(totals), case.once(financing_tables), case.once(sums_with_parts))):
        raise NotApplicable("no_costs")
    wrong = _wrong_totals(case)
    for places in wrong.values():
        yield _claim(places[0], str(total_cost(case.plan.actions)), None, places[1:])
    yield from _sources(case)
    for stated, computed, variant in _own_sums(case):
        if round(stated.amount, 2) not in wrong:
            yield _claim(stated, f"{money(computed)} zł", variant)


def _wrong_totals(case: Case) -> dict[float, list[Stated]]:
    """The places of each total that cannot be the sum of the actions' costs."""
    actions = case.plan.actions
    if not any(action.cost.kind in ("amount", "range") for action in actions):
        return {}
    computed = total_cost(actions)
    wrong: dict[float, list[Stated]] = {}
    for stated in case.once(totals):
        if not computed.allows(stated.amount):
            wrong.setdefault(round(stated.amount, 2), []).append(stated)
    return wrong


def _own_sums(case: Case) -> Iterator[tuple[Stated, float, str]]:
    """Wrong sums of tables of sources, and of sentences that name the parts."""
    for table in case.once(financing_tables):
        yield from ((stated, computed, "table") for stated, computed in _table(table, case))
    for stated, parts in case.once(sums_with_parts):
        if not Sum(sum(parts), sum(parts)).allows(stated.amount):
            yield stated, sum(parts), "parts"
    for stated, parts in sums_of_sources(case):
        if not Sum(sum(parts), sum(parts)).allows(stated.amount):
            yield stated, sum(parts), "sources"


def _sources(case: Case) -> Iterator[Claim]:
    """One claim per source of a financing table that the actions' sources contradict."""
    by_source: dict[str, list[Action]] = {}
    for action in case.plan.actions:
        for source in action.funding:
            by_source.setdefault(fold(source), []).append(action)
    if not by_source or case.once(action_tables) == case.once(financing_tables):
        return
    for table in case.once(financing_tables):
        for stated in source_rows(table, case.template):
            actions = by_source.get(_nearest(stated.label, by_source), [])
            computed = _paid(actions)
            if actions and not computed.allows(stated.amount):
                yield _claim(stated, str(computed), "source")


def _nearest(label: str, sources: dict[str, list[Action]]) -> str:
    """The source of the actions that a row names, "" for none."""
    name = fold(label)
    scored = max((fuzz.ratio(name, source), source) for source in sources)
    return scored[1] if scored[0] >= _SAME_SOURCE else ""


def _paid(actions: list[Action]) -> Sum:
    """What one source pays; of an action with several sources it may pay any part."""
    alone = total_cost(action for action in actions if len(action.funding) == 1)
    shared = total_cost(action for action in actions if len(action.funding) > 1)
    return Sum(alone.low, alone.high + shared.high, alone.open or shared.open)


def _table(table: Table, case: Case) -> Iterator[tuple[Stated, float]]:
    """The totals of columns of amounts that are not the sum of the rows above, and that sum."""
    last = total_row(table, case.template)
    rows = [amounts_by_column(row) for row in rows_between(table, case.template)]
    for column, stated in amounts_by_column(last).items():
        parts = [row[column] for row in rows if column in row]
        if len(parts) < 2 or len(parts) != len(rows) or Sum(sum(parts), sum(parts)).allows(stated):
            continue
        cell = next(cell for cell in last if cell.column == column)
        yield Stated(stated, cell.text.strip(), "", FINANCING, cell.location), sum(parts)


def _claim(
    stated: Stated, computed: str, variant: str | None, others: list[Stated] | None = None
) -> Claim:
    return Claim(
        section=stated.section,
        location=stated.location,
        quote=stated.text,
        subject=f"{variant} {stated.label}",
        values={
            "computed": computed,
            "source": stated.label,
            "stated": f"{money(stated.amount)} zł",
        },
        variant=variant,
        related=tuple(each.location for each in others or ()),
    )


RULE = Rule(
    name="cost-sum-mismatch",
    code="S209",
    what="The stated total is the sum of the actions' costs; the amounts per source are the sums "
    "of the actions paid from them; the table of sources adds up. A range gives room between its "
    "ends, and costs in words make a total above the sum possible.",
    why="The council decides on the total, and a wrong one often shows an action that was deleted "
    "or added late.",
    fails="""
        - 1 | Opracowanie procedury | cost: 6 000 zł [6000]
        - 2 | Warsztaty wychowawcze | cost: od 8 000 do 10 000 zł [8000..10000]
        # financing | 12. Źródła finansowania
        total: Łączny koszt działań wynosi 18 400 zł. = 18400
    """,
    passes="""
        - 1 | Opracowanie procedury | cost: 6 000 zł [6000]
        - 2 | Warsztaty wychowawcze | cost: od 8 000 do 10 000 zł [8000..10000]
        - 3 | Narady | cost: w ramach budżetu [within_budget]
        # financing | 12. Źródła finansowania
        total: Łączny koszt to 15 000 zł, w tym 9 000 zł z budżetu i 6 000 zł z dotacji. = 15000
    """,
    check=check,
)
