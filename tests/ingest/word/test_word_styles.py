from __future__ import annotations

import pytest


def style(of: str, name: str, inside: str = "", base: str = "", kind: str = "paragraph") -> str:
    based = f'<w:basedOn w:val="{base}"/>' if base else ""
    content = f'<w:name w:val="{name}"/>{based}{inside}'
    return f'<w:style w:type="{kind}" w:styleId="{of}">{content}</w:style>'


def para(style_id: str = "", own: str = "", run: str = "") -> str:
    named = f'<w:pStyle w:val="{style_id}"/>' if style_id else ""
    return f"<w:p><w:pPr>{named}{own}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>tekst</w:t></w:r></w:p>"


def outline(level: int) -> str:
    return f'<w:pPr><w:outlineLvl w:val="{level}"/></w:pPr>'


HEADINGS = [
    # how the style is written, what level it is
    (style("Heading1", "heading 1"), 1),
    (style("Nagwek2", "heading 2", outline(1)), 2),
    (style("Nagwek3", "Nagłówek 3"), 3),
    (style("Nagwek4", "Moje"), 4),
    (style("a", "berschrift 2,Dział"), 2),
    (style("Rozdzial", "Rozdział HDR", outline(0)), 1),
    (style("X", "Rozdział", base="Baza") + style("Baza", "heading 2", outline(1)), 2),
    (style("X", "Rozdział", outline(2), base="Baza") + style("Baza", "heading 1"), 3),
    (style("X", "TOC Heading", outline(9), base="Baza") + style("Baza", "heading 1"), None),
    (style("X", "Title", outline(0)), None),
    (style("X", "heading 12"), None),
    (style("X", "header"), None),
    (style("X", "toc 1"), None),
    (style("X", "W kółko", base="Y") + style("Y", "Y", base="X"), None),
]


@pytest.mark.parametrize(("styles", "level"), HEADINGS)
def test_heading_levels_come_from_outline_or_name_of_the_style_or_its_base(read, styles, level):
    of = styles.split('w:styleId="')[1].partition('"')[0]
    [paragraph] = read(para(of), styles=styles).blocks
    assert paragraph.heading_level == level
    assert paragraph.style == styles.split('<w:name w:val="')[1].partition('"')[0]


def test_a_paragraph_may_state_its_own_level(read):
    document = read(
        para("H", '<w:outlineLvl w:val="2"/>') + para("H", '<w:outlineLvl w:val="9"/>'),
        styles=style("H", "heading 1", outline(0)),
    )
    assert [block.heading_level for block in document.blocks] == [3, None]


def test_a_style_that_got_lost_still_says_what_was_meant(read):
    document = read(para("Nagwek2") + para("Inny") + para(), styles=style("A", "a"))
    assert [(block.style, block.heading_level) for block in document.blocks] == [
        ("Nagwek2", 2),
        ("Inny", None),
        (None, None),
    ]


DEFAULTS = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/><w:lang w:val="pl-PL"/></w:rPr>'
    '</w:rPrDefault><w:pPrDefault><w:pPr><w:ind w:left="100"/></w:pPr></w:pPrDefault>'
    "</w:docDefaults>"
)
NORMAL = style("Normalny", "Normal").replace("w:styleId", 'w:default="1" w:styleId')


def look(document) -> list[tuple[bool, bool, float | None]]:
    return [
        (span.bold, span.italic, span.size) for block in document.blocks for span in block.spans
    ]


def test_the_look_of_a_run_is_resolved_through_everything_it_inherits(read):
    styles = (
        DEFAULTS
        + NORMAL
        + style("Baza", "Baza", '<w:rPr><w:b/><w:sz w:val="28"/></w:rPr>', base="Normalny")
        + style("Dalej", "Dalej", "<w:rPr><w:i/></w:rPr>", base="Baza")
        + style("Cienki", "Cienki", '<w:rPr><w:b w:val="0"/></w:rPr>', base="Baza")
        + style("Mocny", "Strong", '<w:rPr><w:b/><w:sz w:val="40"/></w:rPr>', kind="character")
        + style("Mocny2", "Mocny2", "<w:rPr><w:i/></w:rPr>", base="Mocny", kind="character")
    )
    document = read(
        para()
        + para("Dalej")
        + para("Cienki")
        + para("Dalej", run='<w:b w:val="false"/><w:sz w:val="21"/>')
        + para(run='<w:rStyle w:val="Mocny"/>')
        + para("Baza", run='<w:rStyle w:val="Mocny2"/>')  # bold twice is not bold: a toggle
        + para("Baza", run='<w:rStyle w:val="Mocny"/><w:b/>'),
        styles=styles,
    )
    assert look(document) == [
        (False, False, 11), (True, True, 14), (False, False, 14), (False, True, 10.5),
        (True, False, 20), (False, True, 20), (True, False, 20),
    ]  # fmt: skip
    assert document.metadata.language == "pl-PL"


def test_a_size_that_nothing_states_is_none(read):
    assert look(read(para(), styles=NORMAL)) == [(False, False, None)]


def test_indent_and_centring_of_style_and_paragraph(read):
    styles = DEFAULTS + style(
        "S", "S", '<w:pPr><w:jc w:val="center"/><w:ind w:start="400"/></w:pPr>'
    )
    document = read(
        para("S")
        + para("S", '<w:jc w:val="both"/><w:ind w:left="0"/>')
        + para("", '<w:ind w:hanging="20"/>'),
        styles=styles,
    )  # fmt: skip
    assert [(block.centred, block.indent) for block in document.blocks] == [
        (True, 20),
        (False, 0),
        (False, 5),
    ]
