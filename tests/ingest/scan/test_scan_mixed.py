"""Pictures among pages of text, and machines without Tesseract."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from ingest.readers import read
from model.document import Paragraph
from model.errors import Crashed, ScanWithoutText, TimedOut
from model.settings import Limits
from tests.ingest.pdf.conftest import Press, Sheet
from tests.ingest.scan.conftest import PROSE, TIME_ENOUGH
from tests.ingest.scan.drawn import Picture, write_mixed, write_scan

SAMPLES = Path(__file__).parents[3] / "samples"
BEGIN, END = "Wykaz prac na rok szkolny", "Podpisano w dniu zakupu"


@pytest.fixture(scope="session")
def scanned_pages(tmp_path_factory) -> Path:
    """Two scanned pages of text."""
    page = Picture().prose(57, 90, PROSE).scanned()
    return write_scan(tmp_path_factory.mktemp("scanned") / "scan.pdf", page, page)


@pytest.fixture(scope="session")
def mixed(tmp_path_factory, scanned_pages) -> Path:
    """Text, two scanned pages, text."""
    folder = tmp_path_factory.mktemp("mixed")
    text = Press(folder).write(Sheet().text(57, 90, BEGIN), Sheet().text(57, 90, END))
    return write_mixed(folder / "mixed.pdf", text, scanned_pages, "tsst")


@pytest.fixture
def tesseract(tmp_path, monkeypatch):
    """Puts a program of these lines in the place of Tesseract; nothing without lines."""

    def put(*lines: str) -> None:
        folder = tmp_path / "bin"
        folder.mkdir()
        if lines:
            program = folder / "tesseract"
            program.write_text("\n".join(("#!/bin/sh", *lines)) + "\n")
            program.chmod(0o755)
        monkeypatch.setenv("PATH", str(folder))

    return put


LANGUAGES = 'if [ "$1" = --list-langs ]; then echo list:; echo pol; exit 0; fi'


def test_scanned_pages_are_read_in_their_place(mixed):
    document = read(mixed, TIME_ENOUGH)
    said = [(b.location.page, b.text[:14]) for b in document.body() if isinstance(b, Paragraph)]
    pages = [(1, BEGIN[:14]), (2, PROSE[:14]), (3, PROSE[:14]), (4, END[:14])]
    assert (document.reader, document.unread, said) == ("pdf", (), pages)
    assert read(mixed, TIME_ENOUGH) == document  # whichever of two pages was ready first


def test_without_tesseract_a_scan_ends_with_advice_to_install_it(tesseract, scanned_pages):
    tesseract()
    with pytest.raises(ScanWithoutText, match="hdr doctor"):
        read(scanned_pages, Limits())


def test_without_tesseract_scanned_pages_are_named(tesseract, mixed):
    tesseract()
    document = read(mixed, Limits())
    pages, why = document.unread
    assert pages == "strony 2–3 to obrazy bez tekstu"
    assert "Tesseract" in why
    assert BEGIN in [b.text for b in document.body() if isinstance(b, Paragraph)]


def test_tesseract_without_polish_is_told_from_none(tesseract, scanned_pages):
    tesseract("echo list:; echo eng; exit 0")
    with pytest.raises(ScanWithoutText, match="języka polskiego"):
        read(scanned_pages, Limits())


def test_a_tesseract_that_fails_costs_a_scan(tesseract, scanned_pages):
    tesseract(LANGUAGES, "exit 3")
    with pytest.raises(Crashed, match="3"):
        read(scanned_pages, Limits())


def test_a_tesseract_that_fails_costs_scanned_pages_only(tesseract, mixed):
    tesseract(LANGUAGES, "exit 3")
    document = read(mixed, Limits())
    assert document.unread[0] == "strony 2–3 to obrazy bez tekstu"
    assert document.blocks


def test_a_scan_that_takes_too_long_ends_in_time(tesseract, scanned_pages):
    tesseract(LANGUAGES, "exec /bin/sleep 600")
    with pytest.raises(TimedOut, match="0 z 2"):
        read(scanned_pages, Limits(seconds=3))


def test_scanned_pages_that_take_too_long_are_named(tesseract, mixed):
    tesseract(LANGUAGES, "exec /bin/sleep 600")
    document = read(mixed, Limits(seconds=3))
    assert document.unread == ("na rozpoznanie tekstu stron 2–3 nie starczyło czasu",)


def test_a_picture_without_words_is_named_and_a_blank_scan_is_not(tmp_path):
    """A landscape among the pages; the empty back of a sheet."""
    landscape = Picture()
    landscape.draw.ellipse([300, 300, 2000, 1500], outline=0, width=30)
    scan = write_scan(tmp_path / "scan.pdf", landscape.scanned(), Picture().scanned())
    text = Press(tmp_path).write(Sheet().text(57, 90, BEGIN))
    document = read(write_mixed(tmp_path / "mixed.pdf", text, scan, "tss"), TIME_ENOUGH)
    assert document.unread == ("strona 2 to obraz bez tekstu",)


def test_a_scan_without_any_words_says_so(tmp_path):
    blank = write_scan(tmp_path / "scan.pdf", Picture().scanned(), Picture().scanned())
    with pytest.raises(ScanWithoutText, match="nie udało się rozpoznać"):
        read(blank, TIME_ENOUGH)


def test_a_file_with_text_loads_nothing_of_this():
    code = (
        "import sys; from pathlib import Path; from ingest.readers import read\n"
        "from model.settings import Limits\n"
        f"read(Path({str(SAMPLES / 'buk.pdf')!r}), Limits())\n"
        "print([name for name in sys.modules if name.startswith(('numpy', 'ingest.scan'))])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "[]", done.stderr
