from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from flows.steps import review_file
from hdr.cli import cli
from model.settings import Settings
from model.template import load_template
from reports.json import review_json, reviews_jsonl

SAMPLES = Path(__file__).parents[2] / "samples"


def hdr(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, [str(argument) for argument in arguments])


@pytest.fixture(scope="module")
def reviews():
    return [
        review_file(SAMPLES / name, Settings(), load_template())
        for name in ("dwikozy.docx", "rypin.docx")
    ]


@pytest.fixture
def desk(tmp_path: Path, reviews) -> Path:
    """Settings, and the results of two submissions."""
    (tmp_path / "hdr.toml").write_text("", encoding="utf-8")
    (tmp_path / "out" / "dwikozy-docx").mkdir(parents=True)
    (tmp_path / "out" / "reviews.jsonl").write_text(reviews_jsonl(reviews), encoding="utf-8")
    (tmp_path / "out" / "dwikozy-docx" / "review.json").write_text(
        review_json(reviews[0]), encoding="utf-8"
    )
    return tmp_path


def waive(desk: Path, *arguments: str | Path) -> Result:
    return hdr("waive", *arguments, "--settings", desk / "hdr.toml", "--out", desk / "out")


def checked(desk: Path) -> dict[str, str]:
    """Fingerprint → status as a check with these settings finds them."""
    shown = hdr(
        "check", "--format", "json", "--settings", desk / "hdr.toml", SAMPLES / "dwikozy.docx"
    )
    return {each["fingerprint"]: each["status"] for each in json.loads(shown.stdout)["findings"]}


def test_a_finding_is_waived_by_its_fingerprint_and_counts_again_when_taken_back(
    desk: Path, reviews
) -> None:
    fingerprint = reviews[0].findings[0].fingerprint
    done = waive(desk, fingerprint[:8], "--reason", "Uzgodniono.", "--by", "E. Redaktor")
    assert done.exit_code == 0
    assert "dwikozy.docx" in done.stdout
    assert checked(desk)[fingerprint] == "waived"
    listed = waive(desk).stdout
    assert fingerprint[:8] in listed
    assert "Powód: Uzgodniono. (E. Redaktor, " in listed
    assert waive(desk, fingerprint[:8], "--remove").exit_code == 0
    assert checked(desk)[fingerprint] == "new"
    assert "Nie ma pominiętych uwag" in waive(desk).stdout


def test_a_review_shows_its_fingerprints_and_takes_one(desk: Path, reviews) -> None:
    review = desk / "out" / "dwikozy-docx" / "review.json"
    shown = waive(desk, review).stdout.splitlines()
    assert len(shown) == len(reviews[0].findings)
    fingerprint = shown[0].split()[0]
    assert (
        waive(desk, review.parent, "--finding", fingerprint, "--reason", "Tak ma być.").exit_code
        == 0
    )
    (found,) = [each for each, status in checked(desk).items() if status == "waived"]
    assert found.startswith(fingerprint)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["0123abcd"], "--reason"),
        (["0123abcd", "--reason", " "], "--reason"),
        (["0123abcd", "--reason", "x"], "nie ma uwagi o odcisku"),
        (["nie-ma.json", "--reason", "x"], "ani plikiem review.json, ani odciskiem"),
        (["0123abcd", "--remove"], "Nie ma pominięcia"),
        (["out/reviews.jsonl", "--reason", "x"], "nie jest plikiem review.json"),
    ],
)
def test_what_cannot_be_waived_is_one_sentence(desk: Path, arguments, said, monkeypatch) -> None:
    monkeypatch.chdir(desk)
    done = waive(desk, *arguments)
    assert done.exit_code == 2
    assert said in done.stderr
    assert not (desk / "waivers.toml").exists()


def test_one_fingerprint_of_two_submissions_is_asked_about(desk: Path, reviews) -> None:
    both = set.intersection(*({f.fingerprint for f in r.findings} for r in reviews))
    twice = reviews_jsonl([reviews[0], reviews[0].model_copy(update={"source": reviews[1].source})])
    (desk / "out" / "reviews.jsonl").write_text(twice, encoding="utf-8")
    wanted = next(iter(both), reviews[0].findings[0].fingerprint)
    done = waive(desk, wanted, "--reason", "x")
    assert done.exit_code == 2
    assert "dwikozy.docx, rypin.docx" in done.stderr


def test_a_broken_file_of_waivers_stops_a_check_with_a_sentence(desk: Path) -> None:
    (desk / "waivers.toml").write_text('[[waivers]]\nrule = "x"\n', encoding="utf-8")
    done = hdr("check", "--settings", desk / "hdr.toml", SAMPLES / "buk.docx")
    assert done.exit_code == 2
    assert "waivers.toml" in done.stderr
    assert "fingerprint" in done.stderr
