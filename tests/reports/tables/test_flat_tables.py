"""Flat tables: every format says the same, texts are never formulas, the same bytes each time."""

from __future__ import annotations

import csv
import io
import re
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet

from model.errors import Outcome
from reports.tables import parquet as parquet_files
from reports.tables.all_tables import TABLES
from reports.tables.csv import csv_lines, guarded, unguarded
from reports.tables.parquet import parquet_file
from reports.tables.table import Column, Table
from reports.tables.writer import write_tables
from reports.tables.xlsx import workbook_file

texts = st.text(alphabet="=+-@＝＋－＠'\",;|\t\r\n ab1\u00a0\u200bżółć", max_size=30)


@pytest.fixture(scope="module")
def reviews(gold_review):
    return [gold_review(name) for name in ("blonie", "krapkowicki", "rypin")]


def table_with(*values):
    """A table of these values, whatever the review."""
    column = Column("value", "text", "a text", lambda value: value)
    return Table("test", "A value.", (column,), lambda review: values)


def csv_of(table):
    return "".join(csv_lines(table, [None]))


def parquet_of(table):
    file = io.BytesIO()
    with parquet_file(file, table) as write:
        write(table.rows(None))
    return io.BytesIO(file.getvalue())


def workbook_of(table):
    file = io.BytesIO()
    with workbook_file(file, [table]) as (write,):
        write(table.rows(None))
    return openpyxl.load_workbook(file)


@given(text=texts)
def test_a_guarded_text_can_be_had_back(text):
    assert unguarded(guarded(text)) == text


@given(text=texts, separator=st.sampled_from(",;\t|"), quoting=st.sampled_from((0, 3)))
def test_no_spreadsheet_finds_a_formula_whatever_separator_it_expects(text, separator, quoting):
    written = csv_of(table_with(text, "obok"))
    lines = re.split(r"[\r\n]+", written)
    cells = [
        cell for row in csv.reader(lines, delimiter=separator, quoting=quoting) for cell in row
    ]
    cells += [cell for line in lines for cell in line.split(separator)]
    for cell in cells:
        bare = cell.strip("\" \u00a0\t\r\n'")
        if bare[:1] in tuple("=+-@＝＋－＠"):
            assert "'" in cell[: cell.index(bare[0])]


@given(text=texts.filter(lambda text: text == text.replace("\r", "")))
def test_csv_and_parquet_hold_the_text(text):
    table = table_with(text)
    (_, (read,)) = csv.reader(io.StringIO(csv_of(table), newline=""))
    assert unguarded(read) == text
    assert parquet.read_table(parquet_of(table)).to_pylist() == [{"value": text}]


@given(text=texts.filter(lambda text: "\r" not in text))
def test_xlsx_cells_are_texts_and_never_formulas(text):
    book = workbook_of(table_with(text, "obok"))
    cell = book["test"]["A2"]
    assert cell.data_type in ("s", "n")
    assert (cell.value or "") == text
    assert cell.hyperlink is None


def test_every_format_has_the_same_rows(reviews, tmp_path):
    written = {path.name: path for path in write_tables(reviews, tmp_path / "tables")}
    assert sorted(written) == sorted(
        [
            f"{name}.{kind}"
            for name in ("plans", "actions", "findings")
            for kind in ("csv", "parquet")
        ]
        + ["tables.xlsx"]
    )
    book = openpyxl.load_workbook(written["tables.xlsx"])
    assert book.sheetnames == ["plans", "actions", "findings", "fields"]
    for name in ("plans", "actions", "findings"):
        typed = parquet.read_table(written[f"{name}.parquet"]).to_pylist()
        with written[f"{name}.csv"].open(encoding="utf-8", newline="") as file:
            plain = list(csv.DictReader(file))
        sheet = list(book[name].iter_rows(values_only=True))
        assert list(sheet[0]) == list(plain[0]) == list(typed[0])
        assert len(typed) == len(plain) == len(sheet) - 1
        for one, other, row in zip(typed, plain, sheet[1:], strict=True):
            assert [shown(value) for value in one.values()] == [
                unguarded(text) for text in other.values()
            ]
            assert [as_cell(value) for value in one.values()] == list(row)


