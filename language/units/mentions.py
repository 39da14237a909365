"""Where a text names units of local government, in any inflected form, and what it claims of them.

"Wójtowi Gminy Rypin" names Rypin and claims a rural gmina; "Starostwo Powiatowe w Wołominie" names
the powiat that sits in Wołomin. A mention with such an introducing phrase is strong; a town name
after a preposition or in an address ("w Dwikozach", "64-320 Buk") is weak, since many names of
places are ordinary words. Words that are not capitalised never name a gmina.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from language.units.city_rights import Designation, find_designations
from language.units.forms import CASES, Case, NameForm, place_names, powiat_names
from language.units.phrases import MentionKind, Phrase, load_phrases
from model.plan import Unit, UnitType
from model.units import RegisterUnit, Relation, UnitRegister

Source = Literal["title", "field", "cover", "header", "footer", "body"]

_WORD = re.compile(r"[^\W\d_]+")
_BETWEEN = re.compile(r"\s?[-\u2010-\u2013]\s?|(?<=\s[nN])[./]\s?|\s+\(?")
_TO_NAME = re.compile(r"\)?\s+[„”\"»«]?")
_PREPOSITION = re.compile(r"\s+we?(?=\s)", re.IGNORECASE)
_NEXT_IN_LIST = re.compile(r",\s+|\s+(?P<last>i|oraz|a\s+także)\s+")
_SMALL_WORDS = frozenset({"nad", "n", "pod", "koło"})
_LONGEST_NAME = 4  # words: "Nowe Miasto nad Pilicą"

_CITY: UnitType = "miasto_na_prawach_powiatu"
_LETTER = "A-ZĄĆĘŁŃÓŚŹŻ"
_WEAK = re.compile(
    rf"(?<!\w)(?:(?P<loc>[Ww]e?)|(?P<gen>[Zz]e?|[Dd]o|[Oo]d|[Dd]la|[Kk]oło|[Oo]koło))\s+"
    rf"(?=[{_LETTER}]\w*[^\W{_LETTER}\d_])"
    r"|(?P<post>(?<!\d)\d{2}-\d{3}\s+)"
    rf"|^(?P<date>)(?=[{_LETTER}][^\d,\n]{{2,40}},\s+(?:dn(?:ia|\.)\s+)?\d{{1,4}}\D)",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class UnitMention:
    """Words of a text that name a unit, or one of several units of the same name.

    `start` and `end` are offsets of the whole mention in the text, `words` what stands there.
    `introduction` is the introducing phrase as typed, None for a weak mention. `claims` are the
    types of unit that the words fit. `candidates` are the units meant: of each name the words can
    be ("Kowala", gmina Kowala or of Kowal), those of a claimed type where there are any, else all.
    The likeliest name comes first.
    """

    start: int
    end: int
    words: str
    kind: MentionKind
    introduction: str | None
    claims: frozenset[UnitType]
    candidates: tuple[RegisterUnit, ...]
    strong: bool
    source: Source = "body"

    @property
    def name(self) -> str:
        """The register's nominative of the likeliest name."""
        return self.candidates[0].name

    @property
    def contradicts_type(self) -> bool:
        """True when no unit of this name has a type that the words claim ("Wójt Gminy Błonie")."""
        return all(unit.type not in self.claims for unit in self.candidates)


@dataclass(frozen=True, slots=True)
class TypeClaim:
    """An organ or type named without the unit's name: "Rada Gminy", "gmina miejska"."""

    start: int
    end: int
    words: str
    kind: MentionKind
    claims: frozenset[UnitType]


def find_units(text: str, register: UnitRegister, source: Source = "body") -> list[UnitMention]:
    """Every mention of a unit in `text`, strong and weak, in reading order.

    `source` says where the text stands, for `language.units.resolution`.
    """
    strong = find_introduced_units(text, register, source)
    taken = [(mention.start, mention.end) for mention in strong]
    weak = [
        mention
        for mention in _weak_mentions(text, register, source)
        if not any(start < mention.end and mention.start < end for start, end in taken)
    ]
    return sorted(strong + weak, key=lambda mention: mention.start)


def find_introduced_units(
    text: str, register: UnitRegister, source: Source = "body"
) -> list[UnitMention]:
    """The strong mentions of `find_units` alone, which cost half as much."""
    cities = _designations(text, register)
    return [_city(text, city, source) for city in cities] + [
        mention
        for match in _introductions(text)
        for mention in _after_phrase(text, match, register, source)
        if not any(city.start < mention.end and mention.start < city.end for city in cities)
    ]


