"""The notes show the place of every finding as it stands in the file, and no private data."""

from __future__ import annotations

import base64
import io
from functools import cache
from pathlib import Path

import lxml.html
import numpy as np
import pdfplumber
import pikepdf
import pypdfium2
import pytest
from PIL import Image

from flows.results.of_file import write_results
from flows.results.sent import ResultsOrder, Sent
from flows.results.views import views_of
from flows.steps import review_file
from model.finding import Finding, Severity
from model.location import Location
from model.settings import Outputs, Settings
from model.template import load_template
from model.text import squeeze
from reports.notes import notes_html
from reports.surroundings import pdf as page_parts
from reports.surroundings.views import PageView, ParagraphView, RowView, Unshown

SAMPLES = Path(__file__).parents[3] / "samples"
PDFS = ("buk.pdf", "trzebownisko.pdf", "powiat-wolominski.pdf")
PRIVATE = ("607 000 419", "000 419", "84010112345", "1011234", "a.wilczek84", "ilczek84@")
LINES = (
    "Osoba do kontaktu: Anna Wilczek, PESEL 84010112345",
    "tel. prywatny 607 000 419, a.wilczek84@wp.pl",
    "Termin: [wpisac date]",
)
SCALE = 1.6  # pixels to a point in the pictures
LEFT, FIRST, STEP, SIZE = 72, 700, 26, 11


@pytest.fixture(scope="module")
def shown(tmp_path_factory):
    """The review and the views of a file: a sample by its name, or any path."""

    @cache
    def make(path):
        path = SAMPLES / path if isinstance(path, str) else path
        review = review_file(path, Settings(), load_template(), relative_to=path.parent)
        return path, review, views_of(Sent(path, review, order()))

    return make


@pytest.fixture(scope="module")
def private_pdf(tmp_path_factory):
    """A sample with a page more, on which private data stands above a placeholder."""
    path = tmp_path_factory.mktemp("pdf") / "prywatne.pdf"
    with pikepdf.open(SAMPLES / "buk.pdf") as pdf:
        page = pdf.add_blank_page(page_size=(595, 842))
        page.obj.Resources = pikepdf.Dictionary(
            Font=pikepdf.Dictionary(
                F1=pikepdf.Dictionary(
                    Type=pikepdf.Name.Font,
                    Subtype=pikepdf.Name.Type1,
                    BaseFont=pikepdf.Name.Helvetica,
                )
            )
        )
        drawn = "".join(
            f"BT /F1 {SIZE} Tf {LEFT} {FIRST - STEP * number} Td ({line}) Tj ET\n"
            for number, line in enumerate(LINES)
        )
        page.obj.Contents = pdf.make_stream(drawn.encode("ascii"))
        pdf.save(path)
    return path


def order(**outputs) -> ResultsOrder:
    return ResultsOrder(
        settings=Settings(outputs=Outputs(**outputs)) if outputs else Settings(),
        template=load_template(),
    )


def pixels(picture) -> Image.Image:
    data = base64.b64decode(picture.data.partition(",")[2])
    image = Image.open(io.BytesIO(data))
    image.load()
    return image.convert("L")


def cut(image: Image.Image, picture, box) -> np.ndarray:
    """The pixels of a box of a picture, given in points."""
    across, down = image.width / picture.width, image.height / picture.height
    x0, top, x1, bottom = box
    part = (round(x0 * across), round(top * down), round(x1 * across), round(bottom * down))
    return np.asarray(image.crop(part))


def page_text(review, views):
    return lxml.html.document_fromstring(notes_html(review, load_template(), views=views))


@pytest.mark.parametrize("name", PDFS)
def test_every_finding_with_a_place_on_a_page_shows_it(shown, name):
    _, review, views = shown(name)
    placed = {f.fingerprint for f in review.findings if f.location}
    assert placed == views.of.keys()
    assert all(isinstance(view, PageView) for view in views.of.values())
    for view in views.of.values():
        picture = views.pictures[view.picture]
        assert view.box[0] == 0 <= view.box[1] < view.box[3] <= picture.height + 0.1
        assert view.box[2] <= picture.width + 0.1
        for x0, top, x1, bottom in (*view.marks, *([view.frame] if view.frame else [])):
            assert 0 <= x0 < x1 <= picture.width
            assert view.box[1] <= top < bottom


def likeness(part: np.ndarray, page: np.ndarray, x: int, y: int) -> float:
    """How alike pixels are to those of a page within a few pixels of a place: 1 when the same."""
    height, width = part.shape
    found = [
        page[top : top + height, left : left + width]
        for left in range(x - 6, x + 7)
        for top in range(y - 12, y + 13)
    ]
    return max(float(np.corrcoef(part.ravel(), there.ravel())[0, 1]) for there in found)


