"""The pages in a real browser: no script errors, filters and keys that work, nothing for axe.

Screenshots are kept in build/screenshots, to be looked at.
"""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import sync_playwright

from flows.results.sent import ResultsOrder, Sent
from flows.results.views import views_of
from flows.steps import review_file
from model.errors import Outcome
from model.review import Submission
from model.settings import Settings
from reports.changes import changes_between, glance
from reports.files import folder_for
from reports.notes import write_notes
from reports.overview import Listed, write_overview
from reports.statistics import write_statistics

SAMPLES = Path(__file__).parents[2] / "samples"
SHOTS = Path(__file__).parents[2] / "build" / "screenshots"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Nothing leaves the machine: the browser's own calls home are switched off too.
QUIET = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
    "--no-sandbox",  # containers run as root
]


@pytest.fixture(scope="module")
def browser():
    program = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if program is None:
        pytest.skip("no Chromium on this machine: the pages are not tried in a browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def results(tmp_path_factory, gold_review, template):
    """The pages of a batch of three plans and a file that was not read, as written."""
    out = tmp_path_factory.mktemp("wyniki")
    failed = gold_review("dwikozy").model_copy(
        update={"outcome": Outcome.ENCRYPTED, "plan": None, "findings": (), "completeness": None}
    )
    source = failed.source.model_copy(update={"path": "2023/zamknięty.docx"})
    reviews = [
        *(gold_review(name) for name in ("krapkowicki", "powiat-wolominski", "dwikozy")),
        failed.model_copy(update={"source": source}),
    ]
    listed = []
    for review in reviews:
        folder = out / folder_for(review.source)
        path = write_notes(review, template, folder, overview="../index.html")
        listed.append(Listed(review, f"{folder.name}/{path.name}"))
    for name in ("buk.pdf", "blonie.docx"):
        review = review_file(SAMPLES / name, Settings(), template, relative_to=SAMPLES)
        views = views_of(
            Sent(SAMPLES / name, review, ResultsOrder(settings=Settings(), template=template))
        )
        write_notes(review, template, out / folder_for(review.source), views=views)
    write_statistics(reviews, template, out, overview="index.html")
    first = listed[0].review
    older = first.model_copy(
        update={
            "source": first.source.model_copy(update={"path": "stary.docx"}),
            "submission": Submission(id="1", version=1, current=False),
        }
    )
    changes = changes_between(
        {name: glance(older) for name in ("a", "gone")},
        {"a": glance(first), "b": glance(listed[1].review)},
        {"a": listed[0].notes, "b": listed[1].notes},
    )
    write_overview(
        [*listed, Listed(older, listed[0].notes)],
        template,
        out,
        further={"statistics": "statystyka.html"},
        changes=changes,
    )
    return out


@pytest.fixture
def opened(browser, results):
    """Open a page of the batch; whatever its scripts complain of fails the test."""
    complaints: list[str] = []
    context = browser.new_context(viewport={"width": 1280, "height": 900}, bypass_csp=False)

    def open_page(name, width=1280):
        page = context.new_page()
        page.set_viewport_size({"width": width, "height": 900})
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else 0)
        page.on(
            "request", lambda asked: asked.url.startswith("file:") or complaints.append(asked.url)
        )
        (path,) = results.glob(name)
        page.goto(path.as_uri())
        return page

    yield open_page
    context.close()
    assert complaints == []


PAGES = [
    "index.html",
    "statystyka.html",
    "*krapkowicki*/uwagi.html",
    "*zamkn*/uwagi.html",
    "buk-pdf/uwagi.html",
    "blonie-docx/uwagi.html",
]


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(browser, results, name, width):
    context = browser.new_context(viewport={"width": width, "height": 900}, bypass_csp=True)
    page = context.new_page()
    (path,) = results.glob(name)
    page.goto(path.as_uri())
    page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true; })")
    found = Axe().run(page).response["violations"]
    SHOTS.mkdir(parents=True, exist_ok=True)
    shot = (
        f"{path.parent.name}-{path.stem}-{width}.png" if "/" in name else f"{path.stem}-{width}.png"
    )
    page.screenshot(path=SHOTS / shot, full_page=True)
    context.close()
    assert [(one["id"], one["impact"], one["nodes"][0]["html"]) for one in found] == []


