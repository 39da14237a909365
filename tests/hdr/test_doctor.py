from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib import metadata
from pathlib import Path
from types import SimpleNamespace

import pytest
from click.testing import CliRunner

from hdr import checkup
from hdr.checkup import Check, look_over
from hdr.cli import cli

SAMPLES = Path(__file__).parents[2] / "samples"


def checks(settings: Path | None = None, out: Path = Path("output")) -> dict[str, Check]:
    return {check.id: check for check in look_over(settings, out)}


def test_on_this_machine_everything_is_there(tmp_path: Path) -> None:
    done = CliRunner().invoke(cli, ["doctor", "--out", str(tmp_path / "wyniki")])
    assert done.exit_code == 0, done.output
    assert "Wszystko, co potrzebne, jest gotowe." in done.stdout
    assert "LibreOffice" in done.stdout
    assert "języki: " in done.stdout
    assert not (tmp_path / "wyniki").exists()


def test_without_the_programs_it_says_what_they_are_for_and_how_to_get_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PATH", "")
    done = CliRunner().invoke(cli, ["doctor"])
    assert done.exit_code == 0, done.output
    for told in (
        "brak  LibreOffice: nie ma go",
        "do czego: czyta pliki odt, rtf i doc",
        "instalacja: ",
        "brak  Tesseract: nie ma go",
        "skany kończą się wynikiem „Skan bez tekstu”",
    ):
        assert told in done.stdout


def test_for_other_systems_as_json(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    done = CliRunner().invoke(cli, ["doctor", "--json"])
    found = json.loads(done.stdout)
    assert found["ready"] is True
    assert found["version"] == metadata.version("hdr-review")
    assert {program["id"]: program["works"] for program in found["programs"]} == {
        "libreoffice": False,
        "tesseract": False,
    }
    assert all(program["install"] for program in found["programs"])
    assert all(check["good"] for check in found["checks"])


def test_without_the_programs_only_their_files_are_not_read() -> None:
    names = ("blonie.docx", "buk.pdf", "braniewo.rtf", "krapkowicki.odt", "blonie.doc")
    files = [SAMPLES / name for name in (*names, "kalisz-scan.pdf")]
    done = subprocess.run(
        [sys.executable, "-m", "hdr", "check", "--format", "json", *map(str, files)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PATH": ""},
    )
    reviews = [json.loads(line) for line in done.stdout.splitlines()]
    assert [review["outcome"] for review in reviews] == [
        "checked",
        "checked",
        *3 * ["unsupported"],
        "scan_without_text",
    ]
    assert all("hdr doctor" in review["outcome_detail"] for review in reviews[2:])


@pytest.mark.parametrize(
    ("name", "version"),
    [
        ("sqlalchemy", "2.1.0"),
        ("fastapi", "0.151.0"),
        ("prefect", "3.9.0"),
        ("pdfminer-six", "20250506"),
    ],
)
def test_a_version_that_breaks_in_silence_is_named(
    name: str, version: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = metadata.version
    monkeypatch.setattr(
        checkup.metadata, "version", lambda asked: version if asked == name else real(asked)
    )
    found = checks()["libraries"]
    assert not found.good
    assert f"{name} {version} zamiast" in found.text


def test_a_library_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    real = metadata.version

    def version(asked: str) -> str:
        if asked == "morfeusz2":
            raise metadata.PackageNotFoundError(asked)
        return real(asked)

    monkeypatch.setattr(checkup.metadata, "version", version)
    assert "brak morfeusz2" in checks()["libraries"].text


def test_a_part_that_does_not_load_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ingest.pdf.reader", None)  # makes its import fail
    found = checks()["parts"]
    assert not found.good
    assert "ingest.pdf.reader" in found.text


@pytest.mark.parametrize(
    ("content", "check", "named"),
    [
        ("[limits]\nseconds = 0\n", "settings", "limits.seconds"),
        ('template = "nie-ma"\n', "template", "nie-ma"),
        ('[rules]\nignore = ["brak-sekcji"]\n', "rules", "brak-sekcji"),
    ],
)
def test_settings_that_would_stop_the_run_are_named(
    content: str, check: str, named: str, tmp_path: Path
) -> None:
    settings = tmp_path / "ustawienia.toml"
    settings.write_text(content, encoding="utf-8")
    found = checks(settings)
    assert [name for name, one in found.items() if not one.good] == [check]
    assert named in found[check].text
    assert found[check].advice
    done = CliRunner().invoke(cli, ["doctor", "--settings", str(settings)])
    assert done.exit_code == 1
    assert "błąd" in done.stdout


def test_folders_that_cannot_be_written_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "plik").touch()
    monkeypatch.setenv("HDR_STATE", str(tmp_path / "plik" / "stan"))
    found = checks(out=tmp_path / "plik" / "wyniki")
    assert [name for name, one in found.items() if not one.good] == ["state", "output"]
    assert "HDR_STATE" in str(found["state"].advice)


def test_a_full_disk_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checkup.shutil, "disk_usage", lambda _: SimpleNamespace(free=50 << 20))
    found = checks(out=tmp_path)["output"]
    assert not found.good
    assert "wolne tylko 50 MB" in found.text


def test_a_server_of_ones_own_that_does_not_answer_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Port 9 of this machine, where nothing listens."""
    monkeypatch.setenv("PREFECT_API_URL", "http://127.0.0.1:9/api")
    found = checks()["engine"]
    assert not found.good
    assert "PREFECT_API_URL" in found.text