@pytest.mark.parametrize("name", PDFS)
def test_the_marked_words_are_the_quoted_ones(shown, name):
    """Where another reader finds the words on the page, the picture shows them under the mark."""
    path, review, views = shown(name)
    compared = 0
    document = pypdfium2.PdfDocument(path)
    with pdfplumber.open(path) as plumber:
        for finding in review.findings:
            view = views.of.get(finding.fingerprint)
            if view is None or len(view.marks) != 1 or not finding.quote:
                continue
            found = plumber.pages[view.page - 1].search(finding.quote, regex=False, case=True)
            if len(found) != 1:
                continue
            there, mark = found[0], view.marks[0]
            assert there["x1"] - there["x0"] == pytest.approx(mark[2] - mark[0], abs=5)
            picture = views.pictures[view.picture]
            under = cut(pixels(picture), picture, mark)
            page = document[view.page - 1].render(scale=SCALE).to_pil().convert("L")
            at = round(there["x0"] * SCALE), round(there["top"] * SCALE)
            assert likeness(under, np.asarray(page), *at) > 0.9, finding
            compared += 1
    document.close()
    assert compared >= 2


def test_a_cell_that_lacks_something_is_framed_beside_the_words(shown):
    _, review, views = shown("trzebownisko.pdf")
    (lacking,) = [f for f in review.findings if f.name == "action-without-indicator"]
    view = views.of[lacking.fingerprint]
    x0, _, x1, _ = lacking.location.bbox
    assert view.marks
    assert view.frame[2] - view.frame[0] == pytest.approx(x1 - x0, abs=0.1)
    assert view.frame[0] > view.marks[0][2]
    picture = views.pictures[view.picture]
    inside = cut(
        pixels(picture),
        picture,
        [*(v + 3 for v in view.frame[:2]), *(v - 3 for v in view.frame[2:])],
    )
    assert inside.min() > 200, "the framed cell is empty"


def test_a_turned_and_cropped_page_shows_the_same_words(shown, tmp_path_factory):
    turned = tmp_path_factory.mktemp("pdf") / "obrócone.pdf"
    with pikepdf.open(SAMPLES / "buk.pdf") as pdf:
        for page in pdf.pages:
            page.obj.CropBox = pikepdf.Array([40, 30, 580, 830])
        pdf.save(turned)
    _, review, views = shown(turned)
    _, straight, before = shown("buk.pdf")
    there = {f.quote: f.fingerprint for f in straight.findings if f.name == "invalid-date"}
    compared = 0
    for finding in review.findings:
        if finding.quote not in there:
            continue
        pair = []
        for views_of_one, print_ in ((views, finding.fingerprint), (before, there[finding.quote])):
            view = views_of_one.of[print_]
            picture = views_of_one.pictures[view.picture]
            pair.append(cut(pixels(picture), picture, view.marks[0]))
        height = min(pair[0].shape[0], pair[1].shape[0])
        width = min(pair[0].shape[1], pair[1].shape[1])
        one, other = (part[:height, :width].ravel() for part in pair)
        assert np.corrcoef(one, other)[0, 1] > 0.5
        compared += 1
    assert compared


def test_private_data_is_blacked_out_in_every_picture_of_its_page(shown, private_pdf):
    _, review, views = shown(private_pdf)
    names = [f.name for f in review.findings if f.location and f.location.page == 6]
    assert names.count("personal-data") == 3
    assert "placeholder-left" in names
    with pdfplumber.open(private_pdf) as plumber:
        page = plumber.pages[5]
        anchor = page.search("Osoba do kontaktu", regex=False)[0]
        secret = [
            page.search(text, regex=False)[0]
            for text in ("84010112345", "607 000 419", "a.wilczek84@wp.pl")
        ]
        open_word = page.search("Wilczek,", regex=False)[0]
    for finding in (f for f in review.findings if f.location and f.location.page == 6):
        view = views.of[finding.fingerprint]
        picture = views.pictures[view.picture]
        image = pixels(picture)
        assert view.covered
        left = 8 - anchor["x0"]  # ink begins eight points from the edge of the picture
        top = top_of(image, picture) - anchor["top"]
        for word in secret:
            box = [word["x0"] + left, word["top"] + top, word["x1"] + left, word["bottom"] + top]
            middle = [box[0] + 1, box[1] + 3, box[2] - 1, box[3] - 3]
            assert cut(image, picture, middle).max() < 40, "a letter shows"
        box = [open_word["x0"] + left, open_word["top"] + top]
        box += [open_word["x1"] + left, open_word["bottom"] + top]
        assert cut(image, picture, box).max() > 200, "what is not private stays readable"


