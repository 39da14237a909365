"""Parts of pages: pages that are turned, windows around marks, what is known to be private."""

from __future__ import annotations

import base64
import io
from functools import cache
from pathlib import Path

import numpy as np
import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from model.finding import Finding, Severity
from model.location import Location
from reports.pdf_marks.geometry import Sheet
from reports.surroundings.pdf import page_views
from reports.surroundings.private import Private, typed
from reports.surroundings.views import PageView, Views
from reports.surroundings.windows import Window, bands_of, span_around

SAMPLE = Path(__file__).parents[3] / "samples" / "buk.pdf"
NOTHING = Private(lambda text, beside: ())
QUOTES = ("31.06.2021", "Miejskiej Gminy Stęszew")


def finding(quote: str, page: int, severity: Severity = Severity.ERROR) -> Finding:
    return Finding(
        code="X1",
        name="x",
        severity=severity,
        section=None,
        message="x",
        hint="",
        quote=quote,
        location=Location(block=0, page=page),
        fingerprint=quote,
    )


FOUND = [finding(QUOTES[0], 3), finding(QUOTES[1], 4)]


@cache
def turned(by: int) -> Views:
    out = io.BytesIO()
    with pikepdf.open(SAMPLE) as pdf:
        for page in pdf.pages:
            page.rotate(by, relative=False)
        pdf.save(out)
    return page_views(out.getvalue(), FOUND, (), NOTHING)


def under_mark(views: Views, quote: str) -> np.ndarray:
    view = views.of[quote]
    picture = views.pictures[view.picture]
    image = Image.open(io.BytesIO(base64.b64decode(picture.data.partition(",")[2]))).convert("L")
    scale = image.width / picture.width
    boxes = np.array(view.marks)
    x0, top = boxes[:, :2].min(axis=0)
    x1, bottom = boxes[:, 2:].max(axis=0)
    return np.asarray(image.crop([round(value * scale) for value in (x0, top, x1, bottom)]))


@pytest.mark.parametrize("by", [90, 180, 270])
@pytest.mark.parametrize("quote", QUOTES)
def test_a_turned_page_shows_the_same_words_turned(by, quote):
    straight, seen = under_mark(turned(0), quote), under_mark(turned(by), quote)
    back = np.rot90(seen, by // 90)
    height = min(straight.shape[0], back.shape[0]) - 4
    width = min(straight.shape[1], back.shape[1]) - 4
    inner = straight[2 : 2 + height, 2 : 2 + width].ravel()
    found = [
        np.corrcoef(inner, back[top : top + height, left : left + width].ravel())[0, 1]
        for top in range(5)
        for left in range(5)
        if back[top : top + height, left : left + width].size == inner.size
    ]
    assert max(found) > 0.7


@given(
    box=st.tuples(*[st.floats(0, 500)] * 2, *[st.floats(501, 900)] * 2),
    rotation=st.sampled_from([0, 90, 180, 270]),
    corner=st.tuples(st.floats(-50, 50), st.floats(-50, 50)),
)
def test_a_box_on_a_sheet_comes_back(box, rotation, corner):
    sheet = Sheet(corner[0], corner[1], corner[0] + 595, corner[1] + 842, rotation)
    assert sheet.box(sheet.rectangle(box)) == pytest.approx(box, abs=0.01)


boxes = st.tuples(st.floats(0, 200), st.floats(0, 800), st.floats(201, 500), st.floats(0, 40)).map(
    lambda each: (each[0], each[1], each[2], min(842.0, each[1] + each[3]))
)


@given(st.lists(boxes, min_size=1, max_size=12))
def test_every_window_lies_in_one_picture_of_its_page(places):
    windows = []
    for number, box in enumerate(places):
        top, bottom = span_around([box], 842)
        assert 0 <= top <= box[1] <= box[3] <= bottom <= 842
        windows.append(Window(str(number), number % 2, top, bottom, (box,), None, 0))
    bands = bands_of(windows)
    held = [window.fingerprint for band in bands for window in band.windows]
    assert sorted(held) == sorted(window.fingerprint for window in windows)
    for band in bands:
        assert all(w.page == band.page for w in band.windows)
        assert all(band.top <= w.top and w.bottom <= band.bottom for w in band.windows)
    apart = [(a, b) for a in bands for b in bands if a is not b and a.page == b.page]
    assert all(a.bottom < b.top or b.bottom < a.top for a, b in apart)


@pytest.mark.parametrize(
    ("masked", "text"),
    [
        ("607 *** 419", "tel. 607 000 419,"),
        ("607 *** 419", "tel. 607-000-419"),
        ("607 *** 419", "607000419"),
        ("607 *** 419", "607 000\r\n419"),
        ("84…45", "PESEL: 84010112345."),
        ("k***@wp.pl", "e-mail: ka.strzel-84@wp.pl)"),
        ("zam. **-*** W***, ul. P*** * m. *", "zam. 05-200 Wołomin, ul. Polna 7\nm. 3"),
    ],
)
def test_a_masked_quote_is_found_as_it_was_typed(masked, text):
    found = typed(masked).search(text)
    assert found is not None
    letters = [char for char in masked if char.isalnum()]
    assert found[0].startswith(letters[0])
    assert found[0].endswith(letters[-1]) or masked.endswith("*")


@pytest.mark.parametrize("text", ["tel. 607 000 418", "1607 000 4190", "kowalska@wp.plus.org"])
def test_another_number_is_not_taken_for_it(text):
    assert not typed("607 *** 419").search(text)
    assert not typed("k***@wp.pl").search(text.replace(".plus.org", "plus"))


def test_private_data_is_masked_where_it_was_found_and_where_it_is_known():
    known = finding("607 *** 419", 1).model_copy(update={"name": "personal-data"})
    private = Private(
        lambda text, beside: [(0, 4, "A***")] if text.startswith("Anna") else [], (known,)
    )
    assert private.masked("Anna Wilczek, 607 000 419") == "A*** Wilczek, 607 *** 419"
    assert private.masked("Zespół, 607000419") == "Zespół, 607 *** 419"
    assert private.masked("Zespół, 608000419") == "Zespół, 608000419"


def test_a_long_file_shows_serious_findings_and_says_of_the_rest_that_it_does_not():
    """Even where every page has findings, the notes stay small."""
    many = [
        finding(QUOTES[0], 3, Severity.INFO).model_copy(
            update={
                "fingerprint": f"{page}-{row}",
                "location": Location(
                    block=row, page=page, bbox=(60, 60 + 150 * row, 500, 80 + 150 * row)
                ),
                "quote": None,
            }
        )
        for page in range(1, 61)
        for row in range(4)
    ]
    serious = many[-1].model_copy(update={"severity": Severity.ERROR})
    out = io.BytesIO()
    with pikepdf.open(SAMPLE) as pdf:
        first = pdf.pages[0]
        for _ in range(55):
            pdf.pages.append(first)
        pdf.save(out)
    views = page_views(out.getvalue(), [*many[:-1], serious], (), NOTHING)
    assert len(views.of) == len(many)
    assert isinstance(views.of[serious.fingerprint], PageView)
    assert sum(len(picture.data) for picture in views.pictures) <= 1_500_000
    left_out = [view for view in views.of.values() if not isinstance(view, PageView)]
    assert left_out
    assert all(view.reason == "limit" for view in left_out)
