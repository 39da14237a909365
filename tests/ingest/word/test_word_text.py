from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
BEGIN, RESULT, END = FIELD.format("begin"), FIELD.format("separate"), FIELD.format("end")


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def code(text: str) -> str:
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<w:r><w:t>Termin</w:t><w:tab/><w:t>2021</w:t></w:r>", "Termin\t2021"),
        ("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:cr/><w:t>c</w:t></w:r>", "a\nb\nc"),
        ("<w:r><w:t>oświa</w:t><w:softHyphen/><w:t>ta</w:t></w:r>", "oświata"),
        (run("na\xaduka"), "nauka"),
        ("<w:r><w:t>biało</w:t><w:noBreakHyphen/><w:t>czerwony</w:t></w:r>", "biało-czerwony"),
        (run("warmińsko\u2011mazurskie"), "warmińsko-mazurskie"),
        ("<w:r><w:t>\n   plan\n  </w:t></w:r>", "plan"),
        (run("dwie  spacje "), "dwie  spacje "),
        ('<w:hyperlink r:id="x">' + run("ore.edu.pl") + "</w:hyperlink>", "ore.edu.pl"),
        ("<w:smartTag><w:smartTagPr/>" + run("Błonie") + "</w:smartTag>", "Błonie"),
        ("<w:customXml><w:customXmlPr/>" + run("Buk") + "</w:customXml>", "Buk"),
        ("<w:unheardOf>" + run("zostaje") + "</w:unheardOf>", "zostaje"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>' + run(" nie"), "☐ nie"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>' + run(" tak"), "☒ tak"),
        (run("\uf0a8", '<w:rFonts w:ascii="Wingdings"/>') + run(" nie"), "☐ nie"),
        (run("q", '<w:rFonts w:ascii="Wingdings"/>') + run(" q"), "☐ q"),
        (run("□ gmina ☑ miasto"), "☐ gmina ☒ miasto"),
        ('<w:r><w:sym w:font="Symbol" w:char="zzz"/></w:r>' + run("dalej"), "dalej"),
        (f"<w:r><w:ruby><w:rt>{run('góra')}</w:rt><w:rubyBase>{run('dół')}</w:rubyBase>"
         "</w:ruby></w:r>", "dół"),
        ("<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den>"
         "</m:f></m:oMath>", "1/2"),
        (
            '<w:r><mc:AlternateContent><mc:Choice Requires="w16se"><w16se:symEx '
            'w16se:font="Segoe UI Emoji" w16se:char="1F393"/></mc:Choice>'
            "<mc:Fallback><w:t>🎓</w:t></mc:Fallback></mc:AlternateContent></w:r>",
            "🎓",
        ),
    ],
)  # fmt: skip
def test_text_reads_as_a_person_sees_it(read, inside, text):
    [paragraph] = read(f"<w:p>{inside}</w:p>").blocks
    assert paragraph.text == text


def test_spans_join_runs_of_one_look_and_always_make_up_the_text(read):
    body = (
        "<w:p>" + run("Cel ", "<w:b/>") + run("główny", "<w:b/><w:lang/>")
        + run(": rozwój", '<w:i/><w:sz w:val="21"/>') + run("", "<w:b/>") + "</w:p>"
    )  # fmt: skip
    [paragraph] = read(body).blocks
    looks = [(span.text, span.bold, span.italic, span.size) for span in paragraph.spans]
    assert looks == [("Cel główny", True, False, None), (": rozwój", False, True, 10.5)]
    assert paragraph.text == "Cel główny: rozwój"


def test_empty_paragraphs_are_kept(read):
    document = read("<w:p/><w:p><w:r><w:t>x</w:t></w:r></w:p><w:p><w:pPr/></w:p>")
    assert [(block.text, block.location.block) for block in document.blocks] == [
        ("", 0),
        ("x", 1),
        ("", 2),
    ]


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (BEGIN + code(" PAGE ") + RESULT + run("7") + END, "7"),
        (BEGIN + code("IF ") + BEGIN + code("REF x") + RESULT + run("a") + END + code("= a")
         + RESULT + run("widać") + END, "widać"),
        (BEGIN + code("XE &quot;oświata&quot;") + END + run("dalej"), "dalej"),
        ('<w:fldSimple w:instr=" NUMPAGES ">' + run("12") + "</w:fldSimple>", "12"),
        # broken: a field that never ends must not swallow what follows
        (run("przed ") + END + RESULT + run("po"), "przed po"),
    ],
)  # fmt: skip
def test_field_results_are_text_and_field_codes_are_not(read, inside, text):
    assert read(f"<w:p>{inside}</w:p>").blocks[0].text == text


