from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner, Result
from PIL import Image

from hdr.cli import cli
from hdr.polish import speak_polish

SAMPLES = Path(__file__).parents[2] / "samples"


def hdr(*arguments: str | Path) -> Result:
    speak_polish()
    return CliRunner().invoke(cli, [str(argument) for argument in arguments])


@pytest.fixture
def empty_file(tmp_path: Path) -> Path:
    path = tmp_path / "pusty.docx"
    path.touch()
    return path


def test_findings_are_printed_and_the_exit_code_says_so() -> None:
    """kalisz.docx has placeholders and an impossible date (tests/gold/kalisz.json)."""
    done = hdr("check", SAMPLES / "kalisz.docx")
    assert done.exit_code == 1
    assert "kalisz.docx" in done.stdout
    assert "error" in done.stdout


def test_json_is_one_review() -> None:
    done = hdr("check", "--format", "json", SAMPLES / "blonie.docx")
    review = json.loads(done.stdout)
    assert review["source"]["name"] == "blonie.docx"
    assert review["outcome"] == "checked"
    assert review["plan"]["jst"]["value"]["name"] == "Błonie"


def test_several_files_are_json_lines_in_order(empty_file: Path) -> None:
    done = hdr("check", "--format", "json", empty_file, SAMPLES / "buk.docx")
    reviews = [json.loads(line) for line in done.stdout.splitlines()]
    assert [review["source"]["name"] for review in reviews] == ["pusty.docx", "buk.docx"]
    assert [review["outcome"] for review in reviews] == ["damaged", "checked"]
    assert done.exit_code == 2


@pytest.mark.parametrize("missing", ["nie-ma.docx", "nie-ma/plik.docx", "plik.docx/plik.docx"])
def test_a_file_that_is_not_there_does_not_stop_the_others(missing: str, tmp_path: Path) -> None:
    (tmp_path / "plik.docx").touch()
    done = hdr("check", tmp_path / missing, SAMPLES / "buk.docx")
    assert done.exit_code == 2
    assert f"Nie ma pliku „{tmp_path / missing}”. Sprawdź ścieżkę" in done.stderr
    assert "uszkodzony" not in done.stdout
    assert done.stdout.splitlines()[-1].startswith("Razem: 1 plik, ")


def test_only_files_that_are_there_are_in_the_json(tmp_path: Path) -> None:
    done = hdr("check", "--format", "json", tmp_path / "nie-ma.docx", SAMPLES / "buk.docx")
    assert done.exit_code == 2
    reviews = [json.loads(line) for line in done.stdout.splitlines()]
    assert [review["source"]["name"] for review in reviews] == ["buk.docx"]


def test_nothing_is_summed_up_when_no_file_is_there(tmp_path: Path) -> None:
    done = hdr("check", tmp_path / "a.docx", tmp_path / "b.docx")
    assert done.exit_code == 2
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 2


def test_a_pdf_with_a_password(tmp_path: Path) -> None:
    path = tmp_path / "tajny.pdf"
    with pikepdf.open(SAMPLES / "buk.pdf") as pdf:
        pdf.save(path, encryption=pikepdf.Encryption(owner="a", user="b"))
    done = hdr("check", path)
    assert done.exit_code == 2
    assert "Plik zabezpieczony hasłem" in done.stdout


def test_a_scan_that_cannot_be_read_says_what_to_do(tmp_path: Path) -> None:
    Image.new("L", (620, 877), 200).save(tmp_path / "skan.pdf")
    done = hdr("check", tmp_path / "skan.pdf")
    assert done.exit_code == 2
    assert "Skan bez tekstu" in done.stdout
    assert "poproś o plik Word" in done.stdout


def test_notes_in_english(empty_file: Path) -> None:
    assert "The file is damaged" in hdr("check", "--language", "en", empty_file).stdout


def test_settings_hold(tmp_path: Path) -> None:
    settings = tmp_path / "ustawienia.toml"
    settings.write_text("[limits]\nfile_megabytes = 1\n", encoding="utf-8")
    done = hdr("check", "--settings", settings, SAMPLES / "kalisz-scan.pdf")
    assert "Plik za duży" in done.stdout


def test_rules_can_be_left_out(tmp_path: Path) -> None:
    settings = tmp_path / "ustawienia.toml"
    settings.write_text('[rules]\nselect = ["missing-section"]\n', encoding="utf-8")
    done = hdr("check", "--format", "json", "--settings", settings, SAMPLES / "kalisz.docx")
    assert {finding["name"] for finding in json.loads(done.stdout)["findings"]} <= {
        "missing-section"
    }


@pytest.mark.parametrize(
    ("content", "named"),
    [
        ("limts = 1\n", "limts"),
        ("[limits]\nseconds = 0\n", "limits.seconds"),
        ("workers = \n", "TOML"),
        ('template = "nie-ma"\n', "nie-ma"),
        ('[rules]\nignore = ["brak-sekcji"]\n', "brak-sekcji"),
    ],
)
def test_settings_that_cannot_be_used_are_named(content: str, named: str, tmp_path: Path) -> None:
    settings = tmp_path / "ustawienia.toml"
    settings.write_text(content, encoding="utf-8")
    done = hdr("check", "--settings", settings, SAMPLES / "buk.docx")
    assert done.exit_code == 2
    assert named in done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_settings_that_are_not_there_are_named(tmp_path: Path) -> None:
    done = hdr("check", "--settings", tmp_path / "nie-ma.toml", SAMPLES / "buk.docx")
    assert done.exit_code == 2
    assert "nie-ma.toml" in done.stderr


