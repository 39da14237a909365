from __future__ import annotations

import os
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

SAMPLES = Path(__file__).parents[2] / "samples"
HEAVY = ("prefect", "pdfplumber", "pdfminer", "pypdfium2", "docx", "morfeusz2", "rich", "jinja2")


def run_python(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def test_the_command_line_loads_nothing_heavy() -> None:
    done = run_python(f"import sys, hdr.cli; print([m for m in {HEAVY} if m in sys.modules])")
    assert done.stdout.strip() == "[]", done.stderr


def test_checking_a_file_does_without_prefect() -> None:
    """Prefect cannot be imported here, neither by the command nor by its worker."""
    code = """
import sys
sys.modules["prefect"] = None
sys.argv = ["hdr", "check", sys.argv[1]]
from hdr.cli import main
main()
"""
    done = run_python(code, str(SAMPLES / "blonie.docx"))
    assert done.returncode in (0, 1), done.stderr
    assert "blonie.docx" in done.stdout


def numbers(package: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version(package).split(".")[:2])


def test_the_versions_that_prefect_works_with_are_installed() -> None:
    """Newer ones break it in silence: with SQLAlchemy 2.1 scheduled runs are never created."""
    assert version("prefect") == "3.8.8"
    assert numbers("fastapi") < (0, 151)
    assert numbers("sqlalchemy") < (2, 1)


def test_a_reader_that_runs_code_from_a_file_is_not_installed() -> None:
    assert int(version("pdfminer.six")) >= 20251230  # CVE-2025-64512


@pytest.mark.parametrize(
    "lock", ["requirements.lock", "requirements-dev.lock", "requirements-bench.lock"]
)
def test_the_locks_hold_every_dependency_with_hashes_and_no_address(lock: str) -> None:
    text = (SAMPLES.parent / lock).read_text(encoding="utf-8")
    packages = [line for line in text.splitlines() if "==" in line]
    assert len(packages) > 100
    assert all(line.endswith("\\") for line in packages)
    assert "://" not in text


def test_the_same_file_gives_the_same_bytes_in_every_process() -> None:
    """Sets of words come in another order with every hash seed; the result must not."""
    given = [str(SAMPLES / name) for name in ("kalisz.docx", "niemce.pdf")]
    command = [sys.executable, "-m", "hdr", "check", "--format", "json", *given]
    first, second = (
        subprocess.run(
            command, capture_output=True, check=False, env={**os.environ, "PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "2")
    )
    assert first == second
    assert len(first.splitlines()) == len(given)
