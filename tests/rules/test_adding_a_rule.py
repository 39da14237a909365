"""docs/adding-a-rule.md, carried out word for word in a copy of rules/."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "adding-a-rule.md").read_text(encoding="utf-8")
# Runs the tests of rules in the copy, which lies before the checkout on the path of Python.
RUN = """
import sys
import rules.catalogue
assert rules.catalogue.__file__.startswith(sys.argv[1]), rules.catalogue.__file__
import pytest
sys.exit(pytest.main(["-q", "-p", "no:cacheprovider", "--import-mode=importlib", *sys.argv[2:]]))
"""
TESTS = ("test_rule_examples.py", "test_rule_cases.py", "test_rule_catalogue.py")


def block(kind: str) -> str:
    """The one block of the page with this word after its language."""
    (found,) = re.findall(rf"```\w+ {kind}\n(.*?)```", PAGE, re.DOTALL)
    return str(found)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of rules/, its tests and docs, with the rule of the page added as the page says."""
    root = tmp_path_factory.mktemp("house")
    for folder in ("rules", "tests/rules"):
        shutil.copytree(ROOT / folder, root / folder, ignore=shutil.ignore_patterns("__pycache__"))
    (root / "docs").mkdir()
    row = block("catalogue")
    family = tomllib.loads(f"rules = [{row}]")["rules"][0]["family"]
    catalogue = root / "rules" / "catalogue.toml"
    rows, end, _ = catalogue.read_text(encoding="utf-8").rpartition("]")
    catalogue.write_text(f"{rows}{row}{end}\n", encoding="utf-8")
    (root / "rules" / family / "weekend_term.py").write_text(block("rule"), encoding="utf-8")
    for language in ("pl", "en"):
        with (root / "rules" / "messages" / f"{language}.toml").open("a", encoding="utf-8") as file:
            file.write(f"\n{block(language)}")
    cases = root / "tests" / "rules" / "cases" / "weekend-term.toml"
    cases.write_text(block("cases"), encoding="utf-8")
    return root


def run(house: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=house,
        env={"PYTHONPATH": f"{house}:{ROOT}", "PATH": "", "HOME": str(house)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_rule_of_the_page_passes_the_tests_of_rules(house: Path) -> None:
    made = run(house, "-m", "rules.docs")
    assert made.returncode == 0, made.stderr
    tests = [str(house / "tests" / "rules" / name) for name in TESTS]
    done = run(house, "-c", RUN, str(house), *tests, "-k", "weekend or docs or agree or contract")
    assert done.returncode == 0, done.stdout + done.stderr
    assert int(re.search(r"(\d+) passed", done.stdout)[1]) >= 8


def test_the_rule_of_the_page_is_documented(house: Path) -> None:
    assert "### weekend-term" in (house / "docs" / "rules.md").read_text(encoding="utf-8")
    assert "Termin w weekend" in (house / "docs" / "reguly.md").read_text(encoding="utf-8")


def test_every_name_of_the_engine_on_the_page_exists() -> None:
    from rules.case import Case
    from rules.messages import messages

    for name in re.findall(r"`case\.(\w+)", PAGE):
        assert hasattr(Case, name) or name in ("plan", "document"), name
    assert messages("pl").reasons
