"""Writing what goes over all submissions of a batch: pages for editors, data for other systems."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from flows.review_files import ReviewFiles
from model.review import Review
from model.settings import Settings
from model.template import Template, load_template
from reports.calendar.ics import CALENDAR_FILE, calendar_bytes
from reports.calendar.page import TERMS_FILE, terms_html
from reports.files import folders_for, write_bytes, write_text
from reports.json import REVIEW_FILE, reviews_jsonl
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
    out: Path, folders: Sequence[str], settings: Settings, day: date | None = None
) -> tuple[str, ...]:
    """Write the overview of the reviews that lie in these folders of `out`, the terms of all
    actions, the statistics, and what other systems read; the names of the files, from `out`.

    The overview lists every file; the rest holds each submission once. `day` is the date in the
    calendar (None: none). The same reviews give the same bytes. Raises OSError when `out` cannot be
    written.
    """
    template = load_template(settings.template)
    words = wording(settings.language)
    reviews = reviews_in(out, folders)
    pages = [f"{folder}/{NOTES_FILE}" for folder in folders]
    listed = [Listed(review, page) for review, page in zip(reviews, pages, strict=True)]
    standing = [entry for entry in listed if entry.review.submission.current]
    plans = reviews.where(lambda review: review.submission.current)
    tables = write_tables(reviews, out / TABLES_FOLDER)
    written = [
        *(f"{TABLES_FOLDER}/{path.name}" for path in tables),
        *_write_data(plans, out, template, words, day),
        write_text(
            out / TERMS_FILE,
            terms_html(standing, template, settings.language, overview=OVERVIEW_FILE),
        ).name,
        write_overview(listed, template, out, settings.language, further=_FURTHER).name,
        write_statistics(plans, template, out, settings.language, overview=OVERVIEW_FILE).name,
        write_text(out / ALL_REVIEWS, reviews_jsonl(reviews)).name,
    ]
    return tuple(written)


def _write_data(
    reviews: Sequence[Review], out: Path, template: Template, words: Wording, day: date | None
) -> list[str]:
    listing = publication_json(publication_of(reviews, template, words))
    return [
        write_text(out / PUBLICATION_FILE, listing).name,
        write_bytes(out / CALENDAR_FILE, calendar_bytes(reviews, template, words, day)).name,
    ]
