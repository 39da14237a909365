"""A run that starts by itself, with inbox and results in storage."""

from __future__ import annotations

from pathlib import Path

from flows.engine import runtime
from tests.flows.storage.conftest import BUCKET, Bucket

SAMPLE = Path(__file__).parents[3] / "samples" / "wzorcowa-odpowiedz.docx"


def test_a_review_by_itself_reads_from_storage_and_writes_there(
    bucket: Bucket, tmp_path: Path
) -> None:
    settings = tmp_path / "hdr.toml"
    settings.write_text(
        f"""
workers = 1
settle_seconds = 0
[store]
url = "hdr.sqlite"
[serve]
inbox = "s3://{BUCKET}/zgloszenia"
out = "s3://{BUCKET}/wyniki"
""",
        encoding="utf-8",
    )
    bucket.put_all({"zgloszenia/gmina.docx": SAMPLE.read_bytes()})
    runtime.prepare()
    with runtime.running():
        from flows.review import review

        assert review(settings=str(settings)) == {"files": 1, "read": 1}
        written = bucket.files("wyniki/")
        assert {"index.html", "gmina-docx/uwagi.html"} <= written.keys()
        assert ".hdr-lock" not in written
        assert review(settings=str(settings)) == {"files": 1, "read": 0}
