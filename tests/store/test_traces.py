"""Findings over versions: what is new, persists, is resolved or comes back."""

from __future__ import annotations

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from model.errors import Outcome
from model.finding import Finding, Severity, Undecided, WaiverNote
from model.review import Review, Source, Tool
from store.traces import traces, with_history

NOTE = WaiverNote(reason="zgoda", by="A. Redaktor")


def finding(quote, name="term-outside-period", section="schedule", message="", **changes):
    key = f"{name}{section}{quote}".encode()
    return Finding(
        code="C203",
        name=name,
        severity=Severity.ERROR,
        section=section,
        message=message,
        hint="",
        quote=quote,
        location=None,
        fingerprint=hashlib.sha256(key).hexdigest()[:16],
        **changes,
    )


def review(*findings, outcome=Outcome.CHECKED, undecided=()):
    return Review(
        tool=Tool(version="1", template="t", rules="r"),
        source=Source(name="a.docx", path="a.docx", sha256="0" * 64, bytes=1, media_type=None),
        outcome=outcome,
        findings=findings,
        undecided=undecided,
    )


def statuses(*versions, waived=()):
    """Quote and status of the findings of the last version."""
    numbered = dict(enumerate(versions, 1))
    last = len(versions)
    told = with_history(versions[-1], last, traces(numbered), dict.fromkeys(waived, NOTE))
    return [(one.quote, one.status) for one in told.findings]


def test_a_first_version_has_new_findings_only():
    assert statuses(review(finding("do 2028"))) == [("do 2028", "new")]


def test_what_stays_what_goes_and_what_comes():
    before = review(finding("do 2028"), finding("do 2029"))
    now = review(finding("do 2029"), finding("brak kwoty", name="cost-sum-mismatch"))
    assert statuses(before, now) == [
        ("do 2029", "persisting"),
        ("brak kwoty", "new"),
        ("do 2028", "resolved"),
    ]


def test_an_edited_passage_is_the_same_finding():
    before = review(finding("Szkolenie doradców zawodowych, termin: do końca 2028 r."))
    now = review(finding("Szkolenia doradców zawodowych; termin: do końca 2028 roku"))
    assert [status for _, status in statuses(before, now)] == ["persisting"]


def test_rows_that_resemble_each_other_find_their_own():
    rows = ["Szkolenie nauczycieli klas I, 2028 r.", "Szkolenie nauczycieli klas II, 2028 r."]
    before = review(*map(finding, rows))
    now = review(finding(rows[1] + "."), finding(rows[0] + "."))
    found = traces({1: before, 2: now})
    assert len(found) == 2
    for trace in found:
        assert trace.seen[2].quote == trace.seen[1].quote + "."


def test_two_rules_that_quote_the_same_words_are_two_findings():
    before = review(finding("do 2028"))
    now = review(finding("do 2028", name="invalid-date"))
    assert statuses(before, now) == [("do 2028", "new"), ("do 2028", "resolved")]


def test_a_missing_element_is_told_by_the_element():
    before = review(finding(None, name="missing-section", section="risks"))
    now = review(finding(None, name="missing-section", section="monitoring"))
    assert statuses(before, now) == [(None, "new"), (None, "resolved")]
    assert statuses(before, before) == [(None, "persisting")]


def test_what_was_mended_and_comes_back_is_reopened():
    one, other = finding("do 2028"), finding("wiosną 2031 r.")
    versions = {1: review(one), 2: review(other), 3: review(one)}
    told = with_history(versions[3], 3, traces(versions))
    assert [(f.quote, f.status, f.reopened) for f in told.findings] == [
        ("do 2028", "new", True),
        ("wiosną 2031 r.", "resolved", False),
    ]


def test_nothing_is_resolved_by_a_file_that_could_not_be_read_or_a_rule_that_failed():
    one = finding("do 2028")
    unread = review(outcome=Outcome.ENCRYPTED)
    assert statuses(review(one), unread) == []
    failed = Undecided(name=one.name, kind="could_not_check", reason="")
    assert statuses(review(one), review(undecided=[failed])) == []
    assert statuses(review(one), unread, review(one)) == [("do 2028", "persisting")]


def test_a_waiver_goes_with_the_finding_through_edits():
    before, now = finding("do końca roku 2028"), finding("do końca 2028 roku, później")
    waived = [before.fingerprint]
    assert statuses(review(before), review(before), waived=waived) == [
        ("do końca roku 2028", "waived")
    ]
    close = finding("do końca roku 2028.")
    assert statuses(review(before), review(close), waived=waived)[0][1] == "waived"
    assert statuses(review(before), review(now), waived=["0" * 16])[0][1] != "waived"


QUOTES = st.lists(st.text("abcdef ", min_size=1, max_size=12), max_size=6, unique=True)


@given(st.lists(QUOTES, min_size=1, max_size=4))
def test_every_finding_has_one_trace_and_nothing_is_lost(history):
    versions = {n: review(*map(finding, quotes)) for n, quotes in enumerate(history, 1)}
    found = traces(versions)
    for number, one in versions.items():
        seen = [trace.seen[number] for trace in found if number in trace.seen]
        assert sorted(f.fingerprint for f in seen) == sorted(f.fingerprint for f in one.findings)
    last = len(history)
    told = with_history(versions[last], last, found)
    assert [f.quote for f in told.findings if f.status != "resolved"] == history[-1]
    for trace in found:
        assert (trace.resolved_in is None) == (last in trace.seen)


@given(QUOTES, st.randoms())
def test_moving_passages_changes_no_status(quotes, random):
    shuffled = random.sample(quotes, len(quotes))
    told = statuses(review(*map(finding, quotes)), review(*map(finding, shuffled)))
    assert told == [(quote, "persisting") for quote in shuffled]


def test_short_quotes_alike_are_one_finding_only_where_the_same_is_said_of_them():
    def late(day, number, name, period="31.08.2025"):
        said = f"Termin „{day}” działania {number} „{name}” wykracza poza okres ({period})."
        return finding(day, message=said)

    before = late("do 30.09.2025 r.", "18", "Opracowanie raportu z realizacji")
    other = late("do 31.12.2025 r.", "12", "Szkolenie dla dyrektorów szkół")
    assert statuses(review(before), review(other)) == [
        ("do 31.12.2025 r.", "new"),
        ("do 30.09.2025 r.", "resolved"),
    ]
    renumbered = late("do 30.09.2025 r", "19", "Opracowanie raportu z realizacji")
    assert statuses(review(before), review(renumbered)) == [("do 30.09.2025 r", "persisting")]


def test_a_finding_that_comes_back_under_an_earlier_fingerprint_is_reopened():
    first = finding("Remont sali gimnastycznej do końca 2031 roku przez gminę")
    edited = finding("Remont sali gimnastycznej do końca 2031 roku przez Gminę.")
    versions = {1: review(first), 2: review(edited), 3: review(), 4: review(first)}
    told = with_history(versions[4], 4, traces(versions))
    assert [(one.status, one.reopened) for one in told.findings] == [("new", True)]
