"""Goals found by number, code or words."""

from __future__ import annotations

import pytest

from extractors.actions.goals import GoalBook
from model.location import Location
from model.plan import Goal

FIRST = "Rozwój doradztwa zawodowego w szkołach"
SECOND = "Włączenie rodziców w życie szkół do 31 sierpnia 2022 r."


def book(*numbers):
    place = Location(block=0)
    texts = [FIRST, SECOND]
    return GoalBook(
        [
            Goal(kind="specific", number=number, text=text, location=place)
            for number, text in zip(numbers, texts, strict=True)
        ]
    )


@pytest.mark.parametrize(
    ("numbers", "asked"),
    [
        (("1", "2"), "2"),
        (("1", "2"), "CS2"),
        (("1", "2"), "II"),
        (("CS1", "CS2"), "CS2"),
        (("CS1", "CS2"), "2"),
        (("a", "b"), "b)"),
        (("a", "b"), "2"),
        (("I", "II"), "2."),
        (("1.1", "1.2"), "1.2"),
        ((None, None), "2"),
    ],
)
def test_numbers_letters_and_codes(numbers, asked):
    assert book(*numbers).of_number(asked) == SECOND


def test_a_number_that_no_goal_carries_points_at_none():
    assert book("1", "2").of_number("3") is None
    assert book("1", "2").of_number("1.2") is None


@pytest.mark.parametrize(
    "text",
    [
        SECOND,
        "Włączenie rodziców w życie szkół",
        "włączenie rodziców w zycie szkół do 31 sierpnia 2022 r",
        "Cel szczegółowy 2. Włączenie rodziców w życie szkół do 31 sierpnia 2022 r.",
        "CEL OPERACYJNY NR 2:",
        "Cel 2",
        "Cel szczegółowy (CS2)",
    ],
)
def test_lines_that_open_with_a_goal(text):
    mention = book("CS1", "CS2").opening(text)
    assert mention is not None
    assert mention.goal == SECOND


@pytest.mark.parametrize("text", ["Celem działań jest poprawa", "Działania uzupełniające", "2"])
def test_lines_that_open_with_none(text):
    assert book("1", "2").opening(text) is None


def test_a_goal_spoken_of_inside_a_line():
    goals = book("1", "2")
    assert goals.inside("Działania służące realizacji drugiego celu szczegółowego:").goal == SECOND
    assert goals.inside("Zadania w ramach celu szczegółowego nr 1").goal == FIRST
    assert goals.inside("Działania na drugi rok realizacji celu") is None


def test_the_first_of_several_goals_in_a_cell_counts():
    assert book("1", "2").of_cell("Cel 2, Cel 1") == SECOND
    assert book("1", "2").of_cell("1 i 2") == FIRST


def test_words_that_are_no_known_goal_are_a_goal_of_their_own():
    assert book("1", "2").of_cell("Cyfrowa szkoła w każdej wsi") == "Cyfrowa szkoła w każdej wsi"
    assert book("1", "2").of_cell("brak") is None
