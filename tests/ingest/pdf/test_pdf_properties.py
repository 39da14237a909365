"""What holds for any text, table and file: line and page breaks are undone, nothing crashes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.pdf import read_pdf
from ingest.pdf.continued import join_tables
from ingest.pdf.fonts import Face
from ingest.pdf.layout import FoundCell, FoundTable
from ingest.pdf.lines import lines_of, pieces_of
from ingest.pdf.paragraphs import Region, paragraphs_of
from ingest.pdf.stretches import Stretch
from ingest.pdf.text import spans_of
from ingest.pdf.vocabulary import Vocabulary
from model.errors import SubmissionError
from model.settings import Limits

LEFT, WIDTH, LETTER, PITCH = 50.0, 300.0, 5.0, 12.0
words = st.text("abcdefghijklmnoprstuwyzł", min_size=1, max_size=12)
paragraphs = st.lists(words, min_size=1, max_size=40).map(" ".join)
texts = st.lists(paragraphs, min_size=1, max_size=6)


def wrapped(text):
    """The text as a program sets it in lines of at most WIDTH points."""
    rows = [""]
    for word in text.split():
        longer = f"{rows[-1]} {word}".strip()
        if len(longer) * LETTER <= WIDTH:
            rows[-1] = longer
        else:
            rows.append(word)
    return rows


def set_in_lines(paragraphs, space):
    """The lines of these paragraphs, and for each the number of its paragraph."""
    stretches, owners = [], []
    y = 100.0
    for number, paragraph in enumerate(paragraphs):
        for row in wrapped(paragraph):
            starts = [LEFT + LETTER * index for index in range(len(row))]
            ends = [start + LETTER for start in starts]
            stretches.append(Stretch(y, 10.0, Face(), -1, list(row), starts, ends))
            owners.append(number)
            y += PITCH
        y += space
    return lines_of(pieces_of(stretches, {}, page=1)), owners


def joined(lines):
    region = Region(LEFT, LEFT + WIDTH, pitch=PITCH / 10)
    return paragraphs_of(lines, lambda line: region)


@given(texts)
def test_paragraphs_with_a_line_between_them_come_back_as_they_were(paragraphs):
    lines, _ = set_in_lines(paragraphs, space=PITCH)
    found = ["".join(s.text for s in spans_of(para, Vocabulary())) for para in joined(lines)]
    assert found == paragraphs


@given(texts)
def test_without_space_no_paragraph_is_ever_cut_in_two(paragraphs):
    lines, owners = set_in_lines(paragraphs, space=0.0)
    starts = {id(para.lines[0]) for para in joined(lines)}
    for number, line in enumerate(lines):
        if number and id(line) in starts:
            assert owners[number] != owners[number - 1]


def table_on(page, rows):
    """A drawn table as the finder gives it; rows of texts."""
    columns = len(rows[0])
    xs = tuple(50.0 + 120.0 * column for column in range(columns + 1))
    cells = []
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            top = 60.0 + 20 * row
            box = (xs[column], top, xs[column + 1], top + 20)
            starts = [xs[column] + 4 + 4.0 * n for n in range(len(text))]
            stretch = Stretch(
                top + 12,
                8.0,
                Face(bold=text.startswith("Kolumna")),
                -1,
                list(text),
                starts,
                [s + 4 for s in starts],
            )
            lines = lines_of(pieces_of([stretch], {}, page)) if text else []
            cells.append(FoundCell(row, column, 1, 1, page, box, lines))
    box = (xs[0], 60.0, xs[-1], 60.0 + 20 * len(rows))
    return FoundTable(page, box, xs, len(rows), cells, last_page=page)


cells = st.text("abcdefghij ", min_size=1, max_size=12).map(str.strip).filter(bool)


@st.composite
def broken_tables(draw):
    """A table with a header and numbered rows, and the rows that each page after the first has."""
    columns = draw(st.integers(2, 5))
    count = draw(st.integers(2, 12))
    row = st.lists(cells, min_size=columns - 1, max_size=columns - 1)
    body = [[f"{n}.", *draw(row)] for n in range(1, count + 1)]
    header = [f"Kolumna {n}" for n in range(columns)]
    breaks = sorted(draw(st.sets(st.integers(1, count - 1), max_size=4)))
    return header, body, breaks


@given(broken_tables(), st.booleans())
def test_a_table_broken_between_rows_comes_back_whole(broken, repeat_header):
    header, body, breaks = broken
    pages = []
    for page, (start, end) in enumerate(zip([0, *breaks], [*breaks, len(body)], strict=True), 1):
        rows = body[start:end]
        pages.append(table_on(page, [header, *rows] if repeat_header or page == 1 else rows))
    (table,) = join_tables(list(pages))
    assert isinstance(table, FoundTable)
    found = [[""] * len(header) for _ in range(table.rows)]
    for cell in table.cells:
        found[cell.row][cell.column] = cell.text
    assert found == [header, *body]
    assert table.last_page == len(pages)


@pytest.fixture(scope="module")
def small_pdf(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("broken") / "broken.pdf"


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_file_with_wrong_bytes_is_read_or_refused(small_pdf, data):
    source = Path(__file__).parents[3] / "samples" / "buk.pdf"
    content = bytearray(source.read_bytes())
    for place in data.draw(st.lists(st.integers(0, len(content) - 1), min_size=1, max_size=60)):
        content[place] = data.draw(st.integers(0, 255))
    small_pdf.write_bytes(bytes(content))
    try:
        document = read_pdf(small_pdf, Limits())
    except SubmissionError:
        return
    assert document.pages
