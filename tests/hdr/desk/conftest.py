"""An office whose store holds real documents, read by the real readers."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner, Result
from pydantic import SecretStr

from flows.history.book import Book
from flows.history.store_at import the_store
from flows.history.waivers import add_waiver, load_waivers
from flows.incoming.inbox import look_through
from flows.incoming.intake import take_in
from flows.results.basis import review_basis
from flows.results.due import results_of
from flows.steps import look_apart
from hdr.cli import cli
from hdr.polish import speak_polish
from ingest.isolation import Workers
from model.settings import Settings, StorePlace
from model.template import load_template
from model.waivers import Waiver

SAMPLES = Path(__file__).parents[3] / "samples"
START = datetime(2026, 11, 2, 8, 0, tzinfo=UTC)


@dataclass
class Office:
    """A folder with an inbox, settings, and a store of its own; a day passes with each batch."""

    folder: Path
    workers: Workers
    day: int = 0
    basis: str = ""

    def __post_init__(self) -> None:
        self.inbox.mkdir(parents=True)
        self.settings_file.write_text("[store]\nurl = 'hdr.sqlite'\n", encoding="utf-8")

    @property
    def inbox(self) -> Path:
        return self.folder / "skrzynka"

    @property
    def settings_file(self) -> Path:
        return self.folder / "hdr.toml"

    @property
    def settings(self) -> Settings:
        store = StorePlace(url=SecretStr(str(self.folder / "hdr.sqlite")))
        return Settings(store=store, waivers=str(self.folder / "waivers.toml"))

    @property
    def now(self) -> datetime:
        return START + timedelta(days=self.day)

    def sample(self, name: str, as_: str | None = None) -> Path:
        """A sample put into the inbox, as saved on this day."""
        path = self.inbox / (as_ or name)
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(SAMPLES / name, path)
        return self.saved(path)

    def saved(self, path: Path) -> Path:
        os.utime(path, (self.now.timestamp(), self.now.timestamp()))
        return path

    def findings(self, name: str) -> list[dict[str, str]]:
        """The findings of a file of the inbox as `hdr check` tells them."""
        done = self.hdr("check", self.inbox / name, "--format", "json")
        return json.loads(done.stdout)["findings"]

    def waive(self, fingerprint: str, unit: str) -> None:
        waiver = Waiver(
            fingerprint=fingerprint,
            rule="term-outside-period",
            unit=unit,
            reason="Uzgodniono.",
            by="E. Redaktor",
            on=date(2026, 11, 20),
        )
        add_waiver(self.folder / "waivers.toml", waiver)

    def reread(self) -> None:
        """A run of a newer version of the program, which reads every file anew."""
        self.basis = "a newer one"
        self.read()

    def read(self) -> dict[str, str]:
        """What a run does with what is new in the inbox, without Prefect and without results: the
        key of the results of each file.
        """
        settings, template = self.settings, load_template()
        with the_store(settings) as engine:
            book = Book(
                engine, "", self.basis or review_basis(settings, template), lambda: self.now
            ).begun("review-inbox", str(self.inbox))
            arrived = take_in(look_through(self.inbox, left_out=None), self.inbox, 0).arrived
            new = [one for one in arrived if not book.knows(one.sha256)]
            for one in new:
                book.keep(
                    look_apart(self.workers, one.path, settings, template, relative_to=self.inbox)
                )
            due = results_of(arrived, book, {}, load_waivers(settings), "")
            book.end(files=len(arrived), reviewed=len(new))
        self.day += 1
        return {one.one.name: one.key for one in due}

    def hdr(self, *arguments: object) -> Result:
        speak_polish()
        words = [str(each) for each in arguments]
        return CliRunner().invoke(cli, [*words, "--settings", str(self.settings_file)])

    def told(self, *arguments: object) -> str:
        """What a command that succeeds prints."""
        done = self.hdr(*arguments)
        assert done.exit_code == 0, done.output
        return done.stdout

    def json(self, *arguments: object):
        return json.loads(self.told(*arguments, "--format", "json"))


# The term that reaches beyond the period is mended; another one now does, and more changes.
CORRECTIONS = {
    "do 30.09.2025 r.": "do 31.08.2025 r.",
    "do 31.12.2024 r.": "do 31.12.2025 r.",
    "6 500": "7 500",
    "Badanie potrzeb szkoleniowych nauczycieli": "Ankieta o potrzebach szkoleniowych nauczycieli",
}


def edited(path: Path, changes: dict[str, str]) -> None:
    """The Word file with passages exchanged where each stands in one run."""
    document = docx.Document(str(path))
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    paragraphs = [*document.paragraphs, *(each for cell in cells for each in cell.paragraphs)]
    runs = [run for paragraph in paragraphs for run in paragraph.runs]
    for old, new in changes.items():
        found = [run for run in runs if old in run.text]
        assert found, f"{old!r} is not there"
        for run in found:
            run.text = run.text.replace(old, new)
    document.save(str(path))


@pytest.fixture(scope="session")
def workers() -> Iterator[Workers]:
    with Workers(1, 2_000) as workers:
        yield workers


@pytest.fixture(scope="session")
def stocked(tmp_path_factory: pytest.TempPathFactory, workers: Workers) -> Path:
    """An office with two versions of one plan, another plan, and a file that cannot be read."""
    office = Office(tmp_path_factory.mktemp("biuro") / "a", workers)
    office.sample("dwikozy.docx")
    office.read()
    office.sample("buk.docx", "2020/buk.docx")
    (office.inbox / "pusty.docx").touch()
    office.read()
    path = office.sample("dwikozy.docx", "dwikozy poprawiony.docx")
    edited(path, CORRECTIONS)
    office.saved(path)
    office.read()
    return office.folder


@pytest.fixture
def office(tmp_path: Path, stocked: Path, workers: Workers) -> Office:
    """A copy of that office, for the test alone."""
    office = Office(tmp_path / "biuro", workers, day=3)
    shutil.copytree(stocked, office.folder, dirs_exist_ok=True)
    return office
