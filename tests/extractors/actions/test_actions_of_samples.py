"""Real files through the real readers, compared with what people read in them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from extractors.actions.actions import extract_actions, stated_total
from ingest.pdf import read_pdf
from ingest.word.reader import read_word
from language.morphology import is_word
from model.location import Location
from model.plan import Goal
from model.settings import Limits

ROOT = Path(__file__).parents[3]
WORD = sorted((ROOT / "samples").glob("*.docx"))
PDF = sorted(path for path in (ROOT / "samples").glob("*.pdf") if "-scan" not in path.stem)
STATED_IN_THE_SCHEDULE = {"niemce": 118400, "trzebownisko": 92400}


def gold(path):
    text = (ROOT / "tests" / "gold" / f"{path.stem}.json").read_text(encoding="utf-8")
    return json.loads(text)


def body(path):
    if path.suffix == ".pdf":
        return read_pdf(path, Limits(), is_word).body()
    return read_word(path, Limits()).body()


def goals(known):
    """The goals as people read them; specific ones go by their order."""
    place = Location(block=0)
    return [
        Goal(kind=goal["kind"], number=None, text=goal["text"], location=place) for goal in known
    ]


@pytest.fixture(scope="module", params=[*WORD, *PDF], ids=lambda path: path.name)
def read(request, template):
    known = gold(request.param)
    actions = extract_actions(body(request.param), goals(known["goals"]), template)
    return request.param, known["actions"], actions


def test_the_actions_are_those_of_the_plan_in_order(read):
    _, known, actions = read
    assert [action.name for action in actions] == [action["name"] for action in known]
    numbers = [(action.number or "").rstrip(".") for action in actions]
    assert numbers == [(action["number"] or "").rstrip(".") for action in known]


def test_each_stands_under_its_goal(read):
    _, known, actions = read
    assert [action.goal for action in actions] == [action["goal"] for action in known]


def test_terms_and_costs(read):
    _, known, actions = read
    for action, wanted in zip(actions, known, strict=True):
        term, cost = action.term.model_dump(mode="json"), action.cost.model_dump(mode="json")
        assert {key: term[key] for key in ("text", "start", "end", "kind")} == wanted["term"]
        stated = {key: cost[key] for key in ("amount", "kind")}
        assert stated == {key: wanted["cost"][key] for key in ("amount", "kind")}


def test_empty_fields_have_a_place_to_point_at(read):
    path, _, actions = read
    has_cells = path.stem != "rypin"  # a list leaves out the label with the value
    places = [action.places.get(field) for action in actions for field in ("term", "responsible")]
    assert (None in places) is not has_cells


@pytest.mark.parametrize(("files", "share"), [(WORD, 0.97), (PDF, 0.9)], ids=["word", "pdf"])
@pytest.mark.parametrize("field", ["responsible", "indicators"])
def test_responsible_and_indicators_are_parted_as_people_part_them(files, share, field, template):
    right = total = 0
    for path in files:
        known = gold(path)
        for action, wanted in zip(
            extract_actions(body(path), goals(known["goals"]), template),
            known["actions"],
            strict=True,
        ):
            found = action.responsible if field == "responsible" else tuple(
                indicator.text for indicator in action.indicators
            )  # fmt: skip
            right += list(found) == wanted[field]
            total += 1
    assert right >= share * total, f"{right} of {total}"


@pytest.mark.parametrize("path", [*WORD, *PDF], ids=lambda path: path.name)
def test_the_stated_total(path, template):
    wanted = STATED_IN_THE_SCHEDULE.get(path.stem)
    total = stated_total(body(path), template)
    if wanted is not None:
        assert total is not None
        assert total.value == wanted
    elif total is not None:
        assert total.value == gold(path)["cost_total_stated"]
