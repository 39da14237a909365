"""`statystyka.html`: areas, terms, costs and indicators over all plans of a batch."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
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
# Six years; a longer time is told by years, and many empty years on one line.
_MOST_QUARTERS = 24
_MOST_EMPTY_YEARS = 2


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
    """Everything on the page. `left_out` counts further files of units that were counted.

    `terms` are by quarter, or by year when `terms_by_year`.
    """

    plans: int
    left_out: int
    actions: int
    facts: tuple[tuple[str, str], ...]
    types: tuple[Group, ...]
    voivodeships: tuple[Group, ...]
    areas: tuple[Line, ...]
    terms: tuple[Line, ...]
    terms_by_year: bool
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
    ranks = _ranks_by_unit(reviews)
    best = tuple(min(places)[-1] for _, places in sorted(ranks.items()))
    counted = _Counted(reviews, best)
    ends = _ends(counted.actions())
    by_year = _are_many(ends)
    return Statistics(
        plans=len(best),
        left_out=sum(map(len, ranks.values())) - len(best),
        actions=sum(1 for _ in counted.actions()),
        facts=tuple(_facts(counted, words)),
        types=_groups(counted.reviews(), lambda plan: _type(plan, words)),
        voivodeships=_groups(
            counted.reviews(), lambda plan: plan.jst.value.voivodeship if plan.jst else ""
        ),
        areas=_areas(counted.plans(), template),
        terms=_lines(_by_year(ends) if by_year else _by_quarter(ends, words)),
        terms_by_year=by_year,
        kinds=_kinds(counted.actions(), words),
        costs=_costs(counted.plans(), template, words),
        sources=_sources(counted.actions(), words),
    )


@dataclass(frozen=True)
class _Counted:
    """The reviews that count, by their places: gone through again for each question, since a batch
    may be too large to be held.
    """

    all: Sequence[Review]
    places: tuple[int, ...]

    def reviews(self) -> Iterator[Review]:
        return (self.all[place] for place in self.places)

    def plans(self) -> Iterator[Plan]:
        return (review.plan for review in self.reviews() if review.plan)

    def actions(self) -> Iterator[Action]:
        return (action for plan in self.plans() for action in plan.actions)


def _ranks_by_unit(reviews: Sequence[Review]) -> dict[str, list[tuple[float, str, int]]]:
    """The plans that were read, by unit: what says which of them counts, and its place."""
    by_unit: dict[str, list[tuple[float, str, int]]] = defaultdict(list)
    for place, review in enumerate(reviews):
        if review.plan and review.outcome.was_checked:
            jst, path = review.plan.jst, review.source.path
            score = review.completeness.score if review.completeness else 0.0
            by_unit[jst.value.teryt if jst else path].append((-score, path, place))
    return by_unit


def _facts(counted: _Counted, words: Wording) -> Iterable[tuple[str, str]]:
    """Label and value of the numbers that need no chart."""
    sizes = [len(plan.actions) for plan in counted.plans()]
    if sizes:
        yield words.say("statistics.actions_median"), number(median(sizes), words)
    found: Counter[str] = Counter()
    total = Decimal()
    for action in counted.actions():
        amount = in_zloty(action.cost)
        total += amount or 0
        measured = [each for each in action.indicators if each.target is not None]
        found["with_indicator"] += bool(action.indicators)
        found["with_cost"] += amount is not None
        found["indicators"] += len(action.indicators)
        found["with_target"] += len(measured)
        found["with_baseline"] += sum(each.baseline is not None for each in measured)
    wholes = {
        "with_indicator": sum(sizes),
        "with_target": found["indicators"],
        "with_baseline": found["indicators"],
        "with_cost": sum(sizes),
    }
    for key, whole in wholes.items():
        yield words.say(f"statistics.{key}"), _of(found[key], whole)
    yield words.say("statistics.cost_total"), money(float(total), None, words)


def _of(part: int, whole: int) -> str:
    return f"{part} / {whole} ({part / whole:.0%})" if whole else "0"


def _type(plan: Plan, words: Wording) -> str:
    return words.say(f"unit_type.{plan.jst.value.type}") if plan.jst else ""


def _groups(reviews: Iterable[Review], label: Callable[[Plan], str]) -> tuple[Group, ...]:
    """Groups by label; plans of units that were not recognised are in none."""
    groups: dict[str, list[bool]] = defaultdict(list)
    for review in reviews:
        if review.plan and (name := label(review.plan)):
            groups[name].append(standing(review) == "ready")
    return tuple(
        Group(name, len(them), sum(them))
        for name, them in sorted(groups.items(), key=lambda item: fold(item[0]))
    )


def _areas(plans: Iterable[Plan], template: Template) -> tuple[Line, ...]:
    counts = Counter(area.value for plan in plans for area in plan.areas)
    return _lines({area_name(area, template): counts[area] for area in sorted(counts)})


def _ends(actions: Iterable[Action]) -> Counter[int]:
    """How many actions end in each quarter in which some do; quarters count from the year 0."""
    return Counter(
        action.term.end.year * 4 + (action.term.end.month - 1) // 3
        for action in actions
        if action.term.end and action.term.kind != "recurring"
    )


def _are_many(quarters: Counter[int]) -> bool:
    return bool(quarters) and max(quarters) - min(quarters) >= _MOST_QUARTERS


def _by_quarter(ends: Counter[int], words: Wording) -> dict[str, int]:
    """Every quarter from the first to the last, so that the lines are an axis of time."""
    quarters = range(min(ends), max(ends) + 1) if ends else range(0)
    return {
        words.say("statistics.quarter", number=_ROMAN[each % 4], year=each // 4): ends[each]
        for each in quarters
    }


def _by_year(ends: Counter[int]) -> dict[str, int]:
    """Every year from the first to the last; a mistyped year does not make a page of zeros."""
    counts: Counter[int] = Counter()
    for quarter, count in ends.items():
        counts[quarter // 4] += count
    found: dict[str, int] = {}
    before = min(counts) - 1
    for year in sorted(counts):
        empty = range(before + 1, year)
        if len(empty) > _MOST_EMPTY_YEARS:
            found[f"{empty[0]}–{empty[-1]}"] = 0
        else:
            found |= {str(each): 0 for each in empty}
        found[str(year)] = counts[year]
        before = year
    return found


def _kinds(actions: Iterable[Action], words: Wording) -> tuple[Line, ...]:
    counts = Counter(action.term.kind for action in actions)
    return _lines({words.say(f"term.{kind}"): count for kind, count in counts.most_common()})


def _costs(plans: Iterable[Plan], template: Template, words: Wording) -> tuple[Line, ...]:
    """The costs of the actions by the area of their plan, or by several at once."""
    sums: dict[str, Decimal] = defaultdict(Decimal)
    for plan in plans:
        label = "; ".join(area_name(area.value, template) for area in plan.areas)
        amounts = [amount for a in plan.actions if (amount := in_zloty(a.cost)) is not None]
        if label and amounts:
            sums[label] += sum(amounts, Decimal())
    return _sums(sums, words)


def _sources(actions: Iterable[Action], words: Wording) -> tuple[Line, ...]:
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
