"""The author's file comes back as it was, with a comment at the words of every finding."""

from __future__ import annotations

import io
import re
import zipfile

import docx
import pytest
from lxml import etree

from ingest.word.reader import read_word
from model.settings import Limits
from model.text import squeeze
from reports.remarks import remarks
from reports.verdict import standing_findings
from reports.wording import wording

WORD_FILES = ["blonie", "buk", "kalisz", "krapkowicki", "niemce", "powiat-wolominski"]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
AUTHOR = "Redakcja HDR (automat)"
ours = pytest.mark.parametrize("name", [f"{name}.docx" for name in WORD_FILES])


def bare(text):
    """Letters, digits and signs of a text: what a reader compares."""
    return re.sub(r"[\s\u00ad]", "", text)


@ours
def test_every_comment_stands_at_the_words_of_its_finding(copy_of, comments_in, template, name):
    made = copy_of(name)
    comments = [c for c in comments_in(made.marked.data).values() if c.author == AUTHOR]
    told = remarks(made.review, template, wording("pl"))
    assert len(comments) == len(told) == len(standing_findings(made.review))
    exact = 0
    for comment, remark in zip(comments, told, strict=True):
        finding = remark.finding
        assert comment.text.startswith(remark.title)
        assert finding.message in comment.text
        if finding.quote and "**" not in finding.quote:
            quote = bare(finding.quote.removesuffix("…"))
            exact += quote in (bare(comment.words), bare(comment.words).replace("–", ""))
            exact += bare(comment.words) != quote and bare(comment.words) == quote.replace("–", "")
    quoted = [r for r in told if r.finding.quote and "**" not in r.finding.quote]
    assert exact >= 0.9 * len(quoted), (exact, len(quoted))


@ours
def test_the_copy_says_what_the_original_says(copy_of, tmp_path, name):
    made = copy_of(name)
    path = tmp_path / name
    path.write_bytes(made.marked.data)
    again = read_word(path, Limits())
    assert [said(block) for block in again.paragraphs()] == [
        said(block) for block in made.document.paragraphs()
    ]
    assert again.metadata == made.document.metadata
    changes = ("insertion", "deletion", "hidden", "placeholder", "unfilled_date", "footnote")
    assert again.marks_of(*changes) == made.document.marks_of(*changes)


def said(paragraph):
    looks = {}
    for span in paragraph.spans:
        looks.setdefault(
            (span.bold, span.italic, span.underlined, span.struck, span.size), []
        ).append(span.text)
    return paragraph.full_text, paragraph.style, paragraph.location, looks


@ours
def test_every_other_part_stays_byte_for_byte(copy_of, name):
    made = copy_of(name)
    before, after = zipfile.ZipFile(made.path), zipfile.ZipFile(io.BytesIO(made.marked.data))
    touched = {
        "word/document.xml",
        "word/comments.xml",
        "word/_rels/document.xml.rels",
        "[Content_Types].xml",
    }
    assert set(after.namelist()) - set(before.namelist()) <= touched
    for part in before.namelist():
        if part not in touched:
            assert after.read(part) == before.read(part), part


def test_comments_and_changes_of_the_author_survive(copy_of, comments_in):
    before = zipfile.ZipFile(copy_of("krapkowicki.docx").path)
    theirs = etree.fromstring(before.read("word/comments.xml"))
    after = zipfile.ZipFile(io.BytesIO(copy_of("krapkowicki.docx").marked.data))
    kept = etree.fromstring(after.read("word/comments.xml"))
    assert len(theirs)
    assert [etree.tostring(c, method="c14n") for c in kept[: len(theirs)]] == [
        etree.tostring(c, method="c14n") for c in theirs
    ]
    words = {c.text for c in comments_in(copy_of("krapkowicki.docx").marked.data).values()}
    assert len(words) > len(theirs)
    changed = copy_of("blonie.docx")
    for part in (changed.path.read_bytes(), changed.marked.data):
        main = etree.fromstring(zipfile.ZipFile(io.BytesIO(part)).read("word/document.xml"))
        tracked = [squeeze("".join(e.itertext())) for e in main.iter(f"{W}ins", f"{W}del")]
        assert {"trzy razy", "dwukrotnie"} <= set(tracked)


@ours
def test_another_program_opens_the_copy_and_sees_the_comments(copy_of, name):
    made = copy_of(name)
    opened = docx.Document(io.BytesIO(made.marked.data))
    authors = [comment.author for comment in opened.comments]
    assert authors.count(AUTHOR) == len(standing_findings(made.review))
    assert len({comment.comment_id for comment in opened.comments}) == len(authors)


def test_the_same_file_and_review_give_the_same_bytes(copy_of, template):
    from reports.word_comments.writer import Original, commented

    made = copy_of("blonie.docx")
    original = Original(made.path.read_bytes(), made.document)
    again = commented(original, made.review, template, wording("pl"))
    assert again.data == made.marked.data
