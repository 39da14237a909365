"""The cells of the labelled submissions, read one by one.

The text of a cell is taken from the Word file; which cell belongs to which action is the business
of the extractors, so here a cell is the place that holds an action's labelled words and nothing
but what joins them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from language.lists.entries import split_indicators, split_responsible
from language.money.costs import parse_cost
from language.terms.parse import parse_term

ROOT = Path(__file__).parents[2]
GOLD = {path.stem: path for path in sorted((ROOT / "tests" / "gold").glob("*.json"))}
JOINING = {"i", "oraz", "lub"}
Action = dict[str, Any]


@cache
def actions(name: str) -> list[Action]:
    return json.loads(GOLD[name].read_text(encoding="utf-8"))["actions"]


@cache
def cells(name: str) -> tuple[str, ...]:
    """The text of every table cell and of every paragraph, without a label before a colon."""
    body = docx.Document(str(ROOT / "samples" / f"{name}.docx")).element.body
    texts = {_paragraph_text(each) for each in body.iter(qn("w:p"))}
    texts |= {text.partition(": ")[2] for text in texts}
    texts |= {
        "\n".join(_paragraph_text(each) for each in cell.iter(qn("w:p")))
        for cell in body.iter(qn("w:tc"))
    }
    return tuple(text.strip() for text in texts if text.strip())


def _paragraph_text(paragraph: Any) -> str:
    return "".join(text.text or "" for text in paragraph.iter(qn("w:t")))


def cells_with(name: str, entries: Sequence[str]) -> list[str]:
    """The cells that hold these entries in this order and nothing else but what joins them."""
    found = []
    for cell in cells(name):
        rest, at = [], 0
        for entry in entries:
            place = cell.find(entry, at)
            if place < 0:
                break
            rest.append(cell[at:place])
            at = place + len(entry)
        else:
            words = re.findall(r"\w+", " ".join([*rest, cell[at:]]))
            if set(words) <= JOINING:
                found.append(cell)
    return found


def split_as_labelled(
    name: str, field: str, labelled: Callable[[Action], list[str]], split: Callable[[str], object]
) -> int:
    """How many cells were compared; a list that stands in paragraphs of its own goes one by one."""
    compared = 0
    for action in actions(name):
        entries = labelled(action)
        groups = [entries] if cells_with(name, entries) else [[entry] for entry in entries]
        for group in groups if entries else []:
            for cell in cells_with(name, group):
                assert split(cell) == tuple(group), (field, action["number"], cell)
                compared += 1
    return compared


@pytest.mark.parametrize("name", GOLD)
def test_terms(name: str) -> None:
    for action in actions(name):
        want, got = action["term"], parse_term(action["term"]["text"])
        days = tuple(day and day.isoformat() for day in (got.start, got.end))
        assert (got.kind, *days) == (want["kind"], want["start"], want["end"]), want["text"]


@pytest.mark.parametrize("name", GOLD)
def test_costs(name: str) -> None:
    for action in actions(name):
        want, got = action["cost"], parse_cost(action["cost"]["text"])
        assert (got.kind, got.amount) == (want["kind"], want["amount"]), want["text"]
        assert (got.min, got.max) == (want.get("min"), want.get("max")), want["text"]


@pytest.mark.parametrize("name", GOLD)
def test_responsible(name: str) -> None:
    compared = split_as_labelled(name, "responsible", lambda a: a["responsible"], split_responsible)
    assert compared >= sum(bool(action["responsible"]) for action in actions(name))


@pytest.mark.parametrize("name", GOLD)
def test_indicators(name: str) -> None:
    compared = split_as_labelled(name, "indicators", lambda a: a["indicators"], split_indicators)
    assert compared >= sum(bool(action["indicators"]) for action in actions(name))
