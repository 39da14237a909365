from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from model.location import Location
from rules.claim import Claim
from rules.fingerprint import fingerprint

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


def test_the_same_defect_twice_has_two_fingerprints(review) -> None:
    text = """
        # monitoring | Monitoring
        [wpisać częstotliwość]
        [wpisać częstotliwość]
    """
    findings = review(text, "placeholder-left").findings
    assert len({finding.fingerprint for finding in findings}) == len(findings) == 2


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
