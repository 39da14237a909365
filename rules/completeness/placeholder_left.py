"""placeholder-left: dots, brackets, xxx or the prompt of a field where the author's words go."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from language.text.flatten import flat
from model.location import Location
from model.template import Template
from model.text import fold, squeeze
from rules.case import Case, clip
from rules.claim import Claim
from rules.passages import Passage
from rules.rule import Rule
from rules.words import alternatives

_DOTS = re.compile(
    r"(?:…\s?|\.{2,}\s?){2,}|\.{4,}|(?:_ ?){4,}|\b(?:nr|dnia|kwota|kwocie|wysokości)\s+(?:…|\.{2,})"
    r"|(?:…|\.{3,})(?=\s*(?:zł|PLN|%|r\.))"
)
_DATE = re.compile(r"\b(?:xx|dd|__)\.(?:xx|mm|__)\.(?:\d{4}|rrrr|xxxx|____|rr)\b", re.IGNORECASE)
_ONLY_DOTS = re.compile(r"\[?[.…_\s]*(?:…|\.{2,}|_{2,})[.…_\s]*\]?")
_LABEL_THEN_DOTS = re.compile(r"^[^:]{2,60}:\s*\[?(?:(?:[.…_]\s*){2,}|…)\]?\s*$")
_LEADER_ENDS = re.compile(r"\s*(?:\d{1,3}\s*$|\d[\d .]*(?:,\d\d)?\s*(?:zł|PLN))")
# Capital XXX is the number thirty in the number of a council's session.
_XXX = re.compile(
    r"(?<!\w)(?:x{3,}|X{4,})(?!\w)"
    r"|(?<!\w)(?<!nr )(?<!nr. )(?<!dział )(?<!rozdział )XXX(?![\w/.-]| ses)"
)
# A note of the author to himself: <data>, <nazwa szkoły>.
_ANGLED = re.compile(r"<[^\W\d_][^<>@=/\\]{2,60}>")
_ONLY_XXX = re.compile(r"(?:x{3,}|X{3,})(?:\s*(?:zł|PLN|%|r\.))?")
# In flat text; cheap, to pass over most of it.
_WORTH_A_LOOK = re.compile(r"\.\.|…|__|_ _|xx|dd\.|\?|\[|<|\(\s*(?:do )?(?:uzupel|wpisa|poda)")
_SIGNATURE = 90
_SHORT = 60
_QUESTION_MARKS = re.compile(r"\?{3,}|^\s*\?+\s*$")


def check(case: Case) -> Iterator[Claim]:
    """One claim per place: unfilled fields of a Word form, then what the text itself shows."""
    seen: set[tuple[Location, str]] = set()
    for mark in case.document.marks_of("placeholder", "unfilled_date"):
        seen.add((mark.location, _key(mark.text)))
        yield _claim(case, mark.location, squeeze(mark.text))
    prompts = _prompt_words(case.template)
    for passage in case.text.holding(_WORTH_A_LOOK, _whole_words(), *prompts):
        if id(passage) in case.blank_forms:
            continue
        for quote in _left_in(case, passage):
            if (passage.location, _key(quote)) not in seen:
                seen.add((passage.location, _key(quote)))
                yield _claim(case, passage.location, quote)


def _claim(case: Case, location: Location, quote: str) -> Claim:
    return Claim(
        section=case.section_at(location),
        location=location,
        quote=quote,
        subject=f"{case.beside(location)} {quote}",
    )


def _key(text: str) -> str:
    return fold(text).strip(" .")


def _left_in(case: Case, passage: Passage) -> Iterator[str]:
    text = passage.text
    prompted = passage.flat.rstrip(" .\n").endswith(_prompt_words(case.template))
    for match in _prompts(case.template).finditer(passage.flat) if prompted else ():
        yield squeeze(text[slice(*match.span())])
    if len(text) <= _SHORT and _whole().fullmatch(passage.flat.strip()):
        yield squeeze(text)
        return
    for match in _behind_label().finditer(passage.flat):
        yield clip(text, *match.span(), around=30)
    if not _WORTH_A_LOOK.search(passage.flat):
        return
    if _ONLY_DOTS.fullmatch(text) or _LABEL_THEN_DOTS.match(text) or _ONLY_XXX.fullmatch(text):
        if not _is_for_signature(case, passage):
            yield squeeze(text)
        return
    for pattern in (_DOTS, _XXX, _DATE, _QUESTION_MARKS, _ANGLED, _bracketed()):
        for match in pattern.finditer(text):
            leads = pattern is _DOTS and _is_leader(text, match)
            if not leads and not _is_for_signature(case, passage):
                yield clip(text, *match.span(), around=30)


def _is_leader(text: str, match: re.Match[str]) -> bool:
    """True for dots that lead to a page number or to a sum, as in a table of contents."""
    return bool(text[: match.start()].strip() and _LEADER_ENDS.match(text, match.end()))


def _is_for_signature(case: Case, passage: Passage) -> bool:
    """True for a line that is left to be signed by hand: it, or the line beside it, says so."""
    words = re.compile(alternatives("placeholders", "signature"), re.IGNORECASE)
    return any(
        near is not None and len(near.text) <= _SIGNATURE and words.search(near.text)
        for near in (passage, case.before(passage), case.after(passage))
    )


@lru_cache(maxsize=1)
def _whole() -> re.Pattern[str]:
    either = f"{alternatives('placeholders', 'whole')}|{alternatives('placeholders', 'filler')}"
    return re.compile(rf"\W*(?:{either})\W*")


@lru_cache(maxsize=1)
def _behind_label() -> re.Pattern[str]:
    """Finds „Termin: do uzgodnienia;” in flat text."""
    return re.compile(rf"\w+ ?: ?(?:{alternatives('placeholders', 'whole')})(?=\s*(?:[.,;)]|$))")


@lru_cache(maxsize=1)
def _whole_words() -> re.Pattern[str]:
    return re.compile(
        f"{alternatives('placeholders', 'whole')}|{alternatives('placeholders', 'filler')}"
    )


@lru_cache(maxsize=1)
def _bracketed() -> re.Pattern[str]:
    words = alternatives("placeholders", "bracketed")
    return re.compile(
        rf"\[[^\]\[]{{0,40}}(?:{words})[^\]\[]{{0,80}}\]"
        r"|\(\s*(?:do )?(?:uzupe[łl]ni[ćj]|uzupełnienia|wpisa[ćc]|poda[ćc])\s*\)",
        re.IGNORECASE,
    )


@lru_cache(maxsize=4)
def _prompt_words(template: Template) -> tuple[str, ...]:
    return tuple(flat(prompt).strip(" .") for prompt in template.form.prompts)


@lru_cache(maxsize=4)
def _prompts(template: Template) -> re.Pattern[str]:
    """Finds the prompt of an unfilled field in flat text, after its label, too."""
    prompts = sorted(_prompt_words(template), key=len)
    either = "|".join(re.escape(prompt) for prompt in reversed(prompts))
    return re.compile(rf"(?:^|(?<=: )|(?<=- ))\s*(?:{either})\.?(?=\s*$)")


RULE = Rule(
    name="placeholder-left",
    code="C103",
    what="No dots, underscores, „xxx”, bracketed instructions („[wpisać kwotę]”) or prompts of "
    "unfilled form fields are left. Lines for a signature and leaders of a table of contents do "
    "not count.",
    why="A placeholder in a published document is a fact that is not there.",
    fails="""
        # implementation | 8. Wdrożenie
        Procedura zostanie wprowadzona zarządzeniem nr …… Wójta Gminy.
    """,
    passes="""
        # implementation | 8. Wdrożenie
        Procedura zostanie wprowadzona zarządzeniem nr 14/2023 Wójta Gminy.
        Uchwała nr XXX/214/2021 Rady Gminy.
        …………………………
        (podpis osoby upoważnionej)
    """,
    check=check,
)
