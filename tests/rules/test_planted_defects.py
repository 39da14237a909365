"""One plan in five looks, as real files: clean, and with a defect planted in it."""

from __future__ import annotations

import copy
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest

from extractors.plan import extract_plan
from ingest.readers import read
from model.finding import Finding
from model.settings import Limits, RuleChoice, Settings
from model.template import Template
from model.units import load_register
from rules.batch.copied_passages import copied_passages
from rules.batch.prints import prints_of
from rules.catalogue import entries
from rules.check import check

Plan = dict[str, Any]
DATA = tomllib.loads((Path(__file__).parent / "planted.toml").read_text(encoding="utf-8"))
JUDGED = [
    name for name, entry in entries().items() if entry.family in ("completeness", "consistency")
]


def add_content(place: Any, items: list[Any], grid: bool = True) -> None:
    """Paragraphs, and lists of rows as tables, into a document or a cell."""
    for item in items:
        if isinstance(item, str):
            place.add_paragraph(item)
            continue
        table = place.add_table(len(item), len(item[0]))
        if grid:
            table.style = "Table Grid"
        for row, texts in enumerate(item):
            for column, text in enumerate(texts):
                table.cell(row, column).text = text


def schedule(plan: Plan, kind: str) -> list[Any]:
    """The actions as one table, as cards, or as lines under their goals."""
    header, actions = plan["columns"], plan["actions"]
    if kind == "table":
        return [[header, *actions]]
    found: list[Any] = []
    goal = None
    for action in actions:
        fields = list(zip(header, action, strict=True))
        if kind == "cards":
            others = [list(pair) for pair in fields if pair[0] not in ("Nr", "Działanie")]
            found += [[[f"Działanie {action[0]}", action[2]], *others], ""]
            continue
        if action[1] != goal:
            goal = action[1]
            found.append(next(text for text in plan["goals"] if f"szczegółowy {goal}." in text))
        found.append(f"{action[0]}. {action[2]}")
        found.append("; ".join(f"{label}: {text}" for label, text in fields[3:] if text) + ".")
    return found


def chapters(plan: Plan, kind: str) -> list[tuple[str, list[Any]]]:
    return [
        (heading, schedule(plan, kind) if key == "actions" else plan[key])
        for key, heading in plan["headings"].items()
    ]


def as_headings(word: Any, plan: Plan, kind: str = "table") -> None:
    for number, (heading, content) in enumerate(chapters(plan, kind), 1):
        word.add_heading(f"{number}. {heading}", 1)
        add_content(word, content)


def as_bold_letters(word: Any, plan: Plan) -> None:
    for letter, (heading, content) in zip("ABCDEFGHIJKL", chapters(plan, "lines"), strict=False):
        word.add_paragraph().add_run(f"{letter}. {heading.upper()}").bold = True
        add_content(word, content)


def as_form(word: Any, plan: Plan) -> None:
    """A row for each chapter, the actions in a table of their own below."""
    rows = [each for each in chapters(plan, "table") if each[0] != plan["headings"]["actions"]]
    table = word.add_table(0, 2)
    table.style = "Table Grid"
    for heading, content in rows:
        label, value = table.add_row().cells
        label.text = heading
        add_content(value, content, grid=False)
    word.add_paragraph()
    word.add_paragraph().add_run(plan["headings"]["actions"]).bold = True
    add_content(word, schedule(plan, "table"))


def as_frame(word: Any, plan: Plan) -> None:
    """Everything in the one cell of a table."""
    frame = word.add_table(1, 1).cell(0, 0)
    for heading, content in chapters(plan, "table"):
        frame.add_paragraph().add_run(heading).bold = True
        add_content(frame, content, grid=False)


LOOKS: dict[str, Callable[[Any, Plan], None]] = {
    "headings": as_headings,
    "bold-letters": as_bold_letters,
    "form": as_form,
    "frame": as_frame,
    "cards": lambda word, plan: as_headings(word, plan, "cards"),
}


def save(plan: Plan, look: str, path: Path) -> Path:
    """The plan as a Word file in one of the looks."""
    word = docx.Document()
    word.add_heading(plan["title"], 0)
    add_content(word, plan["cover"])
    LOOKS[look](word, plan)
    for annex in plan["annexes"]:
        word.add_paragraph().add_run(annex).bold = True
        word.add_paragraph("Z jakich szkoleń korzystasz najczęściej?")
    word.save(path)
    return path


@pytest.fixture
def judged(tmp_path: Path, template: Template) -> Callable[[Plan, str], list[Finding]]:
    """The findings of completeness and consistency on a plan in one of the looks."""

    def run(plan: Plan, look: str) -> list[Finding]:
        document = read(save(plan, look, tmp_path / "submission.docx"), Limits())
        plan_read = extract_plan(document, template, load_register())
        settings = Settings(rules=RuleChoice(select=tuple(JUDGED)))
        return list(check(plan_read, document, template, settings).findings)

    return run


def planted(change: dict[str, Any]) -> Plan:
    """The plan with one defect: a text replaced, added or put in a cell."""
    plan = copy.deepcopy(DATA["plan"])
    for key, (old, new) in change.get("replace", {}).items():
        texts = plan[key]
        assert any(isinstance(text, str) and old in text for text in texts)
        plan[key] = [text.replace(old, new) if isinstance(text, str) else text for text in texts]
    for key, items in change.get("add", {}).items():
        plan[key] += items
    for action, column, text in change.get("cells", []):
        plan["actions"][action][plan["columns"].index(column)] = text
    plan |= change.get("set", {})
    return plan


@pytest.mark.parametrize("look", LOOKS)
def test_the_clean_plan_gives_no_finding(look: str, judged) -> None:
    assert judged(DATA["plan"], look) == []


def defects_in_looks() -> list[Any]:
    return [
        pytest.param(defect, look, id=f"{defect['name']}-{look}")
        for defect in DATA["defects"]
        for look in LOOKS
        if look not in defect.get("not_in", [])
    ]


@pytest.mark.parametrize(("defect", "look"), defects_in_looks())
def test_the_planted_defect_is_what_is_found(defect: dict[str, Any], look: str, judged) -> None:
    findings = judged(planted(defect), look)
    assert [finding.name for finding in findings] == defect["finds"]
    assert all(defect["says"] in finding.message for finding in findings)
    if "section" in defect:
        assert {finding.section for finding in findings} == {defect["section"]}


@pytest.mark.parametrize("look", ["headings", "form", "frame"])
def test_a_paragraph_of_another_submission_is_found_in_any_look(
    look: str, tmp_path: Path, template: Template
) -> None:
    lifted = (
        "Kierownictwo urzędu spotyka się z dyrektorami w pierwszy czwartek miesiąca, aby omówić "
        "działania i ryzyka, a protokół z ustaleniami trafia do każdej szkoły w ciągu trzech dni."
    )
    other = copy.deepcopy(DATA["plan"]) | DATA["other"]
    prints = []
    for name, plan, its_look in (("a", DATA["plan"], look), ("b", other, "bold-letters")):
        plan = plan | {"implementation": [*plan["implementation"], lifted]}
        document = read(save(plan, its_look, tmp_path / f"{name}.docx"), Limits())
        read_plan = extract_plan(document, template, load_register())
        prints.append(prints_of(name, read_plan, document, template))
    for (finding,) in copied_passages(prints, Settings(), template.id):
        assert finding.name == "copied-passage"
        assert finding.quote == lifted
