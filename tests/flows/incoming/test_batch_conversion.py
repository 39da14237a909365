"""Office files of a batch: one call of LibreOffice for many, and none lost when it fails."""

from __future__ import annotations

import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from pydantic import SecretStr

from flows.batch import Batch, run_batch
from flows.incoming.conversion import convert_apart, folder_for, together
from flows.steps import review_apart, review_file
from ingest.isolation import Workers
from ingest.programs import libreoffice
from model.errors import Outcome
from model.settings import Limits, Settings, StorePlace
from model.template import load_template

SAMPLES = Path(__file__).parents[3] / "samples"
# What stands in the way of the real program; "$@" ends with the names of the files.
LOGS_ITS_FILES = 'for it in "$@"; do case "$it" in */files/*) printf x >> "{log}";; esac; done'
LOGS_A_CALL = 'echo >> "{log}"'
FAILS_FOR_MANY = 'case "$*" in */files/1.*) exit 1;; esac'


@dataclass
class Done:
    inbox: Path
    batch: Batch
    calls: list[int]
    left: list[Path]


def stand_in(folder: Path, *lines: str) -> str:
    """A PATH on which `soffice` is a script of these lines that then calls the real one."""
    real = libreoffice.find()
    folder.mkdir()
    program = folder / "soffice"
    program.write_text("\n".join(["#!/bin/sh", *lines, f'exec "{real}" "$@"\n']), encoding="utf-8")
    program.chmod(0o755)
    return f"{folder}{os.pathsep}{os.environ['PATH']}"


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> Done:
    """A batch of three office files with names of other kinds, a broken one and a Word file."""
    folder = tmp_path_factory.mktemp("partia")
    inbox, log, temporary = folder / "skrzynka", folder / "log", folder / "tmp"
    inbox.mkdir()
    temporary.mkdir()
    shutil.copy(SAMPLES / "krapkowicki.odt", inbox / "a.pdf")
    shutil.copy(SAMPLES / "braniewo.rtf", inbox / "b.docx")
    shutil.copy(SAMPLES / "blonie.doc", inbox / "c.doc")
    (inbox / "d.rtf").write_bytes((SAMPLES / "braniewo.rtf").read_bytes()[:20_000])
    shutil.copy(SAMPLES / "buk.docx", inbox / "e.odt")
    lines = [line.format(log=log) for line in (LOGS_ITS_FILES, LOGS_A_CALL)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", stand_in(folder / "bin", *lines))
        patch.setattr(tempfile, "tempdir", str(temporary))
        patch.setenv("TMPDIR", str(temporary))
        store = StorePlace(url=SecretStr(str(folder / "hdr.sqlite")))
        batch = run_batch(inbox, folder / "wyniki", Settings(workers=1, store=store))
    left = [path for path in temporary.iterdir() if path.name.startswith("hdr-")]
    calls = [len(line) for line in log.read_text(encoding="utf-8").splitlines()]
    return Done(inbox, batch, calls, left)


def test_one_call_converts_all_and_one_more_the_file_that_failed(done: Done) -> None:
    assert done.calls == [4, 1]


def test_every_office_file_is_reviewed_by_its_content(done: Done) -> None:
    assert [(r.source.path, r.outcome, r.source.reader) for r in done.batch.reviews] == [
        ("a.pdf", Outcome.CHECKED, "office"),
        ("b.docx", Outcome.CHECKED, "office"),
        ("c.doc", Outcome.CHECKED, "office"),
        ("d.rtf", Outcome.DAMAGED, None),
        ("e.odt", Outcome.CHECKED, "word"),
    ]


def test_a_batch_says_of_a_file_what_is_said_of_it_alone(done: Done) -> None:
    alone = review_file(done.inbox / "a.pdf", Settings(), load_template(), relative_to=done.inbox)
    in_batch = done.batch.reviews[0]
    assert in_batch.submission.version == 1
    assert in_batch.model_copy(update={"submission": alone.submission}) == alone


def test_nothing_is_left_behind(done: Done) -> None:
    assert sorted(path.name for path in done.inbox.iterdir()) == [
        *("a.pdf", "b.docx", "c.doc", "d.rtf", "e.odt")
    ]
    assert done.left == []


def test_files_are_converted_one_by_one_when_the_call_for_all_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", stand_in(tmp_path / "bin", FAILS_FOR_MANY))
    files = [SAMPLES / "krapkowicki.odt", SAMPLES / "blonie.doc"]
    settings, template = Settings(workers=1), load_template()
    groups = together(files, settings)
    assert groups == [files]
    with (
        folder_for(groups, settings.limits) as converted,
        Workers(1, memory_megabytes=2000) as workers,
    ):
        assert converted is not None
        assert convert_apart(workers, files, converted, settings.limits) == 0
        review = review_apart(workers, files[1], settings, template, converted=converted)
    assert review.outcome is Outcome.CHECKED
    assert review.source.reader == "office"


def test_a_worker_that_dies_while_converting_costs_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", stand_in(tmp_path / "bin", "kill -KILL $PPID; exit 1"))
    files = [SAMPLES / "krapkowicki.odt", SAMPLES / "blonie.doc"]
    with Workers(1, memory_megabytes=2000) as workers:
        assert convert_apart(workers, files, tmp_path, Limits()) == 0
        assert workers.run(30, len, "abc") == 3


def test_the_calls_are_shared_among_the_workers() -> None:
    files = [SAMPLES / name for name in ("krapkowicki.odt", "braniewo.rtf", "blonie.doc")]
    others = [SAMPLES / name for name in ("buk.docx", "buk.pdf")]
    groups = together([*others, *files], Settings(workers=2))
    assert groups == [files[:2], files[2:]]
    assert [len(group) for group in together(files * 20, Settings(workers=2))] == [25, 25, 10]


def test_no_call_is_made_for_a_single_file_or_without_the_program(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    files = [SAMPLES / "krapkowicki.odt", SAMPLES / "blonie.doc"]
    assert together([files[0], SAMPLES / "buk.docx"], Settings()) == []
    monkeypatch.setenv("PATH", "")
    assert together(files, Settings()) == []
    with folder_for([], Limits()) as folder:
        assert folder is None
