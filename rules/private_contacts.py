"""Numbers and addresses that are private by whose they are: a parent's, a neighbour's, a pupil's.

Behind a word of kinship ("mama ucznia, tel. …") they are private by the text alone. Behind a
name with no post beside it they are where the caller says that this person is none of the unit's.
What stands behind a post or an office is public information.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from language.people.names import PersonName, find_person_names
from language.text.flatten import flat, flat_lines
from rules.words import alternatives

Kind = Literal["phone", "address", "account"]

# Both over flat texts. The first digits tell mobile numbers from those of lines: the table of
# numbering of the Polish Office of Electronic Communications (UKE).
_ABROAD = r"(?<![\d/-])(?<!\d[.,])(?:(?:\+|00)?48[ -]?)?"
_NO_AMOUNT = r"(?![\d/-]|\s*(?:zl|pln|tys|mln))"
PHONE = re.compile(
    rf"{_ABROAD}(?:\d{{3}}[ .-]?\d{{3}}[ .-]?\d{{3}}"
    rf"|\(?\d{{2}}\)?[ -]?\d{{3}}[ -]?\d{{2}}[ -]?\d{{2}}){_NO_AMOUNT}"
)
_MOBILE = re.compile(r"(?:45|5[0137]|6[069]|7[2389]|88)\d{7}")
_ACCOUNT = re.compile(r"(?<![\d-])(?:pl ?)?\d{2}(?:[ -]?\d{4}){6}(?![\d-])")
_FLAT_NUMBER = r"(?:\s?/\s?\d+|,?\s?(?:m|lok)\.\s?\d+)"
_ADDRESS = re.compile(
    r"(?P<code>\b\d{2}-\d{3} [^\W\d_][^\d,;()\n]{1,30},? )?(?P<street>\b(?:ul|os|al|pl)\. ?)?"
    rf"(?:\d{{1,2}} )?[^\W\d_][^\d,;()\n]{{2,40}}?\d{{1,3}}[a-z]?(?![\d-])(?P<flat>{_FLAT_NUMBER})?"
    r"(?P<after>,? \d{2}-\d{3}(?: [^\W\d_]+(?:[ -][^\W\d_]{3,})?)?)?"
)
_HAS_ADDRESS = re.compile(r"\b(?:ul|os|al|pl)\.|(?<!\d)\d{2}-\d{3}(?!\d)")
_CLAUSE = re.compile(r"[;\n|]|(?<=\w{4})[.!?] ")
_LONGEST_CLAUSE = 120
_PART = re.compile(r"[,;:()\-]")
_BETWEEN = re.compile(r"[\s,:;()/.+-]*(?:(?:lub|i|oraz|tel|kom|nr|numer)\b[\s,:;()/.+-]*)*")
_BARE = re.compile(r"[\s,:;()-]*")


class _Place(NamedTuple):
    kind: Kind
    start: int
    end: int
    # True where it may be an institution's as well as a person's: a line, an address with no flat.
    doubtful: bool


def private_contacts(
    text: str, is_private: Callable[[str], bool] | None = None
) -> Iterator[tuple[Kind, int, int]]:
    """What of a text is private by whose it is, as (kind, start, end).

    `is_private` tells of a name, beside which no post stands, whether it is a private person's;
    None: only people whom the text calls somebody's kin, or the like, are.
    """
    plain = flat_lines(text)
    if is_private is None and _pattern("people").search(plain) is None:
        return
    last, was_private = 0, False
    for place in _numbers(plain):
        begin = max(_start_of_clause(plain, place.start), last)
        if begin == last and last and _BETWEEN.fullmatch(plain, last, place.start):
            private = was_private  # one person's second number
        else:
            private = _is_private(text, plain, begin, place, is_private)
        if private:
            yield place.kind, place.start, place.end
        last, was_private = place.end, private
    if _HAS_ADDRESS.search(plain):
        yield from _addresses(text, plain, is_private)


def is_public(text: str) -> bool:
    """True for a label or heading under which people are named who are to be reached in public."""
    return any(_pattern(key).search(flat(text)) for key in ("posts", "asked_for"))


def names_kin(text: str) -> bool:
    """True where somebody is called a parent, a pupil, a neighbour or the like."""
    return _pattern("people").search(flat(text)) is not None


def names_office(text: str) -> bool:
    """True where an office or another institution is named."""
    return _pattern("offices").search(flat(text)) is not None


def is_account(digits: str) -> bool:
    """True for 26 digits whose check digits are right (NRB, the Polish form of ISO 13616)."""
    return len(digits) == 26 and int(f"{digits[2:]}2521{digits[:2]}") % 97 == 1


def _numbers(plain: str) -> list[_Place]:
    places = []
    for found in PHONE.finditer(plain):
        digits = re.sub(r"\D", "", found[0])[-9:]
        doubtful = _MOBILE.fullmatch(digits) is None
        places.append(_Place("phone", *found.span(), doubtful))
    places += [
        _Place("account", *found.span(), doubtful=False)
        for found in _ACCOUNT.finditer(plain)
        if is_account(re.sub(r"\D", "", found[0]))
    ]
    return sorted(places, key=lambda place: place.start)


def _start_of_clause(plain: str, end: int) -> int:
    start = max(0, end - _LONGEST_CLAUSE)
    ends = [match.end() for match in _CLAUSE.finditer(plain, start, end)]
    return ends[-1] if ends else start


def _is_private(
    text: str,
    plain: str,
    begin: int,
    place: _Place,
    is_private: Callable[[str], bool] | None,
) -> bool:
    """True for a number whose nearest owner in the clause is a private person."""
    said = plain[begin : place.start]
    if _pattern("other_numbers").search(said):
        return False
    kin = _last(_pattern("people"), said) or _pattern("kin_after").match(plain, place.end)
    if kin is None and is_private is None:
        return False
    names = _names(text, begin, place.start)
    if kin is None:
        name = names[-1] if names else None
        return (
            name is not None
            and not place.doubtful
            and _pattern("reached").fullmatch(said, name.end - begin) is not None
            and _stands_alone(said, name, begin)
            and _pattern("post_after").match(plain, place.end) is None
            and is_private is not None
            and is_private(name.words)
        )
    if names:
        return not _has_post(said, kin if kin.string is said else None, names[-1].start - begin)
    return not place.doubtful and _pattern("kin_alone").search(said) is not None


def _names(text: str, begin: int, end: int) -> list[PersonName]:
    found = find_person_names(text[begin:end])
    return [PersonName(each.start + begin, each.end + begin, each.words) for each in found]


def _has_post(said: str, kin: re.Match[str] | None, name: int) -> bool:
    """True where a post stands behind the word of kinship, or right before the last name."""
    if _pattern("posts").search(said, kin.end() if kin else name):
        return True
    parts = list(_PART.finditer(said, 0, name))
    return _pattern("posts").search(said, parts[-1].end() if parts else 0, name) is not None


def _stands_alone(said: str, name: PersonName, begin: int) -> bool:
    """True where nothing before a name tells of a post, an office or somebody to be reached."""
    before = said[: name.start - begin]
    return not is_public(before) and _pattern("offices").search(before) is None


def _addresses(
    text: str, plain: str, is_private: Callable[[str], bool] | None
) -> Iterator[tuple[Kind, int, int]]:
    for name in find_person_names(text):
        begin = _start_of_clause(plain, name.start)
        kin = _last(_pattern("people"), plain[begin : name.start])
        behind = _pattern("kin_behind").match(plain, name.end)
        start = behind.end() if behind else name.end
        gap = _BARE.match(plain, start)
        start = gap.end() if gap else start
        found = _ADDRESS.match(plain, start)
        if found is None or not (found["street"] or found["code"] or found["after"]):
            continue
        of_kin = kin is not None or behind is not None
        if not of_kin and (is_private is None or not is_private(name.words)):
            continue
        exact = of_kin or found["flat"] or found["code"] or found["after"]
        clause_end = _CLAUSE.search(plain, found.end())
        end = clause_end.start() if clause_end else len(plain)
        office = _pattern("offices").search(plain, found.start(), min(end, found.end() + 40))
        if exact and not office and _stands_alone(plain[begin : name.end], name, begin):
            yield "address", *found.span()


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    return max(pattern.finditer(text), key=lambda found: found.start(), default=None)


@lru_cache(maxsize=16)
def _pattern(key: str) -> re.Pattern[str]:
    return re.compile(_MADE[key]() if key in _MADE else _any(key))


def _any(key: str) -> str:
    return alternatives("private_contacts", key)


def _people() -> str:
    return f"(?:{_any('kin')}|{_any('others')})"


def _whose() -> str:
    return rf"(?:[ ,]+(?:{_any('kin_of')})(?!\w))*"


def _reach() -> str:
    return rf"[\s,:;()/.+-]*(?:(?:{_any('contact')})\b[\s,:;()/.+-]*)*"


# Patterns made of more than one list.
_MADE: dict[str, Callable[[], str]] = {
    "people": _people,
    "kin_after": lambda: rf"[ ,]*[(-] ?(?:to |do )?{_people()}",
    "kin_behind": lambda: rf"[ ,(-]+{_people()}{_whose()}\)?",
    "kin_alone": lambda: rf"(?:^|[,(:;-])\s*(?:{_any('kin')}){_whose()}{_reach()}$",
    "reached": _reach,
    "post_after": lambda: rf"[ ,(-]{{1,3}}(?:{_any('posts')})",
}
