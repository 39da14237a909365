"""unknown-word: a word that no Polish dictionary has."""

from __future__ import annotations

from collections.abc import Iterator

from rules.case import Case, clip
from rules.claim import Claim
from rules.evidence.spelling import Misspelt, misspelt
from rules.rule import WORD_READERS, Rule

_MOST_CLAIMS = 8
_SHOWN = 12


def check(case: Case) -> Iterator[Claim]:
    """One claim per word that is near another one, and one for all the rest.

    Where very many words are unknown, one claim says so.
    """
    found = misspelt(case)
    near = [each for each in found if each.meant]
    if len(near) > _MOST_CLAIMS:
        near = []
    for each in near:
        text = each.passage.text
        yield Claim(
            section=each.passage.section,
            location=each.passage.location,
            quote=clip(text, each.start, each.start + len(each.word), around=30),
            subject=each.word,
            values={"word": each.word, "meant": each.meant},
            certainty=0.8,
        )
    rest = [each for each in found if each not in near]
    if rest:
        yield _of_many(rest)


def _of_many(found: list[Misspelt]) -> Claim:
    shown = ", ".join(f"„{each.word}”" for each in found[:_SHOWN])
    return Claim(
        section=None,
        location=found[0].passage.location,
        quote=found[0].word,
        subject="",
        values={"words": shown + (" …" if len(found) > _SHOWN else "")},
        variant="unlike",
        related=tuple(each.passage.location for each in found[1:]),
        count=len(found),
        certainty=0.5,
    )


RULE = Rule(
    name="unknown-word",
    code="E308",
    what="Words in small letters are in the dictionary of Polish forms (SGJP) or the vocabulary of "
    "the field. Names, foreign phrases, abbreviations and words used three times or more are left "
    "alone; a slip that gives another word is not seen.",
    why="Slips are the first thing that readers see, and the last thing that their author sees.",
    fails="""
        Dyrektorzy szkół otrzymają wyniki badnia, a następnie omówią je z nauczycielami.
    """,
    passes="""
        Dyrektorzy szkół otrzymają wyniki badania (e-dziennik, mentoring, design thinking, rozp. z
        2017 r.), a następnie omówią je z nauczycielami.
    """,
    check=check,
    readers=WORD_READERS,
)
