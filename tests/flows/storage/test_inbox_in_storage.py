"""An inbox in S3: a local folder that holds the same, moved only where it changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.incoming.inbox import look_through
from flows.steps import review_file
from flows.storage.errors import StorageError
from flows.storage.folders import local_folders
from model.settings import Settings
from model.template import load_template

SAMPLES = Path(__file__).parents[3] / "samples"
INBOX = "s3://nabor/2026"


@pytest.fixture
def brought(bucket, tmp_path):
    """Bring the inbox as a run would; its folder, what it holds, and what was left out."""

    def bring(inbox=INBOX, out=None):
        with local_folders(inbox, out or str(tmp_path / "out")) as folders:
            return folders.inbox, contents(folders.inbox), reasons(folders.left_out)

    return bring


def contents(folder):
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def reasons(ignored):
    return {one.path: one.reason for one in ignored}


MARK = 0o604


def mark(folder):
    """Mark the files that are here, so that one which comes anew is seen."""
    for path in folder.rglob("*.docx"):
        path.chmod(MARK)


def marked(folder):
    return {path.name for path in folder.rglob("*.docx") if path.stat().st_mode & 0o777 == MARK}


def test_the_files_come_with_their_names_and_the_time_they_were_put_there(bucket, brought):
    files = {"gmina ąę.docx": b"PK1", "powiat/plan 2.pdf": b"%PDF-", "powiat/.DS_Store": b"x"}
    bucket.put_all({f"2026/{name}": data for name, data in files.items()})
    bucket.put_all({"2025/old.docx": b"PK", "2026-other/x.docx": b"PK"})
    folder, held, left_out = brought()
    assert held == files
    assert not left_out
    for name in files:
        put = bucket.client.head_object(Bucket="nabor", Key=f"2026/{name}")["LastModified"]
        assert (folder / name).stat().st_mtime == put.timestamp()


def test_a_review_says_the_same_wherever_the_file_lay(bucket, brought):
    bucket.put_all({"2026/powiat/blonie.docx": (SAMPLES / "blonie.docx").read_bytes()})
    folder, _, _ = brought()
    settings, template = Settings(), load_template("wzor-2019")
    (here,) = look_through(folder).submissions
    review = review_file(here, settings, template, relative_to=folder)
    local = review_file(SAMPLES / "blonie.docx", settings, template, relative_to=SAMPLES)
    assert review.source.path == "powiat/blonie.docx"
    source = local.source.model_copy(update={"path": "powiat/blonie.docx"})
    assert review == local.model_copy(update={"source": source})


def test_only_what_changed_comes_again(bucket, brought):
    bucket.put_all({"2026/a.docx": b"one", "2026/b.docx": b"two", "2026/c/d.docx": b"three"})
    bucket.all_of_one_moment()
    folder, _, _ = brought()
    mark(folder)
    bucket.put_all({"2026/b.docx": b"owt"})
    bucket.all_of_one_moment()
    bucket.delete("2026/c/d.docx")
    _, held, _ = brought()
    assert held == {"a.docx": b"one", "b.docx": b"owt"}
    assert marked(folder) == {"a.docx"}
    assert not (folder / "c").exists()


def test_a_file_that_was_changed_here_comes_again(bucket, brought):
    bucket.put_all({"2026/a.docx": b"one"})
    folder, _, _ = brought()
    (folder / "a.docx").write_bytes(b"something else")
    (folder / "stray.docx").write_bytes(b"x")
    assert brought()[1] == {"a.docx": b"one"}


def test_an_older_version_never_stands_for_one_that_may_not_be_read(bucket, brought):
    bucket.put_all({"2026/a.docx": b"one", "2026/b.docx": b"two", "2026/Plan": b"%PDF-1.7 old"})
    brought()
    bucket.put_all({"2026/b.docx": b"newer", "2026/Plan": b"%PDF-1.7 new"})
    bucket.refuse_after(1)  # the listing
    _, held, left_out = brought()
    assert held == {"a.docx": b"one"}
    assert left_out == {"b.docx": "unreachable", "Plan": "unreachable"}


def test_names_that_lead_elsewhere_or_nowhere_are_left_out_by_name(bucket, brought, tmp_path):
    odd = ["../out.docx", "a/../../b.docx", "x//y.docx", "a\\b.docx", "n" * 300 + ".docx"]
    bucket.put_all({f"2026/{name}": b"x" for name in odd})
    bucket.put_all({"2026/empty folder/": b"", "2026/good.docx": b"PK"})
    _, held, left_out = brought()
    assert held == {"good.docx": b"PK"}
    assert left_out == dict.fromkeys(odd, "unreachable")
    assert not [path for path in tmp_path.rglob("*.docx") if path.name != "good.docx"]


def test_a_name_that_is_file_and_folder_costs_only_one_of_them(bucket, brought):
    bucket.put_all({"2026/plan.docx": b"PK", "2026/plan.docx/more.docx": b"PK", "2026/z.pdf": b"%"})
    _, held, left_out = brought()
    assert "z.pdf" in held
    assert len(held) == 2
    assert list(left_out.values()) == ["unreachable"]
    bucket.delete("2026/plan.docx")
    _, held, left_out = brought()
    assert held.keys() == {"plan.docx/more.docx", "z.pdf"}
    assert not left_out


def test_of_what_is_no_submission_only_the_beginning_comes(bucket, brought):
    film, plan = bytes(100_000), (SAMPLES / "blonie.docx").read_bytes()
    bucket.put_all({"2026/film.mp4": film, "2026/Plan gminy": plan, "2026/empty.txt": b""})
    for _ in range(2):
        folder, held, _ = brought()
        assert {name: len(data) for name, data in held.items()} == {
            "film.mp4": 8,
            "Plan gminy": len(plan),
            "empty.txt": 0,
        }
        found = look_through(folder)
        assert [path.name for path in found.submissions] == ["Plan gminy"]
        assert reasons(found.ignored) == {"film.mp4": "other_kind", "empty.txt": "other_kind"}


def test_results_below_the_inbox_are_no_submissions(bucket, brought):
    bucket.put_all({"2026/a.docx": b"PK", "2026/wyniki/a-docx/kopia.docx": b"PK"})
    assert brought(out="s3://nabor/2026/wyniki")[1] == {"a.docx": b"PK"}
    assert brought(out="s3://nabor/2026/wynik")[1].keys() == {
        "a.docx",
        "wyniki/a-docx/kopia.docx",
    }


def test_an_inbox_may_be_empty_or_a_whole_bucket(bucket, brought):
    assert brought()[1] == {}
    bucket.put_all({"a.docx": b"PK"})
    assert brought("s3://nabor")[1] == brought("s3://nabor/")[1] == {"a.docx": b"PK"}


def test_what_was_brought_before_the_storage_failed_need_not_come_again(bucket, brought, tmp_path):
    bucket.put_all({f"2026/{number}.docx": b"PK" for number in range(20)})
    bucket.refuse_after(10)
    folder, held, left_out = brought()  # keys that may list, but not read everything
    assert 0 < len(held) < 20
    assert left_out.keys() == {f"{number}.docx" for number in range(20)} - held.keys()
    mark(folder)
    bucket.refuse_after(float("inf"))
    assert len(brought()[1]) == 20
    assert marked(folder) == held.keys()


def test_local_folders_are_used_as_they_are(tmp_path):
    with local_folders(str(tmp_path / "in"), str(tmp_path / "out")) as folders:
        assert folders == (tmp_path / "in", tmp_path / "out", ())
    assert not list(tmp_path.iterdir())


def test_a_disk_that_cannot_be_written_is_told(bucket, brought, tmp_path):
    bucket.put_all({"2026/a.docx": b"PK"})
    (tmp_path / "state").mkdir()
    (tmp_path / "state" / "storage").write_bytes(b"in the way")
    with pytest.raises(StorageError) as raised:
        brought()
    assert raised.value.reason == "disk"
