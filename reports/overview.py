"""`index.html`: a whole batch on one page, what needs attention first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from model.finding import Severity
from model.outcomes import Advice, Language, advice
from model.review import Review
from model.template import Template
from model.text import fold
from reports.extract import area_name
from reports.files import write_text
from reports.matrix import Cell, cells_of, columns_of
from reports.page import render
from reports.phrases import unit_title
from reports.verdict import Standing, remark, standing
from reports.wording import Wording, wording

OVERVIEW_FILE = "index.html"
_ATTENTION: tuple[Standing, ...] = ("unreadable", "errors", "partly", "ready")


class Listed(NamedTuple):
    """A review and the address of its notes as seen from the overview, or None without notes."""

    review: Review
    notes: str | None


@dataclass(frozen=True)
class Row:
    """One checked document. `percent` is its completeness, None when it was not worked out."""

    review: Review
    notes: str | None
    title: str
    type: str
    voivodeship: str
    areas: tuple[str, ...]
    percent: int | None
    counts: dict[str, int]
    standing: Standing
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Unread:
    """One file that was not checked, what to do about it, and what else is known."""

    review: Review
    notes: str | None
    advice: Advice
    remark: str | None


def overview_html(
    listed: Sequence[Listed],
    template: Template,
    language: Language = "pl",
    *,
    further: Mapping[str, str] | None = None,
) -> str:
    """The overview of a batch as one self-contained HTML page.

    `further` are the addresses of what else was made of the batch, as seen from this page:
    "terms", "statistics", "calendar".
    """
    words = wording(language)
    in_order = sorted(listed, key=_attention)
    rows = [_row(entry, template, words) for entry in in_order if _checked(entry)]
    unread = [
        Unread(
            entry.review,
            entry.notes,
            advice(entry.review.outcome, language),
            remark(entry.review, language),
        )
        for entry in in_order
        if not _checked(entry)
    ]
    return render(
        "overview",
        words,
        rows=rows,
        columns=columns_of([row.review for row in rows], template),
        unread=unread,
        tiles=_tiles(listed, words),
        filters=_filters(rows, words),
        further=further or {},
        tool=listed[0].review.tool if listed else None,
        assumed=template.basis == "assumed",
    )


def write_overview(
    listed: Sequence[Listed],
    template: Template,
    folder: Path,
    language: Language = "pl",
    *,
    further: Mapping[str, str] | None = None,
) -> Path:
    """Write `index.html` into `folder` and return its path. Raises OSError when it cannot."""
    page = overview_html(listed, template, language, further=further)
    return write_text(folder / OVERVIEW_FILE, page)


def _checked(entry: Listed) -> bool:
    return entry.review.outcome.was_checked


def _attention(entry: Listed) -> tuple[int, int, int, float, str, str]:
    review = entry.review
    return (
        _ATTENTION.index(standing(review)),
        -review.count(Severity.ERROR),
        -review.count(Severity.WARNING),
        review.completeness.score if review.completeness else 0.0,
        fold(review.source.path),
        review.source.path,
    )


def _row(entry: Listed, template: Template, words: Wording) -> Row:
    review, plan = entry.review, entry.review.plan
    unit = plan.jst.value if plan and plan.jst else None
    score = review.completeness.score if review.completeness else None
    return Row(
        review=review,
        notes=entry.notes,
        title=unit_title(unit, words),
        type=words.say(f"unit_type.{unit.type}") if unit else "",
        voivodeship=unit.voivodeship if unit else "",
        areas=tuple(area_name(area.value, template) for area in plan.areas) if plan else (),
        percent=None if score is None else round(100 * score),
        counts={severity.value: review.count(severity) for severity in Severity},
        standing=standing(review),
        cells=cells_of(review, template),
    )


def _filters(rows: Sequence[Row], words: Wording) -> list[tuple[str, list[tuple[str, str]]]]:
    """What the table can be narrowed to: the name of a key, and its values with their words."""
    standings = sorted({row.standing for row in rows}, key=_ATTENTION.index)
    types = sorted({row.type for row in rows if row.type})
    voivodeships = sorted({row.voivodeship for row in rows if row.voivodeship}, key=fold)
    choices: list[tuple[str, list[tuple[str, str]]]] = [
        ("standing", [(kind, words.say(f"standing.{kind}")) for kind in standings]),
        ("type", [(kind, kind) for kind in types]),
        ("voivodeship", [(name, name) for name in voivodeships]),
    ]
    return [(key, values) for key, values in choices if len(values) > 1]


def _tiles(listed: Sequence[Listed], words: Wording) -> list[tuple[str, int, str]]:
    """The counts on top: class, number, label.

    Kinds that did not occur are left out, but for the ready and the faulty ones.
    """
    counts = Counter(standing(entry.review) for entry in listed)
    shown = [kind for kind in reversed(_ATTENTION) if counts[kind] or kind in ("ready", "errors")]
    total = len(listed)
    return [
        ("all", total, words.counted("overview.submissions", total)),
        *((kind, counts[kind], words.counted(f"overview.{kind}", counts[kind])) for kind in shown),
    ]
