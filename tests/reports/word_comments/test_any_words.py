"""However a text is cut into runs, links, changes and controls, a comment covers just its words."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

from hypothesis import assume, given
from hypothesis import strategies as st
from lxml import etree

from reports.quotes import find_quote
from reports.word_comments.characters import Words, text_of
from reports.word_comments.names import TRANSITIONAL, Names
from reports.word_comments.ranges import mark_words
from reports.word_comments.references import References

W = f"{{{TRANSITIONAL}}}"
NAMES = Names(etree.Element(f"{W}document"))
texts = st.text(alphabet="abcżó ĄŃ„”.,–0123456789\u00a0&<", min_size=1, max_size=12)
AROUND = (
    "{}",
    "<w:hyperlink>{}</w:hyperlink>",
    "<w:smartTag>{}</w:smartTag>",
    '<w:ins w:id="900" w:author="A">{}</w:ins>',
    "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
)
BETWEEN = ("", "", "", "<w:tab/>", "<w:br/>", "<w:lastRenderedPageBreak/>")
LOOKS = ("", "<w:rPr><w:b/></w:rPr>", '<w:rPr><w:color w:val="FF0000"/></w:rPr>')


@st.composite
def runs(draw):
    """A w:r with one or two w:t, in something or nothing."""
    words = draw(st.lists(texts, min_size=1, max_size=2))
    sign = draw(st.sampled_from(BETWEEN))
    kept = draw(st.sampled_from((' xml:space="preserve"', "")))
    inside = sign.join(f"<w:t{kept}>{escape(text)}</w:t>" for text in words)
    run = f"<w:r>{draw(st.sampled_from(LOOKS))}{inside}</w:r>"
    return draw(st.sampled_from(AROUND)).format(run)


paragraphs = st.lists(st.lists(runs(), min_size=1, max_size=5), min_size=1, max_size=3)


def body_of(xml):
    inside = "".join(f"<w:p><w:pPr/>{''.join(runs)}</w:p>" for runs in xml)
    return etree.fromstring(f'<w:body xmlns:w="{TRANSITIONAL}">{inside}</w:body>')


def put(body, mark, start, end):
    found = list(body.iter(f"{W}p"))
    text = text_of(enumerate(found), NAMES, aside=False)
    References(found, NAMES).put(mark_words(Words(text, start, end), mark, NAMES), mark)


def read(body, mark=None):
    """The words of a body as Word shows them; of one comment only, where `mark` is given."""
    said, on = [], mark is None
    for element in body.iter():
        if element.tag in (f"{W}commentRangeStart", f"{W}commentRangeEnd"):
            on = on if element.get(f"{W}id") != mark else element.tag.endswith("Start")
        elif element.tag == f"{W}t" and on:
            kept = element.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"
            said.append((element.text or "") if kept else (element.text or "").strip(" \t\r\n"))
    return "".join(said)


def bare(text):
    return re.sub(r"\s", "", text)


def looks(body):
    """Each character that shows with the look of its run and what is around it."""
    return [
        (char, etree.tostring(run.find(f"{W}rPr")) if run.find(f"{W}rPr") is not None else b"")
        for run in body.iter(f"{W}r")
        for text in run.iter(f"{W}t")
        for char in bare(text.text or "")
    ]


@given(xml=paragraphs, ends=st.tuples(st.integers(0, 200), st.integers(0, 200)))
def test_a_comment_covers_its_words_and_changes_nothing_else(xml, ends):
    body, untouched = body_of(xml), body_of(xml)
    text = text_of(enumerate(body.iter(f"{W}p")), NAMES, aside=False).text
    start, end = sorted(place % (len(text) + 1) for place in ends)
    assume(text[start:end].strip() == text[start:end] and start < end)
    assume("\n" not in text[start] + text[end - 1])
    put(body, "1", start, end)
    assert bare(read(body, "1")) == bare(text[start:end])
    assert read(body) == read(untouched)
    assert looks(body) == looks(untouched)


@given(xml=paragraphs, words=st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=5))
def test_several_comments_do_not_disturb_each_other(xml, words):
    body = body_of(xml)
    text = text_of(enumerate(body.iter(f"{W}p")), NAMES, aside=False).text
    known = [match.span() for match in re.finditer(r"\S+", text)]
    expected = {}
    for mark, (first, length) in enumerate(words):
        assume(known)
        start = known[first % len(known)][0]
        end = known[min(first % len(known) + length, len(known) - 1)][1]
        put(body, str(mark), start, end)
        expected[str(mark)] = bare(text[start:end])
    assert {mark: bare(read(body, mark)) for mark in expected} == expected
    signs = [sign.get(f"{W}id") for sign in body.iter(f"{W}commentReference")]
    assert sorted(signs) == sorted(expected)


@given(xml=paragraphs, ends=st.tuples(st.integers(0, 200), st.integers(0, 200)))
def test_a_quote_taken_from_the_text_is_found_and_covered(xml, ends):
    body = body_of(xml)
    text = text_of(enumerate(body.iter(f"{W}p")), NAMES, aside=False)
    start, end = sorted(place % (len(text.text) + 1) for place in ends)
    quote = text.text[start:end]
    assume(quote.strip())
    first = next(find_quote(text.text, quote))
    put(body, "1", *first)
    assert bare(read(body, "1")) == bare(quote)


def test_spaces_that_word_does_not_show_are_not_counted():
    """White space at the ends of a w:t without xml:space is dropped by Word."""
    body = body_of([["<w:r><w:t> Ala ma kota </w:t></w:r>"]])
    start, end = next(find_quote("Ala ma kota", "ma"))
    put(body, "1", start, end)
    assert read(body, "1") == "ma"
    assert read(body) == "Ala ma kota"
