"""The Prefect flow `review-inbox`: one flow run per batch, one task per group of documents.

Prefect records what was run and shows it; the work on a document itself is done in worker processes
of our own (`ingest.isolation`), which can be killed one by one. Call `flows.engine.prepare()`
before importing this module, as `flows.batch` does; for a deployment set those variables yourself.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from math import ceil
from pathlib import Path
from typing import TypeVar

from prefect import flow, task
from prefect.cache_policies import NO_CACHE

from flows.artifacts import publish_artifacts
from flows.batch import Batch, watcher
from flows.conversion import convert_apart, folder_for, together
from flows.copies import Copy, CopyOrder, copy_apart
from flows.inbox import Found, look_through
from flows.likeness import with_copied_passages
from flows.outputs import folders_of, write_outputs
from flows.steps import review_apart
from ingest.isolation import Workers
from model.review import Review
from model.settings import Settings
from model.template import load_template
from rules.batch.prints import Prints

_Thing = TypeVar("_Thing")

# The server takes in about 35 task runs a second, so tasks stay few however many files there are.
_GROUPS_PER_WORKER = 8


class Session:
    """What every task of one flow run shares.

    A plain class: Prefect would search a dataclass or a pydantic model field by field for futures.
    """

    def __init__(
        self, inbox: Path, settings: Settings, workers: Workers, converted: Path | None
    ) -> None:
        self.inbox = inbox
        self.settings = settings
        self.template = load_template(settings.template)
        self.workers = workers
        self.converted = converted
        self.prints: list[Prints] = []


@flow(name="review-inbox", persist_result=False)
def review_inbox(inbox: Path, out: Path, settings: Settings, day: date | None = None) -> Batch:
    """Review every submission in `inbox` and write the results to `out`.

    `day` dates what is written for the authors (None: no date).
    """
    found = find_in_inbox(inbox, out)
    if listener := watcher.get():
        listener.begin(len(found.submissions))
    office = together(found.submissions, settings)
    with (
        folder_for(office, settings.limits) as converted,
        Workers(settings.workers, settings.limits.memory_megabytes) as workers,
    ):
        session = Session(inbox, settings, workers, converted)
        _convert_all(office, session)
        reviews = _review_all(found.submissions, session)
        reviews = with_copied_passages(reviews, session.prints, settings, session.template)
        copies = _copy_all(found.submissions, reviews, out, day, session)
    batch = Batch(reviews=tuple(reviews), ignored=found.ignored)
    write_outputs(batch, out, settings, copies=copies, day=day)
    publish_artifacts(batch, out)
    return batch


@task(name="find-submissions", cache_policy=NO_CACHE, persist_result=False)
def find_in_inbox(inbox: Path, out: Path) -> Found:
    """Look through the inbox, leaving out the folder of the results."""
    return look_through(inbox, left_out=out)


@task(name="convert-office-files", cache_policy=NO_CACHE, persist_result=False)
def convert_group(paths: list[Path], session: Session) -> int:
    """Convert these odt, rtf and doc files in one call of LibreOffice; how many came out."""
    if session.converted is None:
        return 0
    return convert_apart(session.workers, paths, session.converted, session.settings.limits)


@task(name="review-group", cache_policy=NO_CACHE, persist_result=False)
def review_group(paths: list[Path], session: Session) -> list[Review]:
    """Review these files one after another, each in a worker process."""
    return [_review_one(path, session) for path in paths]


@task(name="mark-up-group", cache_policy=NO_CACHE, persist_result=False)
def mark_up_group(
    files: list[tuple[Path, Review, Path]], order: CopyOrder, session: Session
) -> list[Copy | None]:
    """Write the marked-up copies of these files, each with its review and the folder for it."""
    return [copy_apart(session.workers, path, review, into, order) for path, review, into in files]


def _convert_all(groups: list[list[Path]], session: Session) -> None:
    futures = [convert_group.submit(group, session) for group in groups]
    for future in futures:
        future.result()


def _review_all(paths: tuple[Path, ...], session: Session) -> list[Review]:
    groups = _groups(paths, session.settings.workers)
    futures = [review_group.submit(group, session) for group in groups]
    return [review for future in futures for review in future.result()]


def _copy_all(
    paths: tuple[Path, ...], reviews: list[Review], out: Path, day: date | None, session: Session
) -> dict[str, Copy]:
    """The copies that could be written, by the path of the submission."""
    if not session.settings.outputs.copies:
        return {}
    order = CopyOrder(
        settings=session.settings,
        template=session.template,
        day=day,
        converted=session.converted,
    )
    folders = [out / name for name in folders_of(reviews)]
    files = list(zip(paths, reviews, folders, strict=True))
    groups = _groups(files, session.settings.workers)
    futures = [mark_up_group.submit(group, order, session) for group in groups]
    copies = [copy for future in futures for copy in future.result()]
    return {
        review.source.path: copy
        for review, copy in zip(reviews, copies, strict=True)
        if copy is not None
    }


def _review_one(path: Path, session: Session) -> Review:
    review = review_apart(
        session.workers,
        path,
        session.settings,
        session.template,
        relative_to=session.inbox,
        converted=session.converted,
        prints=session.prints,
    )
    if listener := watcher.get():
        listener.reviewed(review)
    return review


def _groups(things: Sequence[_Thing], workers: int) -> list[list[_Thing]]:
    size = max(1, ceil(len(things) / (workers * _GROUPS_PER_WORKER)))
    return [list(things[start : start + size]) for start in range(0, len(things), size)]
