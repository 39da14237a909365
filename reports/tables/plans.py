"""The table `plans`: a row for every submission, those that could not be read too."""

from __future__ import annotations

from model.finding import Severity
from model.plan import Period, Plan, Unit
from model.review import Completeness, Review
from reports.tables.table import Column, Table, listed
from reports.verdict import standing

# What every table begins with, to join them by.
KEY_MEANING = "path of the file in the inbox, with forward slashes; the same in all three tables"
TERYT_MEANING = "TERYT code of the unit: 7 digits for a gmina or city, 4 for a powiat"


def _plan(review: Review) -> Plan:
    return review.plan or Plan()


def _unit(review: Review) -> Unit | None:
    found = _plan(review).jst
    return found.value if found else None


def _period(review: Review) -> Period:
    found = _plan(review).period
    return found.value if found else Period(start=None, end=None)


def _state(review: Review) -> Completeness | None:
    return review.completeness


def teryt(review: Review) -> str | None:
    """The code of the unit, None when the unit was not recognised."""
    unit = _unit(review)
    return unit.teryt if unit else None


_COLUMNS: tuple[Column[Review], ...] = (
    Column("path", "text", KEY_MEANING, lambda r: r.source.path),
    Column("sha256", "text", "SHA-256 of the bytes of the file", lambda r: r.source.sha256),
    Column("bytes", "whole number", "size of the file", lambda r: r.source.bytes),
    Column("media_type", "text", "what the file is", lambda r: r.source.media_type),
    Column("pages", "whole number", "pages, where known", lambda r: r.source.pages),
    Column("reader", "text", "word, pdf, office or scan", lambda r: r.source.reader),
    Column("outcome", "text", "how the review ended", lambda r: r.outcome.value),
    Column(
        "standing",
        "text",
        "ready (checked whole, no standing error), errors, partly or unreadable",
        standing,
    ),
    Column("submission", "text", "id of the submission", lambda r: r.submission.id),
    Column("version", "whole number", "version of the submission", lambda r: r.submission.version),
    Column("teryt", "text", TERYT_MEANING, teryt),
    Column(
        "unit",
        "text",
        "name of the unit as the register has it",
        lambda r: unit.name if (unit := _unit(r)) else None,
    ),
    Column(
        "unit_type",
        "text",
        "gmina_wiejska, gmina_miejska, gmina_miejsko_wiejska, powiat or miasto_na_prawach_powiatu",
        lambda r: unit.type if (unit := _unit(r)) else None,
    ),
    Column(
        "powiat",
        "text",
        "the powiat that a gmina lies in",
        lambda r: unit.powiat if (unit := _unit(r)) else None,
    ),
    Column(
        "voivodeship",
        "text",
        "the voivodeship",
        lambda r: unit.voivodeship if (unit := _unit(r)) else None,
    ),
    Column(
        "title",
        "text",
        "title of the document",
        lambda r: title.value if (title := _plan(r).title) else None,
    ),
    Column(
        "areas",
        "text",
        "numbers of the chosen areas of support, parted by semicolons",
        lambda r: listed(str(area.value) for area in _plan(r).areas),
    ),
    Column("period_start", "day", "first day of the plan", lambda r: _period(r).start),
    Column("period_end", "day", "last day of the plan", lambda r: _period(r).end),
    Column(
        "summary_form",
        "text",
        "good_practice, reflection_study or mini_reportage",
        lambda r: form.value if (form := _plan(r).summary_form) else None,
    ),
    Column(
        "cost_total",
        "number",
        "total cost that the document states, in PLN",
        lambda r: total.value if (total := _plan(r).cost_total) else None,
    ),
    Column("priorities", "whole number", "priorities found", lambda r: len(_plan(r).priorities)),
    Column("goals", "whole number", "goals found", lambda r: len(_plan(r).goals)),
    Column("actions", "whole number", "actions found", lambda r: len(_plan(r).actions)),
    Column("risks", "whole number", "risks found", lambda r: len(_plan(r).risks)),
    Column(
        "completeness",
        "number",
        "share of the required elements that are there, from 0 to 1",
        lambda r: state.score if (state := _state(r)) else None,
    ),
    Column(
        "elements_present",
        "whole number",
        "required elements without lacks",
        lambda r: state.present if (state := _state(r)) else None,
    ),
    Column(
        "elements_required",
        "whole number",
        "elements that the template requires",
        lambda r: state.required if (state := _state(r)) else None,
    ),
    Column("errors", "whole number", "standing errors", lambda r: r.count(Severity.ERROR)),
    Column("warnings", "whole number", "standing warnings", lambda r: r.count(Severity.WARNING)),
    Column("infos", "whole number", "standing trifles", lambda r: r.count(Severity.INFO)),
    Column("template", "text", "template that it was read against", lambda r: r.tool.template),
    Column("tool", "text", "version of this program", lambda r: r.tool.version),
    Column("rules", "text", "digest of the rules", lambda r: r.tool.rules),
)

PLANS: Table[Review] = Table(
    "plans", "A submission, in the order of the inbox.", _COLUMNS, lambda review: (review,)
)
