from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.programs.about import NAMES, about
from ingest.programs.presence import look_for


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], None]:
    """Puts a shell script of this name and text on an otherwise usual PATH."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}/usr/bin{os.pathsep}/bin")

    def put(name: str, script: str) -> None:
        path = folder / name
        path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        path.chmod(0o755)

    return put


@pytest.mark.parametrize("name", NAMES)
def test_the_programs_of_this_machine_work(name: str) -> None:
    """They are needed for the tests as they are for the users' files."""
    found = look_for(name)
    assert found.works, found
    assert found.version is not None
    assert found.version[0].isdigit()


def test_tesseract_says_which_languages_it_reads() -> None:
    assert "pol" in str(look_for("tesseract").detail)


@pytest.mark.parametrize("name", NAMES)
def test_a_program_that_is_not_there_is_no_error(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    found = look_for(name)
    assert (found.path, found.works) == (None, False)


@pytest.mark.parametrize(
    ("script", "problem"),
    [
        ("exec sleep 600", "nie odpowiada"),
        ("exit 1", "nie otworzył próbnego pliku"),
        ('echo "Error: no export filter for x found" >&2', "bez programu Writer"),
    ],
)
def test_a_libreoffice_that_does_not_convert_is_told(
    script: str, problem: str, program: Callable[[str, str], None]
) -> None:
    program("soffice", script)
    found = look_for("libreoffice", seconds=1)
    assert found.path is not None
    assert not found.works
    assert problem in str(found.problem)


def test_a_file_that_cannot_be_run_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "soffice").write_bytes(b"\x7fELF")
    (tmp_path / "soffice").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "nie odpowiada (OSError)" in str(look_for("libreoffice", seconds=5).problem)


def test_a_tesseract_without_polish_is_told(program: Callable[[str, str], None]) -> None:
    program(
        "tesseract",
        'case "$1" in --version) echo "tesseract 5.9.1";; *) printf "List (1):\\neng\\n";; esac',
    )
    found = look_for("tesseract", seconds=20)
    assert (found.version, found.detail) == ("5.9.1", "języki: eng")
    assert "bez języka polskiego" in str(found.problem)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("installer", ["apt", "dnf", "zypper", "pacman", "brew", "winget"])
def test_the_installer_of_this_machine_is_named(
    name: str, installer: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / installer).touch(mode=0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert about(name).how_to_install().startswith(installer)
