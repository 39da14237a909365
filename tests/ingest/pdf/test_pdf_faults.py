"""Faults that PDF files of public parsers showed: each with a small file of the same fault."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from pikepdf import Dictionary, Name

from ingest.readers import read
from model.document import Document
from model.errors import Damaged, Encrypted
from model.settings import Limits


def with_codes(path: Path, unicode_of_a: str) -> Document:
    """Read a page "Ala ma kota" whose font says that its A is this code (UTF-16BE in hex)."""
    pdf = pikepdf.new()
    table = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /x def "
        "1 begincodespacerange <00> <ff> endcodespacerange "
        f"1 beginbfchar <41> <{unicode_of_a}> endbfchar endcmap end end"
    )
    font = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type1,
        BaseFont=Name.Helvetica,
        ToUnicode=pdf.make_stream(table.encode()),
    )
    page = pdf.add_blank_page(page_size=(300, 300))
    page.Resources = Dictionary(Font=Dictionary(F1=pdf.make_indirect(font)))
    words = b"BT /F1 20 Tf 20 200 Td (Ala ma kota) Tj 0 1 -1 0 100 20 Tm (Ala) Tj ET"
    page.Contents = pdf.make_stream(words)
    pdf.save(path)
    return read(path, Limits())


@pytest.mark.parametrize(
    ("code", "char"),
    [
        ("D83DDE00", "😀"),  # two halves of one character
        ("D83D", "\ufffd"),  # a half alone
        ("DE00D83D", "\ufffd\ufffd"),  # the halves in the wrong order
    ],
)
def test_characters_in_two_halves_are_whole(code: str, char: str, tmp_path: Path) -> None:
    document = with_codes(tmp_path / "a.pdf", code)
    text = [paragraph.text for paragraph in document.paragraphs()]
    assert f"{char}la ma kota" in text
    assert f"{char}la" in text  # the one that runs upwards
    assert document.model_dump_json()


def test_a_code_beyond_unicode_is_no_crash(tmp_path: Path) -> None:
    """A font with codes of four bytes that no table explains: PDFium gives the code itself."""
    pdf = pikepdf.new()
    codes = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /x def "
        "2 begincodespacerange <00> <7f> <f0808080> <f7bfbfbf> endcodespacerange "
        "2 begincidrange <00> <7f> 0 <f0808080> <f7bfbfbf> 200 endcidrange endcmap end end"
    )
    encoding = pdf.make_stream(codes.encode(), Type=Name.CMap, CMapName=Name.x)
    system = Dictionary(Registry=b"Adobe", Ordering=b"Identity", Supplement=0)
    letters = Dictionary(
        Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name.Helvetica, CIDSystemInfo=system
    )
    font = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type0,
        BaseFont=Name.Helvetica,
        Encoding=encoding,
        DescendantFonts=[letters],
        ToUnicode=pdf.make_stream(codes.replace("cidrange", "bfrange").encode()),
    )
    page = pdf.add_blank_page(page_size=(300, 300))
    page.Resources = Dictionary(Font=Dictionary(F1=font))
    page.Contents = pdf.make_stream(b"BT /F1 20 Tf 20 200 Td <f09f9880416c61> Tj ET")
    pdf.save(tmp_path / "a.pdf")
    document = read(tmp_path / "a.pdf", Limits())
    assert [paragraph.text for paragraph in document.paragraphs()] == ["\ufffdAla"]


def test_the_error_of_one_file_is_not_that_of_the_next(tmp_path: Path) -> None:
    secret, hollow = tmp_path / "tajny.pdf", tmp_path / "bez-stron.pdf"
    pdf = pikepdf.new()
    pdf.save(hollow)
    pdf.add_blank_page()
    pdf.save(secret, encryption=pikepdf.Encryption(owner="a", user="b"))
    for _ in range(2):
        with pytest.raises(Encrypted):
            read(secret, Limits())
        with pytest.raises(Damaged):
            read(hollow, Limits())
