from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.word.number_formats import format_number, letters, roman


def level(at: int, style: str, text: str, extra: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{style}"/>{extra}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(of: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{of}">{"".join(levels)}</w:abstractNum>'


def num(of: int, abstract_id: int, overrides: str = "") -> str:
    return f'<w:num w:numId="{of}"><w:abstractNumId w:val="{abstract_id}"/>{overrides}</w:num>'


def item(of: int, at: int | None = 0, style: str = "", text: str = "x") -> str:
    ilvl = "" if at is None else f'<w:ilvl w:val="{at}"/>'
    own = f'<w:numPr>{ilvl}<w:numId w:val="{of}"/></w:numPr>' if of >= 0 else ""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{own}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def labels(document) -> list[str | None]:
    return [block.label for block in document.paragraphs()]


OUTLINE = abstract(
    0, level(0, "decimal", "%1."), level(1, "decimal", "%1.%2."), level(2, "lowerLetter", "%3)")
)


def test_levels_count_and_restart_under_a_new_item_above(read):
    levels = [0, 1, 1, 2, 2, 0, 1, 2, 1]
    document = read("".join(item(1, at) for at in levels), numbering=OUTLINE + num(1, 0))
    assert labels(document) == ["1.", "1.1.", "1.2.", "a)", "b)", "2.", "2.1.", "a)", "2.2."]
    assert [block.list_level for block in document.blocks] == levels
    assert document.blocks[0].text == "x"
    assert document.blocks[0].full_text == "1. x"


def test_a_level_passed_over_counts_as_used(read):
    document = read("".join(item(1, at) for at in (1, 1, 0, 2, 1)), numbering=OUTLINE + num(1, 0))
    assert labels(document) == ["1.1.", "1.2.", "2.", "a)", "2.2."]


def test_lists_of_one_definition_go_on_and_an_override_begins_anew(read):
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{}"/></w:lvlOverride>'
    numbering = OUTLINE + num(1, 0) + num(2, 0) + num(3, 0, override.format(1))
    numbering += num(4, 0, override.format(7))
    document = read("".join(item(of) for of in (1, 1, 2, 3, 3, 2, 4, 4)), numbering=numbering)
    assert labels(document) == ["1.", "2.", "3.", "1.", "2.", "3.", "7.", "8."]


def test_an_override_can_replace_a_level(read):
    own = '<w:lvlOverride w:ilvl="0">' + level(0, "upperRoman", "Cel %1") + "</w:lvlOverride>"
    document = read(item(1) + item(2), numbering=OUTLINE + num(1, 0) + num(2, 0, own))
    assert labels(document) == ["1.", "Cel II"]


def test_restart_rules_of_a_level(read):
    numbering = abstract(
        0,
        level(0, "decimal", "%1"),
        level(1, "decimal", "%1.%2"),
        level(2, "decimal", "%3", extra='<w:lvlRestart w:val="0"/>'),
        level(3, "decimal", "%4", extra='<w:lvlRestart w:val="1"/>'),
    ) + num(1, 0)
    document = read(
        "".join(item(1, at) for at in (0, 1, 2, 3, 1, 2, 3, 0, 1, 2, 3)), numbering=numbering
    )
    assert labels(document) == ["1", "1.1", "1", "1", "1.2", "2", "2", "2", "2.1", "3", "1"]


@pytest.mark.parametrize(
    ("style", "text", "expected"),
    [
        ("lowerLetter", "%1)", ["a)", "b)"]),
        ("upperLetter", "%1.", ["A.", "B."]),
        ("lowerRoman", "(%1)", ["(i)", "(ii)"]),
        ("upperRoman", "Część %1.", ["Część I.", "Część II."]),
        ("ordinal", "%1", ["1.", "2."]),
        ("decimalZero", "%1.", ["01.", "02."]),
        ("none", "", [None, None]),
        ("none", "Cel", ["Cel", "Cel"]),
        ("bullet", "–", ["–", "–"]),
        ("bullet", "", [None, None]),
    ],
)
def test_formats_of_labels(read, style, text, expected):
    numbering = abstract(0, level(0, style, text)) + num(1, 0)
    assert labels(read(item(1) + item(1), numbering=numbering)) == expected


@pytest.mark.parametrize(
    ("font", "code", "bullet"),
    [
        ("Symbol", "&#xf0b7;", "•"),
        ("Wingdings", "&#xf0a7;", "▪"),
        ("Wingdings", "&#xf0a8;", "☐"),
        ("Nieznany", "&#xf123;", "•"),
    ],
)
def test_bullets_of_symbol_fonts(read, font, code, bullet):
    at = level(0, "bullet", code).replace(
        "</w:lvl>", f'<w:rPr><w:rFonts w:ascii="{font}"/></w:rPr></w:lvl>'
    )
    assert labels(read(item(1), numbering=abstract(0, at) + num(1, 0))) == [bullet]


def test_a_format_of_newer_programs_stands_beside_one_for_older(read):
    format_ = (
        '<mc:AlternateContent><mc:Choice Requires="w14">'
        '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice>'
        '<mc:Fallback><w:numFmt w:val="{}"/></mc:Fallback></mc:AlternateContent>'
    )
    levels = abstract(
        0,
        level(0, "decimal", "%1.").replace(
            '<w:numFmt w:val="decimal"/>', format_.format("decimal")
        ),
        level(1, "decimal", "%2.").replace(
            '<w:numFmt w:val="decimal"/>',
            format_.format("upperRoman").replace("001, 002, 003, ...", "pierwszy, drugi"),
        ),
    )
    document = read(item(1) + item(1, 1), numbering=levels + num(1, 0))
    assert labels(document) == ["001.", "I."]


def test_a_level_without_a_number_is_left_out_of_the_numbers_below(read):
    numbering = abstract(
        0,
        level(0, "decimal", "%1."),
        level(1, "bullet", "–"),
        level(2, "decimal", "%1.%2%3."),
        level(3, "upperRoman", "%4"),
        level(4, "decimal", "%1.%4.%5", extra="<w:isLgl/>"),
    ) + num(1, 0)
    document = read("".join(item(1, at) for at in (0, 1, 2, 3, 4)), numbering=numbering)
    assert labels(document) == ["1.", "–", "1.1.", "I", "1.1.1"]


HEADINGS = "".join(
    f'<w:style w:type="paragraph" w:styleId="Nagwek{at}"><w:name w:val="heading {at}"/>'
    f'{based}<w:pPr><w:numPr>{ilvl}<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    for at, ilvl, based in (
        (1, "", ""),
        (2, '<w:ilvl w:val="1"/>', '<w:basedOn w:val="Nagwek1"/>'),
    )
) + (
    '<w:style w:type="paragraph" w:styleId="Dzial"><w:name w:val="Dział"/>'
    '<w:basedOn w:val="Nagwek1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Luzny"><w:name w:val="Luźny"/>'
    '<w:basedOn w:val="Nagwek1"/>'
    '<w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style>'
)  # fmt: skip


