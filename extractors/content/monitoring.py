"""How, how often and by whom the implementation is monitored."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from extractors.layout.flow import Line
from extractors.layout.pieces import Group, groups
from extractors.tables.columns import read_header
from language.pipeline.sentences import split_sentences
from language.text.form import authored
from model.document import Table
from model.plan import Monitoring
from model.template import Template
from model.text import squeeze


def read_monitoring(lines: Sequence[Line], template: Template) -> Monitoring | None:
    """What a section says of monitoring; None where nothing of it is the author's own."""
    found = groups(lines, template)
    for group in found:
        for piece in group.pieces:
            if piece.table is not None and (told := _from_table(piece.table, template)):
                return told
    spoken = [
        (sentence.text, piece.location)
        for group in found
        for piece in group.pieces
        if piece.table is None
        for sentence in split_sentences(piece.text, also=";")
        if authored(sentence.text, template)
    ]
    if not spoken:
        return None
    sentences = [sentence for sentence, _ in spoken]
    return Monitoring(
        how=_field(found, "how", template, sentences[0]),
        frequency=_field(found, "frequency", template, _first(sentences, "frequency")),
        responsible=_field(found, "responsible", template, _first(sentences, "responsible")),
        location=spoken[0][1],
    )


def _from_table(table: Table, template: Template) -> Monitoring | None:
    """A table with columns for how often and by whom; its first row speaks for all."""
    names = {
        "frequency": template.labels.get("frequency", ()),
        "responsible": (*template.labels.get("responsible", ()), *template.columns["responsible"]),
        "how": template.labels.get("how", ()),
        "indicator": template.columns["indicator"],
    }
    header = read_header(table, names)
    if header is None or not header.fields & {"frequency", "responsible"}:
        return None
    rows = table.grid()[header.first_row :]
    said: dict[str, str] = {}
    for field in ("how", "frequency", "responsible"):
        column = header.column(field)
        cells = [row[column.index] for row in rows] if column else []
        texts = (squeeze(cell.text) for cell in cells if cell is not None)
        said[field] = next((text for text in texts if authored(text, template)), "")
    if not any(said.values()):
        return None
    return Monitoring(
        how=said["how"] or ", ".join(squeeze(column.text) for column in header.columns),
        frequency=said["frequency"] or None,
        responsible=said["responsible"] or None,
        location=table.location,
    )


def _field(
    found: Sequence[Group], label: str, template: Template, in_prose: str | None
) -> str | None:
    """The authored content of the field with this label; what the prose says without a field.

    A field left blank says that nothing is decided, whatever stands elsewhere.
    """
    fields = [group.text for group in found if group.label == label]
    if not fields:
        return in_prose
    return next((squeeze(text) for text in fields if authored(text, template)), None)


def says_how_often(text: str) -> bool:
    """True when the text says how often something happens."""
    return any(pattern.search(text) for pattern in _patterns()["frequency"])


def _first(sentences: Sequence[str], kind: str) -> str | None:
    """The passage of the first sentence that one of the patterns of this kind finds."""
    for sentence in sentences:
        for pattern in _patterns()[kind]:
            if match := pattern.search(sentence):
                return squeeze(match.groupdict().get("said") or match[0]).rstrip(",;. ")
    return None


@lru_cache(maxsize=1)
def _patterns() -> dict[str, tuple[re.Pattern[str], ...]]:
    path = Path(__file__).parent / "data" / "monitoring.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return {
        kind: tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)
        for kind, patterns in data.items()
    }
