"""Text layers with wrong letters: real pages, their ToUnicode tables rewritten as drivers do."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pikepdf
import pytest
from pdfminer.fontmetrics import FONT_METRICS

from ingest.pdf import read_pdf
from ingest.pdf.layout import PageLayout
from ingest.pdf.pictures import Pictures
from language.morphology import is_word
from model.errors import ScanWithoutText
from model.settings import Limits
from tests.ingest.pdf.damaged import KINDS, damage

SAMPLE = Path(__file__).parents[3] / "samples" / "dwikozy.pdf"
# Every one of these can be put right; what is left wrong is a word or two that stands alone.
CURABLE = {
    "1250-as-1252": 0,
    "1250-as-latin1": 0,
    "8859-2-as-latin1": 0,
    "8859-2-as-1250": 0,
    "1250-as-8859-2": 0,
    "mac-as-macroman": 0,
    "852-as-437": 0,
    "utf8-as-1252": 0,
    "utf8-as-1250": 0,
    "private": 0,
    "unknown": 1,
    "other-letters": 1,
    "apart": 3,
    "combining": 0,
    "glyph-ids": 1,
    "no-spaces": 0,
}


@pytest.fixture(scope="session")
def pages(tmp_path_factory):
    """Three pages of a sample: running text, a form, a part of the schedule."""
    path = tmp_path_factory.mktemp("sound") / "sound.pdf"
    with pikepdf.open(SAMPLE) as pdf:
        del pdf.pages[3:]
        pdf.save(path)
    return path


def words(document) -> Counter[str]:
    return Counter(word for part in document.paragraphs() for word in part.text.split())


@pytest.fixture(scope="session")
def sound(pages):
    return words(read_pdf(pages, Limits(), is_word))


@pytest.fixture
def read_damaged(pages, tmp_path):
    def read(kind):
        damage(pages, kind, tmp_path / "damaged.pdf")
        return read_pdf(tmp_path / "damaged.pdf", Limits(), is_word)

    return read


def test_sound_text_is_left_alone(pages):
    document = read_pdf(pages, Limits(), is_word)
    assert words(document) == words(read_pdf(pages, Limits()))
    assert document.remarks == document.unread == ()


@pytest.mark.parametrize(("kind", "wrong"), CURABLE.items())
def test_letters_are_put_right_and_it_says_so(read_damaged, sound, kind, wrong):
    document = read_damaged(kind)
    assert (sound - words(document)).total() <= wrong
    if kind != "combining":  # that is no fault: letters and accents are one character
        assert "odczytano go po naprawie" in " ".join(document.remarks)
    assert document.unread == ()


def test_kinds_of_damage_are_all_tried():
    beyond = {"bare", "question-marks", "lost-letters", "scrambled"}
    assert set(KINDS) == CURABLE.keys() | beyond


def test_lost_accents_are_said_and_not_guessed(read_damaged):
    document = read_damaged("bare")
    assert document.unread == (
        "w tekście stron 1–3 polskie litery zapisano bez znaków (a zamiast ą)",
    )
    assert "dzialan" in words(document)


@pytest.mark.parametrize("kind", ["question-marks", "lost-letters"])
def test_a_lost_letter_comes_back_where_one_word_only_fits(read_damaged, kind):
    document = read_damaged(kind)
    found = words(document)
    assert found["województwo"] >= 1  # no other word has this form
    assert not found["działań"]  # it could be "działał" too
    assert document.unread == ("w tekście stron 1–3 brakuje części polskich liter",)


@pytest.mark.parametrize("kind", ["scrambled", "no-map"])
def test_a_text_layer_that_says_nothing_is_read_as_pictures(pages, tmp_path, kind):
    path = tmp_path / "damaged.pdf"
    damage(pages, kind, path)
    with pytest.raises(ScanWithoutText, match="uszkodzone kodowanie"):
        read_pdf(path, Limits(), is_word)
    asked = []

    def read_pictures(_file, numbers, _limits, _is_word):
        asked.extend(numbers)
        raise ScanWithoutText

    with pytest.raises(ScanWithoutText):
        read_pdf(path, Limits(), is_word, read_pictures)
    assert asked == [1, 2, 3]


def test_a_garbled_page_among_others_is_named(pages, tmp_path):
    path = tmp_path / "damaged.pdf"
    damage(pages, "no-map", path)
    with pikepdf.open(pages) as sound, pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.pages.append(sound.pages[0])
        pdf.save(path)
    document = read_pdf(path, Limits(), is_word)
    assert document.unread == (
        "tekst zapisany na stronach 1–3 jest nieczytelny (uszkodzone kodowanie liter)",
    )
    assert {block.location.page for block in document.body()} == {4}

    def read_pictures(_file, numbers, _limits, _is_word):
        layouts = [PageLayout(number, 595, 842, [], characters=9) for number in numbers]
        return Pictures(layouts=layouts)

    document = read_pdf(path, Limits(), is_word, read_pictures)
    assert document.unread == ()
    assert "rozpoznano go z obrazu stron" in document.remarks[0]


def test_an_english_text_is_no_garbage(press, sheet):
    lines = [
        "The municipality provides primary education for every child of school age,",
        "and the council reviews the plan of each school once in three years. Parents",
        "are invited to comment on the plan before the final decision is taken, which",
        "the council publishes together with the budget of the following school year.",
    ]
    document = read_pdf(press.write(sheet().lines(57, 80, *lines)), Limits(), is_word)
    assert "municipality provides primary education" in document.blocks[0].text
    assert document.unread == ()


def test_units_footnotes_and_foreign_names_are_no_damage(press, sheet, texts):
    lines = [
        "Hala ma 120 m\u00b2, a kubatura kotłowni to 300 m\u00b3 (norma 5 dm\u00b3/os.).",
        "Partnerzy: Müller z Zürichu oraz école Sainte-Thérèse, koszt 10 \u00b1 2 tys. \u20ac.",
    ]
    page = sheet().text(57, 80, lines[0]).text(57, 110, lines[1])
    document = read_pdf(press.write(page), Limits(), is_word)
    assert texts(document) == lines
    assert document.remarks == ()


def test_accents_drawn_apart_from_their_letters(press, sheet, texts):
    """As TeX draws them: the ogonek after its letter and under it, the next letter going on."""
    page = sheet()
    for number, word in enumerate(("potrzebuja", "wspomagaja", "rozwijaja", "planuja")):
        y = 80 + 30 * number
        width = _width(word)
        page.text(57, y, word).text(57 + width - 5.0, y, "˛").text(57 + width + 3, y, "cele")
    assert texts(read_pdf(press.write(page), Limits(), is_word)) == [
        "potrzebują cele",
        "wspomagają cele",
        "rozwijają cele",
        "planują cele",
    ]


def _width(word):
    widths = FONT_METRICS["Helvetica"][1]
    return sum(widths[char] for char in word) * 11 / 1000


def test_letters_typed_apart_are_a_word_again(press, sheet, texts):
    page = sheet().text(57, 80, "Plan obejmuje h a r m o n o g r a m oraz cele")
    document = read_pdf(press.write(page), Limits(), is_word)
    assert texts(document) == ["Plan obejmuje harmonogram oraz cele"]


def test_a_heading_typed_apart_stays_as_its_author_wanted_it(press, sheet, texts):
    page = sheet().text(57, 80, "C E L E   P L A N U").text(57, 120, "Cel główny.")
    document = read_pdf(press.write(page), Limits(), is_word)
    assert texts(document)[0].split() == list("CELEPLANU")


def test_ligatures_are_their_letters(press, sheet, texts):
    """The sample font has no ligature of its own; ﬁ comes from its name."""
    page = sheet().text(57, 80, "opisano w \ufb01lmie i o\ufb02icynie")
    assert texts(press.read(page)) == ["opisano w filmie i oflicynie"]


def test_words_without_spaces_are_parted_where_there_are_many(press, sheet, texts):
    glued = [
        "organizacjaszkoleńdladyrektorów",
        "monitorowanieefektówdziałań",
        "wsparcieuczniówzdolnych",
        "doskonalenienauczycieliszkół",
        "współpracazpracodawcami",
    ]
    page = sheet()
    for number, line in enumerate(glued):
        page.text(57, 80 + 30 * number, line)
    document = read_pdf(press.write(page), Limits(), is_word)
    assert texts(document) == [
        "organizacja szkoleń dla dyrektorów",
        "monitorowanie efektów działań",
        "wsparcie uczniów zdolnych",
        "doskonalenie nauczycieli szkół",
        "współpraca z pracodawcami",
    ]
    assert "brakowało odstępów" in document.remarks[0]


def test_one_long_unknown_word_is_a_word(press, sheet, texts):
    lines = ["Zajęcia międzyszkolne i wewnątrzszkolne", "oraz ogólnorozwojowe"]
    document = read_pdf(press.write(sheet().text(57, 80, lines[0])), Limits(), is_word)
    assert texts(document) == [lines[0]]


def test_words_with_spaces_inside_are_put_together(press, sheet, texts):
    lines = [
        "Gmina w wo j e wództwie łódzkim prowadzi szko ły.",
        "Ucz niowie korzystają z bib lioteki i dodat kowych godzin.",
        "Nauczy ciele biorą udział w szko leniach.",
        "Dy rektor odpo wiada za wdrożenie planu.",
        "Monito ring prowadzi ko misja oświaty.",
        "Wskaź nikiem jest liczba godz in zajęć.",
    ]
    page = sheet()
    for number, line in enumerate(lines):
        page.text(57, 80 + 30 * number, line)
    found = texts(read_pdf(press.write(page), Limits(), is_word))
    assert found[0] == "Gmina w województwie łódzkim prowadzi szkoły."
    assert found[1] == "Uczniowie korzystają z biblioteki i dodatkowych godzin."
    assert found[4] == "Monitoring prowadzi komisja oświaty."
