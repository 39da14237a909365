"""A review's findings against the defects found by hand."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from rapidfuzz import fuzz

from benchmarks.likeness import bare
from benchmarks.tally import Json, Tally

_DATA = Path(__file__).parent / "data" / "findings.toml"
# The kinds of defect that the samples were labelled with; other findings are not counted.
_LABELLED = Path(__file__).parents[1] / "tests" / "rules" / "contract_names.txt"
# A finding is about a defect when its words are this like those at the place (percent); the
# section counts for some, and where the defect has no words of its own it decides.
_LIKE, _SAME_SECTION, _NO_WORDS = 50, 30, 50
_DONE_WITH = ("resolved", "waived")


@cache
def _data() -> Json:
    return tomllib.loads(_DATA.read_text(encoding="utf-8"))


@cache
def _labelled() -> frozenset[str]:
    return frozenset(_LABELLED.read_text(encoding="utf-8").split())


def measure_findings(tally: Tally, file: str, gold: Json, findings: list[Json], kind: str) -> None:
    """Count the defects that were found, and the findings that are defects, in a file of `kind`."""
    hidden = set(_data()["not_visible"].get(kind, ()))
    defects = [defect for defect in gold["defects"] if defect["kind"] not in hidden]
    known = _labelled() - hidden
    claims = [
        finding
        for finding in findings
        if finding["name"] in known and finding["status"] not in _DONE_WITH
    ]
    taken: set[int] = set()
    for defect in defects:
        index = _finding_of(defect, claims, taken)
        if index is not None:
            taken.add(index)
        name, note = defect["kind"], f"[{defect.get('section')}] {defect.get('quote')!r}"
        said = f"{name} {note} {defect.get('note') or ''}"
        tally.add("defects recall", index is not None, file, said)
        tally.add(f"defects recall: {name}", index is not None)
    for index, claim in enumerate(claims):
        name, note = claim["name"], f"[{claim['section']}] {claim['message']!r} {claim['quote']!r}"
        tally.add("defects precision", index in taken, file, f"{name} {note}")
        tally.add(f"defects precision: {name}", index in taken)


def _finding_of(defect: Json, claims: list[Json], taken: set[int]) -> int | None:
    """The index of the finding that says most nearly what the defect is; None when none does."""
    names = {defect["kind"]}.union(*(pair for pair in _data()["either"] if defect["kind"] in pair))
    free = [i for i, claim in enumerate(claims) if i not in taken and claim["name"] in names]
    best = max(free, key=lambda index: _likeness(defect, claims[index]), default=None)
    return best if best is not None and _likeness(defect, claims[best]) >= _LIKE else None


def _likeness(defect: Json, claim: Json) -> float:
    quote = bare(defect.get("quote"))
    said = bare(" ".join(filter(None, (claim["quote"], claim["message"]))))
    words = fuzz.partial_ratio(quote, said) if quote and said else _NO_WORDS
    return float(words + _SAME_SECTION * (claim["section"] == defect.get("section")))
