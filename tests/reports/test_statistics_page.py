"""`statystyka.html` adds up what is in the plans, each unit once."""

from __future__ import annotations

from datetime import date

import pytest

from model.errors import Outcome
from model.plan import Term
from model.text import squeeze
from reports.overview import Listed, overview_page
from reports.statistics import statistics_html, statistics_of, write_statistics
from reports.wording import wording

NAMES = ("blonie", "rypin", "kalisz")


def overview_html(*given, **named):
    return "".join(overview_page(*given, **named))


@pytest.fixture
def batch(gold_review, failed_review):
    return [*map(gold_review, NAMES), failed_review(Outcome.ENCRYPTED)]


def text_of(element):
    return squeeze(element.text_content())


def chart(page, key):
    rows = page.xpath(f"//section[@aria-labelledby='{key}']//tbody/tr")
    return {text_of(row.find("th")): text_of(row.find("td")) for row in rows}


def test_plans_and_actions_are_counted(batch, template):
    it = statistics_of(batch, template, wording("pl"))
    plans = [review.plan for review in batch if review.plan]
    assert it.plans == len(NAMES)
    assert it.actions == sum(len(plan.actions) for plan in plans)
    assert sum(group.plans for group in it.types) == len(NAMES)
    assert sum(group.plans for group in it.voivodeships) == len(NAMES)
    ending = sum(
        bool(action.term.end) and action.term.kind != "recurring"
        for plan in plans
        for action in plan.actions
    )
    assert sum(int(line.text) for line in it.terms) == ending
    assert sum(int(line.text) for line in it.kinds) == it.actions


def ending(review, *days):
    one = review.plan.actions[0]
    actions = tuple(
        one.model_copy(update={"term": Term(text=None, kind="deadline", end=day)}) for day in days
    )
    plan = review.plan.model_copy(update={"actions": actions})
    return review.model_copy(update={"plan": plan})


def test_quarters_without_an_end_are_on_the_axis_too(parsed, gold_review, template):
    review = ending(gold_review(), date(2021, 9, 30), date(2022, 6, 30))
    page = parsed(statistics_html([review], template))
    assert chart(page, "terms") == {
        "III kw. 2021": "1",
        "IV kw. 2021": "0",
        "I kw. 2022": "0",
        "II kw. 2022": "1",
    }


def test_a_long_time_is_told_by_years_and_a_long_gap_on_one_line(parsed, gold_review, template):
    days = (date(2021, 2, 1), date(2021, 9, 30), date(2023, 6, 30), date(2203, 6, 30))
    page = parsed(statistics_html([ending(gold_review(), *days)], template))
    assert not chart(page, "terms")
    assert chart(page, "terms_by_year") == {
        "2021": "2",
        "2022": "0",
        "2023": "1",
        "2024–2202": "0",
        "2203": "1",
    }


def test_a_unit_with_several_files_counts_once_by_the_most_complete(batch, template):
    worse = batch[0].model_copy(
        update={
            "source": batch[0].source.model_copy(update={"path": "a.pdf"}),
            "completeness": batch[0].completeness.model_copy(update={"score": 0.1}),
            "plan": batch[0].plan.model_copy(update={"actions": ()}),
        }
    )
    alone = statistics_of(batch, template, wording("pl"))
    both = statistics_of([worse, *batch], template, wording("pl"))
    assert both.left_out == 1
    assert (both.plans, both.actions, both.costs) == (alone.plans, alone.actions, alone.costs)


@pytest.mark.parametrize("language", ["pl", "en"])
def test_the_page_shows_areas_terms_and_costs(parsed, batch, template, language):
    page = parsed(statistics_html(batch, template, language, overview="index.html"))
    areas = chart(page, "areas")
    assert sum(map(int, areas.values())) == sum(
        len(review.plan.areas) for review in batch if review.plan
    )
    assert chart(page, "terms")
    assert chart(page, "costs")
    assert page.xpath("//p[@class='back']/a/@href") == ["index.html"]


def test_costs_of_the_areas_are_those_of_the_actions(batch, template):
    it = statistics_of(batch, template, wording("pl"))
    amounts = [
        action.cost.amount or 0
        for review in batch
        if review.plan
        for action in review.plan.actions
        if action.cost.kind == "amount"
    ]
    shown = [
        float(line.text.removesuffix("\xa0zł").replace("\xa0", "").replace(",", "."))
        for line in it.costs
    ]
    assert sum(shown) == pytest.approx(sum(amounts))
    assert shown == sorted(shown, reverse=True)
    assert it.costs[0].length == 100


def test_a_batch_without_plans_says_so(parsed, failed_review, template):
    page = parsed(statistics_html([failed_review(Outcome.DAMAGED)], template))
    assert text_of(page.xpath("//p[@class='calm']")[0]) == wording("pl").say(
        "overview.none_checked"
    )
    assert statistics_of([], template, wording("pl")).plans == 0


def test_the_overview_leads_to_it(parsed, batch, template, tmp_path):
    path = write_statistics(batch, template, tmp_path)
    page = parsed(
        overview_html(
            [Listed(one, None) for one in batch], template, further={"statistics": path.name}
        )
    )
    assert page.xpath("//ul[@class='further']//a/@href") == [path.name]
