"""`index.html` shows a batch with what needs attention first."""

from __future__ import annotations

import pytest

from model.errors import Outcome
from model.finding import Severity
from model.outcomes import advice
from model.review import Submission
from model.text import squeeze
from reports.changes import changes_between, glance
from reports.files import folder_for
from reports.notes import write_notes
from reports.overview import Listed, overview_page, write_overview


def overview_html(*given, **named):
    return "".join(overview_page(*given, **named))


def text_of(element):
    return squeeze(element.text_content())


@pytest.fixture
def batch(gold_review, failed_review):
    ready = gold_review("dwikozy").model_copy(update={"findings": ()})
    partly = gold_review("buk").model_copy(
        update={"findings": (), "outcome": Outcome.CHECKED_PARTLY}
    )
    unknown = gold_review("kalisz")
    nameless = unknown.plan.model_copy(update={"jst": None, "areas": ()})
    return [
        ready,
        gold_review("rypin"),
        failed_review(Outcome.SCAN_WITHOUT_TEXT),
        partly,
        gold_review("blonie"),
        unknown.model_copy(update={"plan": nameless, "findings": unknown.findings[:2]}),
        failed_review(Outcome.ENCRYPTED, "2024/<b>tajne</b>.docx"),
    ]


def listed(batch):
    return [Listed(review, f"{folder_for(review.source)}/uwagi.html") for review in batch]


def rows_of(page):
    return page.get_element_by_id("list").xpath("./tbody/tr")


def test_what_needs_attention_comes_first(parsed, batch, template):
    page = parsed(overview_html(listed(batch), template))
    names = [text_of(row.xpath("./th/span[1]")[0]) for row in rows_of(page)]
    assert names == [
        "Gmina Błonie",
        "Gmina miejska Rypin",
        "Nie rozpoznano jednostki",
        "Gmina Buk",
        "Gmina Dwikozy",
    ]
    states = [text_of(row[1]) for row in rows_of(page)]
    assert states == [*["Do poprawy"] * 3, "Sprawdzony częściowo", "Gotowy"]


def test_errors_weigh_more_than_warnings_and_these_more_than_gaps(parsed, gold_review, template):
    review = gold_review()
    errors = [f for f in review.findings if f.severity is Severity.ERROR]
    warnings = [f for f in review.findings if f.severity is Severity.WARNING]

    def named(path, found, score):
        state = review.completeness.model_copy(update={"score": score})
        source = review.source.model_copy(update={"path": path})
        changes = {"findings": tuple(found), "completeness": state, "source": source}
        return Listed(review.model_copy(update=changes), None)

    page = parsed(
        overview_html(
            [
                named("a", warnings[:1], 0.9),
                named("b", warnings[:1], 0.5),
                named("c", warnings, 1),
                named("d", errors[:1] + warnings, 0.2),
                named("e", errors[:2], 1),
            ],
            template,
        )
    )
    paths = [text_of(path) for path in page.xpath("//table[@id='list']//span[@class='file']")]
    assert paths == ["e", "d", "c", "b", "a"]


def test_a_row_tells_unit_type_voivodeship_area_completeness_and_counts(parsed, batch, template):
    row = rows_of(parsed(overview_html(listed(batch), template)))[0]
    assert [text_of(cell) for cell in row][1:] == [
        "Do poprawy",
        "14",
        "2",
        "0",
        "85%",
        "gmina miejsko-wiejska",
        "mazowieckie",
        "2. Monitorowanie jakości usług edukacyjnych",
    ]
    assert row.xpath(".//rect[@class='fill']/@width") == ["85"]


@pytest.mark.parametrize("language", ["pl", "en"])
def test_counts_stand_on_top(parsed, batch, template, language):
    page = parsed(overview_html(listed(batch), template, language))
    tiles = page.xpath("//dl[@class='tiles']/div")
    assert {tile.get("class"): text_of(tile.find("dd")) for tile in tiles} == {
        "all": "7",
        "ready": "1",
        "partly": "1",
        "errors": "3",
        "unreadable": "2",
    }


def test_files_that_were_not_checked_are_listed_with_advice(parsed, batch, template):
    page = parsed(overview_html(listed(batch), template))
    first, second = page.xpath("//ul[@class='unread']/li")
    assert "2023/skan gminy.pdf" in text_of(first)
    assert advice(Outcome.SCAN_WITHOUT_TEXT).advice in text_of(first)
    assert "2024/<b>tajne</b>.docx" in text_of(second)
    assert advice(Outcome.ENCRYPTED).advice in text_of(second)


def test_every_link_leads_to_the_notes_and_back(parsed, batch, template, tmp_path):
    entries = listed(batch)
    path = write_overview(entries, template, tmp_path)
    for entry in entries:
        folder = tmp_path / entry.notes.rpartition("/")[0]
        write_notes(entry.review, template, folder, overview="../index.html")
    links = parsed(path.read_text(encoding="utf-8")).xpath("//main//a/@href")
    assert {link.partition("#")[0] for link in links} == {entry.notes for entry in entries}
    for link in links:
        notes = tmp_path / link.partition("#")[0]
        back = parsed(notes.read_text(encoding="utf-8")).xpath("//p[@class='back']/a/@href")
        assert (notes.parent / back[0]).resolve() == path.resolve()


