from __future__ import annotations

import pytest


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def deleted(text: str) -> str:
    run = f'<w:r><w:delText xml:space="preserve">{text}</w:delText></w:r>'
    return f'<w:del w:author="Jan Kowal">{run}</w:del>'


def para(*inside: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(inside)}</w:p>"


def marks(document) -> list[tuple[str, str, int]]:
    return [(mark.kind, mark.text, mark.location.block) for mark in document.marks]


def texts(document) -> list[str]:
    return [block.text for block in document.blocks]


def test_tracked_changes_read_as_accepted(read):
    document = read(
        para(run("raz "), deleted("w roku"), "<w:ins>" + run("na kwartał") + "</w:ins>")
        + para(f"<w:moveTo>{run('tu')}</w:moveTo><w:moveFrom>{run('stamtąd')}</w:moveFrom>")
        + para("<w:ins>" + deleted("wahanie") + run("zostaje") + "</w:ins>")
    )  # fmt: skip
    assert texts(document) == ["raz na kwartał", "tu", "zostaje"]
    assert sorted(marks(document)) == sorted([
        ("deletion", "w roku", 0), ("insertion", "na kwartał", 0),
        ("insertion", "tu", 1), ("deletion", "stamtąd", 1),
        ("deletion", "wahanie", 2), ("insertion", "zostaje", 2),
    ])  # fmt: skip


def test_no_name_of_a_person_who_changed_or_commented(read):
    document = read(
        para(start(1), deleted("x"), run("y"), end(1)),
        comments=COMMENT.format(1, para(run("Uwaga"))),
    )  # fmt: skip
    assert "Kowal" not in document.model_dump_json()


def test_a_deleted_paragraph_mark_joins_two_paragraphs(read):
    gone = "<w:rPr><w:del/></w:rPr>"
    document = read(
        para(run("Cele "), deleted("ogólne"), properties='<w:pStyle w:val="A"/>' + gone)
        + para(run("szczegółowe"), properties='<w:pStyle w:val="B"/>')
        + para(deleted("cały akapit"), properties=gone)
        + para(run("dalej"))
    )
    assert [(block.text, block.style) for block in document.blocks] == [
        ("Cele szczegółowe", "B"),
        ("dalej", None),
    ]
    assert marks(document) == [("deletion", "ogólne", 0), ("deletion", "cały akapit", 1)]


def test_a_change_of_a_paragraph_mark_alone_is_told(read):
    document = read(
        para(run("a"), properties="<w:rPr><w:ins/></w:rPr>")
        + para(run("b"), properties="<w:rPr><w:del/></w:rPr>")
        + para(run("c"))
    )
    assert texts(document) == ["a", "bc"]
    assert marks(document) == [("insertion", "¶", 0), ("deletion", "¶", 1)]


def test_deleted_rows_leave_the_table_and_hidden_rows_too(read):
    row = "<w:tr><w:trPr>{}</w:trPr><w:tc>{}</w:tc></w:tr>"
    document = read(
        "<w:tbl>"
        + row.format("", para(run("zostaje")))
        + row.format("<w:del/>", para(deleted("znika")))
        + row.format("<w:hidden/>", para(run("schowane")))
        + row.format("<w:ins/>", para("<w:ins>" + run("nowe") + "</w:ins>"))
        + "</w:tbl>"
    )
    [table] = document.blocks
    assert [cell.text for cell in table.cells] == ["zostaje", "nowe"]
    assert [(mark.kind, mark.text) for mark in document.marks] == [
        ("deletion", "znika"),
        ("hidden", "schowane"),
        ("insertion", "nowe"),
    ]


VANISH = "<w:vanish/>"


def test_hidden_text_by_run_and_by_any_style(read):
    style = '<w:style w:type="{}" w:styleId="{}"><w:name w:val="{}"/>{}<w:rPr>{}</w:rPr></w:style>'
    styles = (
        style.format("character", "Ukryty", "Ukryty", "", "<w:vanish/>")
        + style.format("character", "UkrytyB", "UkrytyB", '<w:basedOn w:val="Ukryty"/>', "<w:b/>")
        + style.format("paragraph", "Wzor", "Wzor", "", "<w:vanish/>")
    )
    document = read(
        para(run("widać "), run("ukryte 1", VANISH), run(" dalej", VANISH), run(" i tu"))
        + para(run("ukryte 2", '<w:rStyle w:val="UkrytyB"/>'), run("x", '<w:vanish w:val="0"/>'))
        + para(run("instrukcja"), properties='<w:pStyle w:val="Wzor"/>')
        + para(run("a"), run("b", '<w:vanish w:val="0"/>'), properties='<w:pStyle w:val="Wzor"/>'),
        styles=styles,
    )  # fmt: skip
    # the third paragraph is hidden with its mark: nobody sees an empty line there
    assert texts(document) == ["widać  i tu", "x", "b"]
    assert marks(document) == [
        ("hidden", "ukryte 1 dalej", 0),
        ("hidden", "ukryte 2", 1),
        ("hidden", "instrukcja\na", 2),
    ]


COMMENT = '<w:comment w:id="{}" w:author="Jan Kowal" w:initials="JK">{}</w:comment>'


def start(of: int) -> str:
    return f'<w:commentRangeStart w:id="{of}"/>'


def end(of: int) -> str:
    return f'<w:commentRangeEnd w:id="{of}"/>'


def sign(of: int) -> str:
    return f'<w:r><w:commentReference w:id="{of}"/></w:r>'


