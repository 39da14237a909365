"""Two who write at the same moment, on each database: one row each, and nobody is refused."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Barrier

import pytest
from sqlalchemy import text

from store import database
from store.database import StoreError, open_store
from store.sessions import reading, writing
from store.turns import take_turn
from store.versions import record
from tests.store.conftest import keep_review, kept_review

NOW = datetime(2026, 11, 1, 22, 0, tzinfo=UTC)
ROUND = "2026"
TIMES = 10  # what happens by chance when two begin at once, happens in some of them


def at_once(*jobs):
    """The results of jobs that begin together, each in a thread of its own."""
    barrier = Barrier(len(jobs))

    def begin(job):
        barrier.wait()
        return job()

    with ThreadPoolExecutor(len(jobs)) as threads:
        return [future.result() for future in [threads.submit(begin, job) for job in jobs]]


def recorded(engine, arrivals, round_=ROUND):
    with writing(engine) as session:
        for one in arrivals:
            keep_review(session, one.review, "basis", NOW)
        record(session, round_, arrivals, NOW)


def ask(engine, statement):
    with reading(engine) as session:
        return [tuple(row) for row in session.execute(text(statement))]


def test_two_that_open_a_new_store_share_it(url):
    engines = at_once(*[lambda: open_store(url)] * 3)
    with writing(engines[0]) as session:
        session.execute(text("update alembic_version set version_num = version_num"))
    assert ask(engines[1], "select count(*) from alembic_version") == [(1,)]
    for engine in engines:
        engine.dispose()


def test_the_same_files_recorded_twice_at_once_are_there_once(engine, arriving):
    arrivals = [arriving("a.docx"), arriving("powiat.docx", teryt="0404")]
    for number in range(TIMES):
        at_once(
            lambda now=number: recorded(engine, arrivals, f"{now}"),
            lambda now=number: recorded(engine, arrivals[::-1], f"{now}"),
        )
    assert ask(engine, "select count(*) from versions") == [(2 * TIMES,)]
    assert ask(engine, "select count(*) from submissions") == [(2 * TIMES,)]
    assert ask(engine, "select count(*) from reviews") == [(2,)]


def test_two_files_of_one_unit_get_two_numbers(engine, arriving):
    for number in range(TIMES):
        at_once(
            lambda now=number: recorded(engine, [arriving("a.docx", day=1)], f"{now}"),
            lambda now=number: recorded(engine, [arriving("b.docx", day=2)], f"{now}"),
        )
        rows = ask(engine, f"select number from versions where round = '{number}' order by number")
        assert rows == [(1,), (2,)]


def test_nobody_who_reads_waits_for_one_who_writes(engine, arriving):
    arrival = arriving("a.docx")
    with writing(engine) as session:
        record(session, ROUND, [arrival], NOW)
        assert ask(engine, "select count(*) from versions") == [(0,)]
    assert ask(engine, "select count(*) from versions") == [(1,)]


def test_whoever_writes_for_too_long_is_told_of(url, monkeypatch, arriving):
    monkeypatch.setattr(database, "PATIENCE", 0.01)
    engine = open_store(url)
    with writing(engine), pytest.raises(StoreError, match="busy"), writing(engine):
        pass
    recorded(engine, [arriving("a.docx")])
    engine.dispose()


def test_an_exception_keeps_nothing(engine, reviewed):
    review = reviewed("a.docx")
    with pytest.raises(KeyError), writing(engine) as session:
        keep_review(session, review, "basis", NOW)
        raise KeyError
    with reading(engine) as session:
        assert kept_review(session, review.source.sha256, "basis") is None


def test_a_turn_is_taken_once_however_often_it_is_asked_for(engine, reviewed):
    with writing(engine) as session:
        take_turn(session)
        keep_review(session, reviewed("a.docx"), "basis", NOW)
        take_turn(session)
        keep_review(session, reviewed("b.docx"), "basis", NOW)
    assert ask(engine, "select count(*) from reviews") == [(2,)]


def test_what_was_written_meanwhile_is_seen_at_once(engine, arriving):
    with reading(engine) as session:
        count = text("select count(*) from versions")
        assert session.scalar(count) == 0
        recorded(engine, [arriving("a.docx")])
        assert session.scalar(count) == 1
