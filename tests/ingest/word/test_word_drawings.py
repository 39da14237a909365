from __future__ import annotations

import pytest

from model.document import Image

DRAWINGML = "http://schemas.openxmlformats.org/drawingml/2006"
WORD_2010 = "http://schemas.microsoft.com/office/word/2010"


def drawing(kind: str, content: str, name: str, says: str = "", inside: str = "") -> str:
    return (
        f'<w:drawing><wp:inline><wp:docPr id="1" name="{name}" {says}>{inside}</wp:docPr>'
        f'<a:graphic><a:graphicData uri="{kind}">{content}</a:graphicData></a:graphic>'
        "</wp:inline></w:drawing>"
    )


PICTURE = drawing(f"{DRAWINGML}/picture", "<pic:pic/>", "Obraz 1", "{}", "{}")
DECORATIVE = '<a:extLst><a:ext uri="x"><adec:decorative val="1"/></a:ext></a:extLst>'


def run(inside: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr>{inside}</w:r>"


def text(words: str) -> str:
    return run(f"<w:t>{words}</w:t>")


def para(*inside: str) -> str:
    return f"<w:p>{''.join(inside)}</w:p>"


def shape(content: str) -> str:
    """A text box as Word stores it: for new programs, and again for old ones."""
    box = f"<w:txbxContent>{content}</w:txbxContent>"
    kind = f"{WORD_2010}/wordprocessingShape"
    new = drawing(kind, f"<wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp>", "Pole tekstowe 2")
    old = f"<w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict>"
    return (
        f'<mc:AlternateContent><mc:Choice Requires="wps">{new}</mc:Choice>'
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent>"
    )


def test_pictures_follow_their_paragraph_with_what_they_say_of_themselves(read):
    document = read(
        para(text("a"), run(PICTURE.format('descr="Wykres kosztów" title="t"', "")), text("b"))
        + para(run(PICTURE.format('title="Mapa"', "")), run(PICTURE.format('descr=""', DECORATIVE)))
    )
    first, image, second, map_, ornament = document.blocks
    assert (first.text, second.text) == ("ab", "")
    assert [
        (each.alt_text, each.decorative, each.name, each.location.block)
        for each in (image, map_, ornament)
    ] == [
        ("Wykres kosztów", False, "Obraz 1", 1),
        ("Mapa", False, "Obraz 1", 3),
        (None, True, "Obraz 1", 4),
    ]


@pytest.mark.parametrize(
    ("inside", "alt_text"),
    [
        (drawing(f"{DRAWINGML}/chart", "<c:chart/>", "Wykres 1", 'descr="słupki"'), "słupki"),
        ('<w:pict><v:shape id="i" alt="Herb"><v:imagedata r:id="x"/></v:shape></w:pict>', "Herb"),
        ("<w:object><v:shape><v:imagedata/></v:shape></w:object>", None),
    ],
)  # fmt: skip
def test_charts_and_old_pictures_are_images_too(read, inside, alt_text):
    [_, image] = read(para(run(inside))).blocks
    assert isinstance(image, Image)
    assert image.alt_text == alt_text


def test_lines_and_shapes_are_no_images(read):
    line = "<w:pict><v:rect><v:fill/></v:rect></w:pict>"
    document = read(para(run(line), run(shape("<w:p/>"))))
    assert [block.kind for block in document.blocks] == ["paragraph", "paragraph"]


def test_text_boxes_stand_once_after_their_paragraph_in_the_count_of_the_body(read):
    table = "<w:tbl><w:tr><w:tc>" + para(text("w tabeli")) + "</w:tc></w:tr></w:tbl>"
    document = read(
        para(text("kotwica"), run(shape(para(text("ramka 1")) + table + para(text("ramka 2")))))
        + para(text("dalej"))
    )
    assert [(block.location.part, block.location.block) for block in document.body()] == [
        ("body", 0), ("textbox", 1), ("textbox", 2), ("textbox", 3), ("body", 4),
    ]  # fmt: skip
    shown = [paragraph.text for paragraph in document.paragraphs()]
    assert shown == ["kotwica", "ramka 1", "w tabeli", "ramka 2", "dalej"]


def test_a_text_box_in_a_cell_belongs_to_the_cell_and_one_in_a_header_to_the_header(read):
    anchored = para(text("komórka"), run(shape(para(text("ramka")))))
    section = '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>'
    document = read(
        f"<w:tbl><w:tr><w:tc>{anchored}</w:tc></w:tr></w:tbl><w:p/>{section}",
        header1=para(run(shape(para(text("Gmina Buk"))))),
    )
    cell = document.blocks[0].cells[0]
    assert cell.text == "komórka\nramka"
    assert (cell.blocks[1].location.block, cell.blocks[1].location.cell) == (0, (0, 0))
    assert [block.text for block in document.part("header")] == ["", "Gmina Buk"]
    assert [block.location.block for block in document.blocks[:2]] == [0, 1]


def test_pictures_and_boxes_in_a_group_are_found(read):
    def step(words: str) -> str:
        box = f"<w:txbxContent>{para(text(words))}</w:txbxContent>"
        return f"<wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp>"

    content = f"<wpg:wgp>{step('krok 1')}<pic:pic/>{step('krok 2')}</wpg:wgp>"
    kind = f"{WORD_2010}/wordprocessingGroup"
    group = drawing(kind, content, "Grupa 1", 'descr="Schemat"')
    _, image, one, two = read(para(run(group))).blocks
    assert (image.alt_text, one.text, two.text) == ("Schemat", "krok 1", "krok 2")


def test_the_texts_of_a_diagram_are_read(read):
    diagram = drawing(f"{DRAWINGML}/diagram", '<dgm:relIds r:dm="diagram1"/>', "Diagram 1")
    point = "<dgm:pt><dgm:t><a:p><a:r><a:t>{}</a:t></a:r></a:p></dgm:t></dgm:pt>"
    points = (
        "<dgm:ptLst>" + "".join(map(point.format, ("Cel główny", "", "Cel 1"))) + "</dgm:ptLst>"
    )
    document = read(para(run(diagram)), diagram1=points)
    kinds = [block.kind for block in document.blocks]
    assert kinds == ["paragraph", "image", "paragraph", "paragraph"]
    assert [block.text for block in document.part("textbox")] == ["Cel główny", "Cel 1"]


def test_a_picture_that_is_deleted_or_hidden_is_not_there_and_its_words_are_told(read):
    box = shape(para(text("z ramki")))
    document = read(
        para("<w:del>", run(PICTURE.format("", "")), run(box), "</w:del>")
        + para(run(PICTURE.format("", ""), "<w:vanish/>"), run(box, "<w:vanish/>"), text("x"))
    )
    assert [block.kind for block in document.blocks] == ["paragraph", "paragraph"]
    assert [(mark.kind, mark.text) for mark in document.marks] == [
        ("deletion", "z ramki"),
        ("hidden", "z ramki"),
    ]
