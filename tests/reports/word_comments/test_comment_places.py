"""Where Word allows no comment it stands at the nearest place and says so; odd files open too."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import docx
import pytest
from lxml import etree

from ingest.word.reader import read_word
from model.finding import Finding, Severity
from model.location import Location
from model.settings import Limits
from reports.word_comments.writer import Original, commented
from reports.wording import wording

SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def p(*texts):
    return f"<w:p>{''.join(f'<w:r><w:t>{text}</w:t></w:r>' for text in texts)}</w:p>"


def box(text):
    inside = f"<w:txbxContent>{p(text)}</w:txbxContent>"
    return (
        '<w:p><w:r><w:t>Przed ramką</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires="wps">'
        f"<w:drawing><wp:inline><a:graphic>"
        f"<a:graphicData uri='{SHAPE}'><wps:txbx>{inside}</wps:txbx>"
        "</a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{inside}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )


def picture(name):
    return (
        "<w:p><w:r><w:t>Obok</w:t></w:r><w:r><w:drawing><wp:inline>"
        f'<wp:docPr id="1" name="{name}"/>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        "<pic:pic/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )


@pytest.fixture
def comment_on(gold_review, template, tmp_path):
    """Comment a made Word file with one finding; gives the copy."""

    def make(data, location, quote, **options):
        path = tmp_path / "plan.docx"
        path.write_bytes(data)
        finding = Finding(
            code="C1",
            name="placeholder-left",
            severity=Severity.ERROR,
            section=None,
            message="Popraw.",
            hint="Wpisz treść.",
            quote=quote,
            location=location,
            fingerprint="1",
        )
        review = gold_review().model_copy(update={"findings": (finding,)})
        original = Original(data, read_word(path, Limits()), options.pop("converted_from", None))
        return commented(original, review, template, wording("pl"), **options).data

    return make


def at(block, part="body", cell=None):
    return Location(part=part, block=block, cell=cell)


def test_words_of_a_cell_are_told_from_the_same_words_elsewhere(comment_on, comments_in, packed):
    def cell(text):
        return f"<w:tc>{p(text)}</w:tc>"

    table = f"<w:tbl><w:tr>{cell('marzec')}{cell('x')}</w:tr><w:tr>{cell('marzec')}</w:tr></w:tbl>"
    data = comment_on(packed(p("marzec") + table), at(1, cell=(1, 0)), "marzec")
    main = etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml"))
    (mark,) = main.iter(f"{W}commentRangeStart")
    assert mark.getparent() is list(main.iter(f"{W}p"))[3]
    assert comments_in(data)["0"].words == "marzec"


def test_an_empty_cell_gets_the_comment_at_the_quote_in_its_row(comment_on, comments_in, packed):
    row = f"<w:tr><w:tc>{p('Warsztaty')}</w:tc><w:tc><w:p/></w:tc></w:tr>"
    data = comment_on(packed(f"<w:tbl>{row}</w:tbl>"), at(0, cell=(0, 1)), "Warsztaty")
    assert comments_in(data)["0"].words == "Warsztaty"


def test_an_empty_place_without_a_quote_is_commented_too(comment_on, comments_in, packed):
    row = f"<w:tr><w:tc>{p('Warsztaty')}</w:tc><w:tc><w:p/></w:tc></w:tr>"
    data = comment_on(packed(f"<w:tbl>{row}</w:tbl>"), at(0, cell=(0, 1)), None)
    main = etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml"))
    assert [len(cell.findall(f".//{W}commentReference")) for cell in main.iter(f"{W}tc")] == [0, 1]


@pytest.mark.parametrize(
    ("part", "said"), [("header", "nagłówek strony"), ("footer", "stopka strony")]
)
def test_headers_are_left_alone_and_the_comment_says_so(
    comment_on, comments_in, packed, part, said
):
    section = f'<w:sectPr><w:{part}Reference w:type="default" r:id="{part}1"/></w:sectPr>'
    original = packed(p("Tytuł planu") + section, **{f"{part}1": p("Gmina Buk")})
    data = comment_on(original, at(0, part=part), "Gmina Buk")
    comment = comments_in(data)["0"]
    assert comment.words.strip() == "Tytuł planu"
    assert said in comment.text
    name = f"word/{part}1.xml"
    before, after = (zipfile.ZipFile(io.BytesIO(each)) for each in (original, data))
    assert after.read(name) == before.read(name)


def test_a_text_box_gets_the_comment_where_it_is_anchored(comment_on, comments_in, packed):
    data = comment_on(packed(p("a") + box("w ramce") + p("b")), at(2, part="textbox"), "w ramce")
    comment = comments_in(data)["0"]
    assert "Przed ramką" in comment.words
    assert "pole tekstowe" in comment.text
    main = etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml"))
    assert main.findall(f".//{W}txbxContent//{W}commentReference") == []


def test_a_footnote_gets_the_comment_where_it_is_referred_to(comment_on, comments_in, packed):
    note = f'<w:footnote w:id="2">{p("Dane z SIO.")}</w:footnote>'
    text = '<w:p><w:r><w:t>Uczniów 12</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    data = comment_on(
        packed(p("a") + text + p("b"), footnotes=note), at(0, part="footnote"), "Dane z SIO."
    )
    comment = comments_in(data)["0"]
    assert comment.words.strip() == "Uczniów 12"
    assert "przypis" in comment.text


def test_a_picture_is_commented_itself(comment_on, packed):
    data = comment_on(packed(p("a") + picture("Obraz 1") + p("b")), at(2), None)
    main = etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml"))
    (start,) = main.iter(f"{W}commentRangeStart")
    assert start.getnext().find(f"{W}drawing") is not None


def test_what_is_about_the_whole_document_stands_at_its_first_words(
    comment_on, comments_in, packed
):
    comment = comments_in(comment_on(packed("<w:p/>" + p("Tytuł") + p("b")), None, None))["0"]
    assert comment.words.strip() == "Tytuł"
    assert "całego dokumentu" in comment.text


def test_words_that_are_not_found_are_said_to_be_near(comment_on, comments_in, packed):
    comment = comments_in(comment_on(packed(p("Tekst") + p("inny")), at(1), "czegoś nie ma"))["0"]
    assert comment.words.strip() == "inny"
    assert "najbliższe miejsce" in comment.text


def test_words_that_are_only_there_as_deleted_are_found(comment_on, comments_in, packed):
    gone = '<w:del w:id="1" w:author="A"><w:r><w:delText>trzy razy</w:delText></w:r></w:del>'
    body = f"<w:p><w:r><w:t>Pytano </w:t></w:r>{gone}<w:r><w:t>dwa razy</w:t></w:r></w:p>"
    assert comments_in(comment_on(packed(body), at(0), "trzy razy"))["0"].words == "trzy razy"


def test_the_sign_is_kept_out_of_the_first_paragraph_of_a_control(comment_on, packed):
    """LibreOffice would lose the words before it."""
    control = (
        f"<w:sdt><w:sdtPr/><w:sdtContent>{p('Cel: ', 'wzrost')}{p('drugi')}</w:sdtContent></w:sdt>"
    )
    data = comment_on(packed(p("a") + control), at(1), "wzrost")
    main = etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml"))
    found = list(main.iter(f"{W}p"))
    assert found[1].find(f"{W}commentRangeStart") is not None
    assert found[1].find(f".//{W}commentReference") is None
    assert found[2].find(f".//{W}commentReference") is not None


def test_a_relationship_to_a_part_that_is_missing_does_no_harm(comment_on, comments_in, packed):
    data = comment_on(packed(p("Ala ma kota"), missing=("theme", "comments")), at(0), "ma")
    assert comments_in(data)["0"].words == "ma"


def test_a_part_that_is_only_read_stays_byte_for_byte(comment_on, packed):
    style = '<w:style w:styleId="uwaga"><w:name w:val="annotation text"/></w:style>'
    before = packed(p("Tekst"), styles=style)
    after = comment_on(before, at(0), "Tekst")
    with zipfile.ZipFile(io.BytesIO(before)) as old, zipfile.ZipFile(io.BytesIO(after)) as new:
        assert b'w:val="uwaga"' in new.read("word/comments.xml")
        for name in ("word/styles.xml", "_rels/.rels"):
            assert new.read(name) == old.read(name)


def test_comments_that_the_author_left_keep_their_ids(comment_on, comments_in, packed):
    theirs = f'<w:comment w:id="7" w:author="Jan">{p("sprawdzić")}</w:comment>'
    body = (
        '<w:p><w:commentRangeStart w:id="7"/><w:r><w:t>Ala</w:t></w:r><w:commentRangeEnd w:id="7"/>'
    )
    body += '<w:r><w:commentReference w:id="7"/></w:r><w:r><w:t> ma kota</w:t></w:r></w:p>'
    found = comments_in(comment_on(packed(body, comments=theirs), at(0), "ma kota"))
    assert {mark: comment.author for mark, comment in found.items()} == {
        "7": "Jan",
        "8": "Redakcja HDR (automat)",
    }
    assert found["8"].words.strip() == "ma kota"
    assert found["7"].words == "Ala"


def test_a_strict_file_stays_strict(comment_on, packed, tmp_path):
    strict = io.BytesIO()
    usual = io.BytesIO(packed(p("Ala ma kota")))
    with zipfile.ZipFile(usual) as old, zipfile.ZipFile(strict, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name != "[Content_Types].xml":
                data = data.replace(
                    b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                    b"http://purl.oclc.org/ooxml/wordprocessingml/main",
                ).replace(
                    b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                    b"http://purl.oclc.org/ooxml/officeDocument/relationships",
                )
            new.writestr(name, data)
    copy = tmp_path / "strict.docx"
    copy.write_bytes(comment_on(strict.getvalue(), at(0), "ma"))
    parts = zipfile.ZipFile(copy)
    for name in ("word/document.xml", "word/comments.xml", "word/_rels/document.xml.rels"):
        assert b"schemas.openxmlformats.org/wordprocessingml" not in parts.read(name)
    (mark,) = read_word(copy, Limits()).marks_of("comment")
    assert mark.text == "ma"


def test_a_text_of_signs_alone_is_commented_as_a_whole(comment_on, comments_in, packed):
    data = comment_on(packed("<w:p><w:r><w:noBreakHyphen/></w:r></w:p>"), at(0), "-")
    assert comments_in(data)["0"].words == ""


def test_a_date_is_given_only_when_there_is_one(comment_on, packed):
    dated = docx.Document(
        io.BytesIO(comment_on(packed(p("a")), at(0), "a", day=date(2026, 11, 23)))
    )
    (comment,) = dated.comments
    assert comment.timestamp.date() == date(2026, 11, 23)
    (undated,) = docx.Document(io.BytesIO(comment_on(packed(p("a")), at(0), "a"))).comments
    assert undated.timestamp is None


def test_a_converted_file_says_so_first(comment_on, comments_in, packed):
    found = comments_in(comment_on(packed(p("Tytuł")), at(0), "Tytuł", converted_from="odt"))
    assert "odt" in found["0"].text
    assert len(found) == 2
