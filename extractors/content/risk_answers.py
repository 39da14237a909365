"""Responses that stand bare behind a risk: "brak środków (szukanie sponsora)", "… / rozmowy".

Brackets explain a risk as often as they answer it ("(np. choroba nauczyciela)", "(P: 3, S: 4)").
What they open with tells most; where it leaves the question open, the other items of the list do.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from language.morphology import Reading, analyse
from model.plan import Risk
from model.text import fold, squeeze

_FILE = Path(__file__).parent / "data" / "risk_words.toml"
_BRACKETS = re.compile(
    r"(?P<risk>.*\S)\s*[(\[](?P<answer>[^()\[\]]*(?:\([^()]*\)[^()\[\]]*)*)[)\]]"
)
_SLASH = re.compile(r"(?P<risk>.*[^\W\d_]{2})\s*/\s*(?P<answer>[^/()\[\]]{3,})")
_PART = re.compile(r"\s*[;,]\s*")
_LABEL = re.compile(r"(?P<label>[^\W\d_]+(?: [^\W\d_]+){0,2})\s*:\s+(?P<rest>\S.*)", re.DOTALL)
_WORD = re.compile(r"[^\W\d_]+")
_DESCRIBING = frozenset({"adj", "ppas", "pact", "adjp", "adv", "num", "part", "adja"})
_NOT_A_VERB = frozenset({"subst", "adj", "adv", "prep", "conj", "num"})
_RISK_WORDS = 2
_SURE, _AGAINST = 2, -1  # scores of brackets that surely answer and that explain
_TOLD, _LEANING = 2, 3  # what a list scores whose open brackets answer too: one surely, or none


class _Bare(NamedTuple):
    """An item taken apart at its bracket or slash, and how much that looks like a response."""

    risk: str
    answer: str
    score: int  # 2 answers, 1 leans to it, 0 open, -1 explains


def with_bare_answers(risks: Sequence[Risk]) -> list[Risk]:
    """The risks of one list; brackets that answer a risk without a response taken for one."""
    parted = [_parted(risk.text) if risk.response is None else None for risk in risks]
    scores = [bare.score for bare in parted if bare]
    least = 0 if _list_answers(scores, of=len(risks)) else _SURE
    return [
        risk.model_copy(update={"text": bare.risk, "response": bare.answer})
        if bare and bare.score >= least
        else risk
        for risk, bare in zip(risks, parted, strict=True)
    ]


def _list_answers(scores: Sequence[int], of: int) -> bool:
    """True when the brackets of a list of so many risks answer them: but for those that explain,
    most do; or every risk has a bracket, none explains and half of them look like answers.
    """
    enough = _TOLD if _SURE in scores else _LEANING
    open_or_better = [score for score in scores if score >= 0]
    if sum(scores) >= enough and sum(open_or_better) >= len(open_or_better):
        return True
    return len(open_or_better) == of >= _LEANING and sum(scores) * 2 >= of


def explains(words: str) -> bool:
    """True when words behind a risk only explain it: "np. choroba", "P: 3, S: 4", "średnie"."""
    flat = fold(squeeze(words)).replace(".", "").lstrip(" (")
    said = _WORD.findall(flat)
    return (
        not said
        or all(_pattern("levels").fullmatch(word) for word in said)
        or _pattern("explaining").match(flat) is not None
    )


def _parted(text: str) -> _Bare | None:
    """The item taken apart at its last bracket, or at its slash; None where there is neither."""
    text = text.rstrip(" .;,")
    for pattern in (_BRACKETS, _SLASH):
        found = pattern.fullmatch(text)
        if found is None or len(_WORD.findall(found["risk"])) < _RISK_WORDS:
            continue
        answer, score = _judged(_without_levels(found["answer"]))
        if score >= 0 or pattern is _BRACKETS:
            return _Bare(found["risk"].strip(" ,;:–—-"), answer.strip(" .;,"), score)
    return None


def _judged(words: str) -> tuple[str, int]:
    """The words without a label of one's own ("rozwiązanie: …"), and their score."""
    labelled = _LABEL.fullmatch(words)
    if labelled is None or _score(labelled["label"]) < 0:
        return words, _score(words)
    return labelled["rest"], _score(labelled["rest"])


