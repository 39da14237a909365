"""Messages with their values: Polish forms of numbers, quotes, units, and what has no words."""

from __future__ import annotations

import pytest

from model.document import Image
from model.settings import RuleChoice, Settings
from rules.check import check
from rules.messages import filled, messages
from rules.sketch import sketch


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (1, "został 1 komentarz"),
        (2, "zostały 2 komentarze"),
        (5, "zostało 5 komentarzy"),
        (12, "zostało 12 komentarzy"),
        (23, "zostały 23 komentarze"),
    ],
)
def test_numbers_choose_the_form(count: int, said: str) -> None:
    text = "{count:został # komentarz|zostały # komentarze|zostało # komentarzy}"
    assert filled(text, {"count": count}) == said


@pytest.mark.parametrize(("count", "said"), [(1, "1 place"), (2, "2 places"), (0, "0 places")])
def test_english_has_two_forms(count: int, said: str) -> None:
    assert filled("{count:# place|# places}", {"count": count}) == said


def test_a_field_without_a_value_is_an_error() -> None:
    with pytest.raises(KeyError):
        filled("{nothing}", {})


def test_words_of_a_document_are_never_taken_for_fields(found) -> None:
    (finding,) = found("hidden-text", "mark hidden: nawias {0} i {section:#}")
    assert "nawias {0} i {section:#}" in finding.message


def test_a_quoted_sentence_leaves_its_full_stop_to_the_message(found) -> None:
    (sentence,) = found("hidden-text", "mark hidden: Burmistrz zgodził się na kwotę 20 000 zł.")
    assert sentence.message == "Tekst ukryty: „Burmistrz zgodził się na kwotę 20 000 zł”."
    (share,) = found("hidden-text", "mark hidden: Frekwencja wynosi 55%.")
    assert share.message == "Tekst ukryty: „Frekwencja wynosi 55%”."
    (date,) = found("hidden-text", "mark hidden: do 30 czerwca 2022 r.")
    assert date.message == "Tekst ukryty: „do 30 czerwca 2022 r.”."


@pytest.mark.parametrize(
    ("unit", "text", "said"),
    [
        (
            "wołomiński | powiat | | mazowieckie | 1434",
            "w powiecie legionowskim",
            "a dokument składa powiat wołomiński.",
        ),
        (
            "Kalisz | miasto_na_prawach_powiatu | Kalisz | wielkopolskie | 3061011",
            "do Urzędu Miasta Konina",
            "a dokument składa miasto Kalisz.",
        ),
        (
            "Niemce | gmina_wiejska | lubelski | lubelskie | 0609112",
            "Wójt Gminy Garbów",
            "a dokument składa gmina Niemce.",
        ),
    ],
)
def test_the_own_unit_is_named_with_its_type(unit: str, text: str, said: str, found) -> None:
    (finding,) = found("foreign-jst-name", f"unit: {unit}\n{text}")
    assert finding.message.endswith(said)


@pytest.mark.parametrize(
    ("unit", "text", "said"),
    [
        (
            "Błonie | gmina_miejsko_wiejska | warszawski zachodni | mazowieckie | 1432013",
            "Wójt Gminy Błonie",
            "„Wójt Gminy Błonie”: w gminie miejsko-wiejskiej nie ma takiego organu ani urzędu.",
        ),
        (
            "wołomiński | powiat | | mazowieckie | 1434",
            "w uchwale budżetowej Rady Gminy",
            "„Rady Gminy”: w powiecie nie ma takiego organu ani urzędu.",
        ),
    ],
)
def test_the_type_of_unit_is_in_its_case(unit: str, text: str, said: str, found) -> None:
    (finding,) = found("jst-type-mismatch", f"unit: {unit}\n{text}")
    assert finding.message == said


def test_a_section_without_a_heading_is_named_as_in_the_template(found) -> None:
    (finding,) = found("no-area", "# area (partial: area)\nO wyborze zadecydowała debata.")
    assert finding.message == "W rozdziale „Wybrany obszar wsparcia” nie wskazano obszaru wsparcia."


def test_changes_without_words_are_counted_only(found) -> None:
    (finding,) = found("tracked-changes", "Tekst\nmark deletion: ,\nmark deletion: .")
    assert finding.message == "W pliku zostały śledzone zmiany (0 wstawień, 2 usunięcia)."


def test_an_image_without_caption_and_name(template) -> None:
    plan, document = sketch("# diagnosis | Diagnoza\nimage:", template)
    blocks = tuple(
        block.model_copy(update={"name": None}) if isinstance(block, Image) else block
        for block in document.blocks
    )
    settings = Settings(rules=RuleChoice(select=("image-without-alt-text",)))
    unnamed = document.model_copy(update={"blocks": blocks})
    (finding,) = check(plan, unnamed, template, settings).findings
    assert finding.message == "Obraz bez podpisu nie ma tekstu alternatywnego."


@pytest.mark.parametrize(
    ("count", "names", "said"),
    [
        (1, "„Awarie”", "Nie podano, jak zostanie ograniczone ryzyko „Awarie”."),
        (
            2,
            "„Awarie”, „Inflacja”",
            "Nie podano sposobu ograniczania 2 ryzyk: „Awarie”, „Inflacja”.",
        ),
    ],
)
def test_one_of_a_kind_is_named_not_counted(count: int, names: str, said: str) -> None:
    words = messages("pl").rules["section-incomplete"].of("response")
    assert filled(words.message, {"count": count, "risks": names}) == said


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (1, "Wskaźnik „X” nie zawiera liczby."),
        (3, "3 wskaźniki nie zawierają liczby: „X”."),
        (7, "7 wskaźników nie zawiera liczby: „X”."),
    ],
)
def test_the_words_after_the_names_fit_the_number_too(count: int, said: str) -> None:
    words = messages("pl").rules["indicator-not-measurable"].of(None)
    assert filled(words.message, {"count": count, "examples": "„X”"}) == said


def test_large_numbers_are_grouped(found) -> None:
    text = """
        # diagnosis | 3. Diagnoza
        Tabela 1. Szkoły podstawowe prowadzone przez gminę
        | Szkoła | Wydatki | Liczba uczniów |
        | Szkoła Podstawowa w Dysie | 284000 | 1284 |
        | Szkoła Podstawowa w Krasieninie | 176000 | 176 |
        | Szkoła Podstawowa w Nasutowie | 94000 | 94 |
        | Razem | 544000 | 1544 |
    """
    spent, pupils = sorted(each.message for each in found("number-mismatch", text))[::-1]
    assert spent.endswith("podano sumę 544 000, a jej pozycje dają razem 554 000.")
    assert pupils.endswith("podano sumę 1544, a jej pozycje dają razem 1554.")
