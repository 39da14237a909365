"""The three tables of a batch."""

from __future__ import annotations

from collections.abc import Sequence

from model.review import Review
from reports.tables import actions, findings, plans
from reports.tables.table import Table, table_of


def tables_of(reviews: Sequence[Review]) -> tuple[Table, Table, Table]:
    """plans, actions and findings of these reviews, in their order."""
    return (
        table_of("plans", plans.ABOUT, plans.COLUMNS, reviews),
        table_of("actions", actions.ABOUT, actions.COLUMNS, actions.action_rows(reviews)),
        table_of("findings", findings.ABOUT, findings.COLUMNS, findings.finding_rows(reviews)),
    )
