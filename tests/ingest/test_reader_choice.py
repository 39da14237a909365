from __future__ import annotations

import sys
from pathlib import Path

import pytest

from ingest.readers import read
from model.errors import Crashed, Unsupported
from model.settings import Limits

SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.mark.parametrize(("name", "reader"), [("blonie.docx", "word"), ("buk.pdf", "pdf")])
def test_the_reader_follows_the_content(name: str, reader: str, tmp_path: Path) -> None:
    renamed = tmp_path / "bez-rozszerzenia"
    renamed.write_bytes((SAMPLES / name).read_bytes())
    assert read(renamed, Limits()).reader == reader


@pytest.mark.parametrize(
    ("name", "kind"), [("krapkowicki.odt", "ODT"), ("braniewo.rtf", "RTF"), ("blonie.doc", "DOC")]
)
def test_kinds_not_read_yet_are_named(name: str, kind: str) -> None:
    with pytest.raises(Unsupported, match=f"Plików {kind}"):
        read(SAMPLES / name, Limits())


def test_a_reader_that_does_not_load_costs_its_own_files_only(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "ingest.pdf", None)  # makes its import fail
    with pytest.raises(Crashed, match="PDF"):
        read(SAMPLES / "buk.pdf", Limits())
    assert read(SAMPLES / "blonie.docx", Limits()).blocks
