"""A document being written, and the gold that grows with it.

`place` is where to write: the document or a table cell (both take paragraphs and tables).
"""

from __future__ import annotations

import tomllib
from pathlib import Path

from docx import Document
from docx.shared import Cm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from tests.layouts.contents import Action, Content
from tests.layouts.word_xml import borders, shares, widths

WORDS = tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))
ELEMENTS = tuple(WORDS["template"])


class Draft:
    """`headings`, `columns` and `labels` are the words in use: the plan's own or the template's.

    `pending` is a heading that runs into the text after it.
    """

    def __init__(self, content: Content, own_words: bool) -> None:
        self.content = content
        self.own_words = own_words
        self.headings = content.headings if own_words else WORDS["template"]
        self.columns = content.columns if own_words else WORDS["columns"]
        self.labels = content.goals if own_words else WORDS["labels"]
        self.pending: str | None = None
        self.doc = Document()
        normal = self.doc.styles["Normal"]
        normal.font.name, normal.font.size = "Arial", Pt(10)
        normal.paragraph_format.space_after = Pt(6)
        for section in self.doc.sections:
            section.page_width, section.page_height = Cm(21), Cm(29.7)
            section.left_margin = section.right_margin = Cm(2)
        self.gold = _gold(content)

    def para(self, place, text: str, **look):
        """A paragraph; `look`: style, bold, italic, underline, size, centred."""
        cell_start = isinstance(place, _Cell) and _untouched(place)
        paragraph = place.paragraphs[0] if cell_start else place.add_paragraph()
        if style := look.pop("style", None):
            paragraph.style = style
        if look.pop("centred", False):
            paragraph.alignment = 1
        if self.pending:
            paragraph.add_run(self.pending + ". ").bold = True
            self.pending = None
        write_run(paragraph, text, **look)
        return paragraph

    def lines(self, place, texts, **look) -> None:
        for text in texts:
            self.para(place, text, **look)

    def table(self, place, rows: int, columns, *, ruled: bool = True):
        """`columns` is their number, or their fields, which then get fitting widths."""
        if self.pending:  # a heading cannot run into a table
            text, self.pending = self.pending, None
            self.para(place, text, bold=True)
        count = columns if isinstance(columns, int) else len(columns)
        table = place.add_table(rows, count)
        borders(table, ruled)
        if not isinstance(columns, int):
            widths(table, shares(columns, self._room(place)))
        return table

    def _room(self, place) -> float:
        """How many centimetres wide a table may be."""
        if isinstance(place, _Cell):
            return (place.width or Cm(17)).cm - 0.4
        section = self.doc.sections[-1]
        return (section.page_width - section.left_margin - section.right_margin) / Cm(1)

    def fill(self, table, rows, *, header: bool = False, size: float | None = None) -> None:
        """Write texts into a table; a tuple is written one paragraph an item, None not at all."""
        grid = table._cells  # table.cell() works the whole grid out again for each cell
        width = len(table.columns)
        for row, texts in enumerate(rows):
            for column, text in enumerate(texts):
                for line in text if isinstance(text, tuple) else (text,):
                    if line is not None:
                        cell = grid[row * width + column]
                        self.para(cell, line, bold=header and row == 0, size=size)

    @property
    def period_text(self) -> str:
        said = self.content.period
        return said["text"] if self.own_words else f"{said['start_text']} – {said['end_text']}"

    @property
    def monitoring_texts(self) -> list[str]:
        said = self.content.monitoring
        if self.own_words:
            return said["text"]
        who = f"Monitoring prowadzi {said['responsible']}, {said['frequency']}."
        return [who, f"Sposób monitorowania: {said['how']}."]

    # ---------------------------------------------------------------- gold

    def found(self, *elements: str, heading: str | None = None) -> None:
        """These elements stand in the document, under this heading (None: without one)."""
        for element in elements:
            self.gold["sections"][element] = {"status": "present", "heading": heading}

    def add_action(self, action: Action, number: str | None = None, **changed) -> None:
        """The gold of one action as the layout shows it; `changed` overrides single fields."""
        goal = self.content.goals["specific"][action.goal - 1]
        entry = {
            "number": number,
            "goal": goal,
            "name": action.name,
            "responsible": list(action.responsible),
            "term": dict(action.term),
            "cost": {"text": None, "amount": None, "kind": "missing"},
            "indicators": [indicator.with_target for indicator in action.indicators],
            **changed,
        }
        self.gold["actions"].append(entry)


def write_run(paragraph, text: str, *, bold=None, italic=None, underline=None, size=None):
    run = paragraph.add_run(text)
    run.bold, run.italic, run.underline = bold or None, italic or None, underline or None
    if size:
        run.font.size = Pt(size)
    return run


def _untouched(cell: _Cell) -> bool:
    """True for a new cell: one empty paragraph and no table."""
    blocks = [*cell.iter_inner_content()]
    return len(blocks) == 1 and isinstance(blocks[0], Paragraph) and not blocks[0]._p.r_lst


def _gold(content: Content) -> dict:
    """Everything that the content says; layouts take out what they do not show."""
    people = {
        key: [{"name": one["name"], "function": one["function"]} for one in content.raw[key]]
        for key in ("team", "advisers")
    }
    goals = [("main", content.goals["main"])]
    goals += [("specific", text) for text in content.goals["specific"]]
    fields = ("name", "type", "powiat", "voivodeship", "teryt")
    return {
        "id": content.id,
        "layout": [],
        "jst": {field: content.unit.get(field) for field in fields},
        "title": content.title,
        "area": [content.area],
        "period": {"start": content.period["start"], "end": content.period["end"]},
        "sections": {element: {"status": "missing", "heading": None} for element in ELEMENTS},
        "priorities": list(content.priorities),
        "goals": [{"kind": kind, "text": text} for kind, text in goals],
        "actions": [],
        "risks": [risk["text"] for risk in content.risks],
        **people,
        "summary_form": content.summary_form,
        "cost_total_stated": content.cost_total,
        "defects": [],
    }
