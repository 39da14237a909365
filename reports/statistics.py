"""`statystyka.html`: areas, terms, costs and indicators over all plans of a batch."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from statistics import median

from model.outcomes import Language
from model.plan import Action, Plan
from model.review import Review
from model.template import Template
from model.text import fold, squeeze
from reports.extract import area_name
from reports.files import write_text
from reports.money import in_zloty
from reports.page import render
from reports.phrases import money, number
from reports.verdict import standing
from reports.wording import Wording, wording

STATISTICS_FILE = "statystyka.html"
_ROMAN = ("I", "II", "III", "IV")


@dataclass(frozen=True)
class Line:
    """One line of a chart: `length` is its bar in % of the longest; `text` stands beside it."""

    label: str
    text: str
    length: float


@dataclass(frozen=True)
class Group:
    """Plans of one type of unit or one voivodeship: all, ready, and to be mended."""

    label: str
    plans: int
    ready: int


@dataclass(frozen=True)
class Statistics:
    """Everything on the page. `left_out` counts further files of units that were counted."""

    plans: int
    left_out: int
    actions: int
    facts: tuple[tuple[str, str], ...]
    types: tuple[Group, ...]
    voivodeships: tuple[Group, ...]
    areas: tuple[Line, ...]
    terms: tuple[Line, ...]
    kinds: tuple[Line, ...]
    costs: tuple[Line, ...]
    sources: tuple[Line, ...]


def statistics_html(
    reviews: Sequence[Review],
    template: Template,
    language: Language = "pl",
    *,
    overview: str | None = None,
) -> str:
    """The statistics of a batch as one self-contained HTML page.

    `overview` is the address of the batch's page as seen from this one, or None.
    """
    words = wording(language)
    return render(
        "statistics",
        words,
        it=statistics_of(reviews, template, words),
        overview=overview,
        tool=reviews[0].tool if reviews else None,
        assumed=template.basis == "assumed",
    )


def write_statistics(
    reviews: Sequence[Review],
    template: Template,
    folder: Path,
    language: Language = "pl",
    *,
    overview: str | None = None,
) -> Path:
    """Write `statystyka.html` into `folder` and return its path. Raises OSError."""
    page = statistics_html(reviews, template, language, overview=overview)
    return write_text(folder / STATISTICS_FILE, page)


def statistics_of(reviews: Sequence[Review], template: Template, words: Wording) -> Statistics:
    """The statistics over the plans that were read, one for every unit.

    Of several files of one unit the most complete one counts, of equals the first by path.
    """
    read = [review for review in reviews if review.plan and review.outcome.was_checked]
    counted = _one_for_each_unit(read)
    plans = [review.plan for review in counted if review.plan]
    actions = [action for plan in plans for action in plan.actions]
    return Statistics(
        plans=len(plans),
        left_out=len(read) - len(counted),
        actions=len(actions),
        facts=tuple(_facts(plans, actions, words)),
        types=_groups(counted, lambda plan: _type(plan, words)),
        voivodeships=_groups(counted, lambda plan: plan.jst.value.voivodeship if plan.jst else ""),
        areas=_areas(plans, template),
        terms=_terms(actions, words),
        kinds=_kinds(actions, words),
        costs=_costs(plans, template, words),
        sources=_sources(actions, words),
    )


def _one_for_each_unit(reviews: Sequence[Review]) -> list[Review]:
    by_unit: dict[str, list[Review]] = defaultdict(list)
    for review in reviews:
        jst = review.plan.jst if review.plan else None
        by_unit[jst.value.teryt if jst else review.source.path].append(review)
    return [min(them, key=_rank) for _, them in sorted(by_unit.items())]


def _rank(review: Review) -> tuple[float, str]:
    return -(review.completeness.score if review.completeness else 0.0), review.source.path


def _facts(
    plans: Sequence[Plan], actions: Sequence[Action], words: Wording
) -> Iterable[tuple[str, str]]:
    """Label and value of the numbers that need no chart."""
    sizes = [len(plan.actions) for plan in plans]
    if sizes:
        yield words.say("statistics.actions_median"), number(median(sizes), words)
    with_indicator = [action for action in actions if action.indicators]
    indicators = [indicator for action in actions for indicator in action.indicators]
    measured = [indicator for indicator in indicators if indicator.target is not None]
    compared = [indicator for indicator in measured if indicator.baseline is not None]
    yield words.say("statistics.with_indicator"), _of(len(with_indicator), len(actions))
    yield words.say("statistics.with_target"), _of(len(measured), len(indicators))
    yield words.say("statistics.with_baseline"), _of(len(compared), len(indicators))
    priced = [amount for action in actions if (amount := in_zloty(action.cost)) is not None]
    yield words.say("statistics.with_cost"), _of(len(priced), len(actions))
    yield words.say("statistics.cost_total"), money(float(sum(priced, Decimal())), None, words)


def _of(part: int, whole: int) -> str:
    return f"{part} / {whole} ({part / whole:.0%})" if whole else "0"


def _type(plan: Plan, words: Wording) -> str:
    return words.say(f"unit_type.{plan.jst.value.type}") if plan.jst else ""


def _groups(reviews: Sequence[Review], label: Callable[[Plan], str]) -> tuple[Group, ...]:
    """Groups by label; plans of units that were not recognised are in none."""
    groups: dict[str, list[Review]] = defaultdict(list)
    for review in reviews:
        if review.plan and (name := label(review.plan)):
            groups[name].append(review)
    return tuple(
        Group(name, len(them), sum(standing(review) == "ready" for review in them))
        for name, them in sorted(groups.items(), key=lambda item: fold(item[0]))
    )


def _areas(plans: Sequence[Plan], template: Template) -> tuple[Line, ...]:
    counts = Counter(area.value for plan in plans for area in plan.areas)
    return _lines({area_name(area, template): counts[area] for area in sorted(counts)})


def _terms(actions: Sequence[Action], words: Wording) -> tuple[Line, ...]:
    """How many actions end in each quarter in which some do, in order."""
    counts = Counter(
        (action.term.end.year, (action.term.end.month - 1) // 3)
        for action in actions
        if action.term.end and action.term.kind != "recurring"
    )
    return _lines(
        {
            words.say("statistics.quarter", number=_ROMAN[quarter], year=year): count
            for (year, quarter), count in sorted(counts.items())
        }
    )


def _kinds(actions: Sequence[Action], words: Wording) -> tuple[Line, ...]:
    counts = Counter(action.term.kind for action in actions)
    return _lines({words.say(f"term.{kind}"): count for kind, count in counts.most_common()})


def _costs(plans: Sequence[Plan], template: Template, words: Wording) -> tuple[Line, ...]:
    """The costs of the actions by the area of their plan, or by several at once."""
    sums: dict[str, Decimal] = defaultdict(Decimal)
    for plan in plans:
        label = "; ".join(area_name(area.value, template) for area in plan.areas)
        amounts = [amount for a in plan.actions if (amount := in_zloty(a.cost)) is not None]
        if label and amounts:
            sums[label] += sum(amounts, Decimal())
    return _sums(sums, words)


def _sources(actions: Sequence[Action], words: Wording) -> tuple[Line, ...]:
    """The costs by source, for actions with one source: other sums cannot be divided."""
    labels: dict[str, str] = {}
    sums: dict[str, Decimal] = defaultdict(Decimal)
    for action in actions:
        amount = in_zloty(action.cost)
        if amount and len(action.funding) == 1:
            source = squeeze(action.funding[0])
            sums[labels.setdefault(fold(source), source)] += amount
    return _sums(sums, words)


def _sums(sums: Mapping[str, Decimal], words: Wording) -> tuple[Line, ...]:
    ordered = sorted(sums.items(), key=lambda item: (-item[1], fold(item[0])))
    most = max(sums.values(), default=Decimal())
    return tuple(
        Line(label, money(float(amount), None, words), _length(float(amount), float(most)))
        for label, amount in ordered
    )


def _lines(counts: Mapping[str, int]) -> tuple[Line, ...]:
    most = max(counts.values(), default=0)
    return tuple(Line(label, str(count), _length(count, most)) for label, count in counts.items())


def _length(part: float, most: float) -> float:
    return round(100 * part / most, 1) if most else 0.0
