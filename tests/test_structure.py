from __future__ import annotations

import ast
from pathlib import Path
from statistics import median

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).parents[1]
FLOORS = ("hdr", "flows", "ingest", "extractors", "rules", "reports", "store", "language", "model")
LONGEST, LONG, USUAL = 600, 350, 120


def modules() -> list[Path]:
    return [path for floor in FLOORS for path in sorted((ROOT / floor).rglob("*.py"))]


def length(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_no_file_is_too_long() -> None:
    tests = sorted((ROOT / "tests").rglob("*.py"))
    assert [path for path in [*modules(), *tests] if length(path) > LONGEST] == []


def test_most_files_are_short() -> None:
    lengths = [length(path) for path in modules() if path.name != "__init__.py"]
    assert median(lengths) <= USUAL
    assert sum(lines <= LONG for lines in lengths) >= 0.9 * len(lengths)


@pytest.mark.parametrize("floor", FLOORS)
def test_every_folder_says_what_it_holds(floor: str) -> None:
    for package in sorted((ROOT / floor).rglob("__init__.py")):
        assert ast.get_docstring(ast.parse(package.read_text(encoding="utf-8"))), package


def test_every_folder_of_code_is_a_floor() -> None:
    other = {"tests", "benchmarks", "docs"}
    with_code = {path.name for path in ROOT.iterdir() if path.is_dir() and list(path.glob("*.py"))}
    assert {name for name in with_code if not name.startswith(".")} - other == set(FLOORS)


def test_imports_go_down_only(capsys: pytest.CaptureFixture[str]) -> None:
    assert lint_imports(str(ROOT / "pyproject.toml"), no_cache=True) == 0, capsys.readouterr().out