def find_type_claims(
    text: str, register: UnitRegister, introduced: Iterable[UnitMention] | None = None
) -> list[TypeClaim]:
    """Organs and types that stand without a unit's name, in reading order.

    The bare words gmina, miasto and powiat claim nothing and are left out. `introduced` is what
    `find_introduced_units` gives for the text, where that is known.
    """
    phrases = load_phrases()
    if introduced is None:
        introduced = find_introduced_units(text, register)
    named = {mention.start for mention in introduced}
    cities = _designations(text, register)
    return [
        TypeClaim(match.start(), match.end(), match.group(), phrase.kind, phrase.claims)
        for match in _introductions(text)
        if (phrase := phrases.of(match)).kind not in ("gmina", "city", "powiat")
        and match.start() not in named
        and not any(city.start <= match.start() < city.end for city in cities)
    ]


@lru_cache(maxsize=2048)
def _introductions(text: str) -> tuple[re.Match[str], ...]:
    """The phrases that may open a mention; units, claims and rules all ask for the same texts."""
    return tuple(load_phrases().pattern.finditer(text))


def mention_relation(
    mention: UnitMention, unit: Unit | RegisterUnit, register: UnitRegister
) -> Relation | None:
    """What the mentioned unit is to `unit` at the nearest (see `UnitRegister.relation`), or None.

    None says that every unit the words can mean is foreign to `unit`.
    """
    order: tuple[Relation, ...] = ("same", "namesake", "own_powiat", "seat", "member")
    found = {register.relation(candidate, unit) for candidate in mention.candidates}
    return next((relation for relation in order if relation in found), None)


def mention_fits(mention: UnitMention, unit: Unit | RegisterUnit, register: UnitRegister) -> bool:
    """True when the words can mean `unit`, its namesake, its powiat, a gmina of it, or its seat."""
    return mention_relation(mention, unit, register) is not None


# --------------------------------------------------------------------------- strong mentions


def _designations(text: str, register: UnitRegister) -> list[Designation]:
    """Where cities say of themselves that they have the rights of a powiat."""

    def cities(words: str, nominative: bool) -> tuple[RegisterUnit, ...]:
        cases: tuple[Case, ...] = ("nom",) if nominative else CASES
        named = _units(place_names(words), cases, register)
        return tuple(unit for unit in named if unit.type == _CITY)

    return find_designations(text, cities)


def _city(text: str, found: Designation, source: Source) -> UnitMention:
    start, end = found.name
    return UnitMention(
        start=start,
        end=end,
        words=text[start:end],
        kind="city_with_powiat_rights",
        introduction=found.introduction,
        claims=frozenset({_CITY}),
        candidates=found.cities,
        strong=True,
        source=source,
    )


def _after_phrase(
    text: str, match: re.Match[str], register: UnitRegister, source: Source
) -> list[UnitMention]:
    """The mention that an introducing phrase opens, with the rest of a list of names."""
    phrase = load_phrases().of(match)
    at = match.end()
    preposition = _PREPOSITION.match(text, at) if phrase.place else None
    cases: tuple[Case, ...] = phrase.cases
    if preposition is not None:
        at, cases = preposition.end(), ("loc",)
    found = _named_at(text, at, phrase, cases, register)
    if found is None:
        shorter = _without_last_word(text, match)
        return _after_phrase(text, shorter, register, source) if shorter is not None else []
    end, units = found
    spans = [(match.start(), end, units)]
    if preposition is None:
        spans += _rest_of_list(text, end, match.group(), phrase, register)
    return [
        UnitMention(
            start=start,
            end=stop,
            words=text[start:stop],
            kind=phrase.kind,
            introduction=match.group(),
            claims=phrase.claims,
            candidates=candidates,
            strong=True,
            source=source,
        )
        for start, stop, candidates in spans
    ]


def _without_last_word(text: str, match: re.Match[str]) -> re.Match[str] | None:
    """The phrase without its last word, which may open the name: "Gmina Miejska Górka"."""
    kept = match.group().rpartition(" ")[0].rstrip()
    if not kept:
        return None
    return load_phrases().pattern.fullmatch(text, match.start(), match.start() + len(kept))


def _rest_of_list(
    text: str, at: int, introduction: str, phrase: Phrase, register: UnitRegister
) -> list[tuple[int, int, tuple[RegisterUnit, ...]]]:
    """The further names of "gminami Garbów, Niemce i Wólka"."""
    phrases = load_phrases()
    opening = introduction.split()[0].lower()
    surely = opening in phrases.plural
    if not surely and opening not in phrases.plural_or_singular:
        return []
    spans: list[tuple[int, int, tuple[RegisterUnit, ...]]] = []
    closed = False
    while not closed and (link := _NEXT_IN_LIST.match(text, at)):
        found = _named_at(text, link.end() - 1, phrase, phrase.cases, register)
        if found is None:
            break
        spans.append((link.end(), *found))
        at, closed = found[0], link["last"] is not None
    return spans if surely or closed else []


