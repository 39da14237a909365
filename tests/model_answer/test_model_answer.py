"""The model answer: a good plan, of which no rule has anything to say."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from flows.steps import review_file
from model.review import Review
from model.settings import Settings
from model.template import load_template
from tests.model_answer.build import GOLD, PRINTED, WORD, gold, model_answer, plan


@pytest.fixture(scope="module", params=[WORD, PRINTED], ids=["docx", "pdf"])
def review(request) -> Review:
    return review_file(request.param, Settings(stage="publication"), load_template())


def test_no_rule_has_anything_to_say_of_it(review: Review) -> None:
    assert review.findings == ()
    assert review.outcome == "checked"


def test_every_rule_could_tell(review: Review) -> None:
    """In Word; a PDF shows less."""
    assert [each for each in review.undecided if each.kind == "could_not_check"] == []
    if review.source.reader == "word":
        names = {each.name for each in review.undecided}
        assert names <= {"untagged-pdf", "scanned-document", "one-letter-line-end"}


def test_every_element_is_there_with_all_that_the_template_asks_for(review: Review) -> None:
    assert {section.status for section in review.plan.sections} == {"present"}
    assert [section.lacking for section in review.plan.sections if section.lacking] == []
    assert review.completeness.score == 1.0


def test_it_says_that_it_is_invented() -> None:
    with zipfile.ZipFile(WORD) as archive:
        text = archive.read("word/document.xml").decode()
    assert "Dokument przykładowy" in text
    assert "zmyślone" in text


def test_the_files_are_those_that_are_made_from_the_words(tmp_path: Path) -> None:
    """`python -m tests.model_answer.build --pdf` makes them anew."""
    fresh = tmp_path / WORD.name
    fresh.write_bytes(model_answer(plan(), load_template()))
    assert _parts(fresh) == _parts(WORD)
    assert gold(plan(), load_template()) == json.loads(GOLD.read_text(encoding="utf-8"))


def _parts(path: Path) -> dict[str, bytes]:
    """The content of the package; pictures are packed otherwise by another zlib."""
    with zipfile.ZipFile(path) as archive:
        return {
            name: archive.read(name) for name in archive.namelist() if not name.endswith(".png")
        }
