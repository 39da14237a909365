"""Cards: a small table for each action, labels beside values; and actions side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.actions.draft import Draft, FieldText, stated
from extractors.actions.names import action_number, number_and_name, without_action_word
from extractors.actions.schedule import Schedule, Titled
from extractors.layout.elements import match_elements, match_label
from extractors.tables.cell_kinds import looks_like_indicator, looks_like_post, looks_like_term
from extractors.tables.header_names import STRONG, header_fields
from extractors.tables.rows import Grid, cell_text, nested_tables, number_text, own_cells
from model.document import Table, TableCell
from model.location import Location
from model.text import squeeze

_TELLING = frozenset({"term", "term_start", "term_end", "responsible", "indicator", "cost"})
_BY_VALUE = (
    ("term", looks_like_term),
    ("responsible", looks_like_post),
    ("indicator", looks_like_indicator),
)
_LEAST_LABELS = 2
_CARD_ROWS = 10
_CONFIDENCE = 0.9
_KEYS = {"indicator": "indicators"}
_NAME_WORDS_MAX = 40


@dataclass(frozen=True, slots=True)
class _Entry:
    """A label with its value; a title has the field "title" and no label."""

    field: str
    label: str
    value: TableCell


def read_cards(table: Table, schedule: Schedule, title: Titled | None = None) -> bool:
    """Add the actions of a table of labels and values; False when it is none.

    `title` is the line over the table, for cards that do not repeat the name of their action.
    """
    entries = list(_entries(table, schedule))
    side_by_side = list(_side_by_side(table, schedule))
    if side_by_side:
        schedule.drafts.extend(side_by_side)
        return True
    cards = [_draft(card, schedule, title) for card in _cards(entries)]
    whole = [draft for draft in cards if draft is not None]
    if not whole:
        return False
    schedule.drafts.extend(whole)
    return True


def has_labels_down(table: Table, schedule: Schedule) -> bool:
    """True when the first column holds labels from top to bottom, as no table with a header has."""
    grid = table.grid()
    first = [cell for row in range(table.rows) for cell in own_cells(grid, row)[:1]]
    labels = {label for cell in first if cell.column == 0 and (label := _label(cell, schedule))}
    return len(labels & _TELLING) >= _LEAST_LABELS


def _entries(table: Table, schedule: Schedule) -> Iterator[_Entry]:
    """Labels with the cell to their right, row by row; a cell alone in its row is a title."""
    grid = table.grid()
    labels = (_label(cell, schedule) for cell in table.cells if cell.column == 0)
    known = {label for label in labels if label}
    card = table.rows <= _CARD_ROWS and bool(known & _TELLING)
    for row in range(table.rows):
        cells = own_cells(grid, row)
        filled = [cell for cell in cells if cell_text(cell)]
        if len(filled) == 1 and (len(cells) == 1 or filled[0].column_span > 1):
            yield _Entry("title", "", filled[0])
            continue
        position = 0
        while position + 1 < len(cells):
            label = _label(cells[position], schedule)
            if label is None and card and len(cells) == 2:
                label = _likely(cells[0], cells[1], known, schedule)
            if label:
                yield _Entry(label, squeeze(cell_text(cells[position])), cells[position + 1])
                position += 2
            else:
                position += 1


def _likely(label: TableCell, value: TableCell, known: set[str], schedule: Schedule) -> str | None:
    """What a row of a card is whose label is no name of a field: by likeness, or by its value."""
    text = cell_text(label).strip().rstrip(":")
    if nested_tables(value) or number_and_name(text)[0] or _of_another_form(text, schedule):
        return None
    matches = header_fields(text, schedule.template.columns)
    if len(matches) == 1 and matches[0].field not in known:
        known.add(matches[0].field)
        return matches[0].field
    said = squeeze(cell_text(value))
    if "goal" not in known and schedule.book.opening(said):
        known.add("goal")
        return "goal"
    for field, test in _BY_VALUE:
        if field not in known and test(said):
            known.add(field)
            return field
    return None


def _of_another_form(text: str, schedule: Schedule) -> bool:
    """True for a label of the template or the heading of a section."""
    template = schedule.template
    return match_label(text, template) is not None or bool(match_elements(text, template))


def _label(cell: TableCell, schedule: Schedule) -> str | None:
    text = cell_text(cell).strip().rstrip(":")
    matches = header_fields(text, schedule.template.columns)
    if len(matches) == 1 and matches[0].score >= STRONG:
        return matches[0].field
    numbered = action_number(text)
    return "name" if numbered else None


def _cards(entries: Sequence[_Entry]) -> Iterator[list[_Entry]]:
    """Entries parted into cards: a card ends where a label comes again or a title follows."""
    card: list[_Entry] = []
    seen: set[str] = set()
    for entry in entries:
        again = entry.field in seen and entry.field in (_TELLING | {"name", "number"})
        if again or (entry.field == "title" and seen & _TELLING):
            yield card
            card, seen = [], set()
        card.append(entry)
        seen.add(entry.field)
    if card:
        yield card


def _draft(card: Sequence[_Entry], schedule: Schedule, title: Titled | None) -> Draft | None:
    fields = {entry.field for entry in card}
    if len(fields & _TELLING) < _LEAST_LABELS:
        return None
    named = _named(card, schedule, title)
    if named is None:
        return None
    name, number, place = named
    draft = Draft(name, place, _CONFIDENCE, number, schedule.goal)
    for entry in card:
        _take(draft, entry, schedule)
    return draft


def _named(
    card: Sequence[_Entry], schedule: Schedule, title: Titled | None
) -> tuple[str, str | None, Location] | None:
    """Name, number and place of a card: from a label, a title row, or the line above."""
    for entry in card:
        if entry.field == "name":
            text = squeeze(cell_text(entry.value))
            number, name = number_and_name(text)
            number = number or action_number(entry.label) or _number_above(card, title)
            return name, number, entry.value.location
    for entry in card:
        if entry.field == "title" and not schedule.book.opening(cell_text(entry.value)):
            number, name = number_and_name(without_action_word(squeeze(cell_text(entry.value))))
            return name, number, entry.value.location
    if title and len(title.text.split()) <= _NAME_WORDS_MAX:
        number, name = number_and_name(without_action_word(title.text))
        if number or name != title.text:
            return name, number, title.location
    return None


def _number_above(card: Sequence[_Entry], title: Titled | None) -> str | None:
    """The number in a title that is nothing else: "Karta działania nr 3"."""
    titles = [cell_text(entry.value) for entry in card if entry.field == "title"]
    if title:
        titles.append(title.text)
    return next((number for text in titles if (number := action_number(squeeze(text)))), None)


def _take(draft: Draft, entry: _Entry, schedule: Schedule) -> None:
    cell, field = entry.value, entry.field
    if field == "number":
        draft.number = stated(number_text(cell), field, schedule.template) or None
        draft.places["number"] = cell.location
    elif field == "goal":
        text = stated(cell_text(cell), field, schedule.template)
        draft.goal = schedule.book.of_cell(text) if text else None
        draft.places["goal"] = cell.location
        schedule.goal_seen = True
    elif field == "title":
        mention = schedule.book.opening(cell_text(cell))
        if mention:
            draft.goal = mention.goal
            schedule.goal_seen = True
    elif field not in ("name", "notes"):
        text = stated(cell_text(cell), field, schedule.template)
        draft.add(_KEYS.get(field, field), FieldText(text, cell.location, entry.label))


def _like_labels(grid: Grid, labels: dict[int, str], schedule: Schedule) -> dict[int, str]:
    """Rows of a table turned on its side whose label is only like the name of a field."""
    found: dict[int, str] = {}
    for row, cells in enumerate(grid):
        if row in labels or cells[0] is None or cells[0].row < row:
            continue
        matches = header_fields(cell_text(cells[0]), schedule.template.columns)
        if matches and matches[0].field not in (*labels.values(), *found.values()):
            found[row] = matches[0].field
    return found


def _side_by_side(table: Table, schedule: Schedule) -> Iterator[Draft]:
    """Actions in columns, with the labels down the first column."""
    if table.columns < 3:
        return
    grid = table.grid()
    labels = {
        row: label
        for row in range(table.rows)
        if (cell := grid[row][0]) and cell.row == row and (label := _label(cell, schedule))
    }
    if "name" in labels.values():
        labels |= _like_labels(grid, labels, schedule)
    if "name" not in labels.values() or len(_TELLING.intersection(labels.values())) < _LEAST_LABELS:
        return
    others = [cell for row in labels for cell in own_cells(grid, row)[1:] if _label(cell, schedule)]
    if others:
        return
    for column in range(1, table.columns):
        entries = [
            _Entry(field, "", cell)
            for row, field in labels.items()
            if (cell := grid[row][column]) is not None
        ]
        draft = _draft(entries, schedule, None)
        if draft:
            yield draft
