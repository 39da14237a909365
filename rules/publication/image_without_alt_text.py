"""image-without-alt-text: a picture that a blind reader learns nothing of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from model.document import Image
from model.text import squeeze
from rules.case import Case, cited
from rules.claim import Claim, NotApplicable
from rules.rule import WORD_READERS, Rule

_CAPTION = re.compile(
    r"^(?:wykres|rysunek|rys\.|ryc\.|rycina|schemat|mapa|zdjęcie|fot\.)", re.IGNORECASE
)
# What programs put there by themselves says nothing of the picture.
_FILE_NAME = re.compile(
    r"^[\w\- .()]+\.(?:png|jpe?g|gif|bmp|tiff?|emf|wmf|svg)$"
    r"|^(?:obraz|image|picture|grafika|rysunek|wykres|zdjęcie|logo)\s*\d*$|^[\W\d_]*$"
    r"|opis wygenerowany automatycznie|description (?:automatically )?generated",
    re.IGNORECASE,
)
_NEAR = 2


def check(case: Case) -> Iterator[Claim]:
    """One claim per picture without an alternative text of its own, decorative ones left out.

    A PDF without tags has no place for such a text; that is another rule's matter.
    """
    if case.document.reader == "pdf" and not case.document.tagged:
        raise NotApplicable("untagged_pdf")
    for image in case.images:
        alt = (image.alt_text or "").strip()
        if image.decorative or (alt and not _FILE_NAME.search(alt)):
            continue
        caption = _caption(case, image)
        yield Claim(
            section=case.section_at(image.location),
            location=image.location,
            quote=caption,
            subject=caption or image.name or "",
            values={"image": cited(caption or image.name or "")},
            variant=None if caption or image.name else "unnamed",
        )


def _caption(case: Case, image: Image) -> str | None:
    """The nearest caption, after the picture rather than before it, or None."""
    place = image.location
    near = [
        passage
        for passage in case.main_text
        if passage.location.part == place.part
        and abs(passage.location.block - place.block) <= _NEAR
        and _CAPTION.match(passage.text.strip())
    ]
    near.sort(key=lambda passage: passage.location.block < place.block)
    return squeeze(near[0].text) if near else None


RULE = Rule(
    name="image-without-alt-text",
    code="P406",
    what="Every picture has an alternative text in words, or is marked as decorative.",
    why="Public bodies must publish accessible files (WCAG 2.1, 1.1.1).",
    fails="""
        image:
        Wykres 1. Jak rodzice oceniają swój udział w życiu szkoły
    """,
    passes="""
        image: Wykres słupkowy: 22% rodziców czuje wpływ na szkołę, 31% zna uprawnienia rady.
        Wykres 1. Jak rodzice oceniają swój udział w życiu szkoły
    """,
    check=check,
    readers=(*WORD_READERS, "pdf"),
)
