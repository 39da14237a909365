from __future__ import annotations

import json
from pathlib import Path

import pytest

from ingest.word.reader import read_word
from model.document import Document, Image, Paragraph, Table
from model.settings import Limits
from model.text import squeeze

ROOT = Path(__file__).parents[3]
SAMPLES = ROOT / "samples"
NAMES = sorted(path.stem for path in SAMPLES.glob("*.docx"))


def sample(name: str) -> Document:
    return read_word(SAMPLES / f"{name}.docx", Limits())


def everything(document: Document) -> str:
    lines = [paragraph.full_text for paragraph in document.paragraphs()]
    notes = [f"{mark.text}\n{mark.note or ''}" for mark in document.marks]
    return squeeze("\n".join(lines + notes))


@pytest.mark.parametrize("name", NAMES)
def test_what_people_found_in_the_sample_is_in_the_document(name):
    document, gold = sample(name), json.loads((ROOT / "tests/gold" / f"{name}.json").read_text())
    text = everything(document)
    names = [action["name"] for action in gold["actions"]] + [gold["title"]]
    names += [one["text"] for one in gold["goals"]] + gold["priorities"]
    headings = [one["heading"] for one in gold["sections"].values() if one["heading"]]
    assert [found for found in names + headings if squeeze(found) not in text] == []


@pytest.mark.parametrize("name", NAMES)
def test_places_are_counted_without_gaps_and_text_is_what_the_spans_say(name):
    document = sample(name)
    for blocks in (document.body(), *map(document.part, ("header", "footer", "footnote"))):
        assert [block.location.block for block in blocks] == list(range(len(blocks)))
    for block in document.blocks:
        inner = [cell.location for cell in block.cells] if isinstance(block, Table) else []
        assert all(at.block == block.location.block and at.cell for at in inner)
    for paragraph in document.paragraphs():
        assert "".join(span.text for span in paragraph.spans) == paragraph.text
    assert all(mark.location.block < len(document.blocks) for mark in document.marks)


def body_text(document: Document) -> list[str]:
    return [block.text for block in document.body() if isinstance(block, Paragraph)]


def test_blonie_tracked_change_and_numbered_headings():
    document = sample("blonie")
    changes = [(m.kind, m.text) for m in document.marks_of("insertion", "deletion")]
    assert changes == [("deletion", "trzy razy"), ("insertion", "dwukrotnie")]
    headings = [
        block.full_text
        for block in document.body()
        if isinstance(block, Paragraph) and block.heading_level
    ]
    assert headings[:4] == [
        "1. Dane jednostki samorządu terytorialnego",
        "2. Obszar wsparcia",
        "3. Diagnoza potrzeb",
        "3.1. Sieć placówek",
    ]


def test_buk_content_controls_repeating_rows_and_prompts():
    document = sample("buk")
    actions = max(
        (block for block in document.blocks if isinstance(block, Table)), key=lambda each: each.rows
    )
    assert (actions.rows, actions.columns, len(actions.cells)) == (15, 7, 105)
    prompts = [(mark.kind, mark.location.cell) for mark in document.marks]
    assert prompts == [
        ("placeholder", None),
        ("placeholder", None),
        ("unfilled_date", (7, 3)),
        ("placeholder", None),
    ]
    assert "Kliknij" not in "\n".join(paragraph.text for paragraph in document.paragraphs())


def test_kalisz_text_box_stands_once_where_it_is_anchored():
    document = sample("kalisz")
    box = [block for block in document.part("textbox") if isinstance(block, Paragraph)]
    assert [block.text for block in box] == [
        "PRIORYTETY",
        "I. Sprawny i przejrzysty system zarządzania oświatą",
        "II. Dyrektor - lider szkoły i partner samorządu",
    ]
    assert body_text(document).count("PRIORYTETY") == 1
    numbers = [block.location.block for block in box]
    assert numbers == list(range(numbers[0], numbers[0] + 3))


def test_krapkowicki_nested_table_check_boxes_and_hidden_words():
    document = sample("krapkowicki")
    form = document.blocks[0]
    nested = [block for cell in form.cells for block in cell.blocks if isinstance(block, Table)]
    assert [(table.rows, table.columns) for table in nested] == [(13, 7)]
    [hidden] = document.marks_of("hidden")
    assert hidden.text.strip().startswith("(dane robocze")
    assert (hidden.location.block, hidden.location.cell) == (0, (12, 1))
    boxes = "".join(paragraph.text for paragraph in document.paragraphs())
    assert (boxes.count("☒") + boxes.count("☐"), boxes.count("☒")) == (15, 2)


def test_niemce_notes_pictures_contents_and_running_heads():
    document = sample("niemce")
    notes = document.part("footnote")
    assert [mark.text for mark in document.marks_of("footnote")] == [
        note.text.strip() for note in notes if isinstance(note, Paragraph)
    ]
    assert len(notes) == 3
    assert sum(isinstance(block, Image) for block in document.body()) == 3
    [header] = document.part("header")
    assert isinstance(header, Paragraph)
    assert header.text.startswith("Harmonogram działań rozwojowych")
    contents = [
        block.text
        for block in document.body()
        if isinstance(block, Paragraph) and (block.style or "").startswith("toc")
    ]
    assert contents
    assert all("\t" in line and "PAGEREF" not in line for line in contents)


def test_rypin_lists_begin_anew_under_every_action():
    labels = [
        (block.list_level, block.full_text)
        for block in sample("rypin").body()
        if isinstance(block, Paragraph) and block.label
    ]
    assert labels[:9] == [
        (0, "a) Termin realizacji: do 31.03.2023r."),
        (0, "b) Odpowiedzialny: Burmistrz Miasta Rypin"),
        (0, "c) Wskaźnik: powołana rada - 1"),
        (0, "d) Koszt: 0 zł"),
        (0, "a) Termin realizacji: 2 razy w roku"),
        (0, "b) Odpowiedzialni: Wydział Oświaty, dyrektorzy szkół"),
        (0, "c) Wskaźniki:"),
        (1, "i. liczba debat - 4"),
        (1, "ii. liczba uczestników łącznie - 200"),
    ]


def test_powiat_wolominski_numbers_headings_and_goals_by_themselves():
    labelled = [
        block.full_text
        for block in sample("powiat-wolominski").body()
        if isinstance(block, Paragraph) and block.label
    ]
    assert "5.1. Sieć szkół i zatrudnienie doradców" in labelled
    assert [line.partition(". ")[0] for line in labelled if line.startswith("Cel operacyjny")] == [
        f"Cel operacyjny {number}" for number in range(1, 6)
    ]