def test_a_waived_error_no_longer_keeps_a_document_from_being_ready(parsed, gold_review, template):
    review = gold_review()
    waived = [f.model_copy(update={"status": "waived"}) for f in review.findings]
    assert all(f.severity in (Severity.ERROR, Severity.WARNING) for f in review.findings)
    done = review.model_copy(update={"findings": tuple(waived)})
    (row,) = rows_of(parsed(overview_html([Listed(done, None)], template)))
    assert text_of(row[1]) == "Gotowy"


def test_a_batch_of_nothing_and_a_batch_of_failures_say_so(parsed, failed_review, template):
    empty = parsed(overview_html([], template))
    assert "nie było żadnego dokumentu" in text_of(empty)
    failed = parsed(overview_html([Listed(failed_review(Outcome.DAMAGED), None)], template))
    assert "Żadnego dokumentu nie udało się sprawdzić." in text_of(failed)


def test_the_order_of_arrival_does_not_change_the_page(batch, template):
    page = overview_html(listed(batch), template)
    assert overview_html(listed(list(reversed(batch))), template) == page


def test_the_matrix_shows_every_element_of_every_document(parsed, batch, template):
    page = parsed(overview_html(listed(batch), template))
    matrix = page.get_element_by_id("matrix")
    heads = [text_of(head) for head in matrix.xpath("./thead/tr/th")[1:]]
    assert heads == [element.heading for element in template.elements]
    rows = matrix.xpath("./tbody/tr")
    assert [row.get("data-row") for row in rows] == [r.get("data-row") for r in rows_of(page)]
    (blonie,) = [row for row in rows if "Gmina Błonie" in text_of(row)]
    states = [cell.get("class").split()[1] for cell in blonie.xpath("./td")]
    plan = next(review.plan for review in batch if review.source.path.endswith("blonie.docx"))
    assert states == [plan.section(element.id).status for element in template.elements]
    sums = [int(text_of(cell)) for cell in matrix.xpath("./tfoot/tr/td")]
    seen = [
        sum("present" not in row.xpath("./td")[number].get("class").split() for row in rows)
        for number in range(len(heads))
    ]
    assert sums == seen


def test_a_cell_of_the_matrix_counts_what_stands_against_the_element(parsed, batch, template):
    page = parsed(overview_html(listed(batch), template))
    (row,) = [
        row
        for row in page.get_element_by_id("matrix").xpath("./tbody/tr")
        if "Gmina Błonie" in text_of(row)
    ]
    review = next(review for review in batch if review.source.path.endswith("blonie.docx"))
    for element, cell in zip(template.elements, row.xpath("./td"), strict=True):
        wanted = sum(
            finding.section == element.id and finding.severity is not Severity.INFO
            for finding in review.findings
        )
        shown = cell.xpath(".//span[@class='n']")
        assert (int(text_of(shown[0])) if shown else 0) == wanted


def of_submission(review, path, **fields):
    source = review.source.model_copy(update={"path": path})
    return review.model_copy(update={"source": source, "submission": Submission(**fields)})


def test_files_that_others_stand_for_come_last_and_do_not_count(parsed, gold_review, template):
    review = gold_review("blonie")
    batch = [
        of_submission(review, "v1.docx", id="1", version=1, current=False),
        of_submission(review, "v2.docx", id="1", version=2, previous_sha256="0" * 64),
        of_submission(review, "v2.pdf", id="1", version=2, current=False, same_as="v2.docx"),
        of_submission(review, "inny.docx", candidates=("1", "2")),
    ]
    page = parsed(overview_html(listed(batch), template))
    said = {
        text_of(row.xpath(".//span[@class='file']")[0]): text_of(row.xpath("./th/span")[-1])
        for row in rows_of(page)
    }
    fresh = len(review.findings)
    assert list(said) == ["inny.docx", "v2.docx", "v1.docx", "v2.pdf"]
    assert said["v1.docx"] == "wersja 1, zastąpiona nowszą"
    assert said["v2.pdf"] == "to samo co v2.docx"
    assert said["inny.docx"] == "do przypisania, może: 1, 2"
    assert said["v2.docx"].startswith(f"wersja 2; {fresh} now")
    assert text_of(page.xpath("//dl[@class='tiles']/div[@class='all']/dd")[0]) == "2"
    heading = text_of(page.get_element_by_id("sprawdzone"))
    assert heading == "Sprawdzone dokumenty 4 (w tym 1 kopia, 1 starsza wersja)"


def test_what_changed_since_the_run_before_is_told_file_by_file(parsed, gold_review, template):
    review = gold_review("blonie")
    mended = review.model_copy(update={"findings": review.findings[:1]})
    before = {"a": review, "b": review, "c": review, "stary": review}
    now = {
        "a": review,
        "b": of_submission(mended, "b.docx"),
        "c": review.model_copy(update={"source": mended.source.model_copy(update={"sha256": "f"})}),
        "nowy": of_submission(review, "nowy.docx", id="1", version=3),
    }
    changes = changes_between(
        {name: glance(one) for name, one in before.items()},
        {name: glance(one) for name, one in now.items()},
        {name: f"{name}/uwagi.html" for name in now},
    )
    page = parsed(overview_html(listed(now.values()), template, changes=changes))
    items = [text_of(item) for item in page.xpath("//ul[@class='changes']/li")]
    assert [item.split(" ")[0] for item in items] == ["inne", "zmieniony", "nowa", "nie"]
    assert "→ 1 błąd, 0 ostrzeżeń" in items[0]
    assert page.xpath("//ul[@class='changes']//a/@href") == [
        *("b/uwagi.html", "c/uwagi.html", "nowy/uwagi.html")
    ]
    assert changes_between({}, {name: glance(one) for name, one in now.items()}, {}) == []