def top_of(image, picture) -> float:
    """Where the ink of a picture begins, in points: the capital letter of its first line."""
    rows = np.flatnonzero((np.asarray(image) < 128).sum(axis=1))
    return rows[0] / image.height * picture.height - 2


@pytest.mark.parametrize("name", ["prywatne.pdf", "rypin.docx"])
def test_no_private_data_is_in_the_notes(shown, private_pdf, name):
    _, review, views = shown(private_pdf if name == "prywatne.pdf" else name)
    assert any(f.name == "personal-data" for f in review.findings)
    page = notes_html(review, load_template(), views=views)
    text = squeeze(lxml.html.document_fromstring(page).text_content())
    for secret in (*PRIVATE, "strzelecka@", "ka.strzel"):
        assert secret not in text
        assert secret not in page


def test_a_page_whose_private_data_cannot_be_found_is_not_shown(shown):
    path, review, _ = shown("buk.pdf")
    lost = review.findings[0].model_copy(
        update={
            "name": "personal-data",
            "quote": "607 *** 419",
            "location": Location(block=5, page=3),
            "fingerprint": "lost",
        }
    )
    more = review.model_copy(update={"findings": (*review.findings, lost)})
    views = views_of(Sent(path, more, order()))
    on_page = {f.fingerprint for f in review.findings if f.location.page == 3}
    assert all(views.of[each] == Unshown(page=3, reason="private") for each in on_page)
    others = {f.fingerprint for f in review.findings} - on_page
    assert all(isinstance(views.of[each], PageView) for each in others)


def test_a_masked_place_without_its_words_is_covered_whole(shown):
    path, review, before = shown("buk.pdf")
    place = next(f for f in review.findings if f.name == "invalid-date")
    secret = place.model_copy(
        update={"name": "personal-data", "quote": "607 *** 419", "fingerprint": "x"}
    )
    views = views_of(Sent(path, review.model_copy(update={"findings": (place, secret)}), order()))
    view = views.of[place.fingerprint]
    picture = views.pictures[view.picture]
    assert cut(pixels(picture), picture, view.marks[0]).max() < 40
    view = before.of[place.fingerprint]
    picture = before.pictures[view.picture]
    assert cut(pixels(picture), picture, view.marks[0]).max() > 200