def _without_levels(words: str) -> str:
    """The words without the parts before them that say how likely or grave the risk is."""
    at = 0
    for part in _PART.finditer(words):
        if not all(
            map(_pattern("levels").fullmatch, _WORD.findall(fold(words[at : part.start()])))
        ):
            break
        at = part.end()
    return words[at:]


def _score(words: str) -> int:
    flat = fold(squeeze(words)).replace(".", "")
    if explains(words) or _pattern("explaining_in_brackets").match(flat) or _is_name(words):
        return _AGAINST
    if _pattern("answering").match(flat):
        return _SURE
    first, *others = map(_opening_score, _PART.split(words))
    return first if first < 0 else max(first, *others, 0)


def _opening_score(words: str) -> int:
    """What the first verb or noun says, the adjectives before it considered."""
    spare = False
    for word in _WORD.findall(words.casefold()):
        readings = analyse(word)
        if _is_resolve(readings):
            return _SURE
        nouns = [reading for reading in readings if _is_nominative_noun(reading)]
        if nouns or not readings:
            return _noun_score(word, nouns, spare=spare)
        if not any(reading.part in _DESCRIBING for reading in readings):
            return 0
        spare = spare or bool(_names(word, readings) & _listed("spare"))
    return 0


def _noun_score(word: str, nouns: Sequence[Reading], *, spare: bool) -> int:
    names = _names(word, nouns)
    if any(reading.has("neg") for reading in nouns) or names & _listed("befalls"):
        return _AGAINST
    if names & _listed("deeds"):
        return _SURE
    if names & _listed("leaning"):
        return _SURE if spare else 1
    if names & _listed("either"):
        return 0
    if any(reading.part == "ger" for reading in nouns):
        return _SURE
    return 1 if spare else 0


def promises(sentence: str) -> bool:
    """True for a sentence that opens with what the authors will do: "Ograniczymy je, oferując …".

    The future of the first person plural; "obawiamy się" and the like tell of the risk itself.
    """
    first = _WORD.search(sentence)
    readings = analyse(first[0].casefold()) if first else ()
    return bool(readings) and all(
        reading.has("pl")
        and reading.has("pri")
        and (reading.part == "bedzie" or (reading.part == "fin" and reading.has("perf")))
        for reading in readings
    )


def _is_name(words: str) -> bool:
    """True when a bracket opens with a proper name or an acronym: "(Rada Gminy)", "(COVID-19)"."""
    opening = _WORD.findall(words)[:2]
    capitals = [word for word in opening if word[0].isupper()]
    return len(capitals) == 2 or (bool(capitals) and capitals[0].isupper())


def _is_resolve(readings: Sequence[Reading]) -> bool:
    """Verbs in which authors say what they will do: "zabezpieczymy", "zapewnić", "ustalono"."""
    verbs = [reading for reading in readings if reading.part in ("inf", "imps", "fin", "bedzie")]
    if not verbs or any(reading.part in _NOT_A_VERB for reading in readings):
        return False
    return any(reading.part in ("inf", "imps") or reading.has("pri") for reading in verbs)


def _is_nominative_noun(reading: Reading) -> bool:
    return reading.part in ("subst", "ger") and (reading.has("nom") or reading.has("acc"))


def _names(word: str, readings: Sequence[Reading]) -> frozenset[str]:
    """The word and its base forms, folded; a noun made of a verb has the word itself."""
    return frozenset({fold(word), *(fold(reading.lemma) for reading in readings)})


@cache
def _words() -> Mapping[str, list[str]]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(_words()[name])


@lru_cache(maxsize=8)
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in _words()[name]))
