"""A file that cannot be used ends in one sentence that names file and key, in both languages."""

from __future__ import annotations

import pickle
import string
import tomllib
from pathlib import Path

import pytest

from model.errors import SettingsError
from model.settings import Settings, load_settings
from model.template import load_template

DATA = Path(__file__).parents[2] / "model" / "data" / "problems.toml"


@pytest.mark.parametrize(
    ("content", "polish", "english"),
    [
        ("limts = 1", "limts: nie ma takiego klucza; czy chodziło o „limits”?", "'limits'"),
        ("xyz = 1", "xyz: nie ma takiego klucza", "xyz: there is no such key"),
        ("[limits]\nseconds = 0", "limits.seconds: to musi być co najmniej 1", "at least 1"),
        ('[limits]\nseconds = "x"', "limits.seconds: to musi być liczba całkowita", "whole number"),
        ('language = "de"', "language: to musi być jedna z wartości: pl, en", "one of: pl, en"),
        ('stage = "x"', "stage: to musi być jedna z wartości: draft, submission", "draft, sub"),
        ('[rules]\nignore = "E301"', "rules.ignore: to musi być lista", "list in square"),
        ('rules = "x"', "rules: to musi być tabela", "a part under a heading"),
        ('[rules.severity]\nE301 = "zly"', "rules.severity.E301: to musi być jedna", "error, warn"),
        (
            "[rules.stages.x]",
            "rules.stages.x: to musi być jedna z wartości: draft",
            "one of: draft",
        ),
        ("[rules.stages.draft]\nignor = []", "rules.stages.draft.ignor: nie ma", "'ignore'"),
        ("workers = 1\n= 2", "nie jest poprawny plik TOML (wiersz 2, kolumna", "line 2"),
        ("workers =", "nie jest poprawny plik TOML", "not valid TOML"),
    ],
)
def test_settings_that_cannot_be_used(
    content: str, polish: str, english: str, tmp_path: Path
) -> None:
    path = tmp_path / "hdr.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(SettingsError) as raised:
        load_settings(path)
    assert str(raised.value).startswith("hdr.toml: ")
    assert polish in str(raised.value)
    assert english in raised.value.said("en")


@pytest.mark.parametrize(
    ("change", "polish", "english"),
    [
        (
            ('required = true\nbasis = "source"', 'basis = "source"'),
            "elements.0.required: brakuje",
            "lacking",
        ),
        (("keywords = ['dane'", "keywords = ['(dane'"), "„(dane”", "no regular expression"),
        (
            ('id = "area"\n', 'id = "identification"\n'),
            "identification",
            "the same identifier twice",
        ),
        (
            ('\nbasis = "assumed"', '\nbasis = "guess"'),
            "basis: to musi być jedna z wartości: source",
            "source, assumed",
        ),
    ],
)
def test_a_template_that_cannot_be_used(change, polish: str, english: str, tmp_path: Path) -> None:
    given = Path(load_template.__code__.co_filename).parent / "data/templates/wzor-2019.toml"
    path = tmp_path / "wlasny.toml"
    path.write_text(given.read_text(encoding="utf-8").replace(*change, 1), encoding="utf-8")
    with pytest.raises(SettingsError) as raised:
        load_template(str(path))
    assert str(raised.value).startswith("wlasny.toml: ")
    assert polish in str(raised.value)
    assert english in raised.value.said("en")


def test_what_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"nie-ma\.toml: nie ma takiego pliku"):
        load_settings(tmp_path / "nie-ma.toml")
    with pytest.raises(SettingsError, match="nie można odczytać pliku"):
        load_settings(tmp_path)
    with pytest.raises(SettingsError, match="wzory dołączone do programu: wzor-2019"):
        load_template("nie-ma")


def test_a_problem_survives_the_way_from_a_worker() -> None:
    error = SettingsError("no_rule", key="rules.ignore", word="x")
    again = pickle.loads(pickle.dumps(error))
    assert (str(again), again.said("en")) == (str(error), error.said("en"))


def test_both_languages_say_every_problem_with_the_same_fields() -> None:
    with DATA.open("rb") as file:
        texts = tomllib.load(file)
    fields = {
        language: {
            name: {field for _, field, _, _ in string.Formatter().parse(text) if field}
            for name, text in entries.items()
        }
        for language, entries in texts.items()
    }
    assert fields["pl"] == fields["en"]


def test_waivers_are_beside_the_settings_wherever_they_are_read_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "hdr.toml").write_text('waivers = "decyzje.toml"\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert load_settings(Path("hdr.toml")).waivers == str(tmp_path / "decyzje.toml")
    assert Settings().waivers == "waivers.toml"