def test_pictures_of_lighter_findings_are_left_out_first(shown, monkeypatch):
    path, review, whole = shown("buk.pdf")
    monkeypatch.setattr(page_parts, "MOST_PICTURES", 4)
    few = views_of(Sent(path, review, order()))
    assert len(few.pictures) == 4
    monkeypatch.setattr(page_parts, "MOST_PICTURES", 48)
    size = sum(len(each.data) for each in whole.pictures)
    monkeypatch.setattr(page_parts, "MOST_CHARACTERS", size * 2 // 3)
    small = views_of(Sent(path, review, order()))
    assert 0 < sum(len(each.data) for each in small.pictures) <= size * 2 // 3
    by_print = {f.fingerprint: f for f in review.findings}
    out = [by_print[key] for key, view in few.of.items() if isinstance(view, Unshown)]
    assert any(f.severity is Severity.WARNING for f in out)
    text = squeeze(page_text(review, few).text_content())
    assert text.count("ze wszystkimi obrazami plik uwag byłby za duży") == len(out)


def test_findings_at_one_place_share_a_picture(shown):
    _, review, views = shown("buk.pdf")
    assert len(views.pictures) < len(views.of)
    page = page_text(review, views)
    assert len(page.xpath("//image")) == len(views.pictures)
    used = page.xpath("//figure//use/@href")
    assert len(used) == len(views.of)
    assert set(used) == {f"#{each}" for each in page.xpath("//image/@id")}


def test_the_same_file_gives_the_same_views(shown, private_pdf):
    for name in ("blonie.docx", private_pdf):
        path, review, views = shown(name)
        assert views_of(Sent(path, review, order())) == views


def test_images_can_be_switched_off_and_text_stays(shown):
    path, review, _ = shown("buk.pdf")
    assert views_of(Sent(path, review, order(images=False))) is None
    path, review, views = shown("blonie.docx")
    assert views_of(Sent(path, review, order(images=False))) == views


def test_a_file_that_changed_since_shows_nothing(shown, tmp_path):
    _, review, _ = shown("buk.pdf")
    other = tmp_path / "buk.pdf"
    other.write_bytes((SAMPLES / "trzebownisko.pdf").read_bytes())
    assert views_of(Sent(other, review, order())) is None


def test_a_failing_view_costs_the_views_only(shown, tmp_path, monkeypatch, caplog):
    path, review, _ = shown("buk.pdf")

    def fail(*arguments):
        raise RuntimeError("Burmistrz Buku")

    monkeypatch.setattr(page_parts, "page_views", fail)
    names = write_results(path, review, tmp_path, order(copies=False))
    assert "uwagi.html" in names
    assert "RuntimeError" in caplog.text
    assert "Burmistrz" not in caplog.text


def test_the_written_notes_hold_the_pictures(shown, tmp_path):
    path, review, views = shown("buk.pdf")
    write_results(path, review, tmp_path / "z", order(copies=False))
    write_results(path, review, tmp_path / "bez", order(copies=False, images=False))
    page = (tmp_path / "z" / "uwagi.html").read_text(encoding="utf-8")
    assert all(picture.data in page for picture in views.pictures)
    assert "data:image" not in (tmp_path / "bez" / "uwagi.html").read_text(encoding="utf-8")


def marked(view) -> list[str]:
    lines = (
        [view.here]
        if isinstance(view, ParagraphView)
        else [line for cell in view.cells for line in cell.lines]
    )
    return [piece.text for line in lines for piece in line.pieces if piece.marked]


def of(review, views, name) -> tuple[Finding, ParagraphView | RowView]:
    finding = next(f for f in review.findings if f.name == name)
    return finding, views.of[finding.fingerprint]


def test_a_paragraph_stands_between_its_neighbours(shown):
    _, review, views = shown("blonie.docx")
    finding, view = of(review, views, "foreign-jst-name")
    assert marked(view) == [finding.quote]
    assert view.before.pieces[0].text == "Sposób zbierania i wykorzystania danych"
    assert view.before.label == "3.2."
    assert view.after.pieces[0].text.startswith("Spośród 10 dyrektorów")


def test_a_row_stands_under_its_headings_with_the_place_marked(shown):
    _, review, views = shown("blonie.docx")
    finding, view = of(review, views, "action-without-responsible")
    headings = [cell.heading for cell in view.cells]
    assert headings[:4] == ["Lp.", "Termin realizacji", "Zadanie", "Kto odpowiada"]
    assert [cell.heading for cell in view.cells if cell.here] == ["Kto odpowiada"]
    assert marked(view) == [finding.quote]
    page = page_text(review, views)
    row = next(
        r
        for r in page.xpath("//table[contains(@class, 'around-row')]")
        if "2.4" in r.text_content()
    )
    assert squeeze(row.xpath(".//td[@class='here']")[0].text_content()) == "(puste)"
    assert squeeze(row.xpath(".//mark")[0].text_content()) == finding.quote


def test_a_row_of_a_table_inside_a_cell_is_shown(shown):
    _, review, views = shown("krapkowicki.odt")
    finding, view = of(review, views, "term-without-year")
    assert marked(view) == [finding.quote]
    assert [cell.heading for cell in view.cells if cell.here] == ["Termin realizacji"]


def test_what_lacks_in_a_section_is_shown_at_the_words_quoted_from_it(shown):
    _, review, views = shown("blonie.docx")
    _, view = of(review, views, "no-summary-form")
    assert marked(view)[0].startswith("Podsumowanie wdrożenia nastąpi")
    assert view.before.pieces[0].text == "Forma podsumowania wdrożenia"


@pytest.mark.parametrize("name", ["blonie.docx", "rypin.docx", "krapkowicki.odt"])
def test_a_quote_is_not_said_twice(shown, name):
    _, review, views = shown(name)
    page = page_text(review, views)
    for finding in review.findings:
        view = views.of.get(finding.fingerprint)
        if view is None or not finding.quote or len(finding.quote) > 400:
            continue
        (item,) = [
            i
            for i in page.xpath("//li[contains(@class, 'finding')]")
            if f"odcisk {finding.fingerprint[:8]}" in i.text_content()
        ]
        quotes = item.xpath(".//blockquote[contains(@class, 'quote')]")
        assert bool(quotes) != view.shows(finding.quote)


def test_a_paragraph_whose_private_data_cannot_be_found_is_hidden(shown):
    path, review, before = shown("blonie.docx")
    finding, view = of(review, before, "foreign-jst-name")
    assert marked(view)
    lost = finding.model_copy(update={"name": "personal-data", "quote": "607 *** 419"})
    kept = review.model_copy(update={"findings": (*review.findings, lost)})
    views = views_of(Sent(path, kept, order()))
    _, view = of(review, views, "foreign-jst-name")
    assert [piece.text for piece in view.here.pieces] == ["***"]
