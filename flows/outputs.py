"""Writing the results of a batch: a folder per file, and the pages over all of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

from flows.batch import Batch
from flows.copies import Copy
from flows.messages import say
from model.errors import InboxError
from model.review import Review
from model.settings import Settings
from model.template import Template, load_template
from reports.calendar.ics import CALENDAR_FILE, calendar_bytes
from reports.calendar.page import TERMS_FILE, terms_html
from reports.files import folder_for, write_bytes, write_text
from reports.json import reviews_jsonl, write_review
from reports.letter.contents import Posting
from reports.letter.writer import LETTER_FILE, letter, load_form
from reports.notes import write_notes
from reports.overview import OVERVIEW_FILE, Listed, write_overview
from reports.publication import PUBLICATION_FILE, publication_json, publication_of
from reports.statistics import STATISTICS_FILE, write_statistics
from reports.tables.writer import TABLES_FOLDER, write_tables
from reports.wording import Wording, wording

FIRST_PAGE = OVERVIEW_FILE
ALL_REVIEWS = "reviews.jsonl"
_FURTHER = {"terms": TERMS_FILE, "statistics": STATISTICS_FILE, "calendar": CALENDAR_FILE}


def write_outputs(
    batch: Batch,
    out: Path,
    settings: Settings,
    *,
    copies: Mapping[str, Copy] | None = None,
    day: date | None = None,
) -> None:
    """Write the files of every review into `out`, each whole or not at all.

    A folder per file with `review.json`, `uwagi.html` and the covering letter; over them the
    overview, the terms of all actions, and what other systems read. `copies` are the marked-up
    copies that are there already, by the path of the submission; `day` is the date on letters and
    in the calendar (None: none). The same batch gives the same bytes.

    Raises InboxError when `out` cannot be written, SettingsError when the office's template of the
    letter cannot be used.
    """
    try:
        _write(batch, out, settings, copies or {}, day)
    except OSError as error:
        raise InboxError(say("closed_output", path=out)) from error


def folders_of(reviews: Iterable[Review]) -> list[str]:
    """The name of the folder of each review, in their order."""
    names: list[str] = []
    for review in reviews:
        names.append(folder_for(review.source, {TABLES_FOLDER, *names}))
    return names


def _write(
    batch: Batch, out: Path, settings: Settings, copies: Mapping[str, Copy], day: date | None
) -> None:
    template = load_template(settings.template)
    words = wording(settings.language)
    form = load_form(settings.outputs.letter, settings.language)
    listed: list[Listed] = []
    for review, name in zip(batch.reviews, folders_of(batch.reviews), strict=True):
        write_review(review, out / name)
        files: dict[str, str] = {}
        if copy := copies.get(review.source.path):
            files["copy"] = copy.name
        if review.outcome.was_checked:
            posting = Posting(day, files.get("copy", ""))
            data = letter(form, review, template, words, posting)
            files["letter"] = write_bytes(out / name / LETTER_FILE, data).name
        notes = write_notes(
            review,
            template,
            out / name,
            settings.language,
            overview=f"../{OVERVIEW_FILE}",
            files=files,
        )
        listed.append(Listed(review, f"{name}/{notes.name}"))
    _write_batch(batch.reviews, out, template, words, day)
    terms = terms_html(listed, template, settings.language, overview=OVERVIEW_FILE)
    write_text(out / TERMS_FILE, terms)
    write_overview(listed, template, out, settings.language, further=_FURTHER)
    write_statistics(batch.reviews, template, out, settings.language, overview=OVERVIEW_FILE)
    write_text(out / ALL_REVIEWS, reviews_jsonl(batch.reviews))


def _write_batch(
    reviews: Sequence[Review], out: Path, template: Template, words: Wording, day: date | None
) -> None:
    """What other systems read."""
    write_tables(reviews, out / TABLES_FOLDER)
    write_text(out / PUBLICATION_FILE, publication_json(publication_of(reviews, template, words)))
    write_bytes(out / CALENDAR_FILE, calendar_bytes(reviews, template, words, day))
