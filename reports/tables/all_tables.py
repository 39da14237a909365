"""The three tables of a batch."""

from __future__ import annotations

from reports.tables.actions import ACTIONS
from reports.tables.findings import FINDINGS
from reports.tables.plans import PLANS
from reports.tables.table import AnyTable

TABLES: tuple[AnyTable, ...] = (PLANS, ACTIONS, FINDINGS)
