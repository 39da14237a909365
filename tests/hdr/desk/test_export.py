"""`hdr export`: what other systems take out of the store."""

from __future__ import annotations

import csv
import io
import json

import pytest
from jsonschema import Draft202012Validator

from reports.schema import json_schema


def exported(office, *arguments):
    return [json.loads(line) for line in office.told("export", *arguments).splitlines()]


def names(reviews):
    return [each["source"]["path"] for each in reviews]


def test_every_submission_is_there_once_with_its_newest_version(office):
    reviews = exported(office)
    assert names(reviews) == ["dwikozy poprawiony.docx", "2020/buk.docx"]
    assert [each["submission"]["version"] for each in reviews] == [2, 1]
    dwikozy = reviews[0]
    assert dwikozy["submission"]["id"] == "2609022"
    assert {each["status"] for each in dwikozy["findings"]} == {"new", "resolved"}
    validator = Draft202012Validator(json.loads(json_schema()))
    assert [error for each in reviews for error in validator.iter_errors(each)] == []


def test_the_same_store_gives_the_same_bytes_to_a_file_and_to_the_screen(office, tmp_path):
    office.told("export", "--out", tmp_path / "a" / "dane.jsonl")
    assert (tmp_path / "a" / "dane.jsonl").read_bytes().decode() == office.told("export")
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["dane.jsonl"]


@pytest.mark.parametrize(
    ("since", "found"),
    [
        ("2026-11-01", ["dwikozy poprawiony.docx", "2020/buk.docx"]),
        ("2026-11-03T08:00:00+00:00", ["dwikozy poprawiony.docx", "2020/buk.docx"]),
        ("2026-11-03T09:00:00+01:00", ["dwikozy poprawiony.docx", "2020/buk.docx"]),
        ("2026-11-03T08:00:01+00:00", ["dwikozy poprawiony.docx"]),
        ("2", ["dwikozy poprawiony.docx", "2020/buk.docx"]),
        ("3", ["dwikozy poprawiony.docx"]),
        ("2026-11-05", []),
    ],
)
def test_only_what_came_in_since(office, since, found):
    assert names(exported(office, "--since", since)) == found


def test_what_was_read_again_is_there_although_it_came_in_before(office):
    office.reread()
    assert len(exported(office, "--since", "4")) == 2


def test_a_waived_finding_is_waived(office):
    fingerprint = exported(office)[0]["findings"][0]["fingerprint"]
    office.waive(fingerprint, unit="2609022")
    assert exported(office)[0]["findings"][0]["status"] == "waived"


def test_a_table_for_a_spreadsheet(office):
    rows = list(csv.DictReader(io.StringIO(office.told("export", "--format", "csv"))))
    assert [row["path"] for row in rows] == ["dwikozy poprawiony.docx", "2020/buk.docx"]
    assert (rows[0]["submission"], rows[0]["errors"]) == ("2609022", "3")


@pytest.mark.parametrize(
    ("since", "said"),
    [("17", "Nie ma uruchomienia o numerze 17"), ("wczoraj", "ani data"), ("9" * 30, "Nie ma")],
)
def test_a_moment_that_cannot_be_understood_is_one_sentence(office, since, said):
    done = office.hdr("export", "--since", since)
    assert done.exit_code == 2
    assert said in done.stderr


def test_a_place_that_cannot_be_written_is_one_sentence(office):
    done = office.hdr("export", "--out", office.settings_file / "dane.jsonl")
    assert done.exit_code == 2
    assert "Nie można zapisać" in done.stderr