def _named_at(
    text: str, at: int, phrase: Phrase, cases: tuple[Case, ...], register: UnitRegister
) -> tuple[int, tuple[RegisterUnit, ...]] | None:
    """(end, units) of the longest name at `at`, which is the white space before it."""
    opening = _TO_NAME.match(text, at)
    if opening is None or not (phrase.names == "powiat" or _may_open(text, opening.end())):
        return None
    for end, words in _runs_of_words(text, opening.end()):
        if phrase.names == "powiat":
            units = _powiats(words, cases, register, of_city=phrase.kind == "powiat")
        else:
            units = _gminas(words, cases, phrase, register)
        if units:
            return end, units
    return None


def _runs_of_words(text: str, at: int) -> Iterator[tuple[int, str]]:
    """(end, words) of the runs of up to four words that start at `at`, the longest first."""
    ends: list[int] = []
    word = _WORD.match(text, at)
    while word is not None and len(ends) < _LONGEST_NAME:
        bracketed = text[word.start() - 1 : word.start()] == "("
        ends.append(word.end() + (bracketed and text[word.end() : word.end() + 1] == ")"))
        gap = _BETWEEN.match(text, word.end())
        word = _WORD.match(text, gap.end()) if gap is not None else None
    for end in reversed(ends):
        yield end, text[at:end]


def _powiats(
    words: str, cases: tuple[Case, ...], register: UnitRegister, *, of_city: bool
) -> tuple[RegisterUnit, ...]:
    """The powiats of this adjective, or those that sit in the town of this name.

    `of_city` says that "Powiat Kalisz" can also be the city, which has the rights of a powiat.
    """
    named = [unit for form in powiat_names(words) for unit in register.named(form.name)]
    powiats = [unit for unit in named if unit.type == "powiat"]
    if not named and _is_capitalised(words):
        towns = _units(place_names(words), cases, register)
        powiats = [powiat for town in towns for powiat in register.powiats_seated_in(town)]
        powiats += [town for town in towns if of_city and town.type == _CITY]
    return tuple(dict.fromkeys(powiats))


def _gminas(
    words: str, cases: tuple[Case, ...], phrase: Phrase, register: UnitRegister
) -> tuple[RegisterUnit, ...]:
    if not _is_capitalised(words):
        return ()
    units = _units(place_names(words), cases, register)
    claimed = {unit.name for unit in units if unit.type in phrase.claims}
    return tuple(unit for unit in units if unit.type in phrase.claims or unit.name not in claimed)


def _units(
    forms: Iterable[NameForm], cases: tuple[Case, ...], register: UnitRegister
) -> tuple[RegisterUnit, ...]:
    """The units of these names; a nominative, as officially written, before an inflected form."""
    fitting = sorted(
        (form for form in forms if form.case in cases), key=lambda form: form.case != "nom"
    )
    return tuple(
        dict.fromkeys(
            unit for form in fitting for unit in register.named(form.name) if unit.type != "powiat"
        )
    )


def _may_open(text: str, at: int) -> bool:
    """False where no name of a gmina can start, since its first word would be capitalised."""
    word = _WORD.match(text, at)
    return word is not None and (word[0][0].isupper() or word[0] in _SMALL_WORDS)


def _is_capitalised(words: str) -> bool:
    return all(word[0].isupper() or word in _SMALL_WORDS for word in _WORD.findall(words))


# ----------------------------------------------------------------------------- weak mentions


def _weak_mentions(text: str, register: UnitRegister, source: Source) -> Iterator[UnitMention]:
    """Names after a preposition in its case, after a post code, and before a date."""
    for match in _WEAK.finditer(text):
        group = match.lastgroup
        cases: tuple[Case, ...] = ("loc",) if group == "loc" else ("gen",)
        if group in ("post", "date"):
            cases = ("nom",)
        for end, words in _runs_of_words(text, match.end()):
            units = _units(place_names(words), cases, register) if _is_capitalised(words) else ()
            if units and not _goes_on(text, end):
                yield UnitMention(
                    start=match.end(),
                    end=end,
                    words=words,
                    kind="address" if group in ("post", "date") else "bare",
                    introduction=None,
                    claims=frozenset(unit.type for unit in units),
                    candidates=units,
                    strong=False,
                    source=source,
                )
                break


def _goes_on(text: str, end: int) -> bool:
    """True when a capitalised word follows: the name of something else ("w Nowej Hucie")."""
    return (
        re.match(r"[ \u00a0-][^\W\d_]", text[end : end + 2]) is not None and text[end + 1].isupper()
    )
