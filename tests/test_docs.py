from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from pydantic import BaseModel

from hdr.cli import cli
from model.errors import Outcome
from model.outcomes import advice
from model.settings import Settings
from rules.catalogue import catalogue

ROOT = Path(__file__).parents[1]
OPERATING = (ROOT / "docs" / "operating.md").read_text(encoding="utf-8")
EDITORS = (ROOT / "docs" / "redakcja.md").read_text(encoding="utf-8")


def options() -> Iterator[str]:
    for command in (cli, *cli.commands.values()):
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                yield from parameter.opts


def setting_names(model: type[BaseModel]) -> Iterator[str]:
    for name, field in model.model_fields.items():
        yield name
        if isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel):
            yield from setting_names(field.annotation)


@pytest.mark.parametrize("name", sorted(cli.commands))
def test_every_command_is_documented(name: str) -> None:
    assert f"`hdr {name}" in OPERATING


@pytest.mark.parametrize("name", sorted(set(options())))
def test_every_option_is_documented(name: str) -> None:
    assert re.search(rf"`{name}[`\s]", OPERATING)


@pytest.mark.parametrize("name", sorted(set(setting_names(Settings))))
def test_every_setting_is_documented(name: str) -> None:
    assert re.search(rf"^(\[[\w.]*)?{name}\b", OPERATING, re.M) or f".{name}]" in OPERATING


def test_the_documented_settings_are_the_defaults() -> None:
    block = re.search(r"```toml\n(.*?)```", OPERATING, re.S)
    assert block is not None
    assert Settings.model_validate(tomllib.loads(block.group(1))) == Settings()


@pytest.mark.parametrize("outcome", list(Outcome))
def test_every_outcome_is_documented(outcome: Outcome) -> None:
    assert f"| `{outcome.value}` |" in OPERATING
    assert f"| {advice(outcome).title} |" in EDITORS


@pytest.mark.parametrize("name", [entry.name for entry in catalogue()])
def test_every_rule_is_documented(name: str) -> None:
    pages = sorted((ROOT / "docs").rglob("*.md"))
    assert any(f"{name}" in page.read_text(encoding="utf-8") for page in pages)


def test_every_link_between_documents_leads_somewhere() -> None:
    pages = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    links = [
        (page, link)
        for page in pages
        for link in re.findall(r"\]\(([^)#]+)", page.read_text(encoding="utf-8"))
        if "://" not in link
    ]
    assert links
    assert [(page.name, link) for page, link in links if not (page.parent / link).exists()] == []


def test_the_commands_of_the_readme_exist() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = re.findall(r"make (\w+)", readme)
    assert {"demo", "test"} <= set(targets)
    assert [name for name in targets if not re.search(rf"^{name}:", makefile, re.M)] == []
