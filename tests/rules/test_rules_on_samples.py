"""The rules on real files: exactly the defects that were found by hand."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from extractors.plan import extract_plan
from ingest.readers import read
from model.settings import Limits, Settings
from model.units import load_register
from rules.check import Verdict, check

ROOT = Path(__file__).parents[2]
# Rules that the people who labelled the samples did not have; what they find there.
UNLABELLED = {"section-incomplete", "indicator-not-measurable"}
# What is lost when a file becomes a PDF.
NOT_IN_PDF = {
    "tracked-changes",
    "comments-left",
    "hidden-text",
    "no-heading-styles",
    "image-without-alt-text",
    "empty-paragraph-spacing",
    "double-space",
}
FILES = sorted(
    path
    for pattern in ("*.docx", "*.pdf")
    for path in (ROOT / "samples").glob(pattern)
    if "scan" not in path.stem
)


def verdict_on(path: Path, template) -> Verdict:
    document = read(path, Limits())
    plan = extract_plan(document, template, load_register())
    return check(plan, document, template, Settings())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_findings_are_the_known_defects(path: Path, template) -> None:
    gold = json.loads((ROOT / "tests" / "gold" / f"{path.stem}.json").read_text(encoding="utf-8"))
    verdict = verdict_on(path, template)
    hidden = NOT_IN_PDF if path.suffix == ".pdf" else set()
    known = Counter(
        (defect["kind"], defect["section"])
        for defect in gold["defects"]
        if defect["kind"] not in hidden | UNANCHORED
    )
    found = Counter(
        (finding.name, finding.section)
        for finding in verdict.findings
        if finding.name not in UNLABELLED | UNANCHORED
    )
    assert found == known
    assert not [each for each in verdict.undecided if each.kind == "could_not_check"]


# A picture on the cover, or marks all over the file, stand in no element of the template; by hand
# they were put under the nearest one.
UNANCHORED = {"image-without-alt-text", "tracked-changes", "comments-left"}


def test_marks_and_pictures_of_a_word_file_are_counted(template) -> None:
    findings = verdict_on(ROOT / "samples" / "braniewo.docx", template).findings
    counts = {finding.name: finding.count for finding in findings}
    assert (counts["tracked-changes"], counts["comments-left"]) == (12, 3)
    pictures = verdict_on(ROOT / "samples" / "niemce.docx", template).findings
    assert sum(finding.name == "image-without-alt-text" for finding in pictures) == 2


def test_word_and_pdf_of_one_document_have_the_same_fingerprints(template) -> None:
    both = [
        {
            finding.fingerprint
            for finding in verdict_on(ROOT / "samples" / name, template).findings
            if finding.name not in NOT_IN_PDF
        }
        for name in ("niemce.docx", "niemce.pdf")
    ]
    assert both[0] == both[1]
