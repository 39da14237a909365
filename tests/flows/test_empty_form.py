"""The empty form of the template, read as a submission: what an editor expects of an empty form."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner

from flows.steps import review_file
from hdr.cli import cli
from model.finding import Severity
from model.review import Review
from model.settings import Settings
from model.template import load_template
from reports.empty_form import empty_form


@pytest.fixture(scope="module")
def form(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("form") / "formularz.docx"
    done = CliRunner().invoke(cli, ["template", "--form", str(path)])
    assert done.exit_code == 0, done.output
    return path


@pytest.fixture(scope="module")
def review(form: Path) -> Review:
    return review_file(form, Settings(), load_template())


def test_each_required_element_has_one_finding_and_nothing_else_has_any(review: Review) -> None:
    required = [element.id for element in load_template().elements if element.required]
    serious = [each for each in review.findings if each.severity is not Severity.INFO]
    assert [(each.section, each.name) for each in serious] == [
        (element, "empty-section") for element in required
    ]


def test_of_what_is_recommended_the_form_says_no_more_than_that_it_is_empty(
    review: Review,
) -> None:
    recommended = [element.id for element in load_template().elements if not element.required]
    light = [each for each in review.findings if each.severity is Severity.INFO]
    assert [(each.section, each.name) for each in light] == [
        (element, "empty-section") for element in recommended
    ]


def test_nothing_is_read_from_a_form_that_nobody_filled_in(review: Review) -> None:
    plan = review.plan
    assert {section.status for section in plan.sections} == {"empty"}
    found = (plan.jst, plan.period, plan.summary_form, plan.cost_total)
    assert found == (None,) * 4
    assert (plan.areas, plan.goals, plan.actions, plan.team, plan.risks) == ((),) * 5


def test_rules_about_actions_do_not_say_that_an_empty_schedule_is_right(review: Review) -> None:
    open_rules = {each.name for each in review.undecided if each.kind == "could_not_check"}
    assert {"action-without-term", "term-outside-period", "foreign-jst-name"} <= open_rules


def test_every_element_area_and_form_of_the_template_is_in_it(form: Path) -> None:
    template = load_template()
    document = docx.Document(str(form))
    headings = [each.text for each in document.paragraphs if each.style.name == "Heading 1"]
    assert headings == [element.heading for element in template.elements]
    text = "\n".join(each.text for each in document.paragraphs)
    for name in (*template.areas, *template.summary_forms):
        assert name.name in text
    header = [cell.text for cell in document.tables[-3].rows[0].cells]
    assert len({*header}) == len(header) > 1


def test_the_same_template_gives_the_same_bytes_and_an_own_one_its_own() -> None:
    template = load_template()
    assert empty_form(template) == empty_form(template)
    fewer = template.model_copy(update={"elements": template.elements[:3]})
    document = docx.Document(io.BytesIO(empty_form(fewer)))
    headings = [each.text for each in document.paragraphs if each.style.name == "Heading 1"]
    assert headings == [element.heading for element in template.elements[:3]]


@pytest.mark.parametrize("name", ["formularz.txt", "nie-ma/../plik.pdf"])
def test_the_form_is_a_word_file(name: str, tmp_path: Path) -> None:
    done = CliRunner().invoke(cli, ["template", "--form", str(tmp_path / name)])
    assert done.exit_code == 2
    assert ".docx" in done.stderr
    assert list(tmp_path.iterdir()) == []
