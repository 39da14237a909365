"""Places are told in words that an editor can follow in the document."""

from __future__ import annotations

import pytest

from model.location import Location
from model.plan import Action, Cost, Extent, Goal, Plan, Section, Term
from reports.places import places_of
from reports.wording import wording

POLISH = wording("pl")


def cell(block, row, column, page=None):
    return Location(block=block, cell=(row, column), page=page)


def action(number, location, name="Szkolenie dyrektorów", **places):
    return Action(
        number=number,
        goal=None,
        name=name,
        responsible=(),
        term=Term(text=None, kind="missing"),
        cost=Cost(text=None, kind="missing"),
        location=location,
        confidence=1,
        places=places,
    )


def words(plan, location):
    return places_of(plan, POLISH).words(location)


TABLE = Plan(
    actions=(
        action("2.3", cell(40, 5, 1), term=cell(40, 5, 3), responsible=cell(40, 5, 2)),
        action("2.4", cell(40, 6, 1), term=cell(40, 6, 3), responsible=cell(40, 5, 2)),
    )
)


@pytest.mark.parametrize(
    ("location", "expected"),
    [
        (cell(40, 5, 3), "działanie 2.3, kolumna Termin"),
        (cell(40, 6, 3, page=4), "działanie 2.4, kolumna Termin, strona 4"),
        (cell(40, 6, 5), "działanie 2.4"),
        (cell(40, 9, 4), "tabela, wiersz 10, kolumna 5"),
        (cell(41, 5, 3), "tabela, wiersz 6, kolumna 4"),
        (Location(block=7, page=2), "strona 2"),
        (Location(part="footer", block=0), "stopka strony"),
        (Location(block=7), ""),
    ],
)
def test_places_in_a_table_of_actions(location, expected):
    assert words(TABLE, location) == expected


def test_a_merged_cell_of_two_actions_is_named_after_neither():
    assert words(TABLE, cell(40, 5, 2)) == "tabela, wiersz 6, kolumna 3"


def test_a_card_has_fields_instead_of_columns_and_is_one_action():
    card = action("3", cell(50, 0, 1), term=cell(50, 2, 1), cost=cell(50, 3, 1))
    plan = Plan(actions=(card, action("4", cell(51, 0, 1), term=cell(51, 2, 1))))
    assert words(plan, cell(50, 2, 1)) == "działanie 3, pole Termin"
    assert words(plan, cell(51, 4, 0)) == "działanie 4"


def test_a_header_row_above_a_single_action_is_not_that_action():
    plan = Plan(actions=(action("1", cell(40, 1, 1), term=cell(40, 1, 3)),))
    assert words(plan, cell(40, 0, 3)) == "tabela, wiersz 1, kolumna 4"


def test_actions_without_a_number_or_with_the_same_one_go_by_name():
    plan = Plan(
        actions=(
            action("6", cell(40, 1, 1), name="Debata „Nasza szkoła”"),
            action("6", cell(40, 2, 1), name="Wizyty " * 20),
            action(None, Location(block=60), name="Targi"),
        )
    )
    assert words(plan, cell(40, 1, 1)) == "działanie 6 „Debata «Nasza szkoła»”"
    assert words(plan, cell(40, 2, 1)).endswith("Wizyty…”")
    assert words(plan, Location(block=60)) == "działanie „Targi”"


def test_without_a_page_the_heading_above_helps():
    section = Section(
        id="monitoring",
        status="present",
        heading="9. Monitoring",
        words=3,
        location=Location(block=80),
        confidence=1,
        extents=(Extent(first=81, last=85),),
    )
    goal = Goal(kind="specific", number="2", text="…", location=Location(block=30))
    plan = Plan(sections=(section,), goals=(goal,))
    assert words(plan, Location(block=83)) == "pod nagłówkiem „9. Monitoring”"
    assert words(plan, Location(block=83, page=9)) == "strona 9"
    assert words(plan, cell(84, 1, 0)) == (
        "tabela, wiersz 2, kolumna 1, pod nagłówkiem „9. Monitoring”"
    )
    assert words(plan, Location(block=80)) == "nagłówek „9. Monitoring”"
    assert words(plan, Location(block=30)) == "cel 2"
    assert words(plan, Location(part="footnote", block=83)) == "przypis"


def headed(name, row, *cells, block=3):
    return Section(
        id=name,
        status="present",
        heading=name,
        words=3,
        location=cell(block, row, 0),
        confidence=1,
        extents=tuple(Extent(first=block, last=block, cell=each) for each in cells),
    )


FORM = Plan(
    sections=(
        headed("3. Diagnoza", 2, (3, 0), (3, 1)),
        headed("5. Cele", 5, (6, 0), (6, 1)),
        headed("6. Okres", 9, (10, 0), (11, 1)),
    )
)


@pytest.mark.parametrize(
    ("row", "heading"),
    [(1, ""), (3, "3. Diagnoza"), (4, "3. Diagnoza"), (6, "5. Cele"), (11, "6. Okres")],
)
def test_a_row_of_a_form_stands_under_the_last_heading_above_it(row, heading):
    told = words(FORM, cell(3, row, 1))
    place = f"tabela, wiersz {row + 1}, kolumna 2"
    assert told == (f"{place}, pod nagłówkiem „{heading}”" if heading else place)


def test_a_form_as_a_whole_stands_under_none_of_its_headings():
    assert words(FORM, Location(block=3)) == ""


def test_a_cell_that_was_read_as_one_section_is_not_put_under_another():
    beside = headed("4. Priorytety", 3, (3, 0), (9, 0))
    plan = Plan(sections=(beside, headed("5. Cele", 5, (6, 1))))
    assert words(plan, cell(3, 9, 0)).endswith("pod nagłówkiem „4. Priorytety”")
    assert words(plan, cell(3, 9, 1)).endswith("pod nagłówkiem „5. Cele”")


def test_a_number_with_a_full_stop_is_told_without_it():
    plan = Plan(
        actions=(action("3.", cell(40, 5, 1), term=cell(40, 5, 3)),),
        goals=(Goal(kind="specific", number="2.", text="…", location=Location(block=30)),),
    )
    assert words(plan, cell(40, 5, 3)) == "działanie 3, kolumna Termin"
    assert words(plan, Location(block=30)) == "cel 2"


def test_without_a_plan_the_page_is_still_told():
    assert words(None, Location(block=1, page=3)) == "strona 3"
