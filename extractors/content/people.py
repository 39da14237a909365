"""The team of the unit and its advisers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.layout.flow import Line
from extractors.layout.pieces import Piece, groups, split_run_in
from extractors.tables.columns import Column, Header, read_header
from language.people.names import PersonName, find_person_names, split_person
from language.pipeline.sentences import sentence_starts, split_sentences
from language.text.form import authored
from model.document import Table
from model.plan import Person
from model.template import Template
from model.text import fold, squeeze

_ADVISER = re.compile(r"\b(?:doradc\w+|ekspert\w*)\s+(?:ds\.?|do spraw|ore\b)", re.IGNORECASE)
_ADVISER_WORDS = re.compile(r"\b(doradc|eksper[tc]|wsparci|wspiera|konsultan)", re.IGNORECASE)
_ADVISES = re.compile(r"(?:doradc\w*|ekspert\w*)(?:\s+(?:ore|ds\.?|do spraw)\b.*)?$")
_ADVISERS_NAMED = re.compile(
    r"\b(?:doradc(?:y|ami|[oó]w|zyni\w*)|ekspert(?:ami|[oó]w|ki)|eksperci|konsultan(?:ci|tami|tki))\b"
    r"(?:\s+ORE)?(?:[^:]*:)?\W*$",
    re.IGNORECASE,
)
_TEAM_WORDS = re.compile(r"\b(zesp[oó]|uczestnicz|opracowa|sk[lł]ad)", re.IGNORECASE)


def read_people(
    lines: Sequence[Line], template: Template
) -> tuple[tuple[Person, ...], tuple[Person, ...]]:
    """(team, advisers) of the identification section.

    The label above a person decides which it is; without one, the function does: advisers are
    "doradca ds. …" or "ekspert ds. …".
    """
    team: list[Person] = []
    advisers: list[Person] = []
    for group in groups(lines, template):
        label = group.label
        for piece in group.pieces:
            label = _introduced(piece, label)
            for part, of_whom in _parts(piece, label):
                for person, advises in _people(part, of_whom, template):
                    told = advises or _is_adviser(person)
                    adviser = of_whom == "advisers" or (of_whom != "team" and told)
                    (advisers if adviser else team).append(person)
    return tuple(_once(team)), tuple(_once(advisers))


def labelled_people(lines: Sequence[Line], template: Template) -> list[Line]:
    """The lines that name people behind a label of their own ("Opracowali: …"), wherever."""
    found = []
    for line in lines:
        run_in = split_run_in(line.text, template)
        if run_in and run_in[0] in ("team", "advisers") and find_person_names(run_in[2]):
            found.append(line)
    return found


def _introduced(piece: Piece, label: str | None) -> str | None:
    """A sub-heading or a paragraph ending in a colon says who is listed below."""
    introduces = piece.text.endswith(":") or piece.sub_heading
    if not introduces or piece.table is not None:
        return label
    last = piece.text[sentence_starts(piece.text)[-1] :]
    if _ADVISER_WORDS.search(last):
        return "advisers"
    return "team" if _TEAM_WORDS.search(last) else label


def _parts(piece: Piece, label: str | None) -> Iterator[tuple[Piece, str | None]]:
    """The piece cut where a sentence says who follows ("Wspierali nas doradcy: …"), labelled."""
    start = 0
    sentences = split_sentences(piece.text) if piece.table is None else ()
    for sentence in sentences:
        names = find_person_names(sentence.text)
        lead = sentence.text[: names[0].start] if names else ""
        advised = _ADVISERS_NAMED.search(lead) is not None
        others = label == "advisers" and lead.rstrip().endswith(":") and _TEAM_WORDS.search(lead)
        if advised or others:
            if before := piece.text[start : sentence.start].strip():
                yield replace(piece, text=before), label
            start, label = sentence.start, "advisers" if advised else "team"
    yield (replace(piece, text=piece.text[start:].strip()) if start else piece), label


def _people(piece: Piece, label: str | None, template: Template) -> Iterator[tuple[Person, bool]]:
    """The people of a piece, each with whether a cell beside the name says "doradca"."""
    if piece.table is not None:
        yield from _table_people(piece.table, template)
        return
    if not authored(piece.text, template):
        return
    names = find_person_names(piece.text)
    starts = [name.start for name in names]
    listed = label in ("team", "advisers")
    if not starts or (not listed and starts[0] > 2 and _lead(piece.text[: starts[0]]) is None):
        return
    if listed and len(names) == 1 and (alone := _function_first(piece, names[0])):
        yield alone, False
        return
    for start, end in zip(starts, [*starts[1:], len(piece.text)], strict=True):
        person = split_person(piece.text[start:end].strip(" ,;"))
        if person is not None:
            name, function = person
            yield (
                Person(name=name, function=_of_one_sentence(function), location=piece.location),
                False,
            )


def _of_one_sentence(function: str | None) -> str | None:
    """A function up to the end of its sentence: the next one speaks of other things."""
    sentences = split_sentences(function or "")
    if not sentences or sentences[0].text.startswith("."):
        return None
    return sentences[0].text.rstrip(".") if len(sentences) > 1 else function


def _function_first(piece: Piece, name: PersonName) -> Person | None:
    """A person whose function stands before the name and nothing behind it, or None."""
    before = piece.text[: name.start].strip(" ,;:–—-")
    behind = piece.text[name.end :].strip(" ,;.")
    if not before or behind or before.endswith("."):
        return None
    return Person(name=name.words, function=before, location=piece.location)


def _lead(text: str) -> str | None:
    """The words before the first name when they introduce people, else None."""
    said = text.strip()
    return said if not said or said.endswith(":") else None


def _table_people(table: Table, template: Template) -> Iterator[tuple[Person, bool]]:
    """The people of a table, each with whether its row says that it advises."""
    names = {field: template.labels.get(field, ()) for field in ("person_name", "person_function")}
    header = read_header(table, names, least=1)
    name_column = header.column("person_name") if header else None
    if header is None or name_column is None:
        return
    function_column = _telling_column(table, header)
    for row in table.grid()[header.first_row :]:
        cell = row[name_column.index]
        if cell is None or not authored(cell.text, template):
            continue
        function = row[function_column.index] if function_column else None
        person = Person(
            name=squeeze(cell.text),
            function=squeeze(function.text) or None if function else None,
            location=cell.location,
        )
        adviser = any(other and _ADVISES.match(fold(squeeze(other.text))) for other in row)
        yield person, adviser


def _telling_column(table: Table, header: Header) -> Column | None:
    """Of several columns of functions the one that says most: "Rola" is the same for all."""
    rows = table.grid()[header.first_row :]

    def said(column: Column) -> int:
        return len({squeeze(cell.text) for row in rows if (cell := row[column.index])})

    return max(header.all("person_function"), key=said, default=None)


def _is_adviser(person: Person) -> bool:
    return bool(person.function and _ADVISER.search(person.function))


def _once(people: Sequence[Person]) -> list[Person]:
    seen: set[str] = set()
    kept = []
    for person in people:
        key = fold(person.name)
        if key not in seen:
            seen.add(key)
            kept.append(person)
    return kept
