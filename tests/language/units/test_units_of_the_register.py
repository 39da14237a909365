"""Units of the whole register, in the forms and templates that submissions name them in.

Deterministic: every seventh unit, every template of its type, the spellings taken in turn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from language.units.forms import place_names
from language.units.labels import UnitLabels, labels_in
from language.units.mentions import find_type_claims, find_units
from language.units.resolution import resolve_unit
from model.plan import UnitType
from model.units import RegisterUnit, load_register

REGISTER = load_register()
CURRENT = [unit for unit in REGISTER.all if unit.current]
TEMPLATES: dict[UnitType, tuple[str, ...]] = {
    "gmina_wiejska": (
        "Gmina {nom}", "Gminy {nom}", "w Gminie {nom}", "z Gminą {nom}", "Urząd Gminy {nom}",
        "Urzędu Gminy {gen}", "Urząd Gminy {w} {loc}", "Rady Gminy {w} {loc}", "Rada Gminy {nom}",
        "Wójt Gminy {nom}", "Wójtowi Gminy {nom}", "Wójta {gen}", "Gmina Wiejska {nom}",
        "gm. {nom}",
    ),
    "gmina_miejska": (
        "Gmina Miejska {nom}", "Gminie Miejskiej {nom}", "Miasto {nom}", "Miasta {gen}",
        "w Mieście {loc}", "Gmina Miasto {nom}", "Gmina Miasta {gen}", "Urząd Miasta {gen}",
        "Urząd Miasta {nom}", "Urzędu Miejskiego {w} {loc}", "Rada Miejska {w} {loc}",
        "Rady Miasta {gen}", "Burmistrz {gen}", "Burmistrzowi Miasta {gen}",
        "Burmistrz Miasta {nom}",
    ),
    "gmina_miejsko_wiejska": (
        "Gmina {nom}", "Gminie {nom}", "Miasto i Gmina {nom}", "w Mieście i Gminie {nom}",
        "Gmina i Miasto {nom}", "Urząd Miasta i Gminy {w} {loc}", "Urzędu Gminy i Miasta {nom}",
        "Urząd Miejski {w} {loc}", "Rada Miejska {w} {loc}", "Burmistrz {gen}", "UMiG {nom}",
        "Burmistrza Miasta i Gminy {nom}", "Burmistrz Gminy {nom}", "Gmina Miejsko-Wiejska {nom}",
    ),
    "miasto_na_prawach_powiatu": (
        "Miasto {nom}", "Miasta {gen}", "Prezydent Miasta {gen}", "Prezydentowi {gen}",
        "Urząd Miasta {gen}", "Urząd Miejski {w} {loc}", "Rada Miasta {gen}",
        "Miasto na prawach powiatu {nom}", "Gmina Miasto {nom}",
    ),
    "powiat": (
        "Powiat {nom}", "Powiatu {gen}", "w powiecie {loc}", "Powiatowi {dat}", "Starosta {nom}",
        "Starosty {gen}", "Rada Powiatu {gen}", "Rady Powiatu {w} {seat}", "Zarząd Powiatu {gen}",
        "Starostwo Powiatowe {w} {seat}", "Starostwem Powiatowym {w} {seat}", "pow. {nom}",
    ),
}  # fmt: skip
ENDINGS = {"nom": "", "gen": "ego", "dat": "emu", "loc": "m"}
ASCII = str.maketrans("ąćęłńóśźżĄĆĘŁŃÓŚŹŻ", "acelnoszzACELNOSZZ")
SPELLINGS: dict[str, Callable[[str], str]] = {
    "as it is": str,
    "capitals": str.upper,
    "no diacritics": lambda text: text.translate(ASCII),
    "dashes for hyphens": lambda text: text.replace("-", " – "),
    "hyphens lost": lambda text: text.replace("-", " "),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "broken line": lambda text: text.replace(" ", "\n", 1),
    "n. for nad": lambda text: text.replace(" nad ", " n. "),
    "n/ for nad": lambda text: text.replace(" nad ", " n/"),
    "in quotes": lambda text: f"Harmonogram „{text}” na lata 2021–2022",
    "in a sentence": lambda text: f"Plan dotyczy jednostki: {text}, która prowadzi szkoły.",
}


def forms_of(unit: RegisterUnit) -> dict[str, str]:
    if unit.type == "powiat":
        words = unit.name.split()
        forms = {case: " ".join(word + end for word in words) for case, end in ENDINGS.items()}
        seat = REGISTER.seat_of(unit)
        assert seat is not None
        forms["seat"] = in_case(seat.name, "loc")
    else:
        forms = {case: in_case(unit.name, case) for case in ENDINGS}
    place = forms.get("seat", forms["loc"])
    forms["w"] = "we" if place[0] in "WF" and place[1] not in "aeiouyąęó" else "w"
    return forms


def in_case(name: str, case: str) -> str:
    """A form of the name in the file of forms, found through the file itself."""
    return CASES[name][case]


def read_cases() -> dict[str, dict[str, str]]:
    from language.units import forms

    cases: dict[str, dict[str, str]] = {}
    for line in forms._FILE.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            name, _, *rest = line.split("\t")
            named = zip(("gen", "dat", "acc", "inst", "loc"), rest, strict=True)
            cases[name] = {"nom": name, **{case: each.split("|")[0] for case, each in named}}
    return cases


CASES = read_cases()


def context(unit: RegisterUnit) -> UnitLabels:
    """What the front page says beside the name: powiat and voivodeship, as far as it has one."""
    if unit.type in ("powiat", "miasto_na_prawach_powiatu"):
        return labels_in(f"województwo {unit.voivodeship}")
    return labels_in(f"powiat {unit.powiat}, województwo {unit.voivodeship}")


def titles(spell: Callable[[str], str], step: int) -> Iterator[tuple[RegisterUnit, str]]:
    for number, unit in enumerate(CURRENT):
        if number % step:
            continue
        forms = forms_of(unit)
        for template in TEMPLATES[unit.type]:
            yield unit, spell(template.format(**forms))


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_a_title_with_the_unit_in_any_form_names_it(spelling: str) -> None:
    step = 7 if spelling == "as it is" else 41
    missed = []
    for unit, title in titles(SPELLINGS[spelling], step):
        mentions = find_units(title, REGISTER, "title")
        found = resolve_unit(mentions, context(unit), register=REGISTER)
        if found is None or found.unit.teryt != unit.teryt:
            missed.append((title, unit.teryt, found and found.unit.teryt))
    assert missed == []


def test_without_a_context_no_other_unit_is_named() -> None:
    """Of gminas of one name none is chosen unless the words tell them apart; "Gmina X" is the rural
    gmina beside the town X.
    """
    wrong = []
    for unit, title in titles(str, 3):
        found = resolve_unit(find_units(title, REGISTER, "title"), register=REGISTER)
        if found is None or found.unit.teryt == unit.teryt:
            continue
        if REGISTER.relation(found.unit, unit) != "namesake":
            wrong.append((title, found.unit.name))
    assert wrong == []


PAIRS = [
    (town, gmina)
    for town in CURRENT
    if town.type in ("gmina_miejska", "miasto_na_prawach_powiatu")
    for gmina in REGISTER.named(town.name)
    if gmina.current
    and gmina.type == "gmina_wiejska"
    and REGISTER.relation(gmina, town) == "namesake"
]


def resolved(title: str, *body: str, name: str | None = None, of: RegisterUnit) -> str | None:
    mentions = find_units(title, REGISTER, "title")
    claims = []
    for text in body:
        mentions += find_units(text, REGISTER, "body")
        claims += find_type_claims(text, REGISTER)
    labels = UnitLabels(name=name, voivodeship=of.voivodeship)
    found = resolve_unit(mentions, labels, register=REGISTER, claims=claims)
    return found.unit.teryt if found else None


def test_there_are_many_towns_with_a_rural_gmina_of_their_name() -> None:
    assert len(PAIRS) > 150


def test_a_town_and_the_rural_gmina_of_its_name_are_told_apart_by_their_organs() -> None:
    wrong = []
    for town, gmina in PAIRS:
        name, genitive, locative = (in_case(town.name, case) for case in ("nom", "gen", "loc"))
        head = "Prezydent" if town.type == "miasto_na_prawach_powiatu" else "Burmistrz"
        told = {
            "name, nameless wójt": (
                gmina, resolved("", "Wójt Gminy powoła zespół.", name=name, of=gmina)),
            "name, nameless head of a town": (
                town, resolved("", f"{head} powoła zespół.", name=name, of=town)),
            "Gmina X alone": (gmina, resolved(f"Gmina {name}", of=gmina)),
            "Gmina X, Wójt Gminy X": (
                gmina, resolved(f"Gmina {name}", f"Wójt Gminy {name}", of=gmina)),
            "Gmina X, organs of the town": (
                town, resolved(f"Gmina {name}", f"{head} Miasta {genitive}",
                               f"Urząd Miasta w {locative}", of=town)),
            "Gmina Miejska X": (town, resolved(f"Gmina Miejska {name}", of=town)),
            "X, Urząd Gminy X": (
                gmina, resolved("", f"Urząd Gminy {name}", name=name, of=gmina)),
            "X, Burmistrz X": (town, resolved("", f"{head} {genitive}", name=name, of=town)),
        }  # fmt: skip
        wrong += [(how, name) for how, (unit, code) in told.items() if code != unit.teryt]
    assert wrong == []


def test_a_name_alone_that_a_town_and_a_gmina_share_is_not_decided() -> None:
    decided = [town.name for town, _ in PAIRS if resolved("", name=town.name, of=town)]
    assert decided == []


def test_a_former_type_or_name_is_given_for_its_years() -> None:
    changed = [unit for unit in REGISTER.all if unit.type != "powiat" and len(unit.states) == 1]
    assert len(changed) > 100
    wrong = []
    for unit in changed:
        labels = UnitLabels(powiat=unit.powiat, voivodeship=unit.voivodeship)
        mentions = find_units(f"Gmina {unit.name}", REGISTER, "title")
        found = resolve_unit(mentions, labels, register=REGISTER, year=unit.states[0])
        if found is None or (found.unit.teryt, found.unit.name) != (unit.teryt, unit.name):
            wrong.append(unit)
    assert wrong == []


def test_the_short_nad_is_read_in_a_bare_name_too() -> None:
    assert {form.name for form in place_names("Nowe Miasto n. Wartą")} == {"Nowe Miasto nad Wartą"}
    assert {form.name for form in place_names("Nowego Miasta n/Pilicą")} == {
        "Nowe Miasto nad Pilicą"
    }
