"""baseline-not-in-diagnosis: an indicator starts from another figure than the diagnosis gives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from language.text.flatten import flat
from model.plan import Indicator
from model.text import fold, squeeze
from rules.case import SCHEDULE, Case, cited
from rules.claim import Claim
from rules.passages import Passage
from rules.rule import Rule
from rules.words import word_set

SECTION = "diagnosis"
_SENTENCE = re.compile(r"(?<=[a-z)%][.!?;])\s+")
_WORD = re.compile(r"[a-z]{4,}")
_STEM = 5
_FEWEST_STEMS = 3
_SHARE = 0.75
_PERCENT = re.compile(r"(?<![\d,.])(\d{1,3}(?:[.,]\d+)?) ?(?:%|proc)")
_NUMBER = re.compile(
    r"(?<![\d,./-])(\d{1,3}(?: \d{3})+|\d+(?:,\d+)?)(?![\d/-]| ?(?:%|proc|r\.|rok))"
)
_SCHOOL_YEAR = re.compile(r"(?:19|20)\d\d(?:/(?:20)?\d\d)?")


@dataclass(frozen=True, slots=True)
class _Said:
    """A sentence of the diagnosis that speaks of what an indicator measures, and its figure."""

    passage: Passage
    sentence: str
    figure: float


def check(case: Case) -> Iterator[Claim]:
    """One claim per indicator with a baseline, where one sentence of the diagnosis speaks of the
    same thing, gives one figure of the same kind, and no such sentence gives the baseline.
    """
    sentences: list[tuple[Passage, str, frozenset[str]]] | None = None
    for action in case.plan.actions:
        for indicator in action.indicators:
            if indicator.baseline is None:
                continue
            if sentences is None:
                sentences = list(_sentences(case))
            said = _said(indicator, sentences)
            if said is None:
                continue
            yield Claim(
                section=SCHEDULE,
                location=indicator.location or action.location,
                quote=indicator.text,
                values={
                    "action": case.name(action),
                    "baseline": _shown(indicator.baseline, indicator),
                    "said": _shown(said.figure, indicator),
                    "sentence": cited(said.sentence, 140),
                },
                related=(said.passage.location,),
                certainty=0.7,
            )


def _said(
    indicator: Indicator, sentences: list[tuple[Passage, str, frozenset[str]]]
) -> _Said | None:
    """The sentence that contradicts an indicator; None for none, or several that differ."""
    stems = _stems(indicator.text)
    if len(stems) < _FEWEST_STEMS or indicator.baseline is None:
        return None
    figures: list[_Said] = []
    for passage, sentence, words in sentences:
        if len(stems & words) < max(_FEWEST_STEMS, _SHARE * len(stems)):
            continue
        found = _figures(sentence, percent=_is_share(indicator))
        if any(abs(each - indicator.baseline) < 1 for each in found):
            return None
        if len(found) == 1:
            figures.append(_Said(passage, sentence, found[0]))
    return figures[0] if len(figures) == 1 else None


def _sentences(case: Case) -> Iterator[tuple[Passage, str, frozenset[str]]]:
    for passage in case.section_passages(SECTION):
        if passage.prose and not passage.heading:
            for sentence in _SENTENCE.split(passage.text):
                if any(map(str.isdigit, sentence)):
                    yield passage, squeeze(sentence), _stems(sentence)


def _stems(text: str) -> frozenset[str]:
    """The beginnings of the words that say what is measured."""
    words = (word[:_STEM] for word in _WORD.findall(fold(text)))
    return frozenset(words) - word_set("indicators", "not_a_thing")


def _figures(sentence: str, *, percent: bool) -> list[float]:
    """The percentages of a sentence, or its other numbers that are no years."""
    plain = flat(sentence)
    if not percent:
        plain = _SCHOOL_YEAR.sub(" ", plain)
    found = (_PERCENT if percent else _NUMBER).findall(plain)
    return [float(each.replace(" ", "").replace(",", ".")) for each in found]


def _is_share(indicator: Indicator) -> bool:
    return "%" in indicator.text or indicator.unit == "%"


def _shown(value: float, indicator: Indicator) -> str:
    number = f"{value:g}".replace(".", ",")
    return f"{number}%" if _is_share(indicator) else number


RULE = Rule(
    name="baseline-not-in-diagnosis",
    code="S222",
    what="An indicator's baseline is the figure that the diagnosis gives for the same thing. Only "
    "sentences that share most of the indicator's words are compared, and only where they give one "
    "figure.",
    why="The change is measured from the baseline; when the diagnosis gives another, nobody knows "
    "from where.",
    fails="""
        # diagnosis | 3. Diagnoza
        Zajęciami specjalistycznymi objęto 64% uprawnionych uczniów.
        # schedule | 7. Harmonogram
        - 14 | Zajęcia | indicator: odsetek uprawnionych uczniów objętych zajęciami specjalistycznymi: z 71% do 95% [71→95]
    """,  # noqa: E501 (an action is a line)
    passes="""
        # diagnosis | 3. Diagnoza
        Zajęciami specjalistycznymi objęto 71% uprawnionych uczniów, logopedycznymi 40%.
        # schedule | 7. Harmonogram
        - 14 | Zajęcia | indicator: odsetek uprawnionych uczniów objętych zajęciami specjalistycznymi: z 71% do 95% [71→95]
    """,  # noqa: E501
    check=check,
)
