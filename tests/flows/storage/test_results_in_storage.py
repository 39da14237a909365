"""Results in S3: what changed is sent, whole; nothing of anybody else's is touched."""

from __future__ import annotations

import shutil

import pytest

from flows.storage.errors import StorageError
from flows.storage.folders import local_folders

OUT = "s3://nabor/wyniki"
RESULTS = {"index.html": b"<p>", "a-docx/uwagi.html": b"<h1>", "a-docx/review.json": b"{}"}


@pytest.fixture
def run(bucket, tmp_path):
    """A run that leaves these results, and only these."""

    def write(files, removed=()):
        with local_folders(str(tmp_path), OUT) as folders:
            before = {p.relative_to(folders.out).as_posix() for p in folders.out.rglob("*.*")}
            for name, data in files.items():
                path = folders.out / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)
            for name in removed:
                (folders.out / name).unlink()
        return before

    return write


def test_results_are_sent_and_the_books_stay_here(bucket, run):
    run(RESULTS | {".hdr-written.json": b"{}", "a-docx/.x.tmp": b"half"})
    assert bucket.files("wyniki/") == RESULTS
    kind = bucket.client.head_object(Bucket="nabor", Key="wyniki/index.html")["ContentType"]
    assert kind == "text/html"


def test_the_flow_finds_what_it_wrote_and_only_changes_are_sent(bucket, run):
    run(RESULTS)
    assert run({"index.html": b"<p>new"}) == set(RESULTS)
    assert bucket.files("wyniki/") == RESULTS | {"index.html": b"<p>new"}
    assert bucket.times_put("wyniki/") == dict.fromkeys(RESULTS, 1) | {
        "index.html": 2,
        ".hdr-write-check": 2,
    }


def test_a_machine_that_forgot_everything_sends_nothing_that_lies_there(bucket, run, tmp_path):
    run(RESULTS)
    shutil.rmtree(tmp_path / "state")
    assert run(RESULTS) == set()
    times = bucket.times_put("wyniki/")
    assert [times[name] for name in RESULTS] == [1, 1, 1]


def test_what_is_no_result_any_more_goes_and_what_others_put_there_stays(bucket, run):
    bucket.put_all({"wyniki/notatka.txt": b"mine", "wyniki/a-docx/inne.txt": b"mine"})
    run(RESULTS)
    run({}, removed=["a-docx/uwagi.html"])
    assert bucket.files("wyniki/").keys() == {
        "index.html",
        "a-docx/review.json",
        "notatka.txt",
        "a-docx/inne.txt",
    }


def test_what_was_deleted_there_is_deleted_here_and_comes_back_if_it_is_written(bucket, run):
    run(RESULTS)
    bucket.delete("wyniki/a-docx/uwagi.html")
    bucket.delete("wyniki/a-docx/review.json")
    assert run({"a-docx/review.json": b"{}"}) == {"index.html"}
    assert bucket.files("wyniki/").keys() == {"index.html", "a-docx/review.json"}


def test_a_letter_that_was_edited_there_stays_until_it_is_written_anew(bucket, run):
    run({"a-docx/pismo.docx": b"ours"})
    bucket.put_all({"wyniki/a-docx/pismo.docx": b"edited"})
    run({})
    assert bucket.files("wyniki/") == {"a-docx/pismo.docx": b"edited"}
    run({"a-docx/pismo.docx": b"ours, newer"})
    assert bucket.files("wyniki/") == {"a-docx/pismo.docx": b"ours, newer"}


def test_a_run_that_fails_sends_nothing(bucket, tmp_path):
    with pytest.raises(KeyError), local_folders(str(tmp_path), OUT) as folders:
        (folders.out / "index.html").write_bytes(b"half a batch")
        raise KeyError
    assert bucket.files("wyniki/") == {}


def test_sending_that_breaks_off_says_so_and_goes_on_the_next_time(bucket, run):
    many = {f"{number}-docx/uwagi.html": b"x" for number in range(20)} | {"index.html": b"all"}

    bucket.refuse_after(12)  # three of them before the results: listing, writing, deleting
    with pytest.raises(StorageError) as raised:
        run(many)
    bucket.refuse_after(float("inf"))
    assert raised.value.reason == "half"
    sent = bucket.files("wyniki/")
    assert 0 < len(sent) < len(many)
    assert "index.html" not in sent
    assert f"wysłano {len(sent)} z {len(many)}" in str(raised.value)
    assert "Dostawca S3 nie dopuścił" in str(raised.value)
    assert f"{len(sent)} of {len(many)}" in raised.value.said("en")
    run({})
    assert bucket.files("wyniki/") == many
    times = bucket.times_put("wyniki/")
    assert {times[name] for name in many} == {1}
