"""Files as a whole: what is refused, what is left out, what they say of themselves."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from ingest.pdf import read_pdf
from model.document import Image, Paragraph
from model.errors import Damaged, Encrypted, ScanWithoutText, TooLarge
from model.settings import Limits

SAMPLES = Path(__file__).parents[3] / "samples"
WORDS = "Gmina prowadzi cztery szkoły podstawowe i dwa przedszkola."


@pytest.mark.parametrize("name", ["kalisz-scan.pdf", "rypin-scan.pdf"])
def test_a_scan_is_told_from_a_file_with_text(name):
    with pytest.raises(ScanWithoutText):
        read_pdf(SAMPLES / name, Limits())


def test_a_stamp_on_every_scanned_page_does_not_make_it_a_text(press, sheet):
    pages = [sheet().picture(0, 0, 595, 842).text(500, 30, f"RO.{n}") for n in range(3)]
    with pytest.raises(ScanWithoutText):
        press.read(*pages)


def test_pictures_among_pages_of_text_are_named(press, sheet):
    text, scan = sheet().text(57, 80, WORDS), sheet().picture(20, 20, 575, 820)
    document = press.read(text, scan, scan, scan, text, scan)
    assert document.unread == ("strony 2–4 i 6 to obrazy bez tekstu",)
    assert document.pages == 6


def test_one_picture_page_is_named_in_the_singular(press, sheet):
    document = press.read(sheet().text(57, 80, WORDS), sheet().picture(20, 20, 575, 820))
    assert document.unread == ("strona 2 to obraz bez tekstu",)


def test_a_blank_page_is_not_called_a_picture(press, sheet):
    assert press.read(sheet().text(57, 80, WORDS), sheet()).unread == ()


def test_a_file_of_blank_pages_is_damaged(press, sheet):
    with pytest.raises(Damaged, match="puste"):
        press.read(sheet(), sheet())


def test_a_password_is_told_from_damage(press, sheet):
    locked = press.write(
        sheet().text(57, 80, WORDS), encryption=pikepdf.Encryption(user="tajne", owner="tajne")
    )
    with pytest.raises(Encrypted):
        read_pdf(locked, Limits())


def test_a_file_that_only_must_not_be_changed_is_read(press, sheet, texts):
    path = press.write(
        sheet().text(57, 80, WORDS), encryption=pikepdf.Encryption(user="", owner="urząd")
    )
    assert texts(read_pdf(path, Limits())) == [WORDS]


@pytest.mark.parametrize("share", [0.02, 0.5])
def test_a_file_cut_off_is_damaged(tmp_path, share):
    whole = (SAMPLES / "buk.pdf").read_bytes()
    path = tmp_path / "cut.pdf"
    path.write_bytes(whole[: int(share * len(whole))])
    with pytest.raises(Damaged):
        read_pdf(path, Limits())


def test_too_many_pages_or_bytes(press, sheet):
    path = press.write(*(sheet().text(57, 80, WORDS) for _ in range(4)))
    with pytest.raises(TooLarge, match="limit"):
        read_pdf(path, Limits(pages=3))
    path.write_bytes(path.read_bytes() + b"\n" * (1 << 20))
    with pytest.raises(TooLarge, match="2 MB"):
        read_pdf(path, Limits(file_megabytes=1))


def test_what_the_file_says_of_itself(tmp_path, press, sheet):
    path = press.write(sheet().text(57, 80, WORDS))
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.docinfo["/Title"] = "Harmonogram działań rozwojowych"
        pdf.docinfo["/Author"] = "Urząd Gminy"
        pdf.Root.Lang = "pl-PL"
        pdf.save(path)
    document = read_pdf(path, Limits())
    assert document.metadata.title == "Harmonogram działań rozwojowych"
    assert document.metadata.author == "Urząd Gminy"
    assert document.metadata.language == "pl-PL"
    assert document.metadata.company is None
    assert document.tagged is False


def test_words_filled_into_a_form_are_text(press, sheet):
    path = press.write(sheet().text(57, 80, "Nazwa jednostki:"))
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        look = pdf.make_stream(b"BT /F 11 Tf 2 4 Td (Gmina Nowa) Tj ET")
        look.Subtype, look.BBox = pikepdf.Name.Form, pikepdf.Array([0, 0, 200, 16])
        look.Resources = pdf.pages[0].Resources
        field = pdf.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Annot,
                Subtype=pikepdf.Name.Widget,
                FT=pikepdf.Name.Tx,
                T="nazwa",
                V="Gmina Nowa",
                F=4,
                Rect=pikepdf.Array([160, 756, 360, 772]),
                AP=pikepdf.Dictionary(N=look),
            )
        )
        pdf.pages[0].Annots = pikepdf.Array([field])
        pdf.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([field]))
        pdf.save(path)
    paragraph = read_pdf(path, Limits()).body()[0]
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text == "Nazwa jednostki:\tGmina Nowa"


def test_tags_give_headings_paragraphs_and_alternative_texts(press, sheet):
    page = sheet().text(57, 80, "Cele", size=11).tagged("H2")
    page.text(57, 95, "Pierwszy wiersz akapitu").tagged("P")
    page.text(57, 109, "Drugi akapit").tagged("P")
    page.picture(57, 200, 157, 260).tagged("Figure", alt="Wykres liczby uczniów")
    document = press.read(page)
    assert document.tagged is True
    heading, first, second, image = document.body()
    assert isinstance(heading, Paragraph)
    assert (heading.text, heading.heading_level) == ("Cele", 2)
    assert [block.text for block in (first, second) if isinstance(block, Paragraph)] == [
        "Pierwszy wiersz akapitu",
        "Drugi akapit",
    ]
    assert isinstance(image, Image)
    assert image.alt_text == "Wykres liczby uczniów"


def test_headings_are_not_guessed(press, sheet):
    document = press.read(sheet().text(57, 80, "1. Cele", size=16, font="B").text(57, 110, WORDS))
    assert [block.heading_level for block in document.paragraphs()] == [None, None]


def test_a_picture_without_tags_has_no_alternative_text(press, sheet):
    page = sheet().text(57, 80, WORDS).picture(57, 100, 157, 160).picture(57, 300, 60, 303)
    images = [block for block in press.read(page).body() if isinstance(block, Image)]
    assert [(image.alt_text, image.location.bbox) for image in images] == [
        (None, (57.0, 100.0, 157.0, 160.0))
    ]
