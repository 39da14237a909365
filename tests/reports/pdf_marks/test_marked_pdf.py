"""The author's PDF comes back with marks over the words of every finding, and nothing else."""

from __future__ import annotations

import io
import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pdfplumber
import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageDraw

from flows.steps import review_file
from model.finding import Finding, Severity
from model.location import Location
from model.review import Review
from model.settings import Settings
from model.template import load_template
from reports.pdf_marks.writer import highlighted
from reports.remarks import Marked, remarks
from reports.verdict import standing_findings
from reports.wording import wording

SAMPLES = Path(__file__).parents[3] / "samples"
NAMES = ("buk.pdf", "niemce.pdf", "powiat-wolominski.pdf")
SCALE = 2
pages_of = pytest.mark.parametrize("name", NAMES)


class Made(NamedTuple):
    data: bytes
    review: Review
    marked: Marked


@pytest.fixture(scope="session")
def copy_of():
    @cache
    def make(name: str) -> Made:
        data = (SAMPLES / name).read_bytes()
        review = review_file(SAMPLES / name, Settings(), load_template())
        return Made(data, review, highlighted(data, review, load_template(), wording("pl")))

    return make


def marks(data: bytes):
    """(page from 0, annotation) of ours, in the order of their names."""
    found = []
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for number, page in enumerate(pdf.pages):
            for annotation in page.get("/Annots", []):
                name = str(annotation.get("/NM", ""))
                if name.startswith("hdr-"):
                    plain = {
                        "kind": str(annotation.Subtype),
                        "said": str(annotation.Contents),
                        "author": str(annotation.T),
                        "rect": [float(value) for value in annotation.Rect],
                        "quads": [float(value) for value in annotation.get("/QuadPoints", [])],
                        "media": [float(value) for value in page.mediabox],
                    }
                    found.append((int(name.removeprefix("hdr-")), number, plain))
    return [(number, plain) for _, number, plain in sorted(found, key=lambda mark: mark[0])]


def bare(text: str) -> str:
    return re.sub(r"[\s\u00ad–-]", "", text)


@pages_of
def test_every_highlight_lies_over_the_words_of_its_finding(copy_of, template, name):
    made = copy_of(name)
    told = remarks(made.review, template, wording("pl"))
    found = marks(made.marked.data)
    assert len(found) == len(told) == len(standing_findings(made.review))
    wrong = []
    with pdfplumber.open(io.BytesIO(made.data)) as pdf:
        for (number, mark), remark in zip(found, told, strict=True):
            quote = remark.finding.quote
            assert mark["said"].startswith(remark.title)
            assert remark.finding.message in mark["said"]
            if mark["kind"] != "/Highlight" or not quote or "**" in quote:
                continue
            words = words_under(pdf.pages[number], mark)
            if bare(quote.removesuffix("…")) not in (words, words.replace("–", "")):
                wrong.append((quote, words))
    assert len(wrong) <= 0.1 * len(found), wrong


def words_under(page, mark) -> str:
    """The characters whose middle lies in one of the mark's quadrilaterals, line by line."""
    height = mark["media"][3]
    said = []
    for place in range(0, len(mark["quads"]), 8):
        xs, ys = mark["quads"][place : place + 8 : 2], mark["quads"][place + 1 : place + 8 : 2]
        inside = [
            char
            for char in page.chars
            if min(xs) <= (char["x0"] + char["x1"]) / 2 <= max(xs)
            and min(ys) <= height - (char["top"] + char["bottom"]) / 2 <= max(ys)
        ]
        said.append("".join(char["text"] for char in sorted(inside, key=lambda c: c["x0"])))
    return bare("".join(said))


def picture(data: bytes, number: int) -> Image.Image:
    document = pypdfium2.PdfDocument(data)
    image = document[number].render(scale=SCALE, may_draw_forms=False).to_pil().convert("RGB")
    document.close()
    return image


@pages_of
def test_pages_change_under_the_marks_and_nowhere_else(copy_of, name):
    made = copy_of(name)
    by_page = {}
    for number, mark in marks(made.marked.data):
        by_page.setdefault(number, []).append(mark)
    number, here = next(iter(by_page.items()))
    before, after = picture(made.data, number), picture(made.marked.data, number)
    changed = ImageChops.difference(before, after)
    for mark in here:
        x0, y0, x1, y1 = mark["rect"]
        height = mark["media"][3]
        box = [value * SCALE for value in (x0, height - y1, x1, height - y0)]
        (grey, *_) = changed.crop([round(value) for value in box]).convert("L").histogram()
        assert grey < 0.8 * (box[2] - box[0]) * (box[3] - box[1])
    for mark in here:
        x0, y0, x1, y1 = mark["rect"]
        height = mark["media"][3]
        box = [value * SCALE for value in (x0 - 1, height - y1 - 1, x1 + 1, height - y0 + 1)]
        ImageDraw.Draw(changed).rectangle(box, fill="black")
    assert changed.convert("L").point(lambda value: 255 * (value > 8)).getbbox() is None
    # Letters stay dark under the colour.
    darkest = [min(image.convert("L").getextrema()) for image in (before, after)]
    assert darkest[1] <= darkest[0] + 8


@pages_of
def test_the_same_file_and_review_give_the_same_bytes(copy_of, template, name):
    made = copy_of(name)
    again = highlighted(made.data, made.review, template, wording("pl"))
    assert again.data == made.marked.data


@pages_of
def test_the_text_and_the_pages_stay(copy_of, name):
    made = copy_of(name)
    before, after = pypdfium2.PdfDocument(made.data), pypdfium2.PdfDocument(made.marked.data)
    assert len(after) == len(before)
    for one, other in zip(before, after, strict=True):
        assert other.get_size() == one.get_size()
        assert other.get_textpage().get_text_range() == one.get_textpage().get_text_range()


