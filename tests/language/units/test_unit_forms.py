"""Every inflected form of a name leads back to it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from language.units.declension import CannotDecline, decline, expand_genitive
from language.units.forms import place_names, powiat_names
from model.units import load_register

REGISTER = load_register()

# Checked by hand; every kind of stem, ending and composition that names of gminas have.
LOCATIVES = """
Trzebownisko Trzebownisku | Dwikozy Dwikozach | Buk Buku | Błonie Błoniu | Kalisz Kaliszu
Konin Koninie | Niemce Niemcach | Rypin Rypinie | Braniewo Braniewie | Wołomin Wołominie
Krapkowice Krapkowicach | Stęszew Stęszewie | Garbów Garbowie | Wólka Wólce | Łódź Łodzi
Zakopane Zakopanem | Ełk Ełku | Brzeg Brzegu | Nysa Nysie | Gdynia Gdyni | Sopot Sopocie
Gdańsk Gdańsku | Sandomierz Sandomierzu | Radom Radomiu | Oświęcim Oświęcimiu
Wrocław Wrocławiu | Poznań Poznaniu | Bydgoszcz Bydgoszczy | Chełm Chełmie | Zamość Zamościu
Krosno Krośnie | Kutno Kutnie | Tychy Tychach | Kielce Kielcach | Suwałki Suwałkach
Puławy Puławach | Żary Żarach | Końskie Końskich | Police Policach | Września Wrześni
Piła Pile | Turek Turku | Grójec Grójcu | Świecie Świeciu | Głogów Głogowie | Dębica Dębicy
Bolesławiec Bolesławcu | Ustka Ustce | Lesko Lesku | Kowal Kowalu | Kowala Kowali
Czarna Czarnej | Dobra Dobrej | Lubań Lubaniu | Gołdap Gołdapi | Gniezno Gnieźnie
Olesno Oleśnie | Łask Łasku | Choszczno Choszcznie | Łomża Łomży | Hel Helu | Mława Mławie
Przemyśl Przemyślu | Reda Redzie | Mielec Mielcu | Żywiec Żywcu | Włoszczowa Włoszczowie
Hajnówka Hajnówce | Bratian Bratianie | Wieluń Wieluniu | Sienno Siennie | Dobre Dobrem
Sępólno_Krajeńskie Sępólnie_Krajeńskim | Nowy_Dwór_Mazowiecki Nowym_Dworze_Mazowieckim
Biała_Podlaska Białej_Podlaskiej | Raba_Wyżna Rabie_Wyżnej | Nowy_Targ Nowym_Targu
Nowe_Miasto_Lubawskie Nowym_Mieście_Lubawskim | Góra_Kalwaria Górze_Kalwarii
Wysokie_Mazowieckie Wysokiem_Mazowieckiem | Tarnowskie_Góry Tarnowskich_Górach
Dobrzyń_nad_Wisłą Dobrzyniu_nad_Wisłą | Góra_Świętej_Małgorzaty Górze_Świętej_Małgorzaty
Środa_Wielkopolska Środzie_Wielkopolskiej | Ostrów_Mazowiecka Ostrowi_Mazowieckiej
Ostrów_Wielkopolski Ostrowie_Wielkopolskim | Padew_Narodowa Padwi_Narodowej
Nowa_Sól Nowej_Soli | Mała_Wieś Małej_Wsi | Brześć_Kujawski Brześciu_Kujawskim
Polska_Cerekiew Polskiej_Cerekwi | Wielkie_Oczy Wielkich_Oczach | Ruda_Śląska Rudzie_Śląskiej
Miejsce_Piastowe Miejscu_Piastowym | Zławieś_Wielka Złejwsi_Wielkiej
Stalowa_Wola Stalowej_Woli | Kazimierz_Dolny Kazimierzu_Dolnym | Podkowa_Leśna Podkowie_Leśnej
Krzyż_Wielkopolski Krzyżu_Wielkopolskim | Ustrzyki_Dolne Ustrzykach_Dolnych
Bielsko-Biała Bielsku-Białej | Busko-Zdrój Busku-Zdroju | Golub-Dobrzyń Golubiu-Dobrzyniu
Kędzierzyn-Koźle Kędzierzynie-Koźlu | Ruciane-Nida Rucianem-Nidzie
Skarżysko-Kamienna Skarżysku-Kamiennej | Jastrzębie-Zdrój Jastrzębiu-Zdroju
Ulan-Majorat Ulanie-Majoracie | Nurzec-Stacja Nurcu-Stacji
"""

# Names that the official list of genitives leaves out, so that these are generated.
GENITIVES = """
Rypin Rypina | Zamość Zamościa | Głogów Głogowa | Ełk Ełku | Siedlce Siedlec | Żary Żar
Słupsk Słupska | Kłodzko Kłodzka | Hajnówka Hajnówki | Bochnia Bochni | Suwałki Suwałk
Kołobrzeg Kołobrzegu | Wągrowiec Wągrowca | Skierniewice Skierniewic | Lubawa Lubawy
Biała_Podlaska Białej_Podlaskiej | Nowy_Targ Nowego_Targu | Zduńska_Wola Zduńskiej_Woli
Rawa_Mazowiecka Rawy_Mazowieckiej | Golub-Dobrzyń Golubia-Dobrzynia
"""

INSTRUMENTALS = """
Garbów Garbowem | Wólka Wólką | Niemce Niemcami | Braniewo Braniewem | Łódź Łodzią
Biała_Podlaska Białą_Podlaską | Nowy_Targ Nowym_Targiem | Bielsko-Biała Bielskiem-Białą
"""


def _pairs(table: str) -> list[tuple[str, str]]:
    rows = [pair.split() for line in table.split("\n") for pair in line.split("|") if pair.strip()]
    return [(name.replace("_", " "), form.replace("_", " ")) for name, form in rows]


@pytest.mark.parametrize(
    ("name", "form", "case"),
    [(*pair, "loc") for pair in _pairs(LOCATIVES)]
    + [(*pair, "gen") for pair in _pairs(GENITIVES)]
    + [(*pair, "inst") for pair in _pairs(INSTRUMENTALS)],
)
def test_an_inflected_form_leads_to_its_name(name: str, form: str, case: str) -> None:
    assert (name, case) in {(found.name, found.case) for found in place_names(form)}


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("SĘPÓLNIE KRAJEŃSKIM", "Sępólno Krajeńskie"),
        ("Sepolnie Krajenskim", "Sępólno Krajeńskie"),
        ("Busku Zdroju", "Busko-Zdrój"),
        ("Bielsku – Białej", "Bielsko-Biała"),
        ("Ulan-Majoratu", "Ulan-Majorat"),
        ("Dobrej Szczecińskiej", "Dobra (Szczecińska)"),
        ("Złejwsi  Wielkiej", "Zławieś Wielka"),
    ],
)
def test_spelling_does_not_hide_a_name(words: str, name: str) -> None:
    assert {form.name for form in place_names(words)} == {name}


def test_diacritics_decide_where_they_are_typed() -> None:
    assert {form.name for form in place_names("Rogoźna")} == {"Rogoźno"}
    assert {form.name for form in place_names("Rogozna")} == {"Rogoźno", "Rogóźno"}


@pytest.mark.parametrize(
    ("words", "name", "case"),
    [
        ("wołomińskiego", "wołomiński", "gen"),
        ("LEGIONOWSKIM", "legionowski", "loc"),
        ("Krapkowickiemu", "krapkowicki", "dat"),
        ("warszawskiego zachodniego", "warszawski zachodni", "gen"),
        ("łódzkim wschodnim", "łódzki wschodni", "loc"),
        ("bieruńsko-lędzińskiego", "bieruńsko-lędziński", "gen"),
        ("ropczycko - sędziszowskim", "ropczycko-sędziszowski", "inst"),
    ],
)
def test_a_powiat_is_known_by_its_adjective(words: str, name: str, case: str) -> None:
    assert (name, case) in {(found.name, found.case) for found in powiat_names(words)}


@pytest.mark.parametrize("words", ["", "prowadzi", "szkoły", "Rada", "wschodniego", "Zaczerniu"])
def test_other_words_name_nothing(words: str) -> None:
    assert place_names(words) == []
    assert powiat_names(words) == []


@given(st.sampled_from(REGISTER.all), st.sampled_from([str.upper, str.lower, str.title]))
def test_every_official_name_is_known(unit, spell) -> None:
    find = powiat_names if unit.type == "powiat" else place_names
    assert (unit.name, "nom") in {(form.name, form.case) for form in find(spell(unit.name))}


@given(st.text(max_size=40))
def test_any_text_can_be_asked_about(text: str) -> None:
    known = {unit.name for unit in REGISTER.all}
    assert {form.name for form in place_names(text)} <= known


@pytest.mark.parametrize(
    ("name", "printed", "genitive"),
    [
        ("Wołomin", "-na", "Wołomina"),
        ("Gródek", "-dka", "Gródka"),
        ("Kamieniec Ząbkowicki", "-ńca -kiego", "Kamieńca Ząbkowickiego"),
        ("Bielsko-Biała", "-ka-Białej", "Bielska-Białej"),
        ("Kędzierzyn-Koźle", "-na -la", "Kędzierzyna-Koźla"),
        ("Białe Błota", "-łych Błot", "Białych Błot"),
        ("Cedry Wielkie", "Cedr -kich", "Cedr Wielkich"),
        ("Dobczyce", "-czyc", "Dobczyc"),
        ("Brzeg Dolny", "-gu -nego", "Brzegu Dolnego"),
    ],
)
def test_printed_abbreviations_of_genitives_are_expanded(
    name: str, printed: str, genitive: str
) -> None:
    assert genitive in expand_genitive(name, printed)


def test_a_known_genitive_chooses_between_paradigms() -> None:
    assert decline("Dobra")["loc"] == {"Dobrej", "Dobrach"}
    assert decline("Dobra", {"Dobrej"})["loc"] == {"Dobrej"}


def test_a_name_that_cannot_be_declined_is_named() -> None:
    with pytest.raises(CannotDecline, match="Brzdąkwieś"):
        decline("Brzdąkwieś Wielka")
