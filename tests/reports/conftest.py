"""Reviews made from the labelled plans of the sample submissions, and checks of any page."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from datetime import date
from itertools import pairwise
from pathlib import Path

import lxml.html
import pytest

from model.errors import Outcome
from model.finding import Finding, Severity, Undecided
from model.location import Location
from model.plan import (
    Action,
    Cost,
    Extent,
    Extracted,
    Goal,
    Indicator,
    Period,
    Person,
    Plan,
    Risk,
    Section,
    Term,
    Unit,
)
from model.review import Completeness, Review, Source, Submission, Tool
from model.template import Template, load_template
from model.text import squeeze

GOLD = Path(__file__).parents[1] / "gold"
SCHEDULE = 60
COLUMNS = ["number", "name", "responsible", "term", "cost", "indicators"]
LIGHTER = {
    "number-mismatch": Severity.WARNING,
    "missing-reference": Severity.WARNING,
    "numbering-gap": Severity.WARNING,
    "area-mismatch": Severity.WARNING,
    "straight-quotes": Severity.INFO,
    "hyphen-as-dash": Severity.INFO,
    "double-space": Severity.INFO,
    "empty-paragraph-spacing": Severity.INFO,
}


@pytest.fixture(scope="session")
def template() -> Template:
    return load_template()


@pytest.fixture(scope="session")
def gold_review(template):
    """A review as the pipeline would give it for one labelled submission."""

    def make(name: str = "blonie") -> Review:
        gold = json.loads((GOLD / f"{name}.json").read_text(encoding="utf-8"))
        plan = plan_from(gold, template)
        required = [plan.section(e.id).status for e in template.elements if e.required]
        present, partial = required.count("present"), required.count("partial")
        return Review(
            tool=Tool(version="0.1.0", template="wzor-2019", rules="1"),
            source=source(f"2023/{name}.docx"),
            outcome=Outcome.CHECKED,
            submission=Submission(id=name, version=1),
            plan=plan,
            completeness=Completeness(
                score=round((present + partial / 2) / len(required), 2),
                required=len(required),
                present=present,
                partial=partial,
                empty=required.count("empty"),
                missing=required.count("missing"),
            ),
            findings=tuple(findings_from(gold, plan)),
            undecided=(
                Undecided(
                    name="cost-sum-mismatch", kind="not_applicable", reason="Brak sumy kosztów."
                ),
                Undecided(
                    name="person-as-responsible",
                    kind="could_not_check",
                    reason="Nie rozpoznano 2 nazw w kolumnie „Odpowiedzialny”.",
                ),
            ),
        )

    return make


@pytest.fixture
def failed_review():
    def make(outcome: Outcome, path: str = "2023/skan gminy.pdf") -> Review:
        return Review(
            tool=Tool(version="0.1.0", template="wzor-2019", rules="1"),
            source=source(path),
            outcome=outcome,
            outcome_detail="12 stron bez znaków",
        )

    return make


def source(path: str) -> Source:
    digest = hashlib.sha256(path.encode()).hexdigest()
    return Source(
        name=path.rsplit("/", 1)[-1], path=path, sha256=digest, bytes=48_211, media_type=None
    )


def plan_from(gold: dict, template: Template) -> Plan:
    jst, period = gold["jst"], gold["period"]
    sections, block = [], 4
    for element in template.elements:
        label = gold["sections"][element.id]
        status, block = label["status"], block + 5
        lacking = [ask.id for ask in element.asks][-1:] if status == "partial" else []
        sections.append(
            Section(
                id=element.id,
                status=status,
                heading=label["heading"],
                words=120 if status in ("present", "partial") else 0,
                location=None if status == "missing" else at(block, page=block // 10 + 1),
                confidence=0.95,
                lacking=tuple(lacking),
                extents=(Extent(first=block + 1, last=block + 4),),
            )
        )
    return Plan(
        title=extracted(gold["title"], at(0, page=1)),
        jst=extracted(Unit(**jst), at(2, page=1), text=jst["name"]),
        areas=tuple(extracted(area, at(12, page=2)) for area in gold["area"]),
        period=extracted(Period(**period), at(30, page=4), text=" – ".join(period.values()))
        if period
        else None,
        team=tuple(person(entry, 6) for entry in gold["team"]),
        advisers=tuple(person(entry, 7) for entry in gold["advisers"]),
        sections=tuple(sections),
        priorities=tuple(extracted(text, at(22, page=3)) for text in gold["priorities"]),
        goals=tuple(goals_from(gold)),
        actions=tuple(action_from(entry, row) for row, entry in enumerate(gold["actions"], 1)),
        risks=tuple(
            Risk(text=text, response=None, location=at(70, (row, 0), 9))
            for row, text in enumerate(gold["risks"], 1)
        ),
        summary_form=extracted(gold["summary_form"], at(80, page=10))
        if gold["summary_form"]
        else None,
        cost_total=extracted(
            float(gold["cost_total_stated"]), at(SCHEDULE, (99, 4)), text="razem: 104 000,00 zł"
        )
        if gold["cost_total_stated"]
        else None,
    )


def goals_from(gold: dict) -> list[Goal]:
    goals, number = [], 0
    for entry in gold["goals"]:
        number += entry["kind"] == "specific"
        label = str(number) if entry["kind"] == "specific" else None
        goals.append(Goal(**entry, number=label, location=at(25 + number, page=3)))
    return goals


def action_from(entry: dict, row: int) -> Action:
    page = 5 + row // 6
    places = {field: at(SCHEDULE, (row, i), page) for i, field in enumerate(COLUMNS)}
    term = entry["term"]
    return Action(
        number=entry["number"],
        goal=entry["goal"],
        name=entry["name"],
        responsible=tuple(entry["responsible"]),
        term=Term(
            text=term["text"],
            start=term["start"] and date.fromisoformat(term["start"]),
            end=term["end"] and date.fromisoformat(term["end"]),
            kind=term["kind"],
        ),
        cost=Cost(**entry["cost"]),
        indicators=tuple(Indicator(text=text) for text in entry["indicators"]),
        location=at(SCHEDULE, (row, 1), page),
        confidence=0.95 if row % 5 else 0.7,
        places=places,
    )


def findings_from(gold: dict, plan: Plan) -> list[Finding]:
    found = []
    for index, defect in enumerate(gold["defects"]):
        found.append(
            Finding(
                code=f"C{101 + index}",
                name=defect["kind"],
                severity=LIGHTER.get(defect["kind"], Severity.ERROR),
                section=defect["section"],
                message=defect["note"] or f"Popraw: {defect['kind']}.",
                hint="Popraw to miejsce w oryginale i prześlij dokument ponownie.",
                quote=defect["quote"],
                location=place_of(defect, plan),
                fingerprint=f"{index:04x}",
            )
        )
    return found


def place_of(defect: dict, plan: Plan) -> Location | None:
    if defect["section"] is None:
        return None
    if defect["section"] == "schedule":
        for action in plan.actions:
            if defect["quote"] in action.name:
                return action.places["term"]
            if defect["quote"] == action.term.text:
                return action.places["term"]
    section = plan.section(defect["section"])
    return section.location and at(section.location.block + 2, page=section.location.page)


def extracted(value, location: Location, *, text: str | None = None) -> Extracted:
    return Extracted(value=value, text=text or str(value), location=location, confidence=0.95)


def person(entry: dict, block: int) -> Person:
    return Person(**entry, location=at(block, page=1))


def at(block: int, cell: tuple[int, int] | None = None, page: int | None = None) -> Location:
    return Location(block=block, cell=cell, page=page)


@pytest.fixture(scope="session")
def parsed():
    """Parse a page of ours, which must be closed and accessible whatever the document holds."""

    def parse(page: str):
        tree = lxml.html.document_fromstring(page)
        assert_closed(page, tree)
        assert_accessible(tree)
        return tree

    return parse


def assert_closed(page: str, tree) -> None:
    """Nothing is fetched, and only our own script and style sheet may run."""
    assert page.startswith("<!DOCTYPE html>")
    assert tree.xpath("//@src | //link | //iframe | //object | //embed | //img") == []
    assert tree.xpath("//@*[starts-with(name(), 'on')]") == []
    assert tree.xpath("//@style") == []
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert "default-src 'none'" in policy
    assert len(tree.xpath("//style")) == 1
    assert len(tree.xpath("//script")) == policy.count("script-src")
    assert all(image.startswith("data:image/") for image in tree.xpath("//image/@href"))
    for element in tree.xpath("//script | //style"):
        tag = element.tag
        digest = base64.b64encode(hashlib.sha256(element.text.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
        assert "url(" not in element.text
    for address in tree.xpath("//a/@href | //use/@href"):
        if address.startswith("#"):
            assert tree.xpath("//*[@id=$id]", id=address[1:]), address
        else:
            assert not re.match(r"[a-z]+:|//", address), address


def assert_accessible(tree) -> None:
    """The part of WCAG that a parser can see."""
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert tree.get("lang") in ("pl", "en")
    assert squeeze(tree.findtext(".//title"))
    assert len(tree.xpath("//main")) == len(tree.xpath("//header")) == 1
    assert tree.xpath("//a[@class='skip']/@href") == ["#main"]
    levels = [int(h.tag[1]) for h in tree.xpath("//h1 | //h2 | //h3 | //h4 | //h5 | //h6")]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert tree.xpath("//th[not(@scope)] | //table[not(caption)]") == []
    assert tree.xpath("//svg[not(@aria-hidden or @role='img' and @aria-label)]") == []
    for field in tree.xpath("//input | //select"):
        labelled = field.getparent().tag == "label" or tree.xpath(
            "//label[@for=$id]", id=field.get("id")
        )
        assert labelled
    for name in tree.xpath("//@aria-labelledby"):
        assert tree.xpath("//*[@id=$id]", id=name), name
