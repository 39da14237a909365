"""Every kind of layout through the real reader and the real extraction, measure by measure."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import pytest

from tests.layouts.compare import MEASURES
from tests.layouts.kinds import KINDS, build
from tests.layouts.reading import plan_of

_CAUSES = tomllib.loads((Path(__file__).parent / "known_misses.toml").read_text(encoding="utf-8"))[
    "causes"
]
_KNOWN = {
    (kind, measure): cause["reason"]
    for cause in _CAUSES
    for kind, measures in cause["misses"].items()
    for measure in measures
}


def _cases():
    for kind in KINDS:
        for measure in MEASURES:
            reason = _KNOWN.get((kind, measure))
            marks = [pytest.mark.xfail(strict=True, reason=reason)] if reason else []
            yield pytest.param(kind, measure, id=f"{kind}-{measure.replace(' ', '_')}", marks=marks)


@pytest.fixture(scope="session")
def read_kind(tmp_path_factory):
    """kind → (gold, plan), each built and read once."""
    zoo = tmp_path_factory.mktemp("zoo")

    @cache
    def read(kind: str):
        gold = build(KINDS[kind], zoo / kind)
        return gold, plan_of(zoo / kind / "submission.docx")

    return read


@pytest.mark.parametrize(("kind", "measure"), list(_cases()))
def test_plan_is_read_as_an_editor_reads_it(kind, measure, read_kind):
    gold, plan = read_kind(kind)
    assert MEASURES[measure](gold, plan) == []


def test_known_misses_name_real_kinds_and_measures():
    assert {kind for kind, _ in _KNOWN} <= set(KINDS)
    assert {measure for _, measure in _KNOWN} <= set(MEASURES)


def test_no_miss_has_two_causes():
    listed = [
        (kind, measure)
        for cause in _CAUSES
        for kind, measures in cause["misses"].items()
        for measure in measures
    ]
    assert len(listed) == len(set(listed))
