"""The scanned samples through the real flow, against what people read in them."""

from __future__ import annotations

import json

import pytest

from benchmarks.corpus import GOLD, labelled_files
from benchmarks.plan_measures import measure_plan
from benchmarks.tally import Tally
from flows.steps import review_file
from model.errors import Outcome
from model.review import Review
from model.settings import Limits, Settings
from model.template import load_template

SETTINGS = Settings(limits=Limits(seconds=900))
# Ten points below what files with text must reach.
LEAST = {
    "jst": 0.90,
    "areas": 0.87,
    "period": 0.87,
    "summary form": 0.87,
    "cost total": 0.87,
    "section status": 0.85,
    "section there or not": 0.88,
    "section heading": 0.85,
    "priorities": 0.85,
    "goals": 0.85,
    "risks": 0.85,
    "team": 0.85,
    "actions": 0.88,
    "action number": 0.88,
    "action goal": 0.85,
    "action responsible": 0.83,
    "action term": 0.87,
    "action cost": 0.87,
    "action indicators": 0.83,
}


@pytest.fixture(scope="session")
def reviews() -> dict[str, Review]:
    """The reviews of the scans by name of the sample."""
    template = load_template()
    paths = [file.path for file in labelled_files(("scan",))]
    return {path.name: review_file(path, SETTINGS, template) for path in paths}


def test_the_scans_are_read_whole(reviews):
    assert len(reviews) == 2
    for review in reviews.values():
        assert (review.outcome, review.source.reader) == (Outcome.CHECKED, "scan")
        assert review.outcome_detail is None


def test_what_is_extracted_reaches_the_target(reviews):
    tally = Tally()
    for name, review in reviews.items():
        gold = json.loads((GOLD / name.replace("-scan.pdf", ".json")).read_text("utf-8"))
        plan = json.loads(review.model_dump_json())["plan"]
        measure_plan(tally, name, gold, plan)
    short = {
        measure: round(count.share, 2)
        for measure, count in tally.counts.items()
        if count.share is not None and count.share < least_of(measure)
    }
    assert short == {}, tally.misses


def least_of(measure: str) -> float:
    """The target of "jst name", "goals recall", "action term dates" …"""
    fitting = [name for name in LEAST if measure == name or measure.startswith(f"{name} ")]
    return LEAST[max(fitting, key=len)]


def test_findings_lead_to_the_place_on_the_page(reviews):
    """Kalisz names Konin on page 4, in the lower half."""
    review = reviews["kalisz-scan.pdf"]
    (found,) = [one for one in review.findings if one.name == "foreign-jst-name"]
    assert "Konina" in (found.quote or "")
    assert found.location is not None
    assert found.location.page == 4
    assert found.location.bbox == pytest.approx((57, 410, 520, 480), abs=30)


def test_a_scan_says_nothing_of_what_only_files_with_text_show(reviews):
    """Straight quotes and hyphens are what Tesseract makes of any others."""
    names = {one.name for review in reviews.values() for one in review.findings}
    assert names.isdisjoint({"straight-quotes", "hyphen-as-dash", "double-space"})
