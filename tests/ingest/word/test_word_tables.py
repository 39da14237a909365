from __future__ import annotations

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.word.reader import read_word
from model.document import Table, cell_at
from model.errors import Damaged
from model.settings import Limits


def cell(text: str, properties: str = "") -> str:
    paragraph = f'<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


SPAN = '<w:gridSpan w:val="{}"/>'
BEGIN, GO_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def places(found: Table) -> dict[str, tuple[int, int, int, int]]:
    return {
        cell.text: (cell.row, cell.column, cell.row_span, cell.column_span) for cell in found.cells
    }


def test_merged_cells_stand_once_and_cover_their_places(read):
    document = read(
        table(
            row(cell("A", BEGIN), cell("B", SPAN.format(2)), properties="<w:tblHeader/>"),
            row(cell("", GO_ON), cell("C"), cell("D", BEGIN), properties="<w:tblHeader/>"),
            row(cell("E", SPAN.format(2)), cell("", GO_ON)),
            row(cell("F"), properties='<w:gridBefore w:val="1"/><w:tblHeader/>'),
        )
    )
    [found] = document.blocks
    assert (found.rows, found.columns, found.header_rows) == (4, 3, 2)
    assert places(found) == {
        "A": (0, 0, 2, 1), "B": (0, 1, 1, 2), "C": (1, 1, 1, 1),
        "D": (1, 2, 2, 1), "E": (2, 0, 1, 2), "F": (3, 1, 1, 1),
    }  # fmt: skip
    assert cell_at(found, (3, 0)) is None
    assert cell_at(found, (2, 2)).text == "D"


def test_words_in_the_lower_cells_of_a_merge_are_told_as_hidden(read):
    document = read(table(row(cell("góra", BEGIN)), row(cell("dół", GO_ON))))
    assert places(document.blocks[0]) == {"góra": (0, 0, 2, 1)}
    assert [(mark.kind, mark.text) for mark in document.marks] == [("hidden", "dół")]


@pytest.mark.parametrize(
    "rows",
    [
        [row(cell("a"), cell("b")), row(cell("c", GO_ON), cell("d"))],  # nothing begun above
        [row(cell("a", BEGIN), cell("b")), row(cell("c", GO_ON + SPAN.format(2)), cell("d"))],
        [row(cell("a", BEGIN), cell("b")), row(cell("c"), cell("d")), row(cell("e", GO_ON))],
    ],
)
def test_a_merge_that_goes_on_nothing_is_a_cell_of_its_own(read, rows):
    found = read(table(*rows)).blocks[0]
    assert {"a", "b", "c", "d"} <= set(places(found))
    assert all(cell.row_span == 1 for cell in found.cells)


def test_cells_merged_sideways_the_old_way(read):
    across = '<w:hMerge w:val="{}"/>'
    found = read(
        table(row(cell("a", across.format("restart")), cell("", "<w:hMerge/>"), cell("b")))
    ).blocks[0]
    assert places(found) == {"a": (0, 0, 1, 2), "b": (0, 2, 1, 1)}


def test_nested_tables_keep_the_place_of_the_outermost_cell(read):
    inner = table(row(cell("wewnątrz"), cell("obok")))
    holding = f"<w:tc><w:p><w:r><w:t>przed</w:t></w:r></w:p>{inner}<w:p/></w:tc>"
    document = read("<w:p/>" + table(row(cell("lewa"), holding)) + "<w:p/>")
    assert [block.location.block for block in document.blocks] == [0, 1, 2]
    outer = document.blocks[1]
    before, nested, after = outer.cells[1].blocks
    assert (before.text, after.text) == ("przed", "")
    assert [cell.text for cell in nested.cells] == ["wewnątrz", "obok"]
    place = (1, (0, 1))
    for at in (before, nested, nested.cells[1], nested.cells[1].blocks[0], after):
        assert (at.location.block, at.location.cell) == place
    assert outer.location.cell is None


def test_rows_and_cells_in_wrappers_of_any_kind(read):
    wrapped = f"<w:customXml><w:customXmlPr/>{row(cell('a'))}</w:customXml>"
    twice = (
        f'<mc:AlternateContent><mc:Choice Requires="x">{row(cell("b"))}</mc:Choice>'
        f"<mc:Fallback>{row(cell('b, stara kopia'))}</mc:Fallback></mc:AlternateContent>"
    )
    bookmark = '<w:bookmarkStart w:id="1" w:name="x"/>'
    found = read(table(bookmark, wrapped, twice)).blocks[0]
    assert [(cell.row, cell.text) for cell in found.cells] == [(0, "a"), (1, "b")]


def test_merges_made_by_python_docx(tmp_path):
    made = docx.Document()
    grid = made.add_table(3, 3)
    for at, one in enumerate(grid._cells):
        one.text = str(at)
    grid.cell(0, 0).merge(grid.cell(1, 1))
    made.save(tmp_path / "merged.docx")
    found = next(
        block
        for block in read_word(tmp_path / "merged.docx", Limits()).blocks
        if isinstance(block, Table)
    )
    assert places(found)["0\n1\n3\n4"] == (0, 0, 2, 2)
    assert len(found.cells) == 6


def test_absurd_spans_are_cut_and_absurd_nesting_is_refused(read):
    found = read(
        table(row(cell("a", SPAN.format(10**9))), row(cell("b", SPAN.format("x"))))
    ).blocks[0]
    assert found.columns < 100
    nested = "<w:p/>"
    for _ in range(60):
        nested = table(f"<w:tr><w:tc>{nested}</w:tc></w:tr>")
    with pytest.raises(Damaged):
        read(nested)


rows_of_cells = st.lists(
    st.tuples(
        st.integers(0, 2),
        st.lists(
            st.tuples(st.integers(1, 3), st.sampled_from(["", BEGIN, GO_ON])),
            min_size=1,
            max_size=4,
        ),
    ),
    min_size=1,
    max_size=5,
)  # fmt: skip


@given(rows_of_cells)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_cells_never_overlap_and_no_words_are_lost(read, shape):
    names: list[str] = []

    def one(span: int, merge: str) -> str:
        names.append(f"k{len(names)}.")
        return cell(names[-1], SPAN.format(span) + merge)

    rows = [
        row(*(one(*each) for each in cells), properties=f'<w:gridBefore w:val="{before}"/>')
        for before, cells in shape
    ]
    document = read(table(*rows))
    [found] = document.blocks
    covered = [
        (at, column)
        for each in found.cells
        for at in range(each.row, each.row + each.row_span)
        for column in range(each.column, each.column + each.column_span)
    ]
    assert len(covered) == len(set(covered))
    assert all(at < found.rows and column < found.columns for at, column in covered)
    told = [each.text for each in found.cells] + [mark.text for mark in document.marks]
    assert sorted(told) == sorted(names)
