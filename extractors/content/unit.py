"""Which unit of local government the plan is of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.layout.flow import Line
from extractors.layout.pieces import groups
from extractors.layout.sections import Sections
from language.units.labels import UnitLabels, labels_in
from language.units.mentions import (
    Source,
    TypeClaim,
    UnitMention,
    find_type_claims,
    find_units,
)
from language.units.resolution import resolve_unit
from model.document import Document, Table, block_lines
from model.location import Location
from model.plan import Extracted, Period, Unit
from model.template import Template
from model.text import squeeze
from model.units import UnitRegister

_FRONT_LINES = 12
_BODY_LINES = 60
_FIELDS = ("unit_name", "unit_type", "powiat", "voivodeship", "teryt")


def read_unit(
    document: Document,
    sections: Sections,
    template: Template,
    register: UnitRegister,
    period: Period | None,
) -> Extracted[Unit] | None:
    """The unit that wrote the plan, resolved in the register; None when it cannot be told.

    Looks at the cover, the identification section, running headers and the opening of the text,
    and weighs what they say. The period tells which state of the register applies.
    """
    identification = sections.lines("identification")
    around = [line.text for line in _cover(sections)]
    around += [text for text, _, _ in _running_texts(document)]
    labels = _stated(identification, template).or_else(labels_in(" ".join(around)))
    mentions: list[UnitMention] = []
    claims: list[TypeClaim] = []
    places: list[tuple[str, Location]] = []
    for text, location, source in _sources(document, sections):
        mentions.extend(find_units(text, register, source))
        claims.extend(find_type_claims(text, register))
        places.append((text, location))
    found = resolve_unit(mentions, labels, register=register, claims=claims, year=_year(period))
    if found is None or not places:
        return None
    words = found.mention.words if found.mention else labels.name or found.unit.name
    return Extracted(
        value=found.unit,
        text=words,
        location=_place_of(words, places),
        confidence=found.confidence,
    )


def _stated(lines: Sequence[Line], template: Template) -> UnitLabels:
    """The fields of the form; completed by what the prose of the section says."""
    fields: dict[str, str] = {}
    for group in groups(lines, template):
        if group.label in _FIELDS and group.text:
            fields.setdefault(group.label, squeeze(group.text))
    stated = UnitLabels(
        name=fields.get("unit_name"),
        type=fields.get("unit_type"),
        powiat=fields.get("powiat"),
        voivodeship=fields.get("voivodeship"),
        teryt=fields.get("teryt"),
    )
    prose = " ".join(line.text for line in lines)
    return stated.or_else(labels_in(prose))


def _cover(sections: Sections) -> Sequence[Line]:
    return sections.front[:_FRONT_LINES]


def _sources(document: Document, sections: Sections) -> Iterator[tuple[str, Location, Source]]:
    for index, line in enumerate(_cover(sections)):
        yield line.text, line.location, "title" if index < 3 else "cover"
    yield from _line_texts(sections.lines("identification"), "field")
    yield from _running_texts(document)
    body = [
        line
        for element, section in sections.by_element.items()
        if element != "identification"
        for line in section.lines
    ]
    yield from _line_texts(body[:_BODY_LINES], "body")


def _running_texts(document: Document) -> Iterator[tuple[str, Location, Source]]:
    """The lines of headers and footers."""
    parts: tuple[tuple[str, Source], ...] = (("header", "header"), ("footer", "footer"))
    for part, source in parts:
        for block in document.blocks:
            if block.location.part == part:
                for text in block_lines(block):
                    yield text, block.location, source


def _line_texts(lines: Sequence[Line], source: Source) -> Iterator[tuple[str, Location, Source]]:
    for line in lines:
        if isinstance(line.block, Table):
            for cell in line.block.cells:
                yield squeeze(cell.text), cell.location, source
        else:
            yield line.text, line.location, source


def _year(period: Period | None) -> int | None:
    day = (period.start or period.end) if period else None
    return day.year if day else None


def _place_of(words: str, places: Sequence[tuple[str, Location]]) -> Location:
    """Where the words stand; the first place looked at when they are put together."""
    return next((location for text, location in places if words in text), places[0][1])
