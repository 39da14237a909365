"""The table of cases of each rule, cases/<rule>.toml: what it must report, and what it must not.

A failing case gives the quotes of the findings in order ("" for none), or their `count`.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from rules.catalogue import entries

FOLDER = Path(__file__).parent / "cases"


def cases(kind: str) -> list[Any]:
    found = []
    for path in sorted(FOLDER.glob("*.toml")):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        for number, case in enumerate(table.get(kind, []), 1):
            found.append(pytest.param(path.stem, case, id=f"{path.stem}-{number}"))
    return found


@pytest.mark.parametrize(("rule", "case"), cases("fails"))
def test_a_rule_reports_just_this(rule: str, case: dict[str, Any], found) -> None:
    findings = found(rule, case["sketch"])
    if "count" in case:
        assert [finding.count for finding in findings] == [case["count"]]
    else:
        assert [finding.quote or "" for finding in findings] == case["quotes"]


@pytest.mark.parametrize(("rule", "case"), cases("passes"))
def test_a_rule_does_not_cry_wolf(rule: str, case: dict[str, Any], found) -> None:
    assert found(rule, case["sketch"]) == []


def test_every_table_is_of_a_rule() -> None:
    assert {path.stem for path in FOLDER.glob("*.toml")} <= set(entries())
