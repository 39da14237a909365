"""The table `findings`: a row for every finding, those that no longer stand too."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from model.finding import Finding
from model.location import Location
from model.review import Review
from reports.tables.plans import KEY_MEANING, TERYT_MEANING, teryt
from reports.tables.table import Column, Kind, Table, Value


class FindingRow(NamedTuple):
    """A finding with the review that it is of."""

    review: Review
    finding: Finding


def _findings(review: Review) -> Iterator[FindingRow]:
    for finding in review.findings:
        yield FindingRow(review, finding)


def _placed(
    name: str, kind: Kind, meaning: str, of: Callable[[Location], Value]
) -> Column[FindingRow]:
    """A column on the place of a finding; empty for one on the whole document."""
    return Column(
        name, kind, meaning, lambda row: of(row.finding.location) if row.finding.location else None
    )


def _side(name: str, side: int) -> Column[FindingRow]:
    meaning = f"{name} of the place on its page, in points from the top left"
    return _placed(name, "number", meaning, lambda place: place.bbox[side] if place.bbox else None)


_COLUMNS: tuple[Column[FindingRow], ...] = (
    Column("path", "text", KEY_MEANING, lambda row: row.review.source.path),
    Column("teryt", "text", TERYT_MEANING, lambda row: teryt(row.review)),
    Column("code", "text", "code of the rule", lambda row: row.finding.code),
    Column("name", "text", "name of the rule; stable", lambda row: row.finding.name),
    Column("severity", "text", "error, warning or info", lambda row: row.finding.severity.value),
    Column(
        "status",
        "text",
        "new, persisting, resolved or waived, against the version before",
        lambda row: row.finding.status,
    ),
    Column("section", "text", "element of the template", lambda row: row.finding.section),
    Column("message", "text", "what is wrong", lambda row: row.finding.message),
    Column("hint", "text", "what to do", lambda row: row.finding.hint),
    Column("quote", "text", "passage as typed; private data masked", lambda r: r.finding.quote),
    Column("count", "whole number", "in how many places", lambda row: row.finding.count),
    _placed(
        "part",
        "text",
        "body, header, footer, footnote, textbox or comment",
        lambda place: place.part,
    ),
    _placed("block", "whole number", "block of the part, from 0", lambda place: place.block),
    _placed(
        "row",
        "whole number",
        "row of the table, from 0",
        lambda place: place.cell[0] if place.cell else None,
    ),
    _placed(
        "column",
        "whole number",
        "column of the table, from 0",
        lambda place: place.cell[1] if place.cell else None,
    ),
    _placed("page", "whole number", "page, where known", lambda place: place.page),
    _side("x0", 0),
    _side("top", 1),
    _side("x1", 2),
    _side("bottom", 3),
    Column(
        "fingerprint",
        "text",
        "the same for the same finding in a later version",
        lambda row: row.finding.fingerprint,
    ),
    Column(
        "certainty",
        "number",
        "how sure the rule is, from 0 to 1",
        lambda row: row.finding.certainty,
    ),
)

FINDINGS = Table("findings", "A finding, in the order of the review.", _COLUMNS, _findings)
