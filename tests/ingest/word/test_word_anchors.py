"""A paragraph knows the w:p elements it was read from, so that copies can be marked up there."""

from __future__ import annotations

P = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"


def anchors(document):
    return [(paragraph.text, paragraph.anchors) for paragraph in document.paragraphs()]


def test_paragraphs_are_counted_in_the_order_of_the_file_nested_ones_too(read):
    inner = f"<w:tbl><w:tr><w:tc>{P.format('c')}</w:tc></w:tr></w:tbl>{P.format('d')}"
    table = f"<w:tbl><w:tr><w:tc>{P.format('b')}{inner}</w:tc></w:tr></w:tbl>"
    control = f"<w:sdt><w:sdtContent>{P.format('e')}</w:sdtContent></w:sdt>"
    document = read(P.format("a") + table + control + P.format("f"))
    assert anchors(document) == [(text, (n,)) for n, text in enumerate("abcdef")]


def test_a_paragraph_whose_mark_was_deleted_is_made_of_two(read):
    gone = '<w:pPr><w:rPr><w:del w:id="1" w:author="A"/></w:rPr></w:pPr>'
    body = f"<w:p>{gone}<w:r><w:t>Ala</w:t></w:r></w:p>{P.format('ma')}{P.format('kota')}"
    assert anchors(read(body)) == [("Alama", (0, 1)), ("kota", (2,))]


def test_second_copies_of_text_boxes_are_counted_and_not_read(read):
    inside = f"<w:txbxContent>{P.format('ramka')}</w:txbxContent>"
    box = (
        "<w:p><w:r><w:t>przed</w:t><mc:AlternateContent><mc:Choice><w:drawing>"
        f"<wps:txbx>{inside}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{inside}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    found = anchors(read(box + P.format("po")))
    assert found == [("przed", (0,)), ("ramka", (1,)), ("po", (3,))]


def test_a_footnote_stands_where_it_is_referred_to_and_a_header_nowhere(read):
    text = '<w:p><w:r><w:t>b</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    header = '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>'
    document = read(
        P.format("a") + text + header,
        footnotes=f'<w:footnote w:id="2">{P.format("nota")}</w:footnote>',
        header1=P.format("nagłówek"),
    )
    assert anchors(document) == [("a", (0,)), ("b", (1,)), ("nota", (1,)), ("nagłówek", ())]


def test_a_picture_stands_where_its_paragraph_does(read):
    graphic = "http://schemas.openxmlformats.org/drawingml/2006/picture"
    picture = (
        '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="Obraz 1"/><a:graphic>'
        f'<a:graphicData uri="{graphic}"><pic:pic/></a:graphicData></a:graphic></wp:inline>'
        "</w:drawing></w:r></w:p>"
    )
    (image,) = [b for b in read(P.format("a") + picture).blocks if b.kind == "image"]
    assert image.anchors == (1,)
