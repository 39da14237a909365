"""The Prefect flow `review-inbox`: one flow run per batch, one task per group of documents.

Prefect records what was run and shows it; the work on a document itself is done in worker processes
of our own (`ingest.isolation`), which can be killed one by one. What is worked out is kept in the
store at once, so a run that was cut short is taken up by the next one. Call
`flows.engine.runtime.prepare()` before importing this module, as `flows.batch` does; for a
deployment set those variables yourself.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

from prefect import flow, task
from prefect.cache_policies import NO_CACHE

from flows.batch import Batch, watcher
from flows.engine.artifacts import followed, publish_artifacts
from flows.engine.discreet import discreet
from flows.history.again import to_read_again
from flows.history.book import Book
from flows.history.store_at import the_store
from flows.history.waivers import load_waivers
from flows.incoming.conversion import convert_apart, folder_for, together
from flows.incoming.inbox import look_through
from flows.incoming.intake import Arrived, Intake, take_in
from flows.likeness import findings_on_copies
from flows.messages import say
from flows.results.basis import results_basis, review_basis
from flows.results.due import Due, batch_key, results_of
from flows.results.of_batch import reviews_in, write_batch
from flows.results.of_file import write_results_apart
from flows.results.sent import ResultsOrder
from flows.results.written import Written, clear, load_manifest, save_manifest, stands
from flows.steps import NO_HASH, look_apart
from flows.tasks.cluster import check_written, cluster_for
from flows.tasks.dealing import deal
from flows.tasks.retries import BACK_OFF, may_pass
from flows.tasks.shared import Group, Shared, Sharing
from flows.webhooks.announcing import announce
from flows.webhooks.messages import RunTold
from model.errors import InboxError
from model.review import Review
from model.settings import Settings
from model.template import load_template
from reports.changes import Glance
from reports.letter.writer import load_form


class Read(NamedTuple):
    """A file as it was read, and its review as JSON where it has no hash to keep it by."""

    one: Arrived
    unreadable: str | None = None


@flow(name="review-inbox", persist_result=False)
def review_inbox(  # noqa: PLR0913 - where, how, and two that most do without
    inbox: Path,
    out: Path,
    settings: Settings,
    day: date | None = None,
    *,
    again: bool = False,
    called: str = "",
) -> Batch:
    """Review what is new or changed in `inbox`, and write the results that this changes to `out`.

    `day` dates what is written for the authors (None: no date). `again`: also what is neither new
    nor changed, but may turn out better (`flows.history.again`). `called` is what the inbox is
    called in the list of runs ("": its path).
    """
    basis = review_basis(settings, load_template(settings.template))
    with the_store(settings) as engine, ExitStack() as opened:
        anew = to_read_again(engine, settings.round, basis) if again else set()
        kind = "recheck" if again else "review-inbox"
        book = Book(engine, settings.round, basis, _now, anew).begun(
            kind, called or str(inbox.resolve())
        )
        shared = Shared(inbox, out, settings, book, opened)
        shared.cluster = opened.enter_context(cluster_for(settings, out, book.run))
        intake = take_in_inbox(shared)
        intake, reread = _review(intake, shared)
        try:
            told = _write(intake, day, shared)
        except OSError as error:
            raise InboxError(say("closed_output", path=out)) from error
        book.end(files=len(intake.arrived), reviewed=reread)
        reviews = reviews_in(out, told)
        ended = RunTold(number=book.number, kind=kind, files=len(intake.arrived), reviewed=reread)
        unsent = announce(engine, out, settings, reviews, ended)
    batch = Batch(
        reviews=reviews,
        ignored=intake.ignored,
        folders=tuple(told),
        checked=sum(each.errors is not None for each in told.values()),
        reread=reread,
        unsent=unsent,
    )
    publish_artifacts(batch, out)
    return batch


@task(name="find-submissions", cache_policy=NO_CACHE, persist_result=False)
def take_in_inbox(shared: Shared) -> Intake:
    """Look through the inbox, leaving out the folder of the results."""
    with discreet():
        found = look_through(shared.inbox, left_out=shared.out)
        return take_in(found, shared.inbox, shared.settings.settle_seconds)


@task(name="convert-office-files", cache_policy=NO_CACHE, persist_result=False)
def convert_group(paths: list[Path], shared: Shared) -> int:
    """Convert these odt, rtf and doc files in one call of LibreOffice; how many came out."""
    if shared.converted is None:
        return 0
    with discreet():
        return convert_apart(shared.workers, paths, shared.converted, shared.settings.limits)


@task(
    name="review-group",
    cache_policy=NO_CACHE,
    persist_result=False,
    retries=len(BACK_OFF),
    retry_delay_seconds=list(BACK_OFF),
    retry_condition_fn=may_pass,
)
def review_group(group: Group[Arrived], sharing: Sharing) -> list[Read]:
    """Review these files one after another, each in a worker process; the files as they were read.

    A review is kept as soon as it is there. Those done by an earlier try are not done again.
    """
    with discreet(), sharing.here() as shared:
        return [_review_one(one, shared) for one in group.things]


@task(
    name="write-group",
    cache_policy=NO_CACHE,
    persist_result=False,
    retries=len(BACK_OFF),
    retry_delay_seconds=list(BACK_OFF),
    retry_condition_fn=may_pass,
)
def write_group(
    group: Group[tuple[Due, Written | None]], order: ResultsOrder, sharing: Sharing
) -> list[Written]:
    """Write the results of these files, each by a worker process; what was written of each.

    With each comes what was written of it before.
    """
    with discreet(), sharing.here() as shared:
        return [_write_one(due, order, before, shared) for due, before in group.things]


def _now() -> datetime:
    return datetime.now(UTC)


def _review(intake: Intake, shared: Shared) -> tuple[Intake, int]:
    """The files with a review in the store, and how many of them had to be read."""
    known = shared.book.outcomes()
    fresh = [one for one in intake.arrived if one.same_as is None and one.sha256 not in known]
    _tell(intake.arrived, fresh)
    if not fresh:
        return intake, 0
    _convert([one.path for one in fresh], shared)
    read = {}
    for one, unreadable in followed(deal(review_group, fresh, shared), len(fresh)):
        read[one.name] = one
        if unreadable is not None:
            shared.unreadable[one.name] = unreadable
        if shared.cluster is not None:
            _tell_reviewed(one)
    return intake.with_read(read), len(fresh)


def _convert(paths: Sequence[Path], shared: Shared) -> None:
    """Convert the office files among these, but for those of this run that were tried before.

    Not on a cluster: what is made here would not be seen there.
    """
    if shared.cluster is not None:
        return
    office = together([path for path in paths if path not in shared.tried], shared.settings)
    if office and shared.converted is None:
        shared.converted = shared.opened.enter_context(folder_for(office, shared.settings.limits))
    shared.tried.update(paths)
    for conversion in [convert_group.submit(each, shared) for each in office]:
        conversion.result()


def _review_one(one: Arrived, shared: Shared) -> Read:
    if shared.book.knows(one.sha256):
        return Read(one)
    looked = look_apart(
        shared.workers,
        one.path,
        shared.settings,
        shared.template,
        relative_to=shared.inbox,
        converted=shared.converted,
    )
    if looked.sha256 == NO_HASH:
        read = Read(one, looked.review)
    else:
        shared.book.keep(looked)
        read = Read(one.model_copy(update={"sha256": looked.sha256}))
    _tell_reviewed(one)
    return read


def _tell_reviewed(one: Arrived) -> None:
    """Tell the watcher, who is here and not on a cluster."""
    if listener := watcher.get():
        listener.reviewed(one.name)


def _tell(arrived: Sequence[Arrived], fresh: Sequence[Arrived]) -> None:
    """Tell the watcher how much there is to do; what is known already is done."""
    listener = watcher.get()
    if listener is None:
        return
    listener.begin(len(arrived))
    due = {one.name for one in fresh}
    for one in arrived:
        if one.name not in due:
            listener.reviewed(one.name)


def _write(intake: Intake, day: date | None, shared: Shared) -> dict[str, Glance]:
    """Write what is due; how each file stands now, by the name of its folder."""
    settings, out = shared.settings, shared.out
    originals = [one for one in intake.arrived if one.same_as is None]
    prints = shared.book.prints(originals)
    copied = findings_on_copies(prints, settings, shared.template)
    basis = results_basis(settings, day)
    results = results_of(intake.arrived, shared.book, copied, load_waivers(settings), basis)
    before = load_manifest(out)
    stale = [
        due
        for due in results
        if not stands(before.folders.get(due.folder), due.key, out / due.folder)
    ]
    _convert([due.one.path for due in stale], shared)
    order = ResultsOrder(
        settings=settings,
        template=shared.template,
        day=day,
        converted=shared.converted,
        form=load_form(settings.outputs.letter, settings.language),
    )
    due_now = [(due, before.folders.get(due.folder)) for due in stale]
    written = list(deal(write_group, due_now, shared, order))
    if shared.cluster is not None:
        check_written(out, {due.folder: one for due, one in zip(stale, written, strict=True)})
    folders = [due.folder for due in results]
    kept = {name: before.folders[name] for name in folders if name in before.folders}
    kept |= {due.folder: one for due, one in zip(stale, written, strict=True)}
    manifest = before.model_copy(update={"folders": {name: kept[name] for name in folders}})
    if manifest != before:
        save_manifest(out, manifest)
    key = batch_key(results, intake)
    if stands(before.batch, key, out):
        return before.told
    files, told = write_batch(out, folders, settings, day, before.told)
    clear(out, before.batch, files)
    now = {"batch": Written(key=key, files=files), "told": told}
    save_manifest(out, manifest.model_copy(update=now))
    return told


def _write_one(due: Due, order: ResultsOrder, before: Written | None, shared: Shared) -> Written:
    into = shared.out / due.folder
    unreadable = shared.unreadable.get(due.one.name)
    review = (
        due.review(shared.book) if unreadable is None else Review.model_validate_json(unreadable)
    )
    files = write_results_apart(shared.workers, due.one.path, review, into, order)
    clear(into, before, files)
    return Written(key=due.key, files=files)
