"""Real stores, in a file of SQLite and on PostgreSQL, and reviews of invented plans for them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from itertools import count

import pytest
from sqlalchemy.orm import Session

from model.errors import Outcome
from model.location import Location
from model.plan import Action, Cost, Extracted, Plan, Term, Unit
from model.review import Review, Source, Tool
from store.database import open_store, sqlite_url
from store.placing import Arrival
from store.reviews import KeptReview, is_kept, keep, kept_as
from tests.store.private_server import NoServer, address, ask, running_server

PLACE = Location(block=0)
NOW = datetime(2026, 11, 1, 22, 0, tzinfo=UTC)
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF = "application/pdf"
UNITS = {
    "1465011": Unit(
        name="Błonie",
        type="gmina_miejsko_wiejska",
        powiat="warszawski zachodni",
        voivodeship="mazowieckie",
        teryt="1465011",
    ),
    "0404": Unit(
        name="chełmiński",
        type="powiat",
        powiat=None,
        voivodeship="kujawsko-pomorskie",
        teryt="0404",
    ),
}
ACTIONS = ("Szkolenie rad pedagogicznych", "Powołanie zespołu", "Ankieta wśród rodziców")


def keep_review(session, review, basis, made_at):
    """Keep a review as the flow does."""
    json = review.model_dump_json()
    kept = KeptReview(sha256=review.source.sha256, outcome=review.outcome, review=json)
    keep(session, kept, basis, made_at)


def kept_review(session, sha256, basis):
    """The review of these bytes that needs no second look; None where there is none."""
    if not is_kept(session, sha256, basis):
        return None
    return Review.model_validate_json(kept_as(session, sha256, basis).review)


@pytest.fixture(scope="session")
def server():
    """The folder of the socket of a PostgreSQL server that ends with the tests."""
    try:
        with running_server() as folder:
            yield folder
    except NoServer:
        pytest.fail("PostgreSQL is not installed: apt install postgresql", pytrace=False)


@pytest.fixture(scope="session")
def new_schema(server):
    """The address of an empty store on the server, another one each time."""
    numbers = count(1)

    def make():
        name = f"store{next(numbers)}"
        ask(server, f"CREATE SCHEMA {name}")
        return address(server, name)

    return make


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request, tmp_path):
    """The address of an empty store, on each database in turn."""
    if request.param == "sqlite":
        return sqlite_url(tmp_path / "store" / "hdr.sqlite")
    return request.getfixturevalue("new_schema")()


@pytest.fixture
def engine(url):
    engine = open_store(url)
    yield engine
    engine.dispose()


@pytest.fixture
def session(engine):
    with Session(engine) as session, session.begin():
        yield session


@pytest.fixture
def reviewed():
    """A review of a file with these contents, by path; without actions it was not read."""

    def make(
        path,
        teryt="1465011",
        *,
        content=None,
        actions=ACTIONS,
        findings=(),
        confidence=1.0,
        media_type=WORD,
        reader="word",
    ):
        digest = sha256((content or path).encode()).hexdigest()
        source = Source(
            name=path,
            path=path,
            sha256=digest,
            bytes=1,
            media_type=media_type,
            reader=reader,
        )
        tool = Tool(version="1", template="t", rules="r")
        if not actions:
            return Review(tool=tool, source=source, outcome=Outcome.ENCRYPTED)
        jst = (
            Extracted(value=UNITS[teryt], text="", location=PLACE, confidence=confidence)
            if teryt
            else None
        )
        plan = Plan(jst=jst, actions=tuple(map(_action, actions)))
        return Review(
            tool=tool, source=source, outcome=Outcome.CHECKED, plan=plan, findings=tuple(findings)
        )

    return make


@pytest.fixture
def arriving(reviewed):
    """Such a review as a file that arrives, saved so many days after the first of May."""

    def make(path, *, day=0, **told):
        saved = datetime.combine(date(2026, 5, 1), datetime.min.time(), UTC) + timedelta(days=day)
        return Arrival(review=reviewed(path, **told), saved_at=saved)

    return make


def _action(name):
    return Action(
        number=None,
        goal=None,
        name=name,
        responsible=(),
        term=Term(text=None, kind="missing"),
        cost=Cost(text=None, kind="missing"),
        location=PLACE,
        confidence=1.0,
    )


@pytest.fixture
def arriving_many(arriving):
    """Six files of two units, one of them without a name."""
    return [
        arriving("a.docx", day=1),
        arriving("b.docx", day=2, actions=("Remont sali", "Zakup tablic")),
        arriving("b.pdf", day=2, actions=("Remont sali", "Zakup tablic"), media_type=PDF),
        arriving("c.docx", teryt="0404", day=1),
        arriving("d.docx", teryt="0404", day=2),
        arriving("e.docx", teryt=None, day=1),
    ]
