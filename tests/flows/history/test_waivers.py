"""Waived findings: kept across versions, out of the verdict, reported when nothing fits them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.history.waivers import (
    add_waiver,
    load_waivers,
    remove_waiver,
    unused_in_all,
    with_waivers,
)
from flows.steps import review_file
from model.errors import SettingsError
from model.finding import Finding, Severity
from model.review import Review
from model.settings import RuleChoice, Settings, load_settings
from model.template import load_template
from model.waivers import Waiver
from reports.json import review_json
from reports.notes import notes_html

SAMPLES = Path(__file__).parents[3] / "samples"


def settings_with(path: Path) -> Settings:
    return Settings(waivers=str(path))


@pytest.fixture(scope="module")
def review() -> Review:
    return review_file(SAMPLES / "dwikozy.docx", Settings(), load_template())


@pytest.fixture(scope="module")
def error(review: Review) -> Finding:
    return next(each for each in review.findings if each.severity is Severity.ERROR)


def waiver_of(finding: Finding, **other: object) -> Waiver:
    known = {"unit": "2609022", "reason": "Uzgodniono z jednostką.", "by": "E. Redaktor"}
    return Waiver.model_validate(
        {"fingerprint": finding.fingerprint, "rule": finding.name, **known, **other}
    )


def test_a_waived_finding_stays_with_its_reason_and_no_longer_counts(review, error) -> None:
    waived = with_waivers(review, [waiver_of(error, on=date(2026, 11, 23))])
    (found,) = [each for each in waived.findings if each.status == "waived"]
    assert found.fingerprint == error.fingerprint
    assert (found.waiver.reason, found.waiver.by) == ("Uzgodniono z jednostką.", "E. Redaktor")
    assert waived.count(Severity.ERROR) == review.count(Severity.ERROR) - 1
    assert waived.unused_waivers == ()
    page = notes_html(waived, load_template())
    assert "Powód: Uzgodniono z jednostką. (E. Redaktor, 2026-11-23)" in page


def test_waivers_hold_for_one_unit_whatever_its_files_are_called(review, error) -> None:
    of_other = waiver_of(error, unit="1434")
    assert with_waivers(review, [of_other]) == review
    later = review.model_copy(
        update={"source": review.source.model_copy(update={"path": "v2/dwikozy popr.docx"})}
    )
    assert any(each.status == "waived" for each in with_waivers(later, [waiver_of(error)]).findings)


def test_without_a_unit_the_path_of_the_file_tells(review, error) -> None:
    plan = review.plan.model_copy(update={"jst": None})
    unknown = review.model_copy(update={"plan": plan})
    by_unit, by_file = waiver_of(error), waiver_of(error, unit=None, file="dwikozy.docx")
    assert with_waivers(unknown, [by_unit]) == unknown
    assert any(each.status == "waived" for each in with_waivers(unknown, [by_file]).findings)


def test_waivers_survive_the_file_and_give_the_same_bytes(tmp_path: Path, error) -> None:
    path = tmp_path / "waivers.toml"
    add_waiver(path, waiver_of(error, on=date(2026, 11, 23)))
    reviews = [
        review_file(SAMPLES / "dwikozy.docx", settings_with(path), load_template())
        for _ in range(2)
    ]
    assert review_json(reviews[0]) == review_json(reviews[1])
    assert [each.fingerprint for each in reviews[0].findings if each.status == "waived"] == [
        error.fingerprint
    ]
    assert with_waivers(reviews[0], load_waivers(settings_with(path))) == reviews[0]


def test_the_word_file_and_the_pdf_of_a_plan_share_a_waiver() -> None:
    files = ("niemce.docx", "niemce.pdf")
    both = [review_file(SAMPLES / name, Settings(), load_template()) for name in files]
    shown_in_word_only = next(
        each for each in both[0].findings if each.name == "image-without-alt-text"
    )
    in_both = next(each for each in both[0].findings if each.name == "number-mismatch")
    waivers = [waiver_of(each, unit="0609112") for each in (shown_in_word_only, in_both)]
    word, printed = (with_waivers(review, waivers) for review in both)
    assert [len(each.unused_waivers) for each in (word, printed)] == [0, 0]
    assert sum(each.status == "waived" for each in printed.findings) == 1


def test_a_waiver_that_fits_nothing_is_reported_until_it_is_used(review, error) -> None:
    stale = waiver_of(error, fingerprint="0" * 16)
    waived = with_waivers(review, [stale, waiver_of(error)])
    assert waived.unused_waivers == (stale,)
    assert "Pominięcia, które do niczego już nie pasują" in notes_html(waived, load_template())
    assert unused_in_all([waived, waived]) == [stale]
    assert unused_in_all([with_waivers(review, [waiver_of(error)])]) == []


def test_what_one_file_of_a_plan_has_no_use_for_another_may_use(review, error) -> None:
    mended = tuple(each for each in review.findings if each != error)
    fresh = with_waivers(review.model_copy(update={"findings": mended}), [waiver_of(error)])
    assert fresh.unused_waivers == (waiver_of(error),)
    assert unused_in_all([fresh, with_waivers(review, [waiver_of(error)])]) == []


def test_a_rule_that_did_not_run_makes_no_waiver_useless(tmp_path: Path, error) -> None:
    path = tmp_path / "waivers.toml"
    add_waiver(path, waiver_of(error))
    settings = Settings(waivers=str(path), rules=RuleChoice(ignore=(error.name,)))
    review = review_file(SAMPLES / "dwikozy.docx", settings, load_template())
    assert review.unused_waivers == ()


def test_one_file_alone_does_not_tell_what_only_a_batch_shows(tmp_path: Path) -> None:
    path = tmp_path / "waivers.toml"
    copied = Waiver.model_validate(
        {
            "fingerprint": "c0" * 8,
            "rule": "copied-passage",
            "unit": "2609022",
            "reason": "Wspólny zespół.",
        }
    )
    add_waiver(path, copied)
    settings, template = settings_with(path), load_template()
    alone = review_file(SAMPLES / "dwikozy.docx", settings, template)
    assert alone.unused_waivers == ()
    compared = with_waivers(alone, load_waivers(settings), in_batch=True)
    assert compared.unused_waivers == (copied,)


def test_notes_tell_a_rule_of_another_stage_from_one_switched_off(tmp_path: Path) -> None:
    settings = Settings(rules=RuleChoice(ignore=("double-space",)))
    review = review_file(SAMPLES / "dwikozy.docx", settings, load_template())
    assert review.switched_off == ("double-space",)
    assert "untagged-pdf" in review.other_stage
    page = notes_html(review, load_template())
    assert "1 reguła jest wyłączona w ustawieniach" in page
    of_stage = page.index("tylko na innym etapie")
    assert of_stage < page.index("untagged-pdf") < page.index("wyłączona w ustawieniach")
    english = notes_html(review, load_template(), language="en")
    assert "at another stage only" in english


WORDS = st.text(min_size=1).filter(lambda text: text.strip() and text.isprintable())
WAIVERS = st.builds(
    Waiver,
    fingerprint=st.text("0123456789abcdef", min_size=16, max_size=16),
    rule=st.just("numbering-gap"),
    unit=st.sampled_from(["2609022", "1434"]),
    reason=WORDS.map(lambda text: " ".join(text.split())).filter(bool),
    by=st.none() | st.just("E. Redaktor"),
    on=st.none() | st.dates(),
    about=st.none() | st.sampled_from(["Brak działania „1.4”", 'C:\\plik "x"', "[[waivers]]"]),
)


@given(st.lists(WAIVERS, unique_by=lambda waiver: (waiver.fingerprint, waiver.unit)))
def test_what_is_written_is_read_again(tmp_path_factory, waivers) -> None:
    path = tmp_path_factory.mktemp("waivers") / "waivers.toml"
    for waiver in waivers:
        add_waiver(path, waiver)
    assert load_waivers(settings_with(path)) == tuple(waivers)
    for waiver in waivers:
        assert remove_waiver(path, waiver)
    assert load_waivers(settings_with(path)) == ()


def test_a_second_decision_replaces_the_first_and_comments_stay(tmp_path: Path, error) -> None:
    path = tmp_path / "waivers.toml"
    path.write_text("# Ustalenia redakcji z 2026 r.\n", encoding="utf-8")
    add_waiver(path, waiver_of(error))
    add_waiver(path, waiver_of(error, reason="Inny powód."))
    assert [each.reason for each in load_waivers(settings_with(path))] == ["Inny powód."]
    assert "# Ustalenia redakcji z 2026 r." in path.read_text(encoding="utf-8")
    assert not remove_waiver(path, waiver_of(error, unit="1434"))


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ('[[waivers]]\nfingerprint = "12"\n', "waivers.0.fingerprint"),
        ('[[waivers]]\nfingerprint = "0123456789abcdef"\nrule = "x"\nunit = "1"\n', "reason"),
        (
            '[[waivers]]\nfingerprint = "0123456789abcdef"\nrule = "x"\nreason = "y"\n',
            "unit (kod TERYT) albo file",
        ),
        ("[[waiver]]\n", "waivers"),
        ("waivers = [\n", "TOML"),
    ],
)
def test_a_file_of_waivers_that_cannot_be_used_is_named(text, key, tmp_path: Path) -> None:
    path = tmp_path / "pominiecia.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as raised:
        load_waivers(settings_with(path))
    assert "pominiecia.toml" in str(raised.value)
    assert key in str(raised.value)


def test_the_file_stands_beside_the_settings(tmp_path: Path, error) -> None:
    (tmp_path / "hdr.toml").write_text("workers = 1\n", encoding="utf-8")
    settings = load_settings(tmp_path / "hdr.toml")
    add_waiver(tmp_path / "waivers.toml", waiver_of(error))
    assert len(load_waivers(settings)) == 1
    assert load_waivers(Settings()) == ()