@pytest.mark.parametrize("width", [1280, 390])
def test_a_part_of_a_page_is_drawn_with_its_marks(opened, width):
    """The words under a mark are darker than the yellow of the mark."""
    page = opened("buk-pdf/uwagi.html", width)
    parts = page.locator("figure.page-part svg:has(.marker)")
    assert parts.count() > 5
    for number in range(0, parts.count(), 3):
        part = parts.nth(number)
        around = part.bounding_box()
        edge = around["x"] + around["width"]
        marks = [mark.bounding_box() for mark in part.locator(".marker").all()]
        mark = next(each for each in marks if around["x"] <= each["x"] < edge - 20)
        x0, top = mark["x"], mark["y"]
        x1, bottom = x0 + mark["width"], top + mark["height"]
        image = Image.open(io.BytesIO(part.screenshot())).convert("RGB")
        inside = image.crop(
            (
                max(2, round(x0 - around["x"]) + 1),
                round(top - around["y"]) + 1,
                min(image.width - 2, round(x1 - around["x"]) - 1),
                round(bottom - around["y"]) - 1,
            )
        )
        colours = [pixel for _, pixel in inside.getcolors(maxcolors=1 << 20)]
        assert any(red > 180 and blue < 140 for red, _, blue in colours), "marked"
        light = [max(pixel) for pixel in colours]
        assert max(light) - min(light) > 60, "words"


@pytest.mark.parametrize("name", PAGES)
def test_nothing_sticks_out_of_a_narrow_screen(opened, name):
    page = opened(name, width=360)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_findings_are_narrowed_by_severity_and_element(opened):
    page = opened("*krapkowicki*/uwagi.html")
    everything = page.locator(".finding:visible").count()
    page.locator("input[value=warning]").uncheck()
    errors = page.locator(".finding:visible").count()
    assert 0 < errors < everything
    assert page.locator(".finding.warning:visible").count() == 0
    assert page.locator("#shown").inner_text() == f"Pokazano {errors} z {everything}"
    element = page.locator("#filter-element option").nth(1)
    page.locator("#filter-element").select_option(element.get_attribute("value"))
    assert page.locator(".group:visible").count() == 1


def test_a_link_to_a_hidden_finding_shows_it(opened):
    page = opened("*krapkowicki*/uwagi.html")
    hidden = page.locator(".finding.error").last
    page.locator("input[value=error]").uncheck()
    assert hidden.is_hidden()
    page.evaluate("id => { location.hash = id }", hidden.get_attribute("id"))
    hidden.wait_for(state="visible")


def test_arrows_walk_over_the_findings(opened):
    page = opened("*krapkowicki*/uwagi.html")
    page.locator(".finding").first.focus()
    walked = []
    for key in ("ArrowDown", "ArrowDown", "End", "ArrowDown", "Home"):
        page.keyboard.press(key)
        walked.append(page.evaluate("document.activeElement.id"))
    last = page.locator(".finding").last.get_attribute("id")
    assert walked == ["uwaga-2", "uwaga-3", last, last, "uwaga-1"]
    assert page.locator(".finding[tabindex='0']").count() == 1


def test_the_overview_is_sorted_and_searched_and_leads_to_the_notes(opened):
    page = opened("index.html")
    errors = "#list tbody tr:visible td.error"
    page.get_by_role("button", name="Błędy").click()
    shown = [int(text) for text in page.locator(errors).all_inner_texts()]
    assert shown == sorted(shown, reverse=True)
    page.get_by_role("button", name="Błędy").click()
    assert [int(text) for text in page.locator(errors).all_inner_texts()] == shown[::-1]
    page.locator("#filter-text").fill("wolomin")
    assert page.locator("#list tbody tr:visible").count() == 1
    assert page.locator("#matrix tbody tr:visible").count() == 1
    page.locator("#list tbody tr:visible a").click()
    assert page.locator("h1").inner_text() == "Powiat wołomiński"
    page.locator(".back a").click()
    assert page.url.endswith("index.html")


def test_printing_opens_what_is_folded(opened):
    page = opened("*krapkowicki*/uwagi.html")
    folded = page.locator("details:not([open])").count()
    assert folded
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details:not([open])").count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("details:not([open])").count() == folded


def test_the_overview_is_grouped_by_type_with_counts_that_follow_the_filter(opened):
    page = opened("index.html")
    rows = page.locator("#list tbody tr:not(.group)")
    before = rows.count()
    page.select_option("#group", "type")
    groups = page.locator("#list tbody tr.group:visible")
    counts = [int(text.rpartition("(")[2].rstrip(")")) for text in groups.all_inner_texts()]
    assert len(counts) > 1
    assert sum(counts) == before == rows.count()
    page.fill("#filter-text", "stary.docx")
    assert groups.count() == 1
    assert groups.first.inner_text().endswith("(1)")
    page.fill("#filter-text", "")
    page.select_option("#group", "")
    assert page.locator("#list tbody tr.group").count() == 0
    assert rows.count() == before
