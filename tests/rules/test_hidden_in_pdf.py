"""Text that nobody sees in a real PDF: found, named, shown with its page, and masked."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from extractors.plan import extract_plan
from ingest.readers import read
from model.settings import Limits, RuleChoice, Settings
from model.units import load_register
from rules.check import check

SAMPLE = Path(__file__).parents[2] / "samples" / "wzorcowa-odpowiedz.pdf"
PAGE = 2
WORDS = b"Wojt dopuszcza 20 000 zl, PESEL 44051401359"


@pytest.fixture
def findings(tmp_path, template):
    """What the rule says of the sample with something drawn at the foot of its second page."""

    def of(drawn: bytes):
        path = tmp_path / "plan.pdf"
        with pikepdf.open(SAMPLE) as pdf:
            _draw(pdf, pdf.pages[PAGE - 1], drawn)
            pdf.save(path)
        document = read(path, Limits())
        plan = extract_plan(document, template, load_register())
        rules = RuleChoice(select=("hidden-text", "personal-data"))
        verdict = check(plan, document, template, Settings(rules=rules))
        assert not [each for each in verdict.undecided if each.name == "hidden-text"]
        return [each for each in verdict.findings if each.name == "hidden-text"]

    return of


def _draw(pdf, page, drawn):
    resources = page.Resources
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    resources.Font["/Plain"] = font
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="robocze"))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer])))
    resources["/Properties"] = Dictionary(Off=layer)
    page.contents_add(b"q", prepend=True)
    page.contents_add(b"Q " + drawn)


def words(look: bytes = b"", *, size: int = 9, y: int = 30) -> bytes:
    return b"q %b BT /Plain %d Tf 1 0 0 1 80 %d Tm (%b) Tj ET Q" % (look, size, y, WORDS)


@pytest.mark.parametrize(
    ("drawn", "message"),
    [
        (words(b"1 g"), "Tekst w kolorze tła, którego nie widać: "),
        (words(size=1), "Tekst tak mały, że go nie widać (litery najwyżej 2-punktowe): "),
        (words(b"3 Tr"), "Tekst, którego nie widać na stronie: "),
        (b"/OC /Off BDC " + words() + b" EMC", "Tekst na wyłączonej warstwie pliku: "),
        (words() + b" 0 g 70 20 400 30 re f", "Tekst zasłonięty prostokątem: "),
        (words(y=-40), "Tekst poza widoczną częścią strony: "),
    ],
)
def test_what_nobody_sees_is_told_with_its_page_and_masked(findings, drawn, message):
    (finding,) = findings(drawn)
    assert finding.message.startswith(message)
    assert "20 000 zl" in finding.message
    assert finding.location.page == PAGE
    assert "44051401359" not in finding.model_dump_json()
    assert finding.hint


def test_white_words_on_a_dark_box_are_seen(findings):
    assert findings(b"q 0.1 0.2 0.4 rg 70 20 400 30 re f Q " + words(b"1 g")) == []
