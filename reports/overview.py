"""`index.html`: a whole batch on one page, what needs attention first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple

from model.finding import Severity
from model.outcomes import Advice, Language, advice
from model.review import Review, Submission, Tool
from model.template import Template
from model.text import fold
from reports.changes import Change
from reports.extract import area_name
from reports.files import write_lines
from reports.matrix import Cell, cells_of, columns_of
from reports.page import pieces
from reports.phrases import unit_title
from reports.verdict import Standing, remark, standing
from reports.wording import Wording, wording

OVERVIEW_FILE = "index.html"
_ATTENTION: tuple[Standing, ...] = ("unreadable", "errors", "partly", "ready")
Aside = Literal["doubtful", "same", "older"]
"""Why a file does not stand for its submission: nobody knows yet which it is, another file holds
the same, or a later version is there."""


class Listed(NamedTuple):
    """A review and the address of its notes as seen from the overview, or None without notes."""

    review: Review
    notes: str | None


@dataclass(frozen=True)
class Row:
    """One checked document. `percent` is its completeness, None when it was not worked out.

    `mended` and `fresh` count the findings that are gone and that are new since the version before,
    both 0 for a first version. Holds no review: a batch may be large.
    """

    path: str
    notes: str | None
    title: str
    type: str
    voivodeship: str
    areas: tuple[str, ...]
    percent: int | None
    counts: dict[str, int]
    standing: Standing
    cells: tuple[Cell, ...]
    submission: Submission
    aside: Aside | None
    mended: int
    fresh: int


@dataclass(frozen=True)
class Unread:
    """One file that was not checked, what to do about it, and what else is known."""

    path: str
    notes: str | None
    advice: Advice
    remark: str | None


def overview_page(
    listed: Iterable[Listed],
    template: Template,
    language: Language = "pl",
    *,
    further: Mapping[str, str] | None = None,
    changes: Sequence[Change] = (),
) -> Iterator[str]:
    """The overview of a batch as one self-contained HTML page, piece by piece.

    `further` are the addresses of what else was made of the batch, as seen from this page:
    "terms", "statistics", "calendar". `changes` are those since the run before.
    """
    words = wording(language)
    read: list[tuple[_Attention, Row | Unread]] = []
    tool: Tool | None = None
    for entry in listed:
        tool = tool or entry.review.tool
        read.append((_attention(entry), _entry(entry, template, words)))
    in_order = [row for _, row in sorted(read, key=lambda pair: pair[0])]
    rows = [row for row in in_order if isinstance(row, Row)]
    unread = [row for row in in_order if isinstance(row, Unread)]
    yield from pieces(
        "overview",
        words,
        rows=rows,
        columns=columns_of([row.cells for row in rows if row.aside is None], template),
        unread=unread,
        tiles=_tiles(rows, unread, words),
        beside=_beside(rows, words),
        filters=_filters(rows, words),
        groups=_groups(rows),
        changes=changes,
        further=further or {},
        tool=tool,
        assumed=template.basis == "assumed",
    )


def write_overview(  # noqa: PLR0913 - those of overview_page, and the folder
    listed: Iterable[Listed],
    template: Template,
    folder: Path,
    language: Language = "pl",
    *,
    further: Mapping[str, str] | None = None,
    changes: Sequence[Change] = (),
) -> Path:
    """Write `index.html` into `folder` and return its path. Raises OSError when it cannot."""
    page = overview_page(listed, template, language, further=further, changes=changes)
    return write_lines(folder / OVERVIEW_FILE, page)


_Attention = tuple[bool, int, int, int, float, str, str]


def _attention(entry: Listed) -> _Attention:
    review = entry.review
    aside = _aside(review.submission)
    return (
        aside not in (None, "doubtful"),
        _ATTENTION.index(standing(review)),
        -review.count(Severity.ERROR),
        -review.count(Severity.WARNING),
        review.completeness.score if review.completeness else 0.0,
        fold(review.source.path),
        review.source.path,
    )


def _aside(submission: Submission) -> Aside | None:
    if submission.candidates:
        return "doubtful"
    if submission.same_as:
        return "same"
    return None if submission.current else "older"


def _entry(entry: Listed, template: Template, words: Wording) -> Row | Unread:
    review = entry.review
    if review.outcome.was_checked:
        return _row(entry, template, words)
    return Unread(
        review.source.path,
        entry.notes,
        advice(review.outcome, words.language),
        remark(review, words.language),
    )


def _row(entry: Listed, template: Template, words: Wording) -> Row:
    review, plan = entry.review, entry.review.plan
    unit = plan.jst.value if plan and plan.jst else None
    score = review.completeness.score if review.completeness else None
    later = review.submission.previous_sha256 is not None
    statuses = Counter(finding.status for finding in review.findings) if later else Counter()
    return Row(
        path=review.source.path,
        notes=entry.notes,
        title=unit_title(unit, words),
        type=words.say(f"unit_type.{unit.type}") if unit else "",
        voivodeship=unit.voivodeship if unit else "",
        areas=tuple(area_name(area.value, template) for area in plan.areas) if plan else (),
        percent=None if score is None else round(100 * score),
        counts={severity.value: review.count(severity) for severity in Severity},
        standing=standing(review),
        cells=cells_of(review, template),
        submission=review.submission,
        aside=_aside(review.submission),
        mended=statuses["resolved"],
        fresh=statuses["new"],
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


def _groups(rows: Sequence[Row]) -> list[str]:
    """What the table can be grouped by, as the publisher does."""
    several = {
        "type": len({row.type for row in rows}) > 1,
        "voivodeship": len({row.voivodeship for row in rows}) > 1,
    }
    return [key for key, useful in several.items() if useful]


def _beside(rows: Sequence[Row], words: Wording) -> str:
    """What the table lists beside the documents that the tiles count; "" for nothing."""
    counts = Counter(row.aside for row in rows)
    kinds: tuple[Aside, ...] = ("same", "older")
    told = [words.counted(f"overview.{kind}", counts[kind]) for kind in kinds if counts[kind]]
    return words.say("overview.beside", kinds=", ".join(told)) if told else ""


def _tiles(
    rows: Sequence[Row], unread: Sequence[Unread], words: Wording
) -> list[tuple[str, int, str]]:
    """The counts on top: class, number, label. Files that others stand for do not count.

    Kinds that did not occur are left out, but for the ready and the faulty ones.
    """
    counted = [row for row in rows if row.aside in (None, "doubtful")]
    counts = Counter(row.standing for row in counted)
    counts["unreadable"] += len(unread)
    shown = [kind for kind in reversed(_ATTENTION) if counts[kind] or kind in ("ready", "errors")]
    total = len(counted) + len(unread)
    return [
        ("all", total, words.counted("overview.submissions", total)),
        *((kind, counts[kind], words.counted(f"overview.{kind}", counts[kind])) for kind in shown),
    ]
