"""Writing what goes over all submissions of a batch: pages for editors, data for other systems."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from flows.results.review_files import ReviewFiles
from model.review import Review
from model.settings import Settings
from model.template import Template, load_template
from reports.calendar.ics import CALENDAR_FILE, write_calendar
from reports.calendar.page import TERMS_FILE, write_terms
from reports.changes import Glance, changes_between, glance
from reports.files import folders_for, write_lines, write_text
from reports.json import REVIEW_FILE, review_line
from reports.notes import NOTES_FILE
from reports.overview import OVERVIEW_FILE, Listed, write_overview
from reports.publication import PUBLICATION_FILE, publication_json, publication_of
from reports.statistics import STATISTICS_FILE, write_statistics
from reports.tables.writer import TABLES_FOLDER, write_tables
from reports.wording import Wording, wording

FIRST_PAGE = OVERVIEW_FILE
ALL_REVIEWS = "reviews.jsonl"
_FURTHER = {"terms": TERMS_FILE, "statistics": STATISTICS_FILE, "calendar": CALENDAR_FILE}


def folders_of(paths: Iterable[str]) -> list[str]:
    """The name of the folder of each file, by the paths in the inbox, in their order."""
    return folders_for(paths, {TABLES_FOLDER})


def reviews_in(out: Path, folders: Iterable[str]) -> ReviewFiles:
    """The reviews that were written into these folders of `out`."""
    return ReviewFiles(out / folder / REVIEW_FILE for folder in folders)


def write_batch(
    out: Path,
    folders: Sequence[str],
    settings: Settings,
    day: date | None = None,
    told: Mapping[str, Glance] | None = None,
) -> tuple[tuple[str, ...], dict[str, Glance]]:
    """Write the overview of the reviews that lie in these folders of `out`, the terms of all
    actions, the statistics, and what other systems read.

    The overview lists every file and what changed since `told`, the state at the run before; the
    rest holds each submission once. `day` is the date in the calendar (None: none). The same
    reviews give the same bytes. Gives the names of the files, from `out`, and the state to compare
    with next time. Raises OSError when `out` cannot be written.
    """
    template = load_template(settings.template)
    words = wording(settings.language)
    reviews = reviews_in(out, folders)
    pages = {folder: f"{folder}/{NOTES_FILE}" for folder in folders}
    now = dict(zip(folders, map(glance, reviews), strict=True))
    plans = reviews.where(lambda review: review.submission.current)
    tables = write_tables(reviews, out / TABLES_FOLDER)
    terms = write_terms(
        (entry for entry in _listed(reviews, pages) if entry.review.submission.current),
        template,
        out,
        settings.language,
        overview=OVERVIEW_FILE,
    )
    overview = write_overview(
        _listed(reviews, pages),
        template,
        out,
        settings.language,
        further=_FURTHER,
        changes=changes_between(told or {}, now, pages),
    )
    written = (
        *(f"{TABLES_FOLDER}/{path.name}" for path in tables),
        *_write_data(plans, out, template, words, day),
        terms.name,
        overview.name,
        write_statistics(plans, template, out, settings.language, overview=OVERVIEW_FILE).name,
        write_lines(out / ALL_REVIEWS, map(review_line, reviews)).name,
    )
    return written, now


def _listed(reviews: ReviewFiles, pages: Mapping[str, str]) -> Iterator[Listed]:
    for review, page in zip(reviews, pages.values(), strict=True):
        yield Listed(review, page)


def _write_data(
    reviews: Sequence[Review], out: Path, template: Template, words: Wording, day: date | None
) -> list[str]:
    listing = publication_json(publication_of(reviews, template, words))
    return [
        write_text(out / PUBLICATION_FILE, listing).name,
        write_calendar(reviews, template, out, words, day).name,
    ]
