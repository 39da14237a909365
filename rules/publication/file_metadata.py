"""file-metadata: the file's properties name a person, or somebody else's office."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from language.people.names import find_person_names, is_person_name
from language.units.mentions import find_units, mention_relation
from rules.case import Case
from rules.claim import Claim
from rules.evidence.unit_mentions import register
from rules.rule import WORD_READERS, Rule
from rules.words import alternatives

_FIELDS = ("author", "last_editor", "company")


def check(case: Case) -> Iterator[Claim]:
    """One claim for the properties that name a person or a firm, one for those of another unit.

    Names of public institutions and of programs say nothing that the document does not.
    """
    values = {name: getattr(case.document.metadata, name) or "" for name in _FIELDS}
    foreign = [name for name in _FIELDS if _is_foreign(values[name], case)]
    private = [name for name in _FIELDS if name not in foreign and _is_private(values[name])]
    for variant, names in ((None, private), ("foreign", foreign)):
        if not names:
            continue
        shown = ", ".join(
            f"{case.words.phrases[f'file_{name}']}: „{_shown(values[name])}”" for name in names
        )
        yield Claim(
            section=None,
            location=None,
            subject=f"{variant} {' '.join(names)}",
            values={"fields": shown},
            variant=variant,
            count=len(names),
        )


def _is_private(value: str) -> bool:
    """True for a person, an account of a computer, or a firm."""
    if not value.strip() or _pattern("programs").search(value):
        return False
    return is_person_name(value) or not _pattern("institutions").search(value)


def _is_foreign(value: str, case: Case) -> bool:
    unit = case.plan.jst
    if unit is None or not value.strip():
        return False
    units = register()
    return any(
        mention.strong and mention_relation(mention, unit.value, units) is None
        for mention in find_units(value, units)
    )


def _shown(value: str) -> str:
    """The value; of people's names the initials only."""
    for name in reversed(find_person_names(value)):
        initials = " ".join(f"{word[0]}." for word in name.words.split() if word[:1].isalpha())
        value = value[: name.start] + initials + value[name.end :]
    return value


@lru_cache(maxsize=4)
def _pattern(key: str) -> re.Pattern[str]:
    return re.compile(alternatives("metadata", key), re.IGNORECASE)


RULE = Rule(
    name="file-metadata",
    code="P408",
    what="The properties of the file (author, company, last editor) name no private person, no "
    "account of a computer and no other unit's office.",
    why="The properties are published with the file; they show who wrote it, and often that it "
    "began as a copy of somebody else's.",
    fails="""
        unit: Kalisz | miasto_na_prawach_powiatu | Kalisz | wielkopolskie | 3061011
        file author: Anna Kowalska
        file company: Urząd Miasta Konina
        Harmonogram działań rozwojowych
    """,
    passes="""
        unit: Kalisz | miasto_na_prawach_powiatu | Kalisz | wielkopolskie | 3061011
        file author: Urząd Miasta Kalisza
        file last_editor: Wydział Edukacji
        Harmonogram działań rozwojowych
    """,
    check=check,
    readers=(*WORD_READERS, "pdf"),
)
