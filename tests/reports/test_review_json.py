"""`review.json` keeps the contract: its schema, its order, the same bytes for the same review."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from model.errors import Outcome
from model.review import Review
from reports.json import review_json, reviews_jsonl, write_review
from reports.schema import json_schema

PUBLISHED = Path(__file__).parents[2] / "docs" / "review.schema.json"


@pytest.fixture(scope="module")
def validator():
    schema = json.loads(PUBLISHED.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def test_the_published_schema_is_that_of_the_models():
    assert PUBLISHED.read_text(encoding="utf-8") == json_schema(), (
        "the models have changed: write reports.schema.json_schema() to docs/review.schema.json "
        "and raise SCHEMA_VERSION if a reader would break"
    )


@pytest.mark.parametrize("name", ["blonie", "krapkowicki", "dwikozy"])
def test_a_review_is_valid(gold_review, validator, name):
    assert list(validator.iter_errors(json.loads(review_json(gold_review(name))))) == []


@pytest.mark.parametrize("outcome", [outcome for outcome in Outcome if not outcome.was_checked])
def test_a_failed_review_is_valid_and_says_null(failed_review, validator, outcome):
    data = json.loads(review_json(failed_review(outcome)))
    assert list(validator.iter_errors(data)) == []
    assert data["plan"] is None
    assert data["completeness"] is None
    assert data["findings"] == []


def test_the_validator_refuses_what_breaks_the_contract(gold_review, validator):
    data = json.loads(review_json(gold_review()))
    assert not validator.is_valid({**data, "outcome": "fine"})
    del data["findings"][0]["fingerprint"]
    assert not validator.is_valid(data)


def test_a_field_of_a_later_version_does_not_break_a_reader(gold_review, validator):
    data = json.loads(review_json(gold_review()))
    data["findings"][0]["added_later"] = 1
    assert validator.is_valid(data)


def test_names_come_in_the_order_of_the_contract(gold_review):
    data = json.loads(review_json(gold_review()))
    assert list(data)[:6] == [
        "schema_version",
        "tool",
        "source",
        "outcome",
        "outcome_detail",
        "submission",
    ]
    assert list(data["plan"]["actions"][0])[:6] == [
        "number",
        "goal",
        "name",
        "responsible",
        "term",
        "cost",
    ]


def test_equal_reviews_give_equal_bytes(gold_review, tmp_path):
    review = gold_review()
    plan = review.plan
    turned = [
        action.model_copy(update={"places": dict(reversed(action.places.items()))})
        for action in plan.actions
    ]
    same = review.model_copy(update={"plan": plan.model_copy(update={"actions": tuple(turned)})})
    assert same == review
    first = write_review(review, tmp_path / "a").read_bytes()
    assert write_review(same, tmp_path / "b").read_bytes() == first
    assert first.endswith(b"}\n")
    assert "Błonie".encode() in first


def test_a_review_survives_the_journey(gold_review):
    review = gold_review()
    assert Review.model_validate_json(review_json(review)) == review


def test_json_lines_hold_one_review_a_line(gold_review, failed_review):
    reviews = [gold_review("rypin"), failed_review(Outcome.DAMAGED)]
    lines = reviews_jsonl(reviews).splitlines()
    assert [Review.model_validate_json(line) for line in lines] == reviews


def test_broken_characters_of_a_pdf_do_not_stop_the_writing(gold_review, tmp_path):
    review = gold_review()
    finding = review.findings[0].model_copy(update={"quote": "a\ud800\x00\u2028b"})
    path = write_review(review.model_copy(update={"findings": (finding,)}), tmp_path)
    quote = json.loads(path.read_bytes().decode("utf-8"))["findings"][0]["quote"]
    assert quote == "a?\x00\u2028b"
