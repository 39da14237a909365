from __future__ import annotations

import os
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ingest.office import convert
from model.settings import Limits

SAMPLES = Path(__file__).parents[3] / "samples"
# Names tell nothing: each file has the extension of another kind.
GOOD = {"a.pdf": "krapkowicki.odt", "b.doc": "braniewo.rtf", "c.docx": "blonie.doc"}
FORM_FIELD = rb"{\field{\*\fldinst FORMCHECKBOX {\*\formfield{\fftype1\ffres1}}}{\fldrslt }}"


@pytest.fixture(scope="session")
def inbox(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three good files, two that LibreOffice refuses, and two that are not for it."""
    folder = tmp_path_factory.mktemp("zgłoszenia gminy")
    for name, sample in GOOD.items():
        shutil.copy(SAMPLES / sample, folder / name)
    (folder / "urwany.rtf").write_bytes((SAMPLES / "braniewo.rtf").read_bytes()[:20_000])
    form = rb"{\rtf1\ansi " + 2 * (rb"Pole: " + FORM_FIELD + rb"\par ") + b"}"
    (folder / "formularz.rtf").write_bytes(form)
    with_half_the_text(SAMPLES / "krapkowicki.odt", folder / "zepsuty.odt")
    shutil.copy(SAMPLES / "buk.docx", folder / "d.odt")
    (folder / "pusty.rtf").touch()
    return folder


def with_half_the_text(odt: Path, path: Path) -> None:
    """A copy of an odt, sound as a package, whose text ends in the middle."""
    with zipfile.ZipFile(odt) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, data[: len(data) // 2] if name == "content.xml" else data)


@pytest.fixture(scope="session")
def state_before(inbox: Path) -> dict[str, tuple[bytes, int]]:
    return state(inbox)


@pytest.fixture(scope="session")
def converted(
    inbox: Path,
    state_before: dict[str, tuple[bytes, int]],
    tmp_path_factory: pytest.TempPathFactory,
) -> dict[str, Path]:
    """What one real call of LibreOffice made of the inbox, by the names of the files."""
    into = tmp_path_factory.mktemp("docx")
    made = convert(sorted(inbox.iterdir()), into, Limits())
    return {path.name: docx for path, docx in made.items()}


def state(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Every file of a folder with its bytes and time."""
    return {p.name: (p.read_bytes(), p.stat().st_mtime_ns) for p in folder.iterdir()}


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder where temporary files go, empty."""
    folder = tmp_path / "tmp"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def soffice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Puts a shell script of this text in the place of LibreOffice."""
    folder = tmp_path / "bin"
    folder.mkdir()

    def put(script: str) -> None:
        program = folder / "soffice"
        program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        program.chmod(0o755)

    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}/usr/bin{os.pathsep}/bin")
    yield put
