"""The flow `publish`: what editors approved goes into the folder of the publication."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from prefect import flow
from prefect.artifacts import create_table_artifact
from sqlalchemy import Engine

from flows.history.store_at import the_store
from flows.messages import say
from flows.nightly.unattended import counts_of, run_log, unattended
from flows.publication.approved import Approved, approved_versions
from flows.publication.folder import (
    Original,
    check_publication,
    original_of,
    write_publication,
)
from flows.review_inbox import review_inbox
from store.decisions import Decision, decide, undo_last
from store.sessions import writing

_WHO = "hdr publish"


class Refused(NamedTuple):
    """An approved version that is not published, and why, in words for editors."""

    one: Approved
    reasons: tuple[str, ...]


class Choice(NamedTuple):
    """What is published, what is held back, and what was published but may not be any more."""

    originals: Sequence[Original]
    refused: Sequence[Refused]
    withdrawn: Sequence[Approved]


@flow(name="publish", persist_result=False)
def publish(
    settings: str = "", inbox: str = "", out: str = "", publication: str = ""
) -> dict[str, int]:
    """Publikacja: przegląda skrzynkę, a zatwierdzone zgłoszenia zapisuje w folderze publikacji.

    Parametry to ścieżki: plik ustawień, folder zgłoszeń, folder wyników, folder publikacji. Puste
    bierze się z ustawień (część [serve]).
    """
    with unattended(settings, inbox, out) as job:
        to = Path(publication or job.settings.serve.publication)
        check_publication(to, job.inbox, job.out)
        # What is decided on must be what lies in the inbox now.
        batch = review_inbox.fn(job.inbox, job.out, job.settings, called=job.called)
        counts_of(batch)
        with the_store(job.settings) as engine:
            approved = approved_versions(engine, job.settings.round, batch.reviews)
            choice = _choose(approved, job.inbox, to)
            write_publication(to, choice.originals, job.settings)
            _mark(engine, choice)
        _show(choice)
    return {
        "published": len(choice.originals),
        "refused": len(choice.refused),
        "withdrawn": len(choice.withdrawn),
    }


def _choose(approved: dict[str, list[Approved]], inbox: Path, to: Path) -> Choice:
    """Of each submission the newest version that may be published and is there."""
    originals: list[Original] = []
    refused: list[Refused] = []
    withdrawn: list[Approved] = []
    for versions in approved.values():
        chosen: Original | None = None
        for one in versions:
            original = None if one.reasons else original_of(one, inbox, to)
            if chosen is None and original is not None:
                chosen = original
            elif chosen is None:
                refused.append(Refused(one, one.reasons or (say("publish_missing"),)))
        if chosen is not None:
            originals.append(chosen)
        else:
            withdrawn += [one for one in versions if one.published]
    return Choice(originals, refused, withdrawn)


def _mark(engine: Engine, choice: Choice) -> None:
    """Tell the store what has been published by now, and what no longer is."""
    now = datetime.now(UTC)
    with writing(engine) as session:
        for one in (original.one for original in choice.originals):
            if not one.published:
                decision = Decision(
                    submission=one.submission,
                    version=one.version,
                    kind="published",
                    who=_WHO,
                    decided_at=now,
                )
                decide(session, decision)
        for one in choice.withdrawn:
            undo_last(session, one.submission, "published", one.version, now)


def _show(choice: Choice) -> None:
    """What happened to every approved submission, for Prefect's pages."""
    rows = [_row(original.one, say("publish_yes")) for original in choice.originals]
    rows += [
        _row(one, say("publish_no", reasons="; ".join(reasons))) for one, reasons in choice.refused
    ]
    counts = say(
        "publish_counts",
        published=len(choice.originals),
        refused=len(choice.refused),
        withdrawn=len(choice.withdrawn),
    )
    create_table_artifact(rows, key="hdr-publication", description=counts)
    run_log().info(
        "published: %d, held back: %d, withdrawn: %d",
        len(choice.originals),
        len(choice.refused),
        len(choice.withdrawn),
    )


def _row(one: Approved, what: str) -> dict[str, str | int]:
    return {
        say("column_submission"): one.submission,
        say("column_version"): one.version,
        say("column_file"): one.review.source.path,
        say("column_published"): what,
    }
