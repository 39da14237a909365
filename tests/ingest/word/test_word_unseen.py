"""Words that nobody sees: of the colour of what they stand on, or of a point or two."""

from __future__ import annotations

import pytest

WHITE = '<w:color w:val="FFFFFF"/>'
DARK = '<w:shd w:val="clear" w:color="auto" w:fill="1F3864"/>'
GREY = '<w:shd w:val="clear" w:color="auto" w:fill="D9D9D9"/>'


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def para(*runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def table(cell: str, of_cell: str = "", of_table: str = "") -> str:
    cells = f"<w:tr><w:tc><w:tcPr>{of_cell}</w:tcPr>{cell}</w:tc></w:tr>"
    return f"<w:tbl><w:tblPr>{of_table}</w:tblPr>{cells}</w:tbl>"


def style(of: str, kind: str, inside: str) -> str:
    return f'<w:style w:type="{kind}" w:styleId="{of}"><w:name w:val="{of}"/>{inside}</w:style>'


def unseen(document) -> list[tuple[str, str | None]]:
    return [(mark.text.strip(), mark.note) for mark in document.marks_of("unseen")]


def test_white_words_on_a_white_page_are_text_and_noted_at_their_paragraph(read):
    document = read(
        para(run("Koszt wynosi 5 zł."))
        + para(run("Jawne. "), run("do ", WHITE), run("30 zł", WHITE))
    )
    assert [block.text for block in document.blocks] == ["Koszt wynosi 5 zł.", "Jawne. do 30 zł"]
    (mark,) = document.marks_of("unseen")
    assert (mark.text, mark.note, mark.location.block) == ("do 30 zł", "colour", 1)


@pytest.mark.parametrize(
    "body",
    [
        table(para(run("x", WHITE)), '<w:shd w:val="clear" w:fill="auto"/>'),
        table(para(run("x", '<w:color w:val="D9D9D9"/>')), GREY),
        para(run("x", '<w:color w:val="D8D8D8"/>'), properties=GREY),
        table(para(run("x", WHITE), properties='<w:shd w:fill="FFFFFF"/>'), DARK),
        table(para(run("x", WHITE + '<w:shd w:val="solid" w:color="FFFFFF"/>')), DARK),
        para(run("x", '<w:rStyle w:val="Pale"/>')),
        para(run("x"), properties='<w:pStyle w:val="PalePara"/>'),
    ],
)
def test_the_colour_of_the_ground_hides_words(read, body):
    pale = style("Pale", "character", f"<w:rPr>{WHITE}</w:rPr>")
    pale += style("PalePara", "paragraph", f"<w:rPr>{WHITE}</w:rPr>")
    assert unseen(read(body, styles=pale)) == [("x", "colour")]


@pytest.mark.parametrize(
    "body",
    [
        table(para(run("x", WHITE)), DARK),
        table(para(run("x", WHITE)), of_table=DARK),
        table(table(para(run("x", WHITE))), DARK),
        table(para(run("x", WHITE)), of_table='<w:tblStyle w:val="Dark"/>'),
        table(para(run("x", WHITE)), '<w:shd w:val="pct50" w:color="000000" w:fill="FFFFFF"/>'),
        para(run("x", WHITE), properties=DARK),
        para(run("x", WHITE), properties='<w:pStyle w:val="Banner"/>'),
        para(run("x", WHITE + '<w:highlight w:val="black"/>')),
        para(run("x", WHITE + DARK)),
        para(run("x", WHITE + "<w:outline/>")),
        para(run("x", '<w:color w:val="2F5496"/>')) + table(para(run("y")), DARK),
        para(run("x", '<w:color w:val="auto"/>'), run("y", '<w:color w:val="000000"/>')),
        "<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>"
        + para(run("x", WHITE))
        + "</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>",
        '<w:p><w:r><w:drawing><wp:anchor behindDoc="1"><wp:extent cx="7000000" cy="2000000"/>'
        "</wp:anchor></w:drawing></w:r></w:p>" + para(run("x", WHITE)),
    ],
)  # fmt: skip
def test_words_that_are_seen_are_not_noted(read, body):
    styles = style(
        "Dark", "table", f'<w:tblStylePr w:type="firstRow"><w:tcPr>{DARK}</w:tcPr></w:tblStylePr>'
    )
    styles += style("Banner", "paragraph", f"<w:pPr>{DARK}</w:pPr>")
    document = read(body, styles=styles)
    assert "x" in "".join(p.text for p in document.paragraphs())
    assert unseen(document) == []


def test_letters_of_two_points_are_too_small_and_those_of_three_are_not(read):
    document = read(
        para(run("Jawne", '<w:sz w:val="6"/>'), run("skryte", '<w:sz w:val="4"/>'))
        + para(run("", '<w:sz w:val="2"/>'))
    )
    assert unseen(document) == [("skryte", "size")]


def test_what_was_deleted_is_not_noted_twice(read):
    gone = f"<w:del><w:r><w:rPr>{WHITE}</w:rPr><w:delText>x</w:delText></w:r></w:del>"
    assert [mark.kind for mark in read(para(gone)).marks] == ["deletion"]


def test_a_colour_does_not_cut_a_span(read):
    [paragraph] = read(para(run("raz ", '<w:color w:val="2F5496"/>'), run("dwa"))).blocks
    assert [span.text for span in paragraph.spans] == ["raz dwa"]


def test_a_page_with_a_ground_shows_white_words(read, make_parts, pack):
    from ingest.word.reader import read_word
    from model.settings import Limits

    parts = make_parts(para(run("x", WHITE)))
    page = '<w:background w:color="385623"/><w:body>'
    parts["word/document.xml"] = parts["word/document.xml"].replace("<w:body>", page)
    assert unseen(read_word(pack(parts), Limits())) == []