def shown(value):
    return "" if value is None else value.isoformat() if isinstance(value, date) else str(value)


def as_cell(value):
    """As openpyxl gives what is in a cell."""
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day)
    return value or None if isinstance(value, str) else value


def test_tables_say_what_the_reviews_say(reviews, failed_review):
    broken = failed_review(Outcome.ENCRYPTED)
    plans, actions, findings = (as_dicts(table, [*reviews, broken]) for table in TABLES)
    assert [row["path"] for row in plans] == [r.source.path for r in [*reviews, broken]]
    assert plans[0]["unit"] == "Błonie"
    assert plans[0]["period_start"] == reviews[0].plan.period.value.start
    assert plans[-1]["outcome"] == "encrypted"
    assert plans[-1]["standing"] == "unreadable"
    assert plans[-1]["unit"] is None
    assert len(actions) == sum(len(review.plan.actions) for review in reviews)
    assert [row["position"] for row in actions][:3] == [1, 2, 3]
    first = reviews[0].plan.actions[0]
    assert actions[0]["responsible"] == "; ".join(first.responsible)
    assert (actions[0]["term_start"], actions[0]["term_end"]) == (first.term.start, first.term.end)
    assert len(findings) == sum(len(review.findings) for review in reviews)
    assert {row["path"] for row in findings} <= {row["path"] for row in plans}
    placed = next(row for row in findings if row["block"] is not None)
    assert placed["part"] == "body"


def as_dicts(table, reviews):
    return [
        dict(zip(table.names, row, strict=True)) for review in reviews for row in table.rows(review)
    ]


def test_rows_beyond_what_is_held_at_once_are_written_too(reviews, tmp_path, monkeypatch):
    monkeypatch.setattr(parquet_files, "_GROUP", 7)
    write_tables(reviews, tmp_path)
    read = parquet.read_table(tmp_path / "actions.parquet").to_pylist()
    assert read == as_dicts(TABLES[1], reviews)
    assert parquet.ParquetFile(tmp_path / "actions.parquet").num_row_groups > 1


def test_no_batch_gives_tables_without_rows(tmp_path):
    for path in write_tables([], tmp_path):
        assert path.stat().st_size > 0
    assert (tmp_path / "plans.csv").read_bytes().count(b"\r\n") == 1


def test_the_same_reviews_give_the_same_bytes(reviews, tmp_path):
    first, second = write_tables(reviews, tmp_path / "a"), write_tables(reviews, tmp_path / "b")
    for one, other in zip(first, second, strict=True):
        assert one.read_bytes() == other.read_bytes(), one.name


def test_half_a_character_of_a_broken_pdf_stops_nothing(reviews, tmp_path):
    action = reviews[0].plan.actions[0].model_copy(update={"name": "a\ud800\x00b"})
    plan = reviews[0].plan.model_copy(update={"actions": (action,)})
    odd = reviews[0].model_copy(update={"plan": plan})
    write_tables([odd], tmp_path)
    (row,) = parquet.read_table(tmp_path / "actions.parquet").to_pylist()
    assert row["name"].startswith("a")


def test_without_pyarrow_the_other_formats_are_written(reviews, tmp_path, monkeypatch):
    monkeypatch.setattr("reports.tables.parquet.find_spec", lambda name: None)
    assert {path.suffix for path in write_tables(reviews, tmp_path)} == {".csv", ".xlsx"}


def test_a_batch_that_fails_leaves_no_rows_behind(reviews, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    def failing():
        yield reviews[0]
        raise OSError("the disk is gone")

    with pytest.raises(OSError, match="gone"):
        write_tables(failing(), tmp_path / "tables")
    assert [path.name for path in tmp_path.rglob("*")] == ["tables"]


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_full_disk_is_an_error_of_the_system(reviews):
    with (
        Path("/dev/full").open("wb", buffering=0) as file,
        pytest.raises(OSError, match="No space"),
        workbook_file(file, TABLES) as writers,
    ):
        for table, write in zip(TABLES, writers, strict=True):
            write(table.rows(reviews[0]))
