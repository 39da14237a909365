"""What only a server can do: sort in its own way, be switched off, break a connection."""

from __future__ import annotations

import sys
from datetime import UTC, datetime

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from pydantic import ValidationError
from sqlalchemy import text

from model.problems import Problem
from store.database import StoreError, open_store
from store.decisions import Decision, decide, decisions
from store.sessions import reading, writing
from store.tables import Base
from store.versions import doubtful, record
from tests.store.conftest import keep_review, kept_review
from tests.store.private_server import address, ask

NOW = datetime(2026, 11, 1, 22, 0, 0, 123456, tzinfo=UTC)
ROUND = "2026"


@pytest.fixture
def served(new_schema):
    """A store on the server."""
    engine = open_store(new_schema())
    yield engine
    engine.dispose()


def hang_up(server, session):
    """What a server does that is switched off, or a network that fails."""
    ask(server, f"SELECT pg_terminate_backend({session.scalar(text('SELECT pg_backend_pid()'))})")


def test_the_migrations_make_the_tables_that_the_program_knows(engine):
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_lists_have_one_order_on_every_database(engine, arriving):
    with writing(engine) as session:
        first = arriving("plan.docx")
        keep_review(session, first.review, "basis", NOW)
        record(session, ROUND, [first], NOW)
        others = [arriving(name, teryt=None) for name in ("a.docx", "ą.docx", "Z.docx", "b.docx")]
        record(session, ROUND, others, NOW)
        assert [path for path, _ in doubtful(session, ROUND)] == [
            "Z.docx",
            "a.docx",
            "b.docx",
            "ą.docx",
        ]


def test_a_moment_comes_back_to_the_microsecond(engine, arriving):
    with writing(engine) as session:
        record(session, ROUND, [arriving("plan.docx")], NOW)
        decision = Decision(submission="2026/1465011", kind="accepted", who="A", decided_at=NOW)
        decide(session, decision)
    with reading(engine) as session:
        assert decisions(session, "2026/1465011") == [decision]


@pytest.mark.parametrize("changes", [{"reason": "a\x00b"}, {"who": "x" * 121}, {"who": "\x00"}])
def test_what_not_every_database_can_hold_is_refused_before(changes):
    plain = {"submission": "x", "kind": "accepted", "who": "A", "decided_at": NOW}
    with pytest.raises(ValidationError):
        Decision.model_validate(plain | changes)


def test_a_connection_that_breaks_is_an_error_of_ours_and_keeps_nothing(server, served, reviewed):
    review = reviewed("plan.docx")
    with pytest.raises(StoreError, match="lost"), writing(served) as session:
        keep_review(session, review, "basis", NOW)
        session.flush()
        hang_up(server, session)
        kept_review(session, review.source.sha256, "basis")
    with reading(served) as session:
        assert kept_review(session, review.source.sha256, "other") is None
        assert kept_review(session, review.source.sha256, "basis") is None


def test_a_connection_that_breaks_before_the_end_is_no_success(server, served, reviewed):
    with pytest.raises(StoreError, match="lost"), writing(served) as session:
        keep_review(session, reviewed("plan.docx"), "basis", NOW)
        session.flush()
        hang_up(server, session)


def test_a_connection_that_broke_while_it_was_idle_is_replaced(server, served, reviewed):
    with reading(served) as session:
        pid = session.scalar(text("SELECT pg_backend_pid()"))
    ask(server, f"SELECT pg_terminate_backend({pid})")
    with writing(served) as session:
        keep_review(session, reviewed("plan.docx"), "basis", NOW)


def test_a_server_that_only_copies_another_one_is_closed(served, reviewed):
    with pytest.raises(StoreError, match="closed"), writing(served) as session:
        session.execute(text("SET TRANSACTION READ ONLY"))
        keep_review(session, reviewed("plan.docx"), "basis", NOW)


def test_a_mistake_of_ours_stays_one(engine):
    with pytest.raises(Exception, match="nothing_there") as raised, reading(engine) as session:
        session.execute(text("select * from nothing_there"))
    assert not isinstance(raised.value, StoreError)


def test_a_server_that_does_not_answer_or_knows_no_such_database_is_closed(server, tmp_path):
    for url in (address(tmp_path), address(server).replace("/postgres?", "/nothing?")):
        with pytest.raises(StoreError, match="closed"):
            open_store(url)


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_the_address_may_begin_as_the_servers_manual_says(scheme, new_schema):
    open_store(new_schema().replace("postgresql", scheme, 1)).dispose()


@pytest.mark.parametrize("url", ["mysql://h/db", "postgresql+asyncpg://h/db", "postgresql://h:x/b"])
def test_other_addresses_are_not_understood(url):
    with pytest.raises(StoreError, match="address"):
        open_store(url)


def test_without_the_driver_the_error_says_so(monkeypatch):
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(StoreError, match="driver") as raised:
        open_store("postgresql://hdr:secret@localhost/hdr")
    assert "secret" not in raised.value.said()


def test_every_reason_has_words_in_both_languages():
    for reason in ("address", "driver", "closed", "lost", "busy", "newer"):
        error = StoreError(reason)
        assert error.said("pl") != error.said("en")
        assert Problem(f"store_{reason}", {}).said() != f"store_{reason}"
