"""Tracked changes of formatting: marks of the paragraphs in which they are."""

from __future__ import annotations

from pathlib import Path

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from ingest.word.reader import read_word
from model.settings import Limits


def formatted_anew(properties) -> None:
    change = OxmlElement("w:rPrChange")
    change.set(qn("w:id"), "1")
    change.set(qn("w:author"), "Redaktor")
    change.append(OxmlElement("w:rPr"))
    properties.append(change)


def test_paragraphs_with_changed_formatting_are_marked_once(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Gmina ")
    paragraph.add_run("prowadzi ")
    paragraph.add_run("pięć szkół.")
    for run in paragraph.runs[:2]:
        formatted_anew(run._r.get_or_add_rPr())
    document.add_paragraph("Bez zmian.")
    cell = document.add_table(rows=1, cols=2).cell(0, 1)
    cell.text = "Wójt"
    formatted_anew(cell.paragraphs[0].runs[0]._r.get_or_add_rPr())
    document.save(str(tmp_path / "zmiany.docx"))
    read = read_word(tmp_path / "zmiany.docx", Limits())
    marks = read.marks_of("formatting")
    assert [mark.text for mark in marks] == ["Gmina prowadzi pięć szkół.", "Wójt"]
    assert marks[0].location == read.body()[0].location
    assert marks[1].location.cell == (0, 1)


def test_a_changed_page_is_a_change_too(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Gmina prowadzi pięć szkół.")
    document.sections[0]._sectPr.append(OxmlElement("w:sectPrChange"))
    document.save(str(tmp_path / "strona.docx"))
    assert len(read_word(tmp_path / "strona.docx", Limits()).marks_of("formatting")) == 1
