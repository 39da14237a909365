"""Whole reviews of three samples, kept in tests/flows/golden/ and compared word for word.

A change there is meant to be read: `pytest tests/flows/test_golden_reviews.py --update-goldens`
writes them anew, and the difference belongs in the change that caused it.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from flows.steps import review_file
from model.settings import Settings
from model.template import load_template
from reports.json import review_json

ROOT = Path(__file__).parents[2]
GOLDEN = Path(__file__).parent / "golden"
SAMPLES = ("dwikozy.docx", "krapkowicki.docx", "trzebownisko.pdf")


def reviewed(name: str) -> str:
    samples = ROOT / "samples"
    review = review_file(samples / name, Settings(), load_template(), relative_to=samples)
    # The digest of the rules changes with every word of every rule, and says nothing of a result.
    tool = review.tool.model_copy(update={"rules": "…"})
    return review_json(review.model_copy(update={"tool": tool}))


@pytest.mark.parametrize("name", SAMPLES)
def test_the_review_is_the_one_that_was_read_and_kept(
    name: str, pytestconfig: pytest.Config
) -> None:
    kept = GOLDEN / f"{name}.json"
    found = reviewed(name)
    if pytestconfig.getoption("--update-goldens"):
        kept.write_text(found, encoding="utf-8")
    assert json.loads(found) == json.loads(kept.read_text(encoding="utf-8"))


def test_goldens_are_not_rewritten_by_accident(pytestconfig: pytest.Config) -> None:
    assert not pytestconfig.getoption("--update-goldens")
