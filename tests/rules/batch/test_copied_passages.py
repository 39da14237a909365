"""Passages that submissions of a batch share, on sketches and on samples."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.plan import extract_plan
from ingest.readers import read
from model.settings import Limits, RuleChoice, Settings
from model.template import Template, load_template
from model.units import load_register
from rules.batch.copied_passages import copied_passages
from rules.batch.prints import Prints, prints_of
from rules.sketch import sketch

SAMPLES = Path(__file__).parents[3] / "samples"
BUK = "Buk | gmina_miejsko_wiejska | poznański | wielkopolskie | 3021033"
NIEMCE = "Niemce | gmina_wiejska | lubelski | lubelskie | 0609112"
RYPIN = "Rypin | gmina_miejska | rypiński | kujawsko-pomorskie | 0412011"
WEEK = """
    # monitoring | Monitoring
    Referat Oświaty gminy {name} zbiera dane od {number} dyrektorów dwa razy w roku, porównuje je
    z wartościami docelowymi i przedstawia wyniki wraz z wnioskami komisji oświaty.
"""


@pytest.fixture(scope="module")
def template() -> Template:
    return load_template()


def prints(name: str, unit: str, text: str, template: Template) -> Prints:
    lines = "\n".join(" ".join(part.split()) for part in text.split("\n\n"))
    plan, document = sketch(f"unit: {unit}\n{lines}", template)
    return prints_of(name, plan, document, template)


def passage(name: str, number: int) -> str:
    heading, *words = WEEK.format(name=name, number=number).strip().splitlines()
    return f"{heading}\n\n{' '.join(words)}"


def test_the_same_passage_is_reported_on_both_sides(template) -> None:
    both = [
        prints("buk.docx", BUK, passage("Buk", 8), template),
        prints("niemce.docx", NIEMCE, passage("Buk", 8), template),
    ]
    (here,), (there,) = copied_passages(both, Settings(), template.id)
    assert "„niemce.docx”" in here.message
    assert "„buk.docx”" in there.message
    assert (here.section, here.count) == ("monitoring", 1)
    assert "1 fragment jest taki sam" in here.message
    assert "100% tekstu" in here.message


@pytest.mark.parametrize("language", ["pl", "en"])
def test_exchanged_names_and_numbers_are_no_disguise(language, template) -> None:
    both = [
        prints("buk.docx", BUK, passage("Buk", 8), template),
        prints("niemce.docx", NIEMCE, passage("Góra Kalwaria", 12), template),
    ]
    (here,), _ = copied_passages(both, Settings(language=language), template.id)
    assert {"pl": "nazwy, liczby", "en": "names, numbers"}[language] in here.message


def test_versions_of_one_unit_are_not_compared(template) -> None:
    both = [
        prints("buk.docx", BUK, passage("Buk", 8), template),
        prints("buk-poprawiony.docx", BUK, passage("Buk", 8), template),
    ]
    assert copied_passages(both, Settings(), template.id) == [(), ()]


def test_the_programmes_own_words_in_most_submissions_are_no_copy(template) -> None:
    units = [BUK.replace("3021033", f"30210{number}") for number in range(10, 18)]
    batch = [
        prints(f"{number}.docx", unit, passage("Buk", 8), template)
        for number, unit in enumerate(units)
    ]
    assert not any(copied_passages(batch, Settings(), template.id))


def test_what_the_form_says_is_not_the_authors(template) -> None:
    text = """
        # diagnosis | Diagnoza

        Należy opisać stan obecny na podstawie danych liczbowych, ze wskazaniem źródeł, oraz
        sformułować wnioski, z których wynikają priorytety i cele planu rozwoju.
    """
    batch = [prints("a", BUK, text, template), prints("b", NIEMCE, text, template)]
    assert not any(copied_passages(batch, Settings(), template.id))


def test_the_share_says_how_much_of_each_is_shared(template) -> None:
    own = (
        "Rada rodziców każdej szkoły wybiera dwóch przedstawicieli, którzy uczestniczą "
        "w przeglądzie planu, zgłaszają uwagi do terminów i potwierdzają wykonanie działań."
    )
    batch = [
        prints("buk", BUK, f"{passage('Buk', 8)}\n\n{own}", template),
        prints("niemce", NIEMCE, passage("Buk", 8), template),
    ]
    (here,), (there,) = copied_passages(batch, Settings(), template.id)
    assert "57% tekstu" in here.message
    assert "100% tekstu" in there.message


def test_a_switched_off_rule_says_nothing(template) -> None:
    both = [
        prints("buk", BUK, passage("Buk", 8), template),
        prints("rypin", RYPIN, passage("Buk", 8), template),
    ]
    ignored = Settings(rules=RuleChoice(ignore=("copied-passage",)))
    assert copied_passages(both, ignored, template.id) == [(), ()]


def test_samples_of_different_units_share_nothing_and_their_formats_are_versions(template) -> None:
    batch = []
    for name in ("dwikozy.docx", "dwikozy.pdf", "niemce.docx", "rypin.docx", "kalisz.docx"):
        document = read(SAMPLES / name, Limits())
        plan = extract_plan(document, template, load_register())
        batch.append(prints_of(name, plan, document, template))
    assert not any(copied_passages(batch, Settings(), template.id))
