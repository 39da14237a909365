from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from model.location import Location
from model.settings import RuleChoice, Settings
from rules.check import check
from rules.claim import Claim
from rules.fingerprint import fingerprint
from rules.sketch import sketch

RULES = ("action-without-responsible", "action-without-term", "placeholder-left")
BEFORE = """
    # schedule | 7. Harmonogram
    - 2.1 | Wolontariat seniorów | who: Wójt Gminy | term: maj 2023 r. [2023-05-01..2023-05-31]
    - 2.2 | Zajęcia sportowe | term: maj 2023 r. [2023-05-01..2023-05-31]
    # implementation | 8. Wdrożenie
    Procedura zostanie wprowadzona zarządzeniem nr …… Wójta.
"""
AFTER = """
    # period | 5. Okres realizacji
    od stycznia do grudnia 2023 r.
    # schedule | 6. Harmonogram
    Dopisano zdanie.
    - 1.1 | Powołanie rady | who: Wójt Gminy | term: maj 2023 r. [2023-05-01..2023-05-31]
    - 3.4 | Wolontariat seniorów | who: Wójt Gminy | term: maj 2023 r. [2023-05-01..2023-05-31]
    - 3.5 | Zajęcia Sportowe. | term: czerwiec 2023 r. [2023-06-01..2023-06-30]
    # implementation | 7. Wdrożenie
    Nowy akapit.
    Procedura zostanie wprowadzona zarządzeniem nr …… Wójta.
"""


def fingerprints(review, text: str) -> dict[str, str]:
    verdict = review(text, "action-without-responsible", "placeholder-left")
    return {finding.name: finding.fingerprint for finding in verdict.findings}


def test_a_fingerprint_survives_renumbering_and_edits_elsewhere(review) -> None:
    assert fingerprints(review, BEFORE) == fingerprints(review, AFTER)


def test_the_term_may_change_while_it_stays_outside_the_period(review) -> None:
    sketches = [
        f"""
        period: 2021-01-01..2022-12-31
        - {number} | Publikacja raportu | term: {term}
        """
        for number, term in (("16", "marzec 2023 r. [2023-03-01..2023-03-31]"),
                             ("17", "do 30.06.2023 r. [..2023-06-30]"))
    ]  # fmt: skip
    first, second = (review(text, "term-outside-period").findings[0] for text in sketches)
    assert first.fingerprint == second.fingerprint
    assert first.quote != second.quote


def test_mending_one_of_two_places_leaves_the_finding_of_both(review) -> None:
    two, one = (
        review(f"# monitoring | Monitoring\n{lines}", "placeholder-left").findings
        for lines in ("[wpisać częstotliwość]\n" * 2, "[wpisać częstotliwość]\ndwa razy w roku")
    )
    assert [finding.fingerprint for finding in two] == [finding.fingerprint for finding in one]
    assert (two[0].count, one[0].count) == (2, 1)


SENTENCES = st.sampled_from(
    ["Dopisano zdanie.", "Szkoły prowadzą koła.", "Wójt powołał zespół.", "Uczniów jest 412."]
)
NAMES = st.lists(
    st.sampled_from(["Debata oświatowa", "Narady dyrektorów", "Warsztaty dla rodziców", "Ankieta"]),
    min_size=1,
    unique=True,
)


@given(NAMES, st.lists(SENTENCES), st.lists(SENTENCES), st.integers(1, 9), st.integers(1, 9))
def test_renumbering_and_edits_elsewhere_change_no_fingerprint(
    template, names, before, after, first, second
) -> None:
    """Actions under other numbers, new paragraphs, another actions before: the same defects."""

    def found(goal: int, start: int, extra: list[str]) -> set[tuple[str, str]]:
        rows = [
            f"- {goal}.{start + place} | {name} | indicator: 5 spotkań"
            for place, name in enumerate(names)
        ]
        plan, document = sketch(
            "\n".join(
                [
                    "period: 2023-01-01..2024-12-31",
                    f"# diagnosis | {start}. Diagnoza",
                    *extra,
                    "Liczbę uczniów podamy w [wpisać termin].",
                    f"# schedule | {goal}. Harmonogram",
                    *extra,
                    f"- {goal}.{start + 40} | Powołanie rady | who: Wójt Gminy "
                    "| term: maj 2023 r. [2023-05-01..2023-05-31]",
                    *rows,
                ]
            ),
            template,
        )
        settings = Settings(rules=RuleChoice(select=RULES))
        return {
            (finding.name, finding.fingerprint)
            for finding in check(plan, document, template, settings).findings
        }

    assert found(1, 1, before) == found(first, second, after)
    assert len(found(1, 1, before)) == 2 * len(names) + 1


@given(
    st.text(alphabet="aąbcćdeęłnóśzż ", min_size=3).filter(lambda text: text.strip()),
    st.integers(0, 500),
    st.sampled_from(["", "1. ", "2.3. ", "a) ", "IV. "]),
)
def test_place_case_and_number_do_not_count(words: str, block: int, label: str) -> None:
    one = Claim(section="goals", location=Location(block=1), quote=words)
    other = Claim(section="goals", location=Location(block=block), quote=f"{label}{words.upper()}")
    assert fingerprint("rule", one, 0) == fingerprint("rule", other, 0)
    assert fingerprint("rule", one, 0) != fingerprint("rule", one, 1)
    assert fingerprint("rule", one, 0) != fingerprint("other", one, 0)
