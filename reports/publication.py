"""`publication.json`: the listing for the website, grouped as the HDR were published before.

Documents without a standing error that were checked whole are listed by type of unit (as in the
first pilot) and by voivodeship (as in the second); the others wait, with the reason.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import Any, get_args

from model.base import Frozen
from model.finding import Severity
from model.plan import SummaryForm, UnitType
from model.review import Review
from model.template import Template
from model.text import fold
from reports.phrases import unit_title
from reports.schema import published_schema
from reports.verdict import Standing, standing
from reports.wording import Wording

PUBLICATION_FILE = "publication.json"
PUBLICATION_VERSION = "1.0"


class ListedUnit(Frozen):
    """The unit of a document. `label` is its heading on a page ("Gmina Buk")."""

    label: str
    name: str
    type: UnitType
    powiat: str | None
    voivodeship: str
    teryt: str


class ListedArea(Frozen):
    """An area of support; `name` is None when the template has no such area."""

    number: int
    name: str | None


class ListedDocument(Frozen):
    """A document that can be published. `path` and `sha256` say which file, `title` as it has it.

    `period_start` and `period_end` are None where the document leaves them open. `unit` is None
    when it was not recognised; the document is then in no group.
    """

    path: str
    sha256: str
    media_type: str | None
    title: str | None
    unit: ListedUnit | None
    areas: tuple[ListedArea, ...]
    period_start: date | None
    period_end: date | None
    summary_form: SummaryForm | None
    actions: int


class ListedGroup(Frozen):
    """Documents under one heading. `key` is the type of unit or the voivodeship."""

    key: str
    label: str
    paths: tuple[str, ...]


class Waiting(Frozen):
    """A document that is not ready, and why: "errors", "partly" or "unreadable"."""

    path: str
    sha256: str
    standing: Standing
    errors: int


class Publication(Frozen):
    """The listing of a batch. Documents are in the order of their units' names."""

    schema_version: str = PUBLICATION_VERSION
    template: str
    documents: tuple[ListedDocument, ...]
    by_unit_type: tuple[ListedGroup, ...]
    by_voivodeship: tuple[ListedGroup, ...]
    waiting: tuple[Waiting, ...]


def publication_of(reviews: Iterable[Review], template: Template, words: Wording) -> Publication:
    """What of a batch can be published. The reviews are gone through once, and not held."""
    documents: list[ListedDocument] = []
    waiting: list[Waiting] = []
    for review in reviews:
        if standing(review) == "ready":
            documents.append(_document(review, template, words))
        else:
            waiting.append(_waiting(review))
    documents.sort(key=_by_name)
    known = [(document, document.unit) for document in documents if document.unit]
    of_type = [(unit.type, words.say(f"unit_type.{unit.type}"), doc.path) for doc, unit in known]
    of_voivodeship = [(unit.voivodeship, unit.voivodeship, doc.path) for doc, unit in known]
    types = list(get_args(UnitType))
    return Publication(
        template=template.id,
        documents=tuple(documents),
        by_unit_type=tuple(sorted(_groups(of_type), key=lambda group: types.index(group.key))),
        by_voivodeship=tuple(sorted(_groups(of_voivodeship), key=lambda group: fold(group.key))),
        waiting=tuple(waiting),
    )


def publication_json(publication: Publication) -> str:
    """The listing as indented JSON with a newline at the end."""
    data = publication.model_dump(mode="json")
    return json.dumps(data, ensure_ascii=False, allow_nan=False, indent=2) + "\n"


def publication_schema() -> str:
    """The JSON Schema (draft 2020-12) of the listing, with a newline at the end."""
    return published_schema(Publication, f"urn:hdr-review:publication:{PUBLICATION_VERSION}")


def _document(review: Review, template: Template, words: Wording) -> ListedDocument:
    plan = review.plan
    assert plan is not None  # no review is ready without one
    names = {area.number: area.name for area in template.areas}
    period = plan.period.value if plan.period else None
    unit = plan.jst.value if plan.jst else None
    return ListedDocument(
        path=review.source.path,
        sha256=review.source.sha256,
        media_type=review.source.media_type,
        title=plan.title.value if plan.title else None,
        unit=ListedUnit(label=unit_title(unit, words), **unit.model_dump()) if unit else None,
        areas=tuple(
            ListedArea(number=area.value, name=names.get(area.value)) for area in plan.areas
        ),
        period_start=period.start if period else None,
        period_end=period.end if period else None,
        summary_form=plan.summary_form.value if plan.summary_form else None,
        actions=len(plan.actions),
    )


def _groups(members: Iterable[tuple[str, str, str]]) -> list[ListedGroup]:
    found: dict[tuple[str, str], list[str]] = {}
    for key, label, path in members:
        found.setdefault((key, label), []).append(path)
    return [ListedGroup(key=k, label=label, paths=tuple(p)) for (k, label), p in found.items()]


def _waiting(review: Review) -> Waiting:
    return Waiting(
        path=review.source.path,
        sha256=review.source.sha256,
        standing=standing(review),
        errors=review.count(Severity.ERROR),
    )


def _by_name(document: ListedDocument) -> tuple[Any, ...]:
    unit = document.unit
    return unit is None, fold(unit.name) if unit else "", document.path