def test_comments_know_their_words(read):
    body = (
        para(run("Koszt "), start(1), run("20 "), start(2), run("000"), end(1), sign(1),
             run(" zł"), end(2), sign(2))
        + start(3) + para(run("pierwszy")) + para(run("drugi"), end(3), sign(3))
        + para(run("bez słów"), sign(4)) + para(start(9), run("bez treści"), end(9), sign(9))
    )  # fmt: skip
    comments = "".join(
        COMMENT.format(of, para(run(f"uwaga {of}")) + para(run("druga linia")))
        for of in range(1, 5)
    )
    document = read(body, comments=comments)
    found = [(mark.text, mark.note, mark.location.block) for mark in document.marks_of("comment")]
    assert found == [
        ("20 000", "uwaga 1\ndruga linia", 0),
        ("000 zł", "uwaga 2\ndruga linia", 0),
        ("pierwszy\ndrugi", "uwaga 3\ndruga linia", 1),
        ("", "uwaga 4\ndruga linia", 3),
    ]


def test_notes_stand_apart_and_are_marked_at_their_reference(read):
    note = '<w:{0} w:id="{1}"{2}><w:p><w:r><w:{0}Ref/></w:r>{3}</w:p></w:{0}>'
    refer = '<w:r><w:{}Reference w:id="{}"/></w:r>'
    document = read(
        para(run("Wydatki"), refer.format("footnote", 2), run(" rosły"), refer.format("endnote", 1))
        + para(run("Uczniowie"), refer.format("footnote", 1), refer.format("footnote", 7)),
        footnotes=note.format("footnote", -1, ' w:type="separator"', run("kreska"))
        + note.format("footnote", 1, "", run("SIO"))
        + note.format("footnote", 2, "", run("budżet ") + deleted("stary") + run("gminy")),
        endnotes=note.format("endnote", 1, "", run("koniec")),
    )
    assert [block.text for block in document.body()] == ["Wydatki rosły", "Uczniowie"]
    notes = document.part("footnote")
    assert [(block.text, block.location.block) for block in notes] == [
        ("budżet gminy", 0), ("koniec", 1), ("SIO", 2),
    ]  # fmt: skip
    assert [
        (mark.text, mark.note, mark.location.part, mark.location.block)
        for mark in document.marks_of("footnote")
    ] == [
        ("budżet gminy", "budżet gminy", "body", 0),
        ("koniec", "koniec", "body", 0),
        ("SIO", "SIO", "body", 1),
    ]
    [deletion] = document.marks_of("deletion")
    assert (deletion.text, deletion.location.part) == ("stary", "footnote")


def control(properties: str, content: str) -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


PROMPT = "<w:showingPlcHdr/>"


def test_prompts_of_unfilled_controls_are_marks_not_text(read):
    cell = f"<w:tc>{para(run('Wpisz koszt'))}</w:tc>"
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/>'
        "<w:instrText> MACROBUTTON NoMacro [Wpisz nazwę] </w:instrText>"
        '<w:fldChar w:fldCharType="end"/></w:r>'
    )
    document = read(
        para(run("Powiat: "), control(PROMPT + "<w:text/>", run("Kliknij tutaj")))
        + para(run("Data: "), control(PROMPT + "<w:date/>", run("Wybierz datę")), run(" r."))
        + control(PROMPT, para(run("Wpisz cel")))
        + f"<w:tbl><w:tr>{control(PROMPT, cell)}</w:tr></w:tbl>"
        + para(control('<w:showingPlcHdr w:val="0"/><w:dropDownList/>', run("CS1")))
        + para(control("<w:date/>", run("12.02.2021")))
        + para(field)
    )  # fmt: skip
    shown = [block.text for block in document.paragraphs()]
    assert shown == ["Powiat: ", "Data:  r.", "", "", "CS1", "12.02.2021", ""]
    assert marks(document) == [
        ("placeholder", "Kliknij tutaj", 0),
        ("unfilled_date", "Wybierz datę", 1),
        ("placeholder", "Wpisz cel", 2),
        ("placeholder", "Wpisz koszt", 3),
        ("placeholder", "[Wpisz nazwę]", 6),
    ]
    assert document.marks[3].location.cell == (0, 0)


@pytest.mark.parametrize(("checked", "box"), [("1", "☒"), ("0", "☐"), ("true", "☒")])
def test_check_boxes_show_their_state_whatever_glyph_is_stored(read, checked, box):
    properties = f'<w14:checkbox><w14:checked w14:val="{checked}"/></w14:checkbox>'
    glyph = '<w:r><w:rPr><w:b/></w:rPr><w:sym w:font="Marlett" w:char="F061"/></w:r>'
    [paragraph] = read(para(control(properties, glyph), run(" gmina", "<w:b/>"))).blocks
    assert paragraph.text == f"{box} gmina"
    assert paragraph.bold


def test_controls_around_anything_lose_nothing(read):
    cell = "<w:tc>" + para(run("{}")) + "</w:tc>"
    item = "<w15:repeatingSectionItem/>"
    twice = control("", control("", cell.format("c")))
    rows = control(
        "<w15:repeatingSection/>",
        control(item, "<w:tr>" + cell.format("a") + control("", cell.format("b")) + "</w:tr>")
        + control(item, "<w:tr>" + twice + cell.format("d") + "</w:tr>"),
    )  # fmt: skip
    table = "<w:tbl><w:tblPr/><w:tblGrid/>" + rows + "</w:tbl>"
    document = read(control("", control("", para(run("spis"))) + table))
    assert document.blocks[0].text == "spis"
    assert [[cell.text for cell in row] for row in document.blocks[1].grid()] == [
        ["a", "b"],
        ["c", "d"],
    ]


def test_marks_of_a_last_block_that_is_gone_stand_at_a_block_that_is_there(read):
    document = read(para(run("koniec")) + "<w:del>" + para(run("skreślone")) + "</w:del>")
    assert marks(document) == [("deletion", "skreślone", 0)]
