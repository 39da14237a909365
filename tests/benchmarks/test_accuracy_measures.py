"""The measures see what is wrong with a review, and nothing else."""

from __future__ import annotations

import copy
import json

import pytest

from benchmarks.calibration import measure_calibration
from benchmarks.corpus import GOLD, SAMPLES, review_of
from benchmarks.finding_measures import measure_findings
from benchmarks.plan_measures import measure_plan
from benchmarks.tables import columns, differences, table
from benchmarks.tally import Tally, total

GOLD_OF_KALISZ = json.loads((GOLD / "kalisz.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def kept() -> dict:
    return review_of(SAMPLES / "kalisz.docx")


@pytest.fixture
def review(kept: dict) -> dict:
    return copy.deepcopy(kept)


def lower(review: dict, kind: str = "docx") -> dict[str, tuple[int, int]]:
    """(right, total) of the measures that are not full."""
    tally = Tally()
    measure_plan(tally, "kalisz", GOLD_OF_KALISZ, review["plan"])
    measure_findings(tally, "kalisz", GOLD_OF_KALISZ, review["findings"], kind)
    return {
        name: (count.right, count.total)
        for name, count in tally.counts.items()
        if count.right < count.total and ": " not in name
    }


def test_a_lost_action_lowers_recall_only(review: dict) -> None:
    before = lower(review)
    lost = review["plan"]["actions"].pop()
    count = len(GOLD_OF_KALISZ["actions"])
    assert lost["name"]
    assert lower(review) == before | {"actions recall": (count - 1, count)}


def test_an_invented_action_lowers_precision_only(review: dict) -> None:
    before = lower(review)
    actions = review["plan"]["actions"]
    actions.append({**copy.deepcopy(actions[0]), "name": "Zakup kosiarki do trawy"})
    count = len(GOLD_OF_KALISZ["actions"])
    assert lower(review) == before | {"actions precision": (count, count + 1)}


def test_a_wrong_end_of_a_term_is_a_wrong_date_but_no_wrong_kind(review: dict) -> None:
    before = lower(review)
    review["plan"]["actions"][0]["term"]["end"] = "1999-12-31"
    count = len(GOLD_OF_KALISZ["actions"])
    assert lower(review) == before | {"action term dates": (count - 1, count)}


def test_a_finding_about_nothing_lowers_precision(review: dict) -> None:
    before = lower(review)
    made_up = {**review["findings"][0], "name": "numbering-gap", "quote": "nic", "message": "nic"}
    review["findings"].append({**made_up, "section": "risks"})
    assert set(lower(review)) == set(before) | {"defects precision"}


def test_what_a_file_cannot_show_is_not_expected_of_it(review: dict) -> None:
    unseen = {
        "tracked-changes",
        "comments-left",
        "hidden-text",
        "no-heading-styles",
        "double-space",
    }
    assert {finding["name"] for finding in review["findings"]} & unseen
    review["findings"] = [each for each in review["findings"] if each["name"] not in unseen]
    assert "defects recall" in lower(review)
    assert "defects recall" not in lower(review, kind="pdf")


def test_values_that_are_given_as_sure_and_wrong_are_counted(review: dict) -> None:
    plan = review["plan"]
    plan["period"]["value"]["end"], plan["period"]["confidence"] = "1999-12-31", 0.95
    plan["jst"]["value"]["teryt"], plan["jst"]["confidence"] = "0000000", 0.6
    tally = Tally()
    measure_calibration(tally, "kalisz", GOLD_OF_KALISZ, plan)
    assert (tally.counts["period"].right, tally.counts["period"].total) == (0, 1)
    assert "jst" not in tally.counts
    assert [(name, file) for name, file, _ in tally.misses if name == "period"] == [
        ("period", "kalisz")
    ]


def test_a_review_without_a_plan_has_found_nothing() -> None:
    tally = Tally()
    measure_plan(tally, "kalisz", GOLD_OF_KALISZ, None)
    assert tally.counts["actions recall"].right == 0
    assert tally.counts["actions recall"].total == len(GOLD_OF_KALISZ["actions"])
    assert tally.counts["section status"].right < len(GOLD_OF_KALISZ["sections"])


def test_counts_of_files_add_up() -> None:
    one, other = Tally(), Tally()
    one.retrieve("goals", ["Rozwój", "Zdrowie"], ["Rozwój"], "a")
    other.retrieve("goals", ["Nauka"], ["Zupełnie inny cel"], "b")
    whole = total([one, other])
    assert [(c.right, c.total) for c in whole.counts.values()] == [(1, 3), (1, 2)]
    assert [file for _, file, _ in whole.misses] == ["a", "b", "b"]


def test_only_rounding_is_forgiven_in_a_published_table() -> None:
    page = f"## Samples\n\n{table(['measure', 'docx'], [['period', '97.5% (40)']])}\n"
    kept = columns(page, "Samples")["docx"]
    assert differences(kept, {"period": "97.6% (40)"}) == []
    assert differences(kept, {"period": "97.7% (40)"}) == ["period: 97.5% (40) is 97.7% (40) now"]
    assert len(differences(kept, {"period": "97.5% (41)"})) == 1
    assert len(differences(kept, {})) == 1
