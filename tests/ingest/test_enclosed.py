"""Documents inside other files: portfolios, letters with the plan attached, archives."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pikepdf
import pytest
from pikepdf import AttachedFileSpec, Dictionary, Name

from ingest.admission import admit
from ingest.readers import read
from model.document import Paragraph
from model.errors import Encrypted, Unsupported
from model.settings import Limits

SAMPLES = Path(__file__).parents[2] / "samples"
PLAN = (SAMPLES / "buk.docx").read_bytes()
LETTER = "For the best experience, open this PDF portfolio in Acrobat."


@pytest.fixture
def with_files(tmp_path):
    """A PDF with these files attached; `lines` stand on its page."""

    def make(files: dict[str, bytes], *, lines=(LETTER,), **options) -> Path:
        pdf = pikepdf.new()
        pdf.add_blank_page(page_size=(595, 842))
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        pdf.pages[0].Resources = Dictionary(Font=Dictionary(F=pdf.make_indirect(font)))
        drawn = "".join(
            f"BT /F 9 Tf 1 0 0 1 57 {800 - 12 * number} Tm ({line}) Tj ET "
            for number, line in enumerate(lines)
        )
        pdf.pages[0].Contents = pdf.make_stream(drawn.encode())
        for name, data in files.items():
            pdf.attachments[name] = AttachedFileSpec(pdf, data, filename=name)
        pdf.Root.Collection = Dictionary(Type=Name.Collection)
        pdf.save(tmp_path / "outer.pdf", **options)
        return tmp_path / "outer.pdf"

    return make


def first_words(document):
    return next(b.text for b in document.body() if isinstance(b, Paragraph) and b.text.strip())


def test_the_one_document_of_a_portfolio_is_read(with_files):
    outer = with_files({"plan.docx": PLAN, "logo.png": b"\x89PNG\r\n\x1a\n", "lista.xlsx": b"PK"})
    document = read(outer, Limits())
    assert document.reader == "word"
    assert document.blocks == read(SAMPLES / "buk.docx", Limits()).blocks
    assert document.remarks == (
        "Plik PDF jest tylko okładką; sprawdzono dołączony do niego plik „plan.docx”.",
    )


def test_several_documents_are_named_and_none_is_chosen(with_files):
    outer = with_files({"plan.docx": PLAN, "uchwala.pdf": (SAMPLES / "buk.pdf").read_bytes()})
    with pytest.raises(Unsupported, match=r"„plan\.docx”, „uchwala\.pdf”.*sam dokument"):
        read(outer, Limits())


def test_a_pdf_with_text_of_its_own_is_read_and_the_files_are_named(with_files):
    lines = [f"Gmina prowadzi szkoły i przedszkola, wiersz {n} planu." for n in range(40)]
    lines = [line.encode("ascii", "replace").decode() for line in lines]
    document = read(with_files({"plan.docx": PLAN}, lines=lines), Limits())
    assert document.reader == "pdf"
    assert document.remarks == (
        "Do pliku dołączono inne pliki, których nie sprawdzono: „plan.docx”.",
    )


def test_a_portfolio_without_documents_is_its_cover(with_files):
    document = read(with_files({"dane.csv": b"a;b\n"}), Limits())
    assert first_words(document) == LETTER
    assert "„dane.csv”" in document.remarks[0]


def test_a_portfolio_in_a_portfolio_is_not_opened(with_files, tmp_path):
    inner = with_files({"plan.docx": PLAN}).read_bytes()
    document = read(with_files({"wewnetrzny.pdf": inner}), Limits())
    assert document.reader == "pdf"
    assert first_words(document) == LETTER


def test_what_is_wrong_with_the_only_file_is_said(with_files, tmp_path):
    locked = tmp_path / "locked.docx"
    with zipfile.ZipFile(locked, "w") as archive:
        archive.writestr("a", b"a")
    data = bytearray(locked.read_bytes())
    data[6] |= 1  # the flag of an encrypted entry, in its header and in the directory
    data[data.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(Encrypted):
        read(with_files({"plan.docx": bytes(data)}), Limits())


def test_an_attached_file_beyond_the_limit_is_left_alone(with_files):
    outer = with_files({"plan.docx": PLAN, "film.docx": b"\0" * (2 << 20)})
    document = read(outer, Limits(file_megabytes=1))
    assert "„plan.docx”" in document.remarks[0]


@pytest.mark.parametrize("user", ["", "tajne"])
def test_the_password_of_the_owner_does_not_matter(with_files, user):
    outer = with_files({"plan.docx": PLAN}, encryption=pikepdf.Encryption(user=user, owner="urząd"))
    if user:
        with pytest.raises(Encrypted):
            read(outer, Limits())
    else:
        assert read(outer, Limits()).reader == "word"


def test_an_archive_names_the_documents_in_it(tmp_path):
    path = tmp_path / "plan.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("HDR/plan.docx", PLAN)
        archive.writestr("HDR/~$plan.docx", b"lock")
        archive.writestr("__MACOSX/HDR/._plan.docx", b"mac")
        archive.writestr("HDR/zdjecie.jpg", b"jpg")
    with pytest.raises(Unsupported) as raised:
        admit(path, Limits())
    assert raised.value.detail == (
        "To archiwum ZIP, w którym są dokumenty: „plan.docx”. "
        "Trzeba je rozpakować i przesłać sam dokument."
    )