def test_a_field_left_open_costs_no_later_paragraph(read):
    document = read(f"<w:p>{BEGIN}{code('TOC')}</w:p><w:p>{run('Diagnoza')}</w:p>")
    assert document.blocks[1].text == "Diagnoza"


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ('<w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>', "☒ Powiat"),
        ('<w:checkBox><w:default w:val="1"/></w:checkBox>', "☒ Powiat"),
        ('<w:checkBox><w:default w:val="1"/><w:checked w:val="0"/></w:checkBox>', "☐ Powiat"),
        ('<w:ddList><w:result w:val="1"/><w:listEntry w:val="gmina"/><w:listEntry w:val="miasto"/>'
         "</w:ddList>", "miasto Powiat"),
        ('<w:ddList><w:listEntry w:val="gmina"/></w:ddList>', "gmina Powiat"),
    ],
)  # fmt: skip
def test_legacy_form_fields_show_their_state(read, data, text):
    begin = f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r>'
    inside = begin + code(" FORMCHECKBOX ") + RESULT + END + run(" Powiat")
    assert read(f"<w:p>{inside}</w:p>").blocks[0].text == text


def test_page_breaks_are_no_text_but_part_words(read):
    page = '<w:r><w:br w:type="page"/></w:r>'
    document = read(f"<w:p>{page}</w:p><w:p>{run('a')}{page}{run('b')}{page}</w:p>")
    assert [block.text for block in document.blocks] == ["", "a\nb"]


def test_pages_are_unknown_where_word_stored_no_breaks(read):
    app = '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Pages>1</Pages></Properties>'
    document = read(f'<w:p><w:r><w:br w:type="page"/></w:r>{run("a")}</w:p>', app=app)
    assert document.pages is None
    assert document.blocks[0].location.page is None


def test_pages_follow_the_breaks_that_word_stored(read):
    stored = "<w:r><w:lastRenderedPageBreak/></w:r>"
    asked = '<w:r><w:br w:type="page"/></w:r>'
    row = "<w:tr><w:tc><w:p>{}</w:p></w:tc><w:tc><w:p>{}</w:p></w:tc></w:tr>"
    document = read(
        f"<w:p>{run('1')}</w:p>"
        f"<w:p>{stored}{run('2')}</w:p>"
        f"<w:p>{run('still 2')}{stored}{run('3')}</w:p>"
        f"<w:p>{asked}</w:p><w:p>{stored}{run('4, asked for and stored: once')}</w:p>"
        f"<w:p><w:pPr><w:pageBreakBefore/></w:pPr>{stored}{run('5')}</w:p>"
        "<w:tbl>"
        + row.format(run("5") + stored + run("6"), run("5") + stored + run("6"))
        + row.format(stored + run("7"), run("7"))
        + f"</w:tbl><w:p>{run('7')}</w:p>"
    )
    body = document.blocks
    assert [block.location.page for block in body] == [1, 2, 2, 3, 4, 5, 5, 7]
    assert [cell.location.page for cell in body[6].cells] == [5, 5, 7, 7]
    assert document.pages == 7


KINDS = {
    "plain": "{}",
    "inserted": "<w:ins>{}</w:ins>",
    "deleted": "<w:del>{}</w:del>",
    "hidden": "{}",
}


@given(st.lists(st.tuples(st.sampled_from(sorted(KINDS)), st.text("aąbcż ", min_size=1))))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_no_word_is_lost_or_told_twice(read, runs):
    def xml(kind: str, text: str) -> str:
        inner = run(text, "<w:vanish/>" if kind == "hidden" else "")
        if kind == "deleted":
            inner = inner.replace("w:t>", "w:delText>").replace("<w:t ", "<w:delText ")
        return KINDS[kind].format(inner)

    document = read(f"<w:p>{''.join(xml(kind, text) for kind, text in runs)}</w:p>")

    def said(*kinds: str) -> str:
        return "".join(text for kind, text in runs if kind in kinds)

    assert document.blocks[0].text == said("plain", "inserted")
    for mark, kind in (("insertion", "inserted"), ("deletion", "deleted")):
        assert "".join(found.text for found in document.marks_of(mark)) == said(kind)
    shown = "".join(found.text for found in document.marks_of("hidden"))
    assert shown.replace(" ", "") == said("hidden").replace(" ", "")