def test_headings_numbered_by_their_styles(read):
    numbering = abstract(
        0,
        level(0, "decimal", "%1.", extra='<w:pStyle w:val="Nagwek1"/>'),
        level(1, "decimal", "%1.%2.", extra='<w:pStyle w:val="Nagwek2"/>'),
    ) + num(1, 0)
    document = read(
        item(-1, style="Nagwek1") + item(-1, style="Nagwek2") + item(-1, style="Dzial")
        + item(-1, style="Luzny") + item(0, style="Nagwek1") + item(-1, style="Nagwek2"),
        numbering=numbering, styles=HEADINGS,
    )  # fmt: skip
    assert labels(document) == ["1.", "1.1.", "2.", None, None, "2.1."]
    assert [block.heading_level for block in document.blocks] == [1, 2, 1, 1, 1, 2]


def test_a_list_borrowed_from_a_numbering_style(read):
    styles = (
        '<w:style w:type="numbering" w:styleId="Listy"><w:name w:val="Listy"/>'
        '<w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style>'
    )
    numbering = (
        abstract(0, '<w:styleLink w:val="Listy"/>', level(0, "decimal", "§ %1."))
        + abstract(1, '<w:numStyleLink w:val="Listy"/>')
        + num(5, 0)
        + num(6, 1)
    )
    assert labels(read(item(6) + item(5), styles=styles, numbering=numbering)) == ["§ 1.", "§ 2."]


def test_every_story_counts_for_itself_and_deleted_items_not_at_all(read):
    gone = item(1).replace("</w:pPr>", "<w:rPr><w:del/></w:rPr></w:pPr>")
    gone = gone.replace("<w:r>", "<w:del><w:r>").replace("</w:r>", "</w:r></w:del>")
    section = '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>'
    document = read(
        item(1) + gone + item(1) + section, numbering=OUTLINE + num(1, 0), header1=item(1)
    )
    assert labels(document) == ["1.", "2.", "1."]


def test_the_list_indents_unless_the_paragraph_or_its_style_says_otherwise(read):
    at = level(0, "decimal", "%1.").replace(
        "</w:lvl>", '<w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl>'
    )
    own = item(1).replace("</w:pPr>", '<w:ind w:left="200"/></w:pPr>')
    document = read(item(1) + own + item(7), numbering=abstract(0, at) + num(1, 0))
    assert [block.indent for block in document.blocks] == [36, 10, 0]


def test_broken_lists_leave_the_text(read):
    numbering = (
        abstract(0, '<w:numStyleLink w:val="Nikt"/>')
        + num(1, 0) + num(2, 99) + '<w:num w:numId="3"/>'
    )  # fmt: skip
    document = read("".join(item(of) for of in (1, 2, 3, 4)) + item(1, 12), numbering=numbering)
    assert labels(document) == [None] * 5
    assert all(block.text == "x" for block in document.blocks)


@given(st.integers(1, 3999))
def test_roman_numerals_add_up(value):
    worth = dict(zip("ivxlcdm", (1, 5, 10, 50, 100, 500, 1000), strict=True))
    signs = [worth[sign] for sign in roman(value)]
    pairs = zip(signs, [*signs[1:], 0], strict=True)
    assert sum(-one if one < following else one for one, following in pairs) == value


@given(st.integers(1, 780))
def test_letters_repeat_after_z(value):
    text = letters(value)
    assert set(text) == {text[0]}
    assert (len(text) - 1) * 26 + ord(text[0]) - ord("a") + 1 == value


@given(st.integers(), st.sampled_from(["lowerLetter", "upperRoman", "decimal", "chicago"]))
def test_absurd_numbers_stay_short(value, style):
    assert len(format_number(value, style)) <= max(30, len(str(value)))
