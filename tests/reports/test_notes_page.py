"""`uwagi.html` says everything an editor needs, and nothing in a document can break it."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from model.errors import Outcome
from model.finding import Severity
from model.location import Location
from model.outcomes import advice
from model.plan import Extracted, Plan, Section, Unit
from model.review import Submission
from model.text import squeeze
from reports.notes import notes_html, write_notes

NASTY = '</p><script>alert("1")</script><img src=x onerror=alert(1)>&amp;„\'"'


def text_of(element):
    return squeeze(element.text_content())


def changed(review, **changes):
    return review.model_copy(update=changes)


def findings_of(page):
    return page.xpath("//li[contains(@class, 'finding')]")


@pytest.mark.parametrize("language", ["pl", "en"])
@pytest.mark.parametrize("name", ["blonie", "krapkowicki", "kalisz"])
def test_every_finding_is_there_with_message_hint_quote_code_and_name(
    parsed, gold_review, template, name, language
):
    review = gold_review(name)
    shown = [text_of(item) for item in findings_of(parsed(notes_html(review, template, language)))]
    assert len(shown) == len(review.findings)
    for finding in review.findings:
        wanted = [finding.message, finding.hint, finding.quote or "", finding.code, finding.name]
        assert any(all(squeeze(text) in item for text in wanted) for item in shown), finding


def test_findings_stand_under_their_element_serious_first(parsed, gold_review, template):
    page = parsed(notes_html(gold_review("rypin"), template))
    groups = page.xpath("//section[@class='group']")
    headings = [text_of(group.find("h3/span")) for group in groups]
    assert headings[-1] == "Cały dokument"
    assert headings.index("Harmonogram działań") < headings.index("Wybrany obszar wsparcia")
    for group in groups:
        weights = [
            list(Severity).index(Severity(item.get("data-severity"))) for item in group.iter("li")
        ]
        assert weights == sorted(weights)
    numbers = [int(item.get("value")) for item in findings_of(page)]
    assert sorted(numbers) == list(range(1, 17))


def test_a_place_is_told_with_action_column_and_page(parsed, gold_review, template):
    page = parsed(notes_html(gold_review(), template))
    (item,) = [i for i in findings_of(page) if "action-without-responsible" in text_of(i)]
    assert "działanie 2.4, kolumna Termin, strona 6" in text_of(item)


@pytest.mark.parametrize(
    ("errors", "expected"),
    [
        (0, "Nic nie blokuje publikacji"),
        (1, "Publikację blokuje 1 błąd"),
        (3, "Publikację blokują 3 błędy"),
    ],
)
def test_the_verdict_says_what_blocks_publication(parsed, gold_review, template, errors, expected):
    review = gold_review()
    found = [f for f in review.findings if f.severity is Severity.ERROR][:errors]
    found += [f for f in review.findings if f.severity is Severity.WARNING]
    page = parsed(notes_html(changed(review, findings=tuple(found)), template))
    assert text_of(page.xpath("//p[@class='headline']")[0]) == expected
    assert "Do rozważenia: 2 ostrzeżenia." in text_of(page)


def test_the_verdict_leads_to_the_elements_with_errors(parsed, gold_review, template):
    review = gold_review("rypin")
    page = parsed(notes_html(review, template))
    links = page.xpath("//p[@class='blocking']/a")
    errors = [f for f in review.findings if f.severity is Severity.ERROR]
    headings = {element.id: element.heading for element in template.elements}
    assert {text_of(link) for link in links} == {
        headings.get(f.section or "", "Cały dokument") for f in errors
    }
    for link in links:
        group = page.get_element_by_id(link.get("href")[1:])
        assert text_of(link) in text_of(group.find("h3"))
        count = text_of(link.getnext())
        assert int(count) == len(group.xpath(".//li[@data-severity='error']"))


def test_a_document_read_in_part_is_not_called_ready(parsed, gold_review, template):
    review = changed(
        gold_review(),
        findings=(),
        outcome=Outcome.CHECKED_PARTLY,
        outcome_detail="Nie odczytano 2 pól tekstowych.",
    )
    headline = parsed(notes_html(review, template)).xpath("//div[@class='verdict partly']")[0]
    assert "W przeczytanej części" in text_of(headline)
    assert "2 pól tekstowych" in text_of(headline)


def test_the_checklist_names_what_is_lacking_and_links_to_the_findings(
    parsed, gold_review, template
):
    page = parsed(notes_html(gold_review(), template))
    rows = page.xpath("//table[contains(@class, 'checklist')]/tbody/tr")
    cells = {text_of(row.find("th/span")): row for row in rows}
    assert list(cells) == [element.heading for element in template.elements]
    monitoring = cells["Monitoring i ewaluacja"]
    assert text_of(monitoring[1]) == "Niepełny"
    assert text_of(monitoring[2]) == "kto prowadzi monitoring"
    assert text_of(monitoring[4]) == "2 błędy"
    target = monitoring.xpath(".//a/@href")[0][1:]
    group = page.xpath("//*[@id=$id]", id=target)[0]
    assert text_of(group.find("h3/span")) == "Monitoring i ewaluacja"
    assert "zalecany" in text_of(cells["Źródła finansowania"])
    assert "zalecany" not in text_of(monitoring)


def test_a_missing_element_says_what_it_should_hold(parsed, gold_review, template):
    page = parsed(notes_html(gold_review("krapkowicki"), template, "en"))
    row = page.xpath("//tr[th/span[text()='Priorytety rozwojowe']]")[0]
    assert text_of(row[1]) == "Missing"
    assert text_of(row[2]) == "should hold: at least one priority"


def test_the_plan_is_shown_as_it_was_read(parsed, gold_review, template):
    page = parsed(notes_html(gold_review("niemce"), template))
    plan = text_of(page.get_element_by_id("plan"))
    for words in (
        "Harmonogram działań rozwojowych Gminy Niemce",
        "4. Planowanie budżetowe",
        "2023-09-01 – 2025-08-31",
    ):
        assert words in plan
    rows = page.xpath("//table[contains(@class, 'actions')]//tr[td[@class='number']]")
    assert len(rows) == len(gold_review("niemce").plan.actions)
    first = [text_of(cell) for cell in rows[0]]
    assert first == [
        "1.1",
        "Powołanie zespołu do spraw planowania budżetu oświaty",
        "Wójt Gminy",
        "01.09.2023 – 30.09.2023 2023-09-01 – 2023-09-30",
        "0,00",
        "zarządzenie Wójta o powołaniu zespołu – 1",
    ]
    assert "odczyt niepewny" in text_of(rows[4])
    assert "cyklicznie" in text_of(rows[4])


def test_what_could_not_be_checked_is_told_apart_from_what_does_not_apply(
    parsed, gold_review, template
):
    page = parsed(notes_html(gold_review(), template))
    could_not, not_applicable = page.get_element_by_id("niesprawdzone").findall("details")
    assert "Nie rozpoznano 2 nazw" in text_of(could_not)
    assert "cost-sum-mismatch" in text_of(not_applicable)


def test_mended_and_waived_findings_ask_for_nothing(parsed, gold_review, template):
    review = gold_review()
    first, second, *rest = review.findings
    aside = [
        first.model_copy(update={"status": "resolved"}),
        second.model_copy(update={"status": "waived"}),
    ]
    again = changed(
        review,
        findings=(*aside, *rest),
        submission=Submission(id="x", version=2, previous_sha256="ab"),
    )
    page = parsed(notes_html(again, template))
    assert len(findings_of(page)) == len(rest)
    assert "usunięte uwagi – 1, nowe" in text_of(page)
    assert first.message in text_of(page.xpath("//details[@class='aside']")[0])
    assert all("nowe" in text_of(item.find("p")) for item in findings_of(page))


@pytest.mark.parametrize("language", ["pl", "en"])
@pytest.mark.parametrize("outcome", [o for o in Outcome if not o.was_checked])
def test_a_file_that_was_not_checked_gets_a_page_with_advice(
    parsed, failed_review, template, outcome, language
):
    page = parsed(notes_html(failed_review(outcome), template, language))
    told = advice(outcome, language)
    verdict = text_of(page.xpath("//div[@class='verdict unreadable']")[0])
    assert told.title in verdict
    assert told.advice in verdict
    assert "12 stron bez znaków" in verdict
    assert "skan gminy.pdf" in text_of(page.find(".//h1"))
    assert page.get("lang") == language


def test_an_empty_plan_and_an_unknown_unit_still_make_a_page(parsed, gold_review, template):
    sections = tuple(
        Section(id=e.id, status="missing", heading=None, words=0, location=None, confidence=1)
        for e in template.elements
    )
    page = parsed(
        notes_html(changed(gold_review(), plan=Plan(sections=sections), findings=()), template)
    )
    assert "Nie rozpoznano jednostki" in text_of(page.find(".//header"))
    assert "Nie znaleziono żadnego działania." in text_of(page)
    assert "Program nie znalazł niczego" in text_of(page)


def test_an_element_that_the_template_does_not_know_loses_no_finding(parsed, gold_review, template):
    review = gold_review()
    stray = review.findings[0].model_copy(update={"section": "legal/\"basis'"})
    page = parsed(notes_html(changed(review, findings=(stray,)), template))
    assert stray.message in text_of(findings_of(page)[0])


def test_nothing_in_a_document_becomes_markup(parsed, gold_review, template):
    review = gold_review()
    plan = review.plan
    here = Location(block=1)
    unit = Unit(name=NASTY, type="powiat", powiat=None, voivodeship=NASTY, teryt="1")
    action = plan.actions[0].model_copy(
        update={"name": NASTY, "responsible": (NASTY, NASTY), "goal": NASTY, "number": NASTY}
    )
    nasty = plan.model_copy(
        update={
            "title": Extracted(value=NASTY, text=NASTY, location=here, confidence=1),
            "jst": Extracted(value=unit, text=NASTY, location=here, confidence=1),
            "sections": tuple(
                s.model_copy(update={"heading": NASTY, "lacking": (NASTY,)}) for s in plan.sections
            ),
            "actions": (action,),
        }
    )
    finding = review.findings[0].model_copy(
        update={"message": NASTY, "quote": NASTY * 20, "hint": NASTY, "name": NASTY, "code": NASTY}
    )
    source = review.source.model_copy(update={"path": NASTY, "name": NASTY})
    page = parsed(
        notes_html(changed(review, plan=nasty, findings=(finding,), source=source), template)
    )
    assert text_of(page.find(".//h1")) == f"Powiat {NASTY}"
    assert text_of(page.find(".//blockquote")) == NASTY * 20


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    quote=st.text(
        alphabet=st.one_of(
            st.sampled_from("<>&\"'/=`{}%-!"), st.characters(categories=["L", "N", "P", "S"])
        ),
        min_size=1,
    )
)
def test_any_quote_is_shown_as_typed(parsed, gold_review, template, quote):
    review = gold_review("dwikozy")
    finding = review.findings[0].model_copy(update={"quote": quote})
    page = parsed(notes_html(changed(review, findings=(finding,)), template))
    assert page.find(".//blockquote").text_content() == quote


def test_characters_that_hide_or_turn_text_are_left_out(parsed, gold_review, template):
    review = gold_review()
    finding = review.findings[0].model_copy(update={"quote": "a\x00\x1b\u202eb\x85c"})
    page = parsed(notes_html(changed(review, findings=(finding,)), template))
    assert text_of(page.find(".//blockquote")) == "abc"


def test_the_page_is_the_same_for_the_same_review(parsed, gold_review, template, tmp_path):
    first = write_notes(gold_review(), template, tmp_path / "a", overview="../index.html")
    second = write_notes(gold_review(), template, tmp_path / "b", overview="../index.html")
    assert first.name == "uwagi.html"
    assert first.read_bytes() == second.read_bytes()
    assert parsed(first.read_text(encoding="utf-8")).xpath("//a[@href='../index.html']")


def test_a_later_version_says_what_became_of_the_findings(gold_review, parsed, template):
    review = gold_review()
    statuses = ("resolved", "resolved", "new", "persisting")
    findings = [
        finding.model_copy(update={"status": status})
        for finding, status in zip(review.findings, statuses, strict=False)
    ]
    later = Submission(id="1", version=2, previous_sha256="0" * 64)
    page = parsed(
        notes_html(
            review.model_copy(update={"findings": tuple(findings), "submission": later}), template
        )
    )
    assert "usunięte uwagi – 2, nowe – 1, nadal – 1" in text_of(page.find_class("verdict")[0])


@pytest.mark.parametrize(
    ("submission", "said"),
    [
        (Submission(id="1", version=2), "2"),
        (Submission(id="1", version=1, current=False), "1, zastąpiona nowszą"),
        (Submission(id="1", version=1, current=False, same_as="a.docx"), "to samo co a.docx"),
        (Submission(candidates=("1", "2")), "do którego zgłoszenia należy (1, 2)"),
    ],
)
def test_a_file_says_whether_it_stands_for_its_submission(
    gold_review, parsed, template, submission, said
):
    page = parsed(notes_html(gold_review().model_copy(update={"submission": submission}), template))
    facts = {text_of(fact[0]): text_of(fact[1]) for fact in page.find_class("facts")[0]}
    assert said in facts["Wersja"]


def test_the_head_has_days_as_the_language_writes_them(parsed, gold_review, template):
    said = {
        language: text_of(
            parsed(notes_html(gold_review("niemce"), template, language)).find(".//dl")
        )
        for language in ("pl", "en")
    }
    assert "01.09.2023–31.08.2025" in said["pl"]
    assert "2023-09-01 – 2025-08-31" in said["en"]


def test_amounts_in_findings_are_not_torn_at_line_ends(parsed, gold_review, template):
    review = gold_review("rypin")
    first = review.findings[0].model_copy(update={"message": "Suma 1 048 500 zł w 3 szkołach."})
    page = parsed(notes_html(review.model_copy(update={"findings": (first,)}), template))
    (heading,) = page.xpath("//li[starts-with(@id, 'uwaga-')]/h4")
    assert heading.text_content() == "Suma 1\u00a0048\u00a0500\u00a0zł w 3 szkołach."
