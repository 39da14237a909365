"""An action as its words were found, and how it becomes an `Action`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from extractors.schedule_words import schedule_words
from language.indicators import parse_indicator
from language.lists.entries import split_funding, split_indicators, split_responsible
from language.money.costs import parse_cost_and_funding
from language.terms.parse import parse_term
from language.text.form import authored, is_prompt
from model.location import Location
from model.plan import Action, Cost, Indicator, Term
from model.template import Template
from model.text import fold, squeeze

_WORD = re.compile(r"\w")
_DITTO_MARKS = re.compile(r"^[\s\-–—/„”\"“″ʺ'‘’,]*(?:[„”\"“″ʺ]|//|'')[\s\-–—/„”\"“″ʺ'‘’,]*$")
_ENDED = re.compile(r"[.;\d%”]$")
_PLACES = {"term_start": "term", "term_end": "term"}
_TYPED_FIELDS = frozenset({"term", "cost"})


@dataclass(slots=True)
class FieldText:
    """The words of one cell or item. `header` is the header of its column, for units and "zł".

    `baseline` and `target` are the words of columns beside an indicator.
    """

    text: str
    location: Location
    header: str = ""
    baseline: str = ""
    target: str = ""


@dataclass(slots=True)
class Draft:
    """An action before its words are parsed. `texts`: field → cells or items in order."""

    name: str
    location: Location
    confidence: float
    number: str | None = None
    goal: str | None = None
    texts: dict[str, list[FieldText]] = field(default_factory=dict)
    places: dict[str, Location] = field(default_factory=dict)

    def add(self, name: str, text: FieldText) -> None:
        """Add words of a field; the place is kept even when there are no words.

        A term may come in two fields, "term_start" and "term_end".
        """
        self.places.setdefault(_PLACES.get(name, name), text.location)
        if text.text:
            self.texts.setdefault(name, []).append(text)

    def go_on(self, name: str, text: FieldText) -> None:
        """Add words that go on a cell cut by the end of a page.

        A capital letter, or the end of a value before it, opens a new entry of a list.
        """
        before = self.texts.get(name)
        if not before or not text.text:
            self.add(name, text)
            return
        ended = _ENDED.search(before[-1].text) or text.text[:1].isupper()
        before[-1].text += ("\n" if ended and not name.startswith("term") else " ") + text.text


def stated(text: str, field_name: str, template: Template) -> str:
    """The words of a cell, or "" for a cell that nobody filled: prompts, dots, a dash.

    A filler that somebody typed ("xxx") stays in a term or cost, where it is words that mean
    nothing, and is empty elsewhere.
    """
    if is_ditto(text):
        return text
    if not _WORD.search(text.replace("_", "")):
        return text if "→" in text else ""
    if is_prompt(squeeze(text), template):
        return ""
    if authored(text, template):
        return text
    return text if field_name in _TYPED_FIELDS and squeeze(text).isalpha() else ""


def is_ditto(text: str) -> bool:
    """True for "j.w.", ditto marks and the like: the same as above."""
    return fold(text) in _dittos() or (bool(text) and _DITTO_MARKS.match(text) is not None)


@lru_cache(maxsize=1)
def _dittos() -> frozenset[str]:
    return frozenset(fold(word) for word in schedule_words().ditto)


def finish(draft: Draft) -> Action:
    """The action with its words parsed."""
    cost, funding = _cost(draft)
    return Action(
        number=draft.number or None,
        goal=draft.goal,
        name=squeeze(draft.name),
        responsible=tuple(
            person
            for text in draft.texts.get("responsible", ())
            for person in split_responsible(text.text)
        ),
        term=_term(draft),
        cost=cost,
        funding=funding,
        indicators=tuple(_indicators(draft.texts.get("indicators", ()))),
        location=draft.location,
        confidence=draft.confidence,
        places=draft.places,
    )


def _term(draft: Draft) -> Term:
    texts = draft.texts.get("term", ())
    starts, ends = draft.texts.get("term_start", ()), draft.texts.get("term_end", ())
    said = [squeeze(text.text) for text in texts]
    if not texts and len(starts) == len(ends):
        said = [_between(start.text, end.text) for start, end in zip(starts, ends, strict=True)]
    elif not texts:
        said = [_between(*pair) for pair in _open_ended(starts, ends)]
    place = next((text.location for text in (*texts, *starts, *ends)), draft.places.get("term"))
    if not said:
        return Term(text=None, kind="missing", location=place)
    return parse_term("; ".join(dict.fromkeys(said)), location=place)


def _open_ended(starts: Sequence[FieldText], ends: Sequence[FieldText]) -> list[tuple[str, str]]:
    return [(text.text, "") for text in starts] + [("", text.text) for text in ends]


def _between(start: str, end: str) -> str:
    """Start and end in one: "01.09.2023 – 30.09.2023"; one of them alone stays open."""
    start, end = squeeze(start), squeeze(end)
    if start and end:
        return start if start == end else f"{start} – {end}"
    word, day = ("od", start) if start else ("do", end)
    return f"{word} {day}" if parse_term(day).kind == "date" else day


def _cost(draft: Draft) -> tuple[Cost, tuple[str, ...]]:
    texts = draft.texts.get("cost", [])
    sources = [
        source for text in draft.texts.get("funding", ()) for source in split_funding(text.text)
    ]
    if not texts:
        return _cost_among_sources(draft, tuple(dict.fromkeys(sources)))
    parsed = [
        parse_cost_and_funding(
            squeeze(text.text), header=text.header or None, location=text.location
        )
        for text in texts
    ]
    # Two columns under "Koszt" may be the amount and where it comes from.
    costs = [cost for cost, _ in parsed]
    told = [cost for cost in costs if cost.kind not in ("text", "within_budget")] or costs
    beside = [cost.text for cost in costs if cost not in told and cost.text]
    named = [source for _, found in parsed for source in found]
    return _sum(told), tuple(dict.fromkeys((*sources, *named, *beside)))


def _cost_among_sources(draft: Draft, sources: tuple[str, ...]) -> tuple[Cost, tuple[str, ...]]:
    """An amount given in the column of sources, where there is no column of costs."""
    for text in draft.texts.get("funding", ()):
        cost, named = parse_cost_and_funding(
            squeeze(text.text), header=text.header or None, location=text.location
        )
        if cost.kind in ("amount", "range"):
            return cost, named
    return Cost(text=None, kind="missing", location=draft.places.get("cost")), sources


def _sum(costs: Sequence[Cost]) -> Cost:
    """One cost, or the sum of those of several columns (years) or merged rows."""
    if len(costs) == 1:
        return costs[0]
    amounts = [cost.amount for cost in costs if cost.amount is not None]
    text = " + ".join(cost.text for cost in costs if cost.text)
    if len(amounts) < len(costs):
        return costs[0].model_copy(update={"text": text, "kind": "text", "amount": None})
    total = sum(amounts)
    kind = "amount" if total else "none"
    return costs[0].model_copy(update={"text": text, "amount": total, "kind": kind})


def _indicators(texts: Iterable[FieldText]) -> Iterable[Indicator]:
    for text in texts:
        parts = split_indicators(text.text)
        from_values, to_values = text.baseline.splitlines(), text.target.splitlines()
        for index, part in enumerate(parts):
            start = _beside(from_values, index, len(parts))
            end = _beside(to_values, index, len(parts))
            yield parse_indicator(_with_values(part, start, end), text.location)


def _beside(values: Sequence[str], index: int, parts: int) -> str:
    """The value that stands beside an indicator: one for each, or one for all of a single one."""
    if len(values) == parts:
        return squeeze(values[index])
    return squeeze(" ".join(values)) if parts == 1 else ""


def _with_values(text: str, start: str, end: str) -> str:
    if start and end:
        return f"{text}: {start} → {end}"
    if end:
        return f"{text} – {end}"
    return f"{text} (wartość bazowa: {start})" if start else text
