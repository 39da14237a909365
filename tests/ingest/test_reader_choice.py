from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import pytest

from ingest.readers import read
from model.errors import Crashed
from model.settings import Limits

SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.mark.parametrize(("name", "reader"), [("blonie.docx", "word"), ("buk.pdf", "pdf")])
def test_the_reader_follows_the_content(name: str, reader: str, tmp_path: Path) -> None:
    renamed = tmp_path / "bez-rozszerzenia"
    renamed.write_bytes((SAMPLES / name).read_bytes())
    assert read(renamed, Limits()).reader == reader


@pytest.mark.parametrize("name", ["krapkowicki.odt", "braniewo.rtf", "blonie.doc"])
def test_office_files_say_what_their_word_twins_say(name: str) -> None:
    limits = Limits()
    twin = read(SAMPLES / f"{Path(name).stem}.docx", limits)
    office = read(SAMPLES / name, limits)
    assert office.reader == "office"
    words, wanted = (
        [word for paragraph in document.paragraphs() for word in paragraph.text.split()]
        for document in (office, twin)
    )
    shared = sum((Counter(words) & Counter(wanted)).values())
    assert shared >= 0.98 * max(len(words), len(wanted))


def test_a_reader_that_does_not_load_costs_its_own_files_only(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "ingest.pdf.reader", None)  # makes its import fail
    with pytest.raises(Crashed, match="PDF"):
        read(SAMPLES / "buk.pdf", Limits())
    assert read(SAMPLES / "blonie.docx", Limits()).blocks
