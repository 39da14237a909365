"""An installed model for Polish is evidence for names; here a stand-in that knows one by heart."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy

from language.people import model, names

TEXT = "Zadanie prowadzi Mxumbe Qorvath z referatu."
PACKAGE = """
from pathlib import Path
import spacy

def load(**overrides):
    return spacy.load(Path(__file__).parent / "data", **overrides)
"""


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    package = tmp_path / "pl_core_news_sm"
    package.mkdir()
    (package / "__init__.py").write_text(PACKAGE, encoding="utf-8")
    nlp = spacy.blank("pl")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns(
        {"label": label, "pattern": pattern}
        for label, pattern in [
            ("persName", "Mxumbe Qorvath"),
            ("persName", "Dyrektor Zespołu"),
            ("persName", "Marii Skłodowskiej"),
            ("orgName", "Zqorva Dxal"),
        ]
    )
    nlp.to_disk(package / "data")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(model, "_MODELS", ("pl_core_news_absent", "pl_core_news_sm"))
    for kept in (model.installed_model, model._model, model._people):
        kept.cache_clear()
    yield
    monkeypatch.undo()
    for kept in (model.installed_model, model._model, model._people):
        kept.cache_clear()


def words(text: str) -> list[str]:
    return [name.words for name in names.find_person_names(text)]


def test_without_a_model_only_the_dictionary_speaks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model, "installed_model", lambda: None)
    assert words(TEXT) == []


@pytest.mark.usefixtures("stand_in")
def test_a_name_that_only_the_model_knows_is_found() -> None:
    assert model.installed_model() == "pl_core_news_sm"
    assert words(TEXT) == ["Mxumbe Qorvath"]
    assert words("Anna Kowalska i Mxumbe Qorvath") == ["Anna Kowalska", "Mxumbe Qorvath"]


@pytest.mark.usefixtures("stand_in")
@pytest.mark.parametrize(
    "text",
    [
        "Dane zbiera Dyrektor Zespołu Szkół.",
        "Szkoła im. Marii Skłodowskiej w Dysie",
        "Umowa z firmą Zqorva Dxal",
    ],
)
def test_the_model_does_not_make_people_of_posts_patrons_and_firms(text: str) -> None:
    assert words(text) == []
