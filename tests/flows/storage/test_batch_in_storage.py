"""A whole batch from S3 to S3: the same results, byte by byte, as from folder to folder."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from pydantic import SecretStr

from flows.alone import BusyError
from flows.batch import run_batch
from flows.history.store_at import the_store
from flows.storage.folders import local_folders
from hdr.cli import cli
from model.settings import Settings, StorePlace
from store.runs import last_runs
from store.sessions import reading

SAMPLES = Path(__file__).parents[3] / "samples"
FILES = {"powiat/buk.pdf": "buk.pdf", "błonie.docx": "blonie.docx"}


def office(folder):
    """The settings of an office with a store and waivers of its own."""
    folder.mkdir(exist_ok=True)
    store = StorePlace(url=SecretStr(str(folder / "hdr.sqlite")))
    return Settings(workers=1, store=store, waivers=str(folder / "waivers.toml"))


def run(inbox, out, settings):
    with local_folders(str(inbox), str(out)) as folders:
        return run_batch(folders.inbox, folders.out, settings)


def test_one_run_at_a_time_brings_and_sends(bucket, tmp_path):
    bucket.put_all({"skrzynka/blonie.docx": (SAMPLES / "blonie.docx").read_bytes()})
    with (
        local_folders("s3://nabor/skrzynka", str(tmp_path / "wyniki")) as folders,
        pytest.raises(BusyError, match=r"s3://nabor/skrzynka"),
        local_folders("s3://nabor/skrzynka", str(tmp_path / "inne")),
    ):
        raise AssertionError("two runs at once")
    assert (folders.inbox / "blonie.docx").exists()
    with local_folders("s3://nabor/skrzynka", str(tmp_path / "wyniki")) as folders:
        assert (folders.inbox / "blonie.docx").exists()


def test_results_are_the_same_wherever_files_lie(bucket, tmp_path):
    inbox, out = tmp_path / "skrzynka", tmp_path / "wyniki"
    for name, sample in FILES.items():
        data = (SAMPLES / sample).read_bytes()
        (inbox / name).parent.mkdir(parents=True, exist_ok=True)
        (inbox / name).write_bytes(data)
        bucket.put_all({f"skrzynka/{name}": data})
    there = office(tmp_path / "tam")
    run(inbox, out, office(tmp_path / "tu"))
    run("s3://nabor/skrzynka", "s3://nabor/wyniki", there)
    local = {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in out.rglob("*")
        if path.is_file() and not path.name.startswith(".")
    }
    assert bucket.files("wyniki/") == local
    listed = [json.loads(line)["source"]["path"] for line in local["reviews.jsonl"].splitlines()]
    assert listed == ["błonie.docx", "powiat/buk.pdf"]

    put = bucket.times_put("wyniki/")
    settings = tmp_path / "tam" / "hdr.toml"
    settings.write_text("workers = 1\n", encoding="utf-8")
    command = ["run", "s3://nabor/skrzynka", "--out", "s3://nabor/wyniki"]
    told = CliRunner().invoke(cli, [*command, "--settings", str(settings)])
    assert told.exit_code == 0
    assert "s3://nabor/wyniki/index.html" in told.output
    assert "buk.pdf" in told.output
    assert bucket.times_put("wyniki/") == put | {".hdr-write-check": 2}
    with the_store(there) as engine, reading(engine) as session:
        newest, first = last_runs(session, 2)
    assert (newest.inbox, newest.reviewed, first.reviewed) == ("s3://nabor/skrzynka", 0, 2)
