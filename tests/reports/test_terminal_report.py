"""Findings in a terminal: one line to pick out, grouped by file, harmless, summed up."""

from __future__ import annotations

from model.errors import Outcome
from model.finding import Severity
from model.outcomes import advice
from model.waivers import Waiver
from reports.terminal import findings_text, summary_table


def test_a_finding_is_one_line_with_its_hint_and_quote_below(gold_review):
    lines = findings_text([gold_review()]).splitlines()
    at = next(i for i, line in enumerate(lines) if "action-without-responsible" in line)
    assert lines[at] == (
        "2023/blonie.docx:działanie 2.4, kolumna Termin, strona 6: "
        "C109 error action-without-responsible  Działanie 2.4: puste pole."
    )
    assert lines[at + 1].strip() == "Popraw to miejsce w oryginale i prześlij dokument ponownie."
    assert "Zajęcia wyrównawcze z matematyki w klasach VII–VIII" in lines[at + 2]


def test_every_standing_finding_is_there_and_counted(gold_review):
    review = gold_review()
    text = findings_text([review])
    assert all(finding.message in text for finding in review.findings)
    assert text.splitlines()[-1] == "Razem: 1 plik, 14 błędów, 2 ostrzeżenia."


def test_mended_and_waived_findings_are_left_out(gold_review):
    review = gold_review()
    statuses = {0: "resolved", 1: "waived"}
    found = [
        finding.model_copy(update={"status": statuses.get(i, "new")})
        for i, finding in enumerate(review.findings)
    ]
    text = findings_text([review.model_copy(update={"findings": tuple(found)})])
    assert found[0].message not in text
    assert found[1].message not in text
    assert found[2].message in text


def test_files_stand_together_and_a_failed_one_says_what_to_do(gold_review, failed_review):
    failed = failed_review(Outcome.SCAN_WITHOUT_TEXT)
    text = findings_text([gold_review("rypin"), failed, gold_review("buk")])
    scan = advice(Outcome.SCAN_WITHOUT_TEXT)
    assert f"2023/skan gminy.pdf: {scan.title}\n" in text
    assert scan.advice in text
    assert "12 stron bez znaków" in text
    starts = [line.split(":")[0] for line in text.splitlines() if line.startswith("2023/")]
    assert list(dict.fromkeys(starts)) == sorted(set(starts), key=starts.index)
    blocks = [name for i, name in enumerate(starts) if i == 0 or starts[i - 1] != name]
    assert blocks == ["2023/rypin.docx", "2023/skan gminy.pdf", "2023/buk.docx"]


def test_nothing_found_is_said(gold_review):
    clean = gold_review("dwikozy").model_copy(update={"findings": (), "undecided": ()})
    assert findings_text([clean]) == "Razem: 1 plik. Brak uwag.\n"


def test_what_could_not_be_checked_is_said_beside_what_was_found(gold_review):
    review = gold_review("dwikozy").model_copy(update={"findings": ()})
    (unchecked,) = [each for each in review.undecided if each.kind == "could_not_check"]
    told = findings_text([review]).splitlines()[0]
    assert f"nie sprawdzono ({unchecked.name}): {unchecked.reason}" in told
    assert "not checked" in findings_text([review], "en")


def test_a_waiver_that_fits_nothing_is_told(gold_review):
    waiver = Waiver(
        fingerprint="0123456789abcdef", rule="numbering-gap", unit="2609022", reason="Zgoda"
    )
    review = gold_review("dwikozy").model_copy(
        update={"findings": (), "undecided": (), "unused_waivers": (waiver,)}
    )
    assert "pominięcie 01234567 (numbering-gap)" in findings_text([review])


def test_a_finding_that_is_not_sure_says_so(gold_review):
    review = gold_review("dwikozy")
    sure, *_ = review.findings
    doubtful = sure.model_copy(update={"certainty": 0.5})
    texts = [
        findings_text([review.model_copy(update={"findings": (each,)})])
        for each in (sure, doubtful)
    ]
    assert ["(uwaga niepewna)" in text for text in texts] == [False, True]
    assert findings_text([]) == "Razem: 0 plików. Brak uwag.\n"


def test_colour_only_when_asked(gold_review):
    reviews = [gold_review()]
    assert "\x1b" not in findings_text(reviews) + summary_table(reviews)
    assert "\x1b[1;31merror\x1b[0m" in findings_text(reviews, colour=True)


def test_a_document_cannot_steer_the_terminal(gold_review):
    review = gold_review()
    evil = review.findings[0].model_copy(
        update={
            "message": "a\x1b]0;b\x07\x9b31m\nfake.docx: C1 error",
            "quote": "c\x1b[2J\u202ed",
            "hint": "e\re",
        }
    )
    source = review.source.model_copy(update={"path": "x\x1b[1m.docx"})
    shown = review.model_copy(update={"findings": (evil,), "source": source})
    text = findings_text([shown]) + summary_table([shown])
    assert not {char for char in text if ord(char) < 32 and char != "\n"} | ({"\x9b"} & set(text))
    assert "\u202e" not in text
    assert not any(line.startswith("fake") for line in text.splitlines())


def test_the_summary_has_a_line_for_every_file_in_straight_columns(gold_review, failed_review):
    reviews = [gold_review("blonie"), gold_review("rypin"), failed_review(Outcome.ENCRYPTED)]
    head, *rows = summary_table(reviews).split("\n\n")[0].splitlines()
    column = head.index("Stan")
    assert [row[column:] for row in rows] == [
        "Do poprawy",
        "Do poprawy",
        advice(Outcome.ENCRYPTED).title,
    ]
    errors = head.index("Błędy") + len("Błędy")
    assert [row[:errors].split()[-1] for row in rows] == [
        *(str(review.count(Severity.ERROR)) for review in reviews[:2]),
        "–",
    ]


def test_places_are_counted_once(gold_review):
    """A message that says how many there are is left alone; "2.3" does not say 3."""
    first = gold_review().findings[0]

    def line(message):
        finding = first.model_copy(update={"message": message, "count": 3})
        review = gold_review().model_copy(update={"findings": (finding,)})
        return findings_text([review]).splitlines()[0]

    assert line("Podwójne spacje (3 miejsca).").endswith("Podwójne spacje (3 miejsca).")
    assert line("Brak terminu działania 2.3.").endswith("Brak terminu działania 2.3. (3 miejsca)")
    assert line("Puste akapity (13 akapitów).").endswith("(13 akapitów). (3 miejsca)")
