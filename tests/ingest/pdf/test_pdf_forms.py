"""What lies over a page: form fields, typed additions, comments; forms that only Acrobat shows."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from ingest.pdf import read_pdf
from model.document import Paragraph, Table
from model.errors import Unsupported
from model.settings import Limits

LOOK = "/F 11 Tf 0 g"


@pytest.fixture
def over(press):
    """Write a sheet with annotations over it and read it; `form` makes them form fields too."""

    def read(sheet, *annotations: dict, form: bool = True):
        path: Path = press.write(sheet)
        with pikepdf.open(path, allow_overwriting_input=True) as pdf:
            made = [pdf.make_indirect(_annotation(pdf, **one)) for one in annotations]
            pdf.pages[0].Annots = Array(made)
            if form:
                fields = [one for one in made if one.Subtype == Name.Widget]
                fonts = Dictionary(Font=pdf.pages[0].Resources.Font)
                pdf.Root.AcroForm = Dictionary(Fields=Array(fields), DR=fonts, DA=String(LOOK))
            pdf.save(path)
        return read_pdf(path, Limits())

    return read


def _annotation(pdf, place, sub="Widget", looks=(), **entries):
    """`place`: x0, top, x1, bottom from the top left of the page; `looks`: states of a box."""
    x0, top, x1, bottom = place
    made = Dictionary(
        Type=Name.Annot,
        Subtype=Name("/" + sub),
        F=entries.pop("F", 4),
        DA=String(LOOK),
        Rect=Array([x0, 842 - bottom, x1, 842 - top]),
        **entries,
    )
    if looks:
        states = Dictionary()
        for state, signs in looks:
            stream = pdf.make_stream(f"0 0 12 12 re S {signs}".encode())
            stream.Type, stream.Subtype = Name.XObject, Name.Form
            stream.BBox = Array([0, 0, 12, 12])
            stream.Resources = Dictionary(Font=pdf.pages[0].Resources.Font)
            states["/" + state] = stream
        made.AP = Dictionary(N=states)
    return made


def field(place, kind, **entries):
    return {"place": place, "FT": Name("/" + kind), "T": String(str(place)), **entries}


def box(place, *, ticked, **entries):
    state = Name.Yes if ticked else Name.Off
    ticks = (("Yes", "BT /S 10 Tf 2 2 Td (4) Tj ET"), ("Off", ""))
    return field(place, "Btn", V=state, AS=state, looks=ticks, **entries)


def test_typed_values_are_text_at_their_place_with_polish_letters(over, sheet, texts):
    page = sheet().text(57, 86, "Nazwa jednostki:").text(57, 116, "Powiat:")
    document = over(
        page,
        field((160, 76, 400, 90), "Tx", V=String("Gmina Żółć-Ślęża")),
        field((160, 106, 400, 120), "Ch", Ff=1 << 17, Opt=Array(["x", "y"]), V=String("łęczyński")),
    )
    assert texts(document) == ["Nazwa jednostki:\tGmina Żółć-Ślęża", "Powiat:\tłęczyński"]


def test_boxes_are_ticked_or_not_beside_their_labels(over, sheet, texts):
    page = sheet().text(80, 100, "opis dobrej praktyki").text(80, 120, "studium refleksji")
    document = over(
        page, box((60, 90, 72, 102), ticked=True), box((60, 110, 72, 122), ticked=False)
    )
    assert texts(document) == ["☒ opis dobrej praktyki", "☐ studium refleksji"]


def test_radio_buttons_are_boxes_too(over, sheet, texts):
    page = sheet().text(80, 100, "tak").text(80, 120, "nie")
    radio = 1 << 15
    document = over(
        page,
        box((60, 90, 72, 102), ticked=False, Ff=radio),
        box((60, 110, 72, 122), ticked=True, Ff=radio),
    )
    assert texts(document) == ["☐ tak", "☒ nie"]


def test_of_a_list_what_is_chosen(over, sheet, texts):
    document = over(
        sheet().text(57, 86, "Forma:"),
        field((160, 76, 400, 130), "Ch", Opt=Array(["pierwsza", "druga"]), V=String("druga")),
    )
    assert "druga" in " ".join(texts(document))
    assert "pierwsza" not in " ".join(texts(document))


def test_a_long_value_is_one_paragraph_and_its_frame_no_table(over, sheet):
    value = (
        "Gmina prowadzi cztery szkoły podstawowe, w których uczy się coraz mniej dzieci z obwodu."
    )
    document = over(
        sheet().text(57, 86, "Diagnoza:"),
        field(
            (160, 76, 360, 200),
            "Tx",
            Ff=1 << 12,
            V=String(value + "\nWnioski są dwa."),
            MK=Dictionary(BC=Array([0, 0, 0]), BG=Array([0.9, 0.9, 1])),
        ),
    )
    assert not [block for block in document.body() if isinstance(block, Table)]
    text = [block.text for block in document.body() if isinstance(block, Paragraph)]
    assert text == [f"Diagnoza:\t{value}", "Wnioski są dwa."]


def test_buttons_and_hidden_fields_are_no_text(over, sheet, texts):
    document = over(
        sheet().text(57, 86, "Cele"),
        field((160, 76, 260, 90), "Btn", Ff=1 << 16, MK=Dictionary(CA=String("Wyczysc"))),
        field((160, 106, 260, 120), "Tx", V=String("ukryte"), F=2),
    )
    assert texts(document) == ["Cele"]


def test_what_is_typed_over_the_page_is_text(over, sheet, texts):
    document = over(
        sheet().text(57, 86, "Okres realizacji:"),
        {
            "place": (160, 76, 400, 90),
            "sub": "FreeText",
            "Contents": String("wrzesień 2024 – sierpień 2026"),
        },
        form=False,
    )
    assert texts(document) == ["Okres realizacji:\twrzesień 2024 – sierpień 2026"]


def test_comments_are_marks_on_their_words(over, sheet, texts):
    page = (
        sheet()
        .text(57, 86, "Cel główny")
        .grid((57, 200, 400), (120, 150, 180), [["Termin", "Osoba"], ["2024", "dyrektor"]])
    )
    document = over(
        page,
        {
            "place": (57, 76, 115, 90),
            "sub": "Highlight",
            "Contents": String("Proszę doprecyzować."),
        },
        {"place": (205, 153, 225, 173), "sub": "Text", "Contents": String("Kto dokładnie?")},
        {"place": (57, 76, 115, 90), "sub": "Link"},
        form=False,
    )
    first, second = document.marks_of("comment")
    assert (first.text, first.note) == ("Cel główny", "Proszę doprecyzować.")
    assert (first.location.block, first.location.page) == (0, 1)
    assert second.note == "Kto dokładnie?"
    assert (second.location.block, second.location.cell) == (1, (1, 1))
    assert texts(document) == ["Cel główny"]


def test_a_form_that_only_acrobat_shows_is_not_read(press, sheet):
    path = press.write(sheet().text(57, 86, "Please wait..."))
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        xfa = pdf.make_stream(b"<xdp:xdp xmlns:xdp='http://ns.adobe.com/xdp/'></xdp:xdp>")
        pdf.Root.AcroForm = Dictionary(Fields=Array([]), XFA=xfa)
        pdf.Root.NeedsRendering = True
        pdf.save(path)
    with pytest.raises(Unsupported, match="XFA"):
        read_pdf(path, Limits())


def test_a_form_with_pages_of_its_own_is_read_although_it_has_xfa(press, sheet, texts):
    path = press.write(sheet().text(57, 86, "Cel główny"))
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        xfa = pdf.make_stream(b"<xdp:xdp xmlns:xdp='http://ns.adobe.com/xdp/'></xdp:xdp>")
        pdf.Root.AcroForm = Dictionary(Fields=Array([]), XFA=xfa)
        pdf.save(path)
    assert texts(read_pdf(path, Limits())) == ["Cel główny"]
