"""Code, catalogue, messages and docs say the same."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

from rules.catalogue import FAMILIES, catalogue, entries
from rules.docs import PAGES
from rules.explained import explained
from rules.messages import LANGUAGES, RuleWords, messages
from rules.rule import Rule, all_rules

RULES_FOLDER = Path(__file__).parents[2] / "rules"
CONTRACT = Path(__file__).with_name("contract_names.txt")


def test_every_name_of_the_contract_has_a_rule() -> None:
    assert set(CONTRACT.read_text(encoding="utf-8").split()) <= set(entries())


def test_rules_and_catalogue_agree() -> None:
    rows = [(entry.name, entry.code) for entry in catalogue()]
    assert [(rule.name, rule.code) for rule in all_rules()] == rows
    assert len({code for _, code in rows}) == len(rows)


@pytest.mark.parametrize("family", FAMILIES)
def test_every_file_of_a_family_is_in_the_catalogue(family: str) -> None:
    files = {path.stem for path in (RULES_FOLDER / family).glob("*.py")} - {"__init__"}
    listed = {entry.name.replace("-", "_") for entry in catalogue() if entry.family == family}
    assert files == listed


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_has_words(language) -> None:
    words = messages(language)
    assert set(words.rules) == set(entries())
    for name, entry in entries().items():
        assert set(entry.variants) <= set(words.rules[name].variants)


def test_both_languages_say_the_same_things() -> None:
    polish, english = messages("pl"), messages("en")
    assert set(polish.reasons) == set(english.reasons)
    assert set(polish.phrases) == set(english.phrases)
    for name in entries():
        assert _fields(polish.rules[name]) == _fields(english.rules[name]), name


def _fields(words: RuleWords) -> dict[str, set[str]]:
    texts = {"": words.message, **{key: each.message for key, each in words.variants.items()}}
    return {
        variant: {field for _, field, _, _ in string.Formatter().parse(text) if field}
        for variant, text in texts.items()
    }


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.name)
def test_every_rule_is_explained_in_polish(rule: Rule) -> None:
    words, told = messages("pl").rules[rule.name], explained(rule, "pl")
    assert (told.what, told.why) == (words.what, words.why)
    assert re.fullmatch(r"Czy .+\.", told.what)
    assert told.why.endswith(".")
    assert (told.what, told.why) != (rule.what, rule.why)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.name)
def test_an_explained_rule_shows_no_field_that_only_a_finding_fills(rule: Rule, language) -> None:
    told = explained(rule, language)
    assert told.severity
    assert told.family
    for when, words in told.says:
        assert not re.search(r"[{}#|]", words.message + words.hint + (when or ""))


@pytest.mark.parametrize("language", LANGUAGES)
def test_titles_tell_rules_apart(language) -> None:
    titles = [words.title for words in messages(language).rules.values()]
    assert len(set(titles)) == len(titles)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_the_docs_are_up_to_date(path: Path) -> None:
    assert path.read_text(encoding="utf-8") == PAGES[path](), "run: python -m rules.docs"


def test_the_polish_page_explains_every_rule_and_its_links_lead_to_them() -> None:
    page = next(path for path in PAGES if path.name == "reguly.md").read_text(encoding="utf-8")
    headings = re.findall(r"^### (\w+)\. (.+)$", page, re.M)
    assert [code for code, _ in headings] == [rule.code for rule in all_rules()]
    anchors = [f"{code} {title}".lower().replace(",", "").split() for code, title in headings]
    assert re.findall(r"\(#([^)]+)\)", page) == ["-".join(words) for words in anchors]
