"""Small tables and paragraphs written out in a test."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from extractors.plan import extract_plan
from model.document import Block, Document, Paragraph, Span, Table, TableCell
from model.location import Location
from model.plan import Goal, Plan
from model.template import Template, load_template
from model.units import load_register

MakeTable = Callable[..., Table]


def write_paragraph(text: str, *, cell: tuple[int, int] | None = None, **look: object) -> Paragraph:
    """A paragraph; "**" in front makes it bold."""
    bold, plain = text.startswith("**"), text.removeprefix("**")
    return Paragraph(
        text=plain,
        location=Location(block=0, cell=cell),
        spans=(Span(text=plain, bold=bold),),
        **look,
    )


def write_table(rows: Sequence[Sequence[str | Table]], **facts: object) -> Table:
    """A table row by row: "<" goes on the cell to the left, "^" the one above, "\\n" parts
    paragraphs, "#1.|" in front of one is its automatic label."""
    owners: dict[tuple[int, int], tuple[int, int]] = {}
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            above, left = (row - 1, column), (row, column - 1)
            owners[row, column] = (
                owners[left] if text == "<" else owners[above] if text == "^" else (row, column)
            )
    cells = [
        _cell(
            rows[row][column], (row, column), [at for at in owners if owners[at] == (row, column)]
        )
        for row, column in sorted(set(owners.values()))
    ]
    columns = max(len(texts) for texts in rows)
    place = Location(block=0)
    return Table(rows=len(rows), columns=columns, cells=tuple(cells), location=place, **facts)


def _cell(content: str | Table, at: tuple[int, int], covers: list[tuple[int, int]]) -> TableCell:
    blocks: list[Block] = []
    if isinstance(content, Table):
        blocks.append(content)
    else:
        for line in content.split("\n"):
            label, found, text = line.rpartition("|") if line.startswith("#") else ("", "", line)
            look = {"label": label.removeprefix("#")} if found else {}
            blocks.append(write_paragraph(text, cell=at, **look))
    return TableCell(
        row=at[0],
        column=at[1],
        row_span=max(row for row, _ in covers) - at[0] + 1,
        column_span=max(column for _, column in covers) - at[1] + 1,
        blocks=tuple(blocks),
        location=Location(block=0, cell=at),
    )


@pytest.fixture(scope="session")
def table() -> MakeTable:
    """Writes a table (see `write_table`)."""
    return write_table


@pytest.fixture(scope="session")
def line() -> Callable[..., Paragraph]:
    """Writes a paragraph (see `write_paragraph`)."""
    return write_paragraph


@pytest.fixture(scope="session")
def template() -> Template:
    """The template that comes with the project."""
    return load_template()


@pytest.fixture(scope="session")
def goals() -> tuple[Goal, ...]:
    """A main goal and three specific ones."""
    texts = (
        "Rozwój doradztwa zawodowego w szkołach",
        "Włączenie rodziców w życie szkół",
        "Lepsze wykorzystanie danych",
    )
    place = Location(block=0)
    main = Goal(kind="main", number=None, text="Poprawa jakości oświaty w gminie", location=place)
    return (
        main,
        *(
            Goal(kind="specific", number=str(number), text=text, location=place)
            for number, text in enumerate(texts, start=1)
        ),
    )


@pytest.fixture(scope="session")
def plan_of(template: Template) -> Callable[..., Plan]:
    """Extracts the plan of a Word document that holds these blocks, "texts" as paragraphs."""
    register = load_register()

    def extract(*blocks: Block | str) -> Plan:
        written = [write_paragraph(one) if isinstance(one, str) else one for one in blocks]
        placed = [
            one.model_copy(update={"location": Location(block=index)})
            for index, one in enumerate(written)
        ]
        return extract_plan(Document(reader="word", blocks=tuple(placed)), template, register)

    return extract
