"""Words are found where they are quoted from, however many comments stand in the text already."""

from __future__ import annotations

import re

from hypothesis import assume, given
from hypothesis import strategies as st
from lxml import etree

from reports.word_comments.names import TRANSITIONAL, Names
from reports.word_comments.ranges import mark_words
from reports.word_comments.references import References
from reports.word_comments.search import Search

W = f"{{{TRANSITIONAL}}}"
NAMES = Names(etree.Element(f"{W}document"))
words = st.text(alphabet="abcó1.", min_size=1, max_size=4)
lines = st.lists(st.lists(words, min_size=1, max_size=5), min_size=1, max_size=4)


def body_of(lines, gap=""):
    """Paragraphs of these words, a run each."""
    run = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'.format
    inside = "".join(f"<w:p>{''.join(run(f'{word} ') for word in line)}</w:p>" for line in lines)
    return etree.fromstring(f'<w:body xmlns:w="{TRANSITIONAL}">{gap}{inside}</w:body>')


class Marking:
    """A body in which quotes are looked for and marked one after the other."""

    def __init__(self, body):
        self.body = body
        self.paragraphs = list(body.iter(f"{W}p"))
        self.search = Search(self.paragraphs, NAMES)
        self.count = 0

    def mark(self, quote, *scopes):
        """What the comment covers and the number of its first paragraph; None when not found."""
        found = self.search.words(quote, scopes)
        if found is None:
            return None
        self.count += 1
        mark = str(self.count)
        References(self.paragraphs, NAMES).put(mark_words(found, mark, NAMES), mark)
        return self.covered(mark)

    def covered(self, mark):
        said, on, first = "", False, None
        for element in self.body.iter():
            if element.get(f"{W}id") == mark and element.tag != f"{W}commentReference":
                on = element.tag == f"{W}commentRangeStart"
            elif element.tag == f"{W}t" and on and element.text:
                said += element.text
                paragraph = next(element.iterancestors(f"{W}p"))
                first = self.paragraphs.index(paragraph) if first is None else first
        return re.sub(r"\s", "", said), first


@given(lines=lines, picks=st.lists(st.tuples(st.integers(0, 99), st.integers(1, 6)), max_size=6))
def test_each_of_many_quotes_is_found_after_the_others(lines, picks):
    marking = Marking(body_of(lines))
    said = [word for line in lines for word in line]
    for first, length in picks:
        chosen = said[first % len(said) :][:length]
        covered = marking.mark(" ".join(chosen), tuple(range(len(lines))))
        assert covered is not None
        assert covered[0] == "".join(chosen)


@given(lines=lines, number=st.integers(0, 3))
def test_words_are_taken_from_their_place_first(lines, number):
    assume(number < len(lines))
    covered = Marking(body_of(lines)).mark(" ".join(lines[number]), (number,))
    assert covered == ("".join(lines[number]), number)


def test_words_that_are_not_at_their_place_are_taken_from_the_nearest():
    line = ["Zwiększenie", "liczby", "uczniów"]
    marking = Marking(body_of([line, ["a"], ["b"], line, ["c"], ["d"], line]))
    assert marking.mark(" ".join(line), (4,)) == ("".join(line), 3)


def test_few_letters_are_not_taken_from_far_away():
    marking = Marking(body_of([["raz"], *[["inne"]] * 60]))
    assert marking.mark("raz", (50,)) is None
    assert marking.mark("raz", (30,)) == ("raz", 0)


def test_words_in_a_text_box_are_passed_over():
    inside = "<w:p><w:r><w:t>Dane z ankiety</w:t></w:r></w:p>"
    box = f"<w:p><w:r><w:txbxContent>{inside}</w:txbxContent></w:r></w:p>"
    marking = Marking(body_of([["Dane", "z", "ankiety"]], gap=box))
    assert marking.mark("Dane z ankiety", (1,)) == ("Danezankiety", 2)


def test_what_a_text_box_says_is_not_counted_in_the_words_before_it():
    box = (
        "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>W RAMCE STOI</w:t></w:r></w:p></w:txbxContent>"
    )
    body = etree.fromstring(
        f'<w:body xmlns:w="{TRANSITIONAL}">'
        f"<w:p><w:r><w:t>Pierwsza linia</w:t></w:r>{box}</w:pict></w:r></w:p>"
        "<w:p><w:r><w:t>druga linia tekstu i dalej</w:t></w:r></w:p></w:body>"
    )
    marking = Marking(body)
    assert marking.mark("Pierwsza linia druga linia", (0, 1, 2)) is not None
    inside = body.find(f".//{W}txbxContent")
    assert [element.tag for element in inside.iter()] == [
        f"{W}{name}" for name in ("txbxContent", "p", "r", "t")
    ]
