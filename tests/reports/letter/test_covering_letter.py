"""The letter asks politely for what has to be mended, under the numbers of the marked-up copy."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from dataclasses import asdict
from datetime import date

import docx
import pytest
from docxtpl import DocxTemplate

from language.morphology import analyse
from model.errors import SettingsError
from model.finding import Severity
from model.location import Location
from model.text import plural_form, squeeze
from reports.letter.contents import Posting, contents_of
from reports.letter.writer import letter, load_form
from reports.notes import notes_html
from reports.remarks import remarks
from reports.requests import polite, request
from reports.wording import wording
from rules.messages import messages

SENT = Posting(date(2026, 11, 23), "blonie-z-uwagami.docx")


@pytest.fixture(scope="module")
def written(template):
    def write(review, posting=SENT, form=None, language="pl"):
        form = form or load_form("", language)
        return letter(form, review, template, wording(language), posting)

    return write


def lines(data):
    return [p.text for p in docx.Document(io.BytesIO(data)).paragraphs if p.text.strip()]


def test_the_letter_says_who_when_what_and_where(written, gold_review):
    said = lines(written(gold_review("blonie")))
    assert said[0] == "23 listopada 2026 r."
    assert said[1] == "Gmina Błonie"
    assert "Szanowni Państwo," in said
    assert any("blonie-z-uwagami.docx" in line for line in said)
    assert "Harmonogram działań" in said
    assert said[-2] == "Z wyrazami szacunku"
    assert not [line for line in said if "{" in line or "None" in line]


def test_numbers_are_those_of_the_copy(written, gold_review, template):
    review = gold_review("blonie")
    told = {r.number: r.finding for r in remarks(review, template, wording("pl")) if r.number}
    said = [line for line in lines(written(review)) if re.match(r"\d+\.\t", line)]
    assert len(said) == len(told)
    for line, (number, finding) in zip(said, sorted(told.items()), strict=True):
        assert line.startswith(f"{number}.\t")
        assert finding.message.rstrip(" .") in line


def test_numbers_are_those_of_the_notes(written, gold_review, template, parsed):
    review = gold_review("rypin")
    page = parsed(notes_html(review, template))
    noted = {
        text.split()[-1]: squeeze(item.find("h4").text_content()).rstrip(" .")
        for item in page.xpath("//li[starts-with(@id, 'uwaga-')]")
        if (text := item.xpath(".//a[starts-with(@href, '#uwaga-')]")[-1].text_content())
    }
    said = [line for line in lines(written(review)) if re.match(r"\d+\.\t", line)]
    assert said
    for line in said:
        number, _, message = squeeze(line).partition(". ")
        assert message.startswith(noted[number]), line
    # Trifles, which the letter only counts, come after its last number.
    assert {int(each) for each in noted} == set(range(1, len(noted) + 1))


def test_a_place_above_all_headings_is_told_by_the_first_one(gold_review, template):
    review = gold_review("rypin")
    heavy = next(f for f in review.findings if f.severity is not Severity.INFO)
    first = min(
        (s for s in review.plan.sections if s.location and s.heading),
        key=lambda section: section.location.block,
    )

    def place_of(block):
        there = Location(block=block)
        finding = heavy.model_copy(update={"location": there, "related": ()})
        (chapter,) = contents_of(
            review.model_copy(update={"findings": (finding,)}), template, wording("pl"), SENT
        ).rozdzialy
        return chapter.uwagi[0].miejsce

    before = place_of(first.location.block - 1)
    assert before.startswith("początek dokumentu, przed nagłówkiem „")
    assert first.heading in before
    assert "początek" not in place_of(100_000)


def test_trifles_are_counted_only_and_what_is_settled_is_left_out(written, gold_review):
    review = gold_review("rypin")
    light = [f for f in review.findings if f.severity is Severity.INFO]
    heavy = [f for f in review.findings if f.severity is not Severity.INFO]
    assert light
    settled = [heavy[0].model_copy(update={"status": "waived", "message": "Pominięto."})]
    settled += [heavy[1].model_copy(update={"status": "resolved", "message": "Poprawiono."})]
    changed = review.model_copy(update={"findings": (*settled, *heavy[2:], *light)})
    said = "\n".join(lines(written(changed)))
    assert "Pominięto." not in said
    assert "Poprawiono." not in said
    assert not [finding for finding in light if finding.message in said]
    form = ("drobną uwagę", "drobne uwagi", "drobnych uwag")[plural_form(len(light))]
    assert f"{len(light)} {form}" in said


def test_nothing_to_mend_gives_a_letter_that_says_so(written, gold_review):
    said = "\n".join(lines(written(gold_review().model_copy(update={"findings": ()}), Posting())))
    assert "nie mamy do niego uwag" in said
    assert "Fragment" not in said
    assert "…………" in said.splitlines()[0]


def test_words_of_a_document_are_words_and_nothing_else(written, gold_review):
    review = gold_review()
    odd = "{{ 7*7 }} {% for x in y %} <w:p>&amp; \x0b\u202ex"
    finding = review.findings[0].model_copy(update={"message": odd, "quote": odd})
    said = "\n".join(lines(written(review.model_copy(update={"findings": (finding,)}))))
    assert "{{ 7*7 }} {% for x in y %} <w:p>&amp; x" in said


def test_the_same_review_gives_the_same_bytes(written, gold_review):
    assert written(gold_review("buk")) == written(gold_review("buk"))


def test_the_letter_comes_in_english_too(written, gold_review):
    assert "Dear Sir or Madam," in lines(written(gold_review(), language="en"))


@pytest.fixture
def form_with(tmp_path):
    def make(text):
        made = docx.Document()
        made.add_paragraph(text)
        path = tmp_path / "nasze pismo.docx"
        made.save(str(path))
        return str(path)

    return make


def test_the_office_can_use_a_template_of_its_own(written, gold_review, form_with):
    form = load_form(form_with("Znak: OS-1. {{ jednostka }}, {{ rozdzialy | length }}"), "pl")
    said = lines(written(gold_review(), form=form))
    assert len(said) == 1
    assert re.fullmatch(r"Znak: OS-1\. Gmina Błonie, \d+", said[0])


@pytest.mark.parametrize(
    "text",
    [
        "{{ jednotska }}",
        "{% for u in rozdzialy %}{{ u.naglowki }}{% endfor %}",
        "{{ jednostka",
        "{{ ''.__class__.__mro__ }}",
    ],
)
def test_a_template_that_cannot_be_filled_in_is_told_beforehand(form_with, text):
    with pytest.raises(SettingsError, match=r"nasze pismo\.docx"):
        load_form(form_with(text), "pl")


def test_header_footer_and_title_are_those_of_each_letter(written, gold_review, tmp_path, template):
    made = docx.Document()
    made.add_paragraph("{{ data }}")
    made.sections[0].header.paragraphs[0].text = "{{ jednostka }}"
    made.sections[0].footer.paragraphs[0].text = "{{ plik }}"
    made.core_properties.title = "{{ tytul }}"
    made.save(str(tmp_path / "nasze.docx"))
    form = load_form(str(tmp_path / "nasze.docx"), "pl")
    for name in ("blonie", "buk", "blonie"):
        review = gold_review(name)
        said = docx.Document(io.BytesIO(written(review, form=form)))
        section = said.sections[0]
        expected = contents_of(review, template, wording("pl"), SENT)
        assert section.header.paragraphs[0].text == expected.jednostka
        assert section.footer.paragraphs[0].text == expected.plik
        assert said.core_properties.title == expected.tytul


@pytest.mark.parametrize("language", ["pl", "en"])
def test_every_part_is_the_one_that_docxtpl_makes(written, gold_review, template, language):
    review = gold_review("buk")
    alone = DocxTemplate(io.BytesIO(load_form("", language).data))
    said = contents_of(review, template, wording(language), SENT)
    alone.render(asdict(said), autoescape=True)
    out = io.BytesIO()
    alone.save(out)
    letter = written(review, language=language)
    with zipfile.ZipFile(out) as theirs, zipfile.ZipFile(io.BytesIO(letter)) as ours:
        assert ours.namelist() == theirs.namelist()
        for name in theirs.namelist():
            assert ours.read(name) == theirs.read(name), name


def test_a_template_that_is_no_word_file_is_told(tmp_path):
    (tmp_path / "pismo.docx").write_text("Szanowni Państwo")
    with pytest.raises(SettingsError, match=r"pismo\.docx"):
        load_form(str(tmp_path / "pismo.docx"), "pl")
    with pytest.raises(SettingsError, match=r"brak\.docx"):
        load_form(str(tmp_path / "brak.docx"), "pl")


def test_libreoffice_makes_pages_of_the_letter(written, gold_review, tmp_path):
    path = tmp_path / "pismo.docx"
    path.write_bytes(written(gold_review("blonie")))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(path)], capture_output=True, check=True, timeout=120)
    assert (tmp_path / "pismo.pdf").read_bytes().startswith(b"%PDF")


HINTS = [
    (name, each.hint)
    for name, words in messages("pl").rules.items()
    for each in (words, *words.variants.values())
]


@pytest.mark.parametrize(("name", "hint"), HINTS)
def test_every_hint_of_the_catalogue_becomes_a_request(gold_review, name, hint):
    finding = gold_review().findings[0].model_copy(update={"name": name, "hint": hint})
    asked = request(finding, "pl")
    assert "rosimy" in asked
    assert "autora" not in asked
    outside = re.sub(r"„[^”]*”|\([^()]*\)|\{\w+\}", "", asked)
    assert [word for word in re.findall(r"[^\W\d_]+", outside) if is_order(word)] == []


def is_order(word):
    """Whether a word can only be an imperative: "lub" and "dzień" can be nouns and the like."""
    readings = analyse(word)
    return bool(readings) and all(reading.part == "impt" for reading in readings)


@pytest.mark.parametrize(
    ("hint", "asked"),
    [
        ("Dopisz rok.", "Prosimy dopisać rok."),
        (
            "Jeśli to ślad po innym dokumencie, wpisz nazwę i sprawdź cały fragment.",
            "Jeśli to ślad po innym dokumencie, prosimy wpisać nazwę i sprawdzić cały fragment.",
        ),
        (
            "Popraw datę; jeśli nie, napisz to.",
            "Prosimy poprawić datę; jeśli nie, prosimy to napisać.",
        ),
        ("Zamień spacje („Znajdź i zamień”).", "Prosimy zamienić spacje („Znajdź i zamień”)."),
    ],
)
def test_an_order_becomes_a_request(hint, asked):
    assert polite(hint) == asked
