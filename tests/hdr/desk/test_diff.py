"""`hdr diff`: what changed between two versions, from documents that were really edited."""

from __future__ import annotations

import docx
import pytest

from tests.hdr.desk.conftest import edited


def sent_again(office, name, changes=None, rows=()):
    """A further version of the plan of Dwikozy; `rows` are numbers of actions to be left out."""
    path = office.sample("dwikozy.docx", name)
    edited(path, changes or {})
    if rows:
        document = docx.Document(str(path))
        table = next(t for t in document.tables if t.cell(0, 0).text.startswith("Lp"))
        for row in [row for row in table.rows if row.cells[0].text.rstrip(".") in rows]:
            row._tr.getparent().remove(row._tr)
        document.save(str(path))
    office.saved(path)
    office.read()


def changes(told, action):
    (found,) = [each for each in told["plan"]["actions_changed"] if action in each["name"]]
    return {each["part"]: (each["before"], each["after"]) for each in found["changes"]}


def test_changes_of_actions_and_totals_are_told_in_words(office):
    told = office.json("diff", "Dwikozy")
    assert changes(told, "Utworzenie elektronicznego rejestru") == {
        "cost": ("6\u00a0500\u00a0zł", "7\u00a0500\u00a0zł")
    }
    assert changes(told, "Ankieta o potrzebach") == {
        "name": (
            "Badanie potrzeb szkoleniowych nauczycieli",
            "Ankieta o potrzebach szkoleniowych nauczycieli",
        )
    }
    assert list(changes(told, "Uruchomienie sali")) == ["term"]
    assert len(told["plan"]["actions_changed"]) == 4
    (total,) = told["plan"]["whole"]
    assert (total["part"], total["after"]) == ("cost_sum", "381\u00a0000\u00a0zł")
    text = office.told("diff", "Dwikozy").replace("\u00a0", " ")
    assert "koszt: 6 500 zł → 7 500 zł" in text
    assert "suma kosztów działań: 380 000 zł → 381 000 zł" in text
    assert max(map(len, text.splitlines())) <= 80


def test_findings_are_resolved_new_and_persisting(office):
    told = office.json("diff", "Dwikozy")
    assert sorted(each["name"] for each in told["new"]) == [
        *("cost-sum-mismatch", "cost-sum-mismatch", "term-outside-period")
    ]
    # Another term of another action: not the finding that was mended, though both quotes are alike.
    assert [each["name"] for each in told["resolved"]] == ["term-outside-period"]
    assert told["persisting"] == []
    sent_again(office, "3.docx", {"do 30.09.2025 r.": "do 31.08.2025 r."})
    after = office.json("diff", "Dwikozy")
    names = [each["name"] for each in after["resolved"]]
    assert sorted(names) == ["cost-sum-mismatch", "cost-sum-mismatch", "term-outside-period"]
    assert after["new"] == after["persisting"] == after["reopened"] == []
    text = office.told("diff", "Dwikozy")
    assert "Uwagi poprawione (3)" in text
    assert "Uwagi nowe" not in text


def test_a_finding_that_comes_back_is_told_as_such(office):
    sent_again(office, "3.docx", {"do 30.09.2025 r.": "do 31.08.2025 r."})
    late = {"do 31.12.2024 r.": "do 31.12.2025 r.", "do 30.09.2025 r.": "do 31.08.2025 r."}
    sent_again(office, "4.docx", late)
    told = office.json("diff", "Dwikozy")
    assert [each["name"] for each in told["reopened"]] == ["term-outside-period"]
    assert told["new"] == []
    assert "Uwagi, które wróciły (1)" in office.told("diff", "Dwikozy")
    since_the_second = office.json("diff", "Dwikozy", 2, 4)
    assert [each["name"] for each in since_the_second["persisting"]] == ["term-outside-period"]


def test_actions_that_went_and_came_and_numbers_that_only_moved(office):
    sent_again(office, "3.docx", {"do 30.09.2025 r.": "do 31.08.2025 r."}, rows=("3", "10"))
    told = office.json("diff", "Dwikozy", 1, 3)
    assert [each["number"] for each in told["plan"]["actions_removed"]] == ["3.", "10."]
    assert told["plan"]["actions_added"] == []
    whole = {each["part"]: (each["before"], each["after"]) for each in told["plan"]["whole"]}
    assert whole["actions"] == ("18", "16")
    back = office.told("diff", "Dwikozy", 3, 1)
    assert back == office.told("diff", "Dwikozy", 1, 3)
    assert "Działania usunięte (2)" in back
    renumbered = {f"{number}.": f"{number + 1}." for number in range(18, 13, -1)}
    sent_again(office, "4.docx", renumbered)
    assert "Zmieniły się tylko numery" in office.told("diff", "Dwikozy", 1, 4)


def test_elements_and_lists_that_changed(office):
    heading = {"11. Forma podsumowania wdrożenia": "Uwagi końcowe"}
    form = {"w formie opisu dobrej praktyki samorządowej": "zgodnie z umową"}
    priority = {"Trwała współpraca szkół z rodzicami": "Stałe spotkania szkół z rodzicami"}
    sent_again(office, "3.docx", {**heading, **form, **priority})
    told = office.json("diff", "Dwikozy", 1, 3)
    sections = {each["part"]: each["before"] for each in told["plan"]["sections"]}
    assert sections["summary_form"] == "present"
    assert told["plan"]["added"]["priorities"][0].startswith("Stałe spotkania")
    assert told["plan"]["removed"]["priorities"][0].startswith("Trwała współpraca")
    text = office.told("diff", "Dwikozy", 1, 3)
    assert "Forma podsumowania wdrożenia: jest →" in text
    assert "Priorytety dodane albo zmienione (1)" in text


def test_a_waived_finding_is_marked(office):
    late = {"do 31.12.2024 r.": "do 31.12.2025 r.", "do 30.09.2025 r.": "do 31.08.2025 r."}
    sent_again(office, "3.docx", late)
    (persisting,) = office.json("diff", "Dwikozy")["persisting"]
    office.waive(persisting["fingerprint"], unit="2609022")
    (persisting,) = office.json("diff", "Dwikozy")["persisting"]
    assert persisting["waived"]
    assert "[pominięta]" in office.told("diff", "Dwikozy")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["Buk"], "tylko wersję 1"),
        (["Dwikozy", 2], "dwa numery wersji"),
        (["Dwikozy", 1, 7], "nie ma wersji 7; najnowsza to 2"),
        (["Dwikozy", 2, 2], "dwie różne wersje"),
        (["Kalisz"], "Nie ma zgłoszenia „Kalisz”"),
    ],
)
def test_what_cannot_be_compared_is_one_sentence(office, arguments, said):
    done = office.hdr("diff", *arguments)
    assert done.exit_code == 2
    assert said in done.stderr


def test_a_version_that_could_not_be_read_says_so(office):
    (office.inbox / "2020" / "buk.docx").write_bytes(b"PK\x03\x04")
    office.read()
    office.told("decide", "2020/buk.docx", "accepted")
    (doubtful,) = office.json("status", "--waiting", "placing")["doubtful"]
    office.told("decide", doubtful["sha256"], "--belongs-to", "Buk")
    assert "Wersji 2 nie udało się odczytać (Plik uszkodzony)" in office.hdr("diff", "Buk").stderr
