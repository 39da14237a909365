"""`publication.json`: what may be published, grouped for the website; checked by its schema."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator

from model.errors import Outcome
from model.finding import Severity
from reports.publication import publication_json, publication_of, publication_schema
from reports.wording import wording

PL = wording("pl")
NAMES = ("blonie", "krapkowicki", "buk", "powiat-wolominski", "rypin")


@pytest.fixture(scope="module")
def listing(template):
    def make(*reviews):
        return json.loads(publication_json(publication_of(reviews, template, PL)))

    return make


@pytest.fixture(scope="module")
def validator():
    schema = json.loads(publication_schema())
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def mended(review):
    light = tuple(f for f in review.findings if f.severity is not Severity.ERROR)
    return review.model_copy(update={"findings": light})


def test_what_is_ready_is_listed_under_its_type_and_its_voivodeship(
    gold_review, listing, validator
):
    found = listing(*(mended(gold_review(name)) for name in NAMES))
    assert list(validator.iter_errors(found)) == []
    assert len(found["documents"]) == len(NAMES)
    assert found["waiting"] == []
    paths = [document["path"] for document in found["documents"]]
    for groups in ("by_unit_type", "by_voivodeship"):
        grouped = [path for group in found[groups] for path in group["paths"]]
        assert sorted(grouped) == sorted(paths)
    types = {group["key"]: group["paths"] for group in found["by_unit_type"]}
    assert types["powiat"] == ["2023/krapkowicki.docx", "2023/powiat-wolominski.docx"]
    names = [document["unit"]["name"] for document in found["documents"]]
    assert names == ["Błonie", "Buk", "krapkowicki", "Rypin", "wołomiński"]
    blonie = next(d for d in found["documents"] if d["path"] == "2023/blonie.docx")
    assert blonie["unit"]["label"] == "Gmina Błonie"
    assert blonie["areas"][0]["name"].startswith("Monitorowanie")
    assert blonie["period_start"] == "2022-09-01"


def test_what_is_not_ready_waits_with_the_reason(gold_review, failed_review, listing, validator):
    found = listing(gold_review("blonie"), failed_review(Outcome.ENCRYPTED))
    assert list(validator.iter_errors(found)) == []
    assert found["documents"] == found["by_unit_type"] == []
    assert [(each["standing"], each["errors"] > 0) for each in found["waiting"]] == [
        ("errors", True),
        ("unreadable", False),
    ]


def test_a_document_whose_unit_is_unknown_is_listed_in_no_group(gold_review, listing, validator):
    review = mended(gold_review("buk"))
    unknown = review.plan.model_copy(update={"jst": None, "title": None, "period": None})
    found = listing(review.model_copy(update={"plan": unknown}))
    assert list(validator.iter_errors(found)) == []
    assert found["documents"][0]["unit"] is None
    assert found["by_unit_type"] == []


def test_the_validator_refuses_what_breaks_the_listing(gold_review, listing, validator):
    found = listing(mended(gold_review("buk")))
    del found["documents"][0]["sha256"]
    assert not validator.is_valid(found)
