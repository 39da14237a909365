"""The steps of one review as plain functions: from a file to a Review with one outcome."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path

from extractors.plan import extract_plan
from flows.engine.discreet import frames_of
from flows.history.waivers import load_waivers, with_waivers
from flows.incoming.inbox import relative
from ingest.admission import Admitted, Weight, admit, weigh
from ingest.facts import fact
from ingest.isolation import Workers
from ingest.readers import read_admitted
from language.morphology import is_word
from model.base import Frozen
from model.document import Document
from model.errors import Crashed, Outcome, SettingsError, SubmissionError, TooLarge
from model.outcomes import advice
from model.plan import Plan
from model.review import Completeness, Review, Source, Tool
from model.settings import Settings
from model.template import Template
from model.units import load_register
from rules.batch.prints import prints_json, prints_of
from rules.check import check
from rules.digest import rules_digest

_log = logging.getLogger("hdr.review")
_PROJECT = "hdr-review"
NO_HASH = "0" * 64
"""Stands for the hash of a file that could not be read at all: no file has it."""

_NO_WEIGHT = Weight(sha256=NO_HASH, bytes=0)


@dataclass
class _Known:
    """What is known of a file so far; what a review says of one that fails on the way."""

    path: Path
    inbox: Path | None
    converted: Path | None = None
    weight: Weight = _NO_WEIGHT
    admitted: Admitted | None = None
    document: Document | None = None


def review_file(
    path: Path,
    settings: Settings,
    template: Template,
    *,
    relative_to: Path | None = None,
    converted: Path | None = None,
) -> Review:
    """Review one file. `relative_to` is the inbox that `source.path` counts from; `converted` a
    folder with what `ingest.office.convert` made of files, this one perhaps among them.

    Whatever goes wrong with the file becomes the outcome of the review. Raises SettingsError only,
    for settings that name rules which do not exist, or waivers that cannot be used.
    """
    waivers = load_waivers(settings)
    return with_waivers(
        _review_known(_Known(path, relative_to, converted), settings, template), waivers
    )


def _review_known(known: _Known, settings: Settings, template: Template) -> Review:
    failure: SubmissionError
    try:
        return _review(known, settings, template)
    except SettingsError:
        raise
    except SubmissionError as error:
        failure = error
    except MemoryError:
        failure = TooLarge(fact("memory", limit=settings.limits.memory_megabytes))
    except Exception as unexpected:
        _log_without_words(unexpected, known.weight)
        failure = Crashed()
    return _refuse(known, failure, settings, template)


class Looked(Frozen):
    """A review as it left its worker process, before anything outside the file is known of it.

    `review` is its JSON, without the waivers; `prints` what is compared between submissions, as
    JSON, None for a file without a plan.
    """

    sha256: str
    outcome: Outcome
    review: str
    prints: str | None = None


def review_apart(
    workers: Workers,
    path: Path,
    settings: Settings,
    template: Template,
    *,
    converted: Path | None = None,
) -> Review:
    """`review_file` in a worker process, so that a file that hangs or crashes it costs itself only.

    The limits of time and memory in the settings hold. Raises SettingsError as `review_file` does.
    """
    looked = look_apart(workers, path, settings, template, converted=converted)
    return with_waivers(Review.model_validate_json(looked.review), load_waivers(settings))


def look_apart(  # noqa: PLR0913 - a file, what it is read with, and where it lies
    workers: Workers,
    path: Path,
    settings: Settings,
    template: Template,
    *,
    relative_to: Path | None = None,
    converted: Path | None = None,
) -> Looked:
    """Review a file in a worker process, without waivers; as JSON, since it goes into the store.

    Whatever goes wrong with the file becomes the outcome. Raises SettingsError for settings that
    name rules which do not exist.
    """
    arguments = (path, settings, template, relative_to, converted)
    try:
        return workers.run(settings.limits.seconds, _look, *arguments)
    except SubmissionError as error:
        return _looked(refused(path, error, settings, template, relative_to=relative_to))


def _look(
    path: Path, settings: Settings, template: Template, inbox: Path | None, converted: Path | None
) -> Looked:
    known = _Known(path, inbox, converted)
    review = _review_known(known, settings, template)
    if review.plan is None or known.document is None:
        return _looked(review)
    try:
        prints = prints_of(review.source.path, review.plan, known.document, template)
    except Exception as unexpected:  # no comparison is worth the review
        _log_without_words(unexpected, known.weight)
        return _looked(review)
    return _looked(review, prints_json(prints))


def _looked(review: Review, prints: str | None = None) -> Looked:
    return Looked(
        sha256=review.source.sha256,
        outcome=review.outcome,
        review=review.model_dump_json(),
        prints=prints,
    )


def refused(
    path: Path,
    error: SubmissionError,
    settings: Settings,
    template: Template,
    *,
    relative_to: Path | None = None,
) -> Review:
    """The review of a file whose worker gave no answer (TimedOut, Crashed, TooLarge)."""
    known = _Known(path, relative_to)
    try:
        known.weight = weigh(path)
    except SubmissionError:
        _log.warning("a file could not be read: %s", type(error).__name__)
    return _refuse(known, error, settings, template)


def _review(known: _Known, settings: Settings, template: Template) -> Review:
    known.weight = weigh(known.path)
    known.admitted = admit(known.path, settings.limits)
    known.document = document = _read(known, known.admitted, settings)
    plan = extract_plan(document, template, load_register())
    verdict = check(plan, document, template, settings)
    outcome = Outcome.CHECKED_PARTLY if document.unread else Outcome.CHECKED
    remarks = [
        *map(_sentence, document.unread),
        *map(_sentence, document.remarks),
        *([fact("macros")] if known.admitted.macros else []),
    ]
    if outcome is Outcome.CHECKED_PARTLY:
        remarks.append(advice(outcome, settings.language).advice)
    return Review(
        tool=_tool(template, settings),
        source=_source(known),
        outcome=outcome,
        outcome_detail=" ".join(remarks) or None,
        plan=verdict.plan,
        completeness=completeness(plan, template),
        findings=verdict.findings,
        undecided=verdict.undecided,
        switched_off=verdict.switched_off,
        other_stage=verdict.other_stage,
    )


def _read(known: _Known, admitted: Admitted, settings: Settings) -> Document:
    """Read the file, or what was made of exactly these bytes when its batch was converted."""
    if known.converted is not None:
        from ingest.office import place_for, read_converted  # needed for few files

        made = place_for(known.weight.sha256, known.converted)
        if made.exists():
            return read_converted(made, settings.limits)
    return read_admitted(admitted, settings.limits, is_word)


def _sentence(note: str) -> str:
    """A note as a sentence: with a capital letter and a full stop."""
    return f"{note[:1].upper()}{note[1:].rstrip('.')}."


def _refuse(
    known: _Known, error: SubmissionError, settings: Settings, template: Template
) -> Review:
    """The review of a file that was not checked: what happened, and what to do."""
    what_to_do = advice(error.outcome, settings.language).advice
    return Review(
        tool=_tool(template, settings),
        source=_source(known),
        outcome=error.outcome,
        outcome_detail=f"{error.detail} {what_to_do}" if error.detail else what_to_do,
    )


def completeness(plan: Plan, template: Template) -> Completeness:
    """How many required elements are in which state; score: present 1, partial a half."""
    required = {element.id for element in template.elements if element.required}
    states = [section.status for section in plan.sections if section.id in required]
    present, partial = states.count("present"), states.count("partial")
    return Completeness(
        score=round((present + partial / 2) / len(required), 2) if required else 1.0,
        required=len(required),
        present=present,
        partial=partial,
        empty=states.count("empty"),
        missing=len(required) - present - partial - states.count("empty"),
    )


def _source(known: _Known) -> Source:
    where = relative(known.path, known.inbox)
    return Source(
        name=where.rpartition("/")[2],
        path=where,
        sha256=known.weight.sha256,
        bytes=known.weight.bytes,
        media_type=known.admitted.media_type if known.admitted else None,
        pages=known.document.pages if known.document else None,
        reader=known.document.reader if known.document else None,
    )


def _tool(template: Template, settings: Settings) -> Tool:
    return Tool(
        version=project_version(),
        template=template.id,
        rules=rules_digest(),
        stage=settings.stage,
    )


@cache
def project_version() -> str:
    """The version of this project as installed."""
    return metadata.version(_PROJECT)


def _log_without_words(error: Exception, weight: Weight) -> None:
    """Log where it failed. The message of the error may quote the document, so it is left out."""
    kind = type(error).__name__
    _log.error("sha256 %s: %s\n%s", weight.sha256[:12], kind, frames_of(error))
