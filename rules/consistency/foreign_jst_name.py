"""foreign-jst-name: another unit's name, left in by copying."""

from __future__ import annotations

import re
from collections.abc import Iterator

from language.pipeline.sentences import sentence_around
from language.units.mentions import UnitMention, mention_relation
from rules.case import Case
from rules.claim import Claim
from rules.evidence.unit_mentions import known_unit, register, strong_mentions
from rules.passages import Passage
from rules.rule import Rule
from rules.words import alternatives, word_set

_PARTNERS = re.compile(r"partner|współprac|sąsied|wymian", re.IGNORECASE)


def check(case: Case) -> Iterator[Claim]:
    """One claim per foreign unit and section.

    Only names with an introducing word count („Urząd Miasta Konina”, not „w Koninie”). The unit's
    own powiat, its seat, the gminas of a powiat and units of the same name are not foreign; lists
    of units, and sentences that speak of partners or compare, name others on purpose.
    """
    unit, units = known_unit(case), register()
    found: dict[tuple[str | None, str], list[tuple[Passage, UnitMention]]] = {}
    for passage, mention in strong_mentions(case):
        if mention_relation(mention, unit, units) is None and not _on_purpose(passage, mention):
            key = (passage.section, mention.candidates[0].place)
            found.setdefault(key, []).append((passage, mention))
    for (section, _), places in found.items():
        passage, mention = places[0]
        yield Claim(
            section=section,
            location=passage.location,
            quote=mention.words,
            subject=mention.name,
            values={"own": case.words.phrases[f"unit_{unit.type}"].format(name=unit.name)},
            related=tuple(dict.fromkeys(other.location for other, _ in places[1:])),
            count=len(places),
            certainty=case.plan.jst.confidence if case.plan.jst else 1.0,
        )


def _on_purpose(passage: Passage, mention: UnitMention) -> bool:
    text = passage.text
    sentence = sentence_around(text, mention.start, mention.end)
    return bool(
        re.search(alternatives("units", "on_purpose"), sentence, re.IGNORECASE)
        or _is_listed(mention)
        or (":" in text[:60] and _PARTNERS.search(text[:60]))
    )


def _is_listed(mention: UnitMention) -> bool:
    """True where a plural opens a list of units: „z gminami Garbów i Wólka”."""
    opening = (mention.introduction or "").split()
    return bool(opening) and opening[0].casefold() in word_set("units", "lists")


RULE = Rule(
    name="foreign-jst-name",
    code="S203",
    what="Offices, councils and units in the text are the unit's own. Its powiat and the seat of "
    "it, gminas of a powiat, partners and neighbours named as such do not count.",
    why="A foreign name shows that a passage was copied; the reader wonders what else was.",
    fails="""
        unit: Kalisz | miasto_na_prawach_powiatu | Kalisz | wielkopolskie | 3061011
        # monitoring | 6. Monitoring
        Wyniki są przekazywane do sekretariatu Urzędu Miasta Konina.
    """,
    passes="""
        unit: Niemce | gmina_wiejska | lubelski | lubelskie | 0609112
        # monitoring | 9. Monitoring
        Wyniki są przekazywane do Urzędu Gminy Niemce i Starostwa Powiatowego w Lublinie.
        Wymiana doświadczeń z gminami Garbów i Wólka.
        Poradnia w Sandomierzu prowadzi dyżury.
    """,
    check=check,
)