def test_a_folder_is_for_run(tmp_path: Path) -> None:
    done = hdr("check", tmp_path)
    assert done.exit_code == 2
    assert "hdr run" in done.stderr


@pytest.mark.parametrize("name", ["nie-ma", "plik.docx"])
def test_an_inbox_that_does_not_exist_is_one_sentence(name: str, tmp_path: Path) -> None:
    (tmp_path / "plik.docx").touch()
    done = hdr("run", tmp_path / name, "--out", tmp_path / "wyniki")
    assert done.exit_code == 2
    assert done.stdout == ""
    assert name in done.stderr
    assert "nie istnieje" in done.stderr
    assert not (tmp_path / "wyniki").exists()


def test_results_cannot_go_into_the_inbox_itself(tmp_path: Path) -> None:
    shutil.copy(SAMPLES / "buk.docx", tmp_path)
    done = hdr("run", tmp_path, "--out", tmp_path)
    assert done.exit_code == 2
    assert "--out" in done.stderr


def test_results_cannot_go_where_a_file_stands(tmp_path: Path) -> None:
    (tmp_path / "zajete").touch()
    done = hdr("run", SAMPLES, "--out", tmp_path / "zajete")
    assert done.exit_code == 2
    assert "zajete" in done.stderr


def test_the_rules_are_listed() -> None:
    done = hdr("rules")
    assert done.exit_code == 0
    assert any(
        line.startswith("C101") and "missing-section" in line for line in done.stdout.splitlines()
    )


@pytest.mark.parametrize("name", ["missing-section", "C101", "c101"])
def test_a_rule_is_explained(name: str) -> None:
    done = hdr("rule", name)
    assert done.exit_code == 0
    assert done.stdout.startswith("C101 missing-section: ")


def test_a_rule_is_explained_in_polish() -> None:
    shown = hdr("rule", "term-outside-period").stdout
    assert "Waga: błąd" in shown
    assert "Grupa: spójność (consistency)" in shown
    assert "Co sprawdza: Czy terminy wszystkich działań mieszczą się w okresie realizacji." in shown
    assert "Dlaczego: " in shown
    assert "Jak poprawić: " in shown
    assert "The " not in shown


def test_a_rule_is_explained_in_english_when_asked() -> None:
    shown = hdr("rule", "term-outside-period", "--language", "en").stdout
    assert "What it checks: The terms of all actions lie within the period" in shown
    assert "Severity: error" in shown
    assert "Co sprawdza" not in shown


def test_the_rules_are_listed_in_english_when_asked() -> None:
    assert "Term outside the period" in hdr("rules", "--language", "en").stdout
    assert "Termin poza okresem realizacji" in hdr("rules").stdout


def test_a_rule_nearly_named_is_suggested() -> None:
    done = hdr("rule", "mising-section")
    assert done.exit_code == 2
    assert "missing-section" in done.stderr


def test_the_schema_is_the_published_one() -> None:
    published = SAMPLES.parent / "docs" / "review.schema.json"
    assert hdr("schema").stdout == published.read_text(encoding="utf-8")


def test_the_template_is_shown_with_its_assumptions() -> None:
    shown = hdr("template").stdout
    assert "Diagnoza potrzeb [diagnosis], wymagany" in shown
    assert "Cele [goals], wymagany (założony)" in shown
    assert "12. Gospodarowanie zasobami materialnymi" in shown


def test_a_template_of_ones_own_is_checked(tmp_path: Path) -> None:
    own = tmp_path / "wzor.toml"
    own.write_text('id = "x"\n', encoding="utf-8")
    done = hdr("template", own)
    assert done.exit_code == 2
    assert "wzor.toml" in done.stderr


def test_help_and_mistakes_are_in_polish() -> None:
    assert "Polecenia:" in hdr("--help").stdout
    assert "Nie ma polecenia" in hdr("sprawdz").stderr
    assert "Brakuje argumentu" in hdr("check").stderr


def test_an_unexpected_error_is_one_sentence_and_its_words_stay_out_of_the_log(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def fail(*_: object) -> None:
        raise ValueError("Jan Kowalski, PESEL 44051401359")

    monkeypatch.setattr("hdr.commands.check._review", fail)
    done = hdr("check", SAMPLES / "buk.docx")
    assert done.exit_code == 2
    assert "ValueError" in done.stderr
    assert "Kowalski" not in done.stderr + done.stdout
    assert "Traceback" not in done.stderr


def test_the_script_itself(empty_file: Path) -> None:
    """As installed: Polish letters on a terminal that says it knows only ASCII."""
    done = subprocess.run(
        [sys.executable, "-m", "hdr", "check", str(empty_file)],
        capture_output=True,
        check=False,
        env={"PYTHONIOENCODING": "ascii", "PATH": "", "HOME": str(empty_file.parent)},
    )
    assert done.returncode == 2
    assert b"Plik uszkodzony" in done.stdout
    assert done.stderr == b""