@pytest.fixture
def mark_up(gold_review, template):
    """Mark up a PDF with one finding."""

    def make(data, quote, place, day=None):
        finding = Finding(
            code="C1",
            name="placeholder-left",
            severity=Severity.ERROR,
            section=None,
            message="Popraw \u202eto.",
            hint="Wpisz treść.",
            quote=quote,
            location=place,
            fingerprint="1",
        )
        review = gold_review().model_copy(update={"findings": (finding,)})
        return highlighted(data, review, template, wording("pl"), day).data

    return make


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_marks_follow_the_words_on_turned_pages(copy_of, mark_up, tmp_path, turn):
    with pikepdf.open(SAMPLES / "buk.pdf") as pdf:
        pdf.pages[0].rotate(turn, relative=False)
        out = io.BytesIO()
        pdf.save(out)
    data = mark_up(out.getvalue(), "A. Dane jednostki", Location(block=2, page=1))
    ((number, mark),) = marks(data)
    assert (number, mark["kind"]) == (0, "/Highlight")
    with pdfplumber.open(SAMPLES / "buk.pdf") as pdf:
        assert words_under(pdf.pages[0], mark) == "A.Danejednostki"


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_place_without_words_is_framed_as_it_is_shown(mark_up, turn):
    """As on a scan: the box of the review counts from the top left of the page as shown."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(400, 600))
        pdf.pages[0].rotate(turn, relative=False)
        out = io.BytesIO()
        pdf.save(out)
    box = (50.0, 100.0, 150.0, 130.0)
    data = mark_up(out.getvalue(), "czego nie ma", Location(block=0, page=1, bbox=box))
    ((_, mark),) = marks(data)
    assert mark["kind"] == "/Square"
    assert "najbliższe miejsce" in mark["said"]
    drawn = picture(data, 0).convert("L").point(lambda value: 255 * (value < 240)).getbbox()
    assert [value / SCALE for value in drawn] == pytest.approx(box, abs=3)


def test_what_is_about_the_whole_document_is_a_note_on_the_first_page(copy_of, mark_up):
    data = mark_up(copy_of("buk.pdf").data, None, None, day=date(2026, 11, 23))
    ((number, mark),) = marks(data)
    assert (number, mark["kind"], mark["author"]) == (0, "/Text", "Redakcja HDR (automat)")
    assert "całego dokumentu" in mark["said"]
    assert "\u202e" not in mark["said"]
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert str(pdf.pages[0].Annots[-1].M) == "D:20261123000000Z"


def test_annotations_of_the_author_stay_and_a_signature_is_told(mark_up):
    with pikepdf.open(SAMPLES / "buk.pdf") as pdf:
        theirs = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Text,
            Rect=[10, 10, 30, 30],
            Contents="moja",
        )
        pdf.pages[0].Annots = pdf.make_indirect(pikepdf.Array([pdf.make_indirect(theirs)]))
        pdf.Root.AcroForm = pikepdf.Dictionary(Fields=[], SigFlags=3)
        out = io.BytesIO()
        pdf.save(out)
    data = mark_up(out.getvalue(), "A. Dane jednostki", Location(block=2, page=1))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        said = [str(each.Contents) for each in pdf.pages[0].Annots]
    assert said[0] == "moja"
    assert "podpis elektroniczny" in said[1]
    assert len(said) == 3


def test_a_file_that_only_its_owner_may_change_is_marked_all_the_same(mark_up):
    with pikepdf.open(SAMPLES / "buk.pdf") as pdf:
        out = io.BytesIO()
        pdf.save(out, encryption=pikepdf.Encryption(owner="tajne", user=""))
    data = mark_up(out.getvalue(), "A. Dane jednostki", Location(block=2, page=1))
    ((_, mark),) = marks(data)
    assert mark["kind"] == "/Highlight"


def signed(data: bytes) -> bytes:
    """The file with a certifying signature in a field below another, as signing programs add it."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        said = {"/Type": pikepdf.Name.Sig, "/Filter": pikepdf.Name("/Adobe.PPKLite")}
        signature = pdf.make_indirect(
            pikepdf.Dictionary({**said, "/ByteRange": [0, 1, 2, 3], "/Contents": b"0" * 64})
        )
        field = pdf.make_indirect(pikepdf.Dictionary(T="Podpis1", V=signature))
        above = pikepdf.Dictionary(T="Podpisy", FT=pikepdf.Name.Sig, Kids=[field])
        pdf.Root.AcroForm = pikepdf.Dictionary(Fields=[pdf.make_indirect(above)], SigFlags=3)
        pdf.Root.Perms = pikepdf.Dictionary(DocMDP=signature)
        pdf.save(out)
    return out.getvalue()


def test_the_copy_of_a_signed_file_says_so_and_holds_no_broken_signature(copy_of):
    made = copy_of("buk.pdf")
    marked = highlighted(signed(made.data), made.review, load_template(), wording("pl"))
    assert "podpis elektroniczny" in marks(marked.data)[0][1]["said"]
    assert b"/ByteRange" not in marked.data
    with pikepdf.open(io.BytesIO(marked.data)) as pdf:
        assert int(pdf.Root.AcroForm.SigFlags) == 0
        assert "/Perms" not in pdf.Root
        (field,) = pdf.Root.AcroForm.Fields[0].Kids
        assert (str(field.T), "/V" in field) == ("Podpis1", False)
    assert "podpis" not in marks(made.marked.data)[0][1]["said"]
