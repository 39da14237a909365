"""The Prefect flow `review-inbox`: one flow run per batch, one task per group of documents.

Prefect records what was run and shows it; the work on a document itself is done in worker processes
of our own (`ingest.isolation`), which can be killed one by one. Call `flows.engine.prepare()`
before importing this module, as `flows.batch` does; for a deployment set those variables yourself.
"""

from __future__ import annotations

from math import ceil
from pathlib import Path

from prefect import flow, task
from prefect.cache_policies import NO_CACHE

from flows.artifacts import publish_artifacts
from flows.batch import Batch, watcher
from flows.inbox import Found, look_through
from flows.outputs import write_outputs
from flows.steps import review_apart
from ingest.isolation import Workers
from model.review import Review
from model.settings import Settings
from model.template import load_template

# The server takes in about 35 task runs a second, so tasks stay few however many files there are.
_GROUPS_PER_WORKER = 8


class Session:
    """What every task of one flow run shares.

    A plain class: Prefect would search a dataclass or a pydantic model field by field for futures.
    """

    def __init__(self, inbox: Path, settings: Settings, workers: Workers) -> None:
        self.inbox = inbox
        self.settings = settings
        self.template = load_template(settings.template)
        self.workers = workers


@flow(name="review-inbox", persist_result=False)
def review_inbox(inbox: Path, out: Path, settings: Settings) -> Batch:
    """Review every submission in `inbox` and write the results to `out`."""
    found = find_in_inbox(inbox, out)
    if listener := watcher.get():
        listener.begin(len(found.submissions))
    with Workers(settings.workers, settings.limits.memory_megabytes) as workers:
        reviews = _review_all(found.submissions, Session(inbox, settings, workers))
    batch = Batch(reviews=tuple(reviews), ignored=found.ignored)
    write_outputs(batch, out, settings)
    publish_artifacts(batch, out)
    return batch


@task(name="find-submissions", cache_policy=NO_CACHE, persist_result=False)
def find_in_inbox(inbox: Path, out: Path) -> Found:
    """Look through the inbox, leaving out the folder of the results."""
    return look_through(inbox, left_out=out)


@task(name="review-group", cache_policy=NO_CACHE, persist_result=False)
def review_group(paths: list[Path], session: Session) -> list[Review]:
    """Review these files one after another, each in a worker process."""
    return [_review_one(path, session) for path in paths]


def _review_all(paths: tuple[Path, ...], session: Session) -> list[Review]:
    groups = _groups(paths, session.settings.workers)
    futures = [review_group.submit(group, session) for group in groups]
    return [review for future in futures for review in future.result()]


def _review_one(path: Path, session: Session) -> Review:
    review = review_apart(
        session.workers, path, session.settings, session.template, relative_to=session.inbox
    )
    if listener := watcher.get():
        listener.reviewed(review)
    return review


def _groups(paths: tuple[Path, ...], workers: int) -> list[list[Path]]:
    size = max(1, ceil(len(paths) / (workers * _GROUPS_PER_WORKER)))
    return [list(paths[start : start + size]) for start in range(0, len(paths), size)]
