"""Messages to the authors, read back as a mail program reads them."""

from __future__ import annotations

import email
from datetime import date
from email.policy import default
from pathlib import Path

import pytest

from flows.results.basis import results_basis
from flows.results.of_file import write_results
from flows.results.sent import ResultsOrder
from flows.steps import review_file
from model.errors import SettingsError
from model.review import Review
from model.settings import Outputs, Settings, load_settings
from model.template import load_template
from reports.drafts import DRAFT_FILE, Enclosure, Mailing, draft
from reports.wording import wording

SAMPLES = Path(__file__).parents[3] / "samples"
DRAFTS = Outputs(drafts=True)


@pytest.fixture(scope="module")
def reviewed() -> dict[str, Review]:
    names = ("dwikozy.docx", "buk.pdf", "wzorcowa-odpowiedz.docx")
    return {name: review_file(SAMPLES / name, Settings(), load_template()) for name in names}


def written(name, reviews, into, day=None, **settings) -> bytes:
    chosen = Settings.model_validate({"outputs": DRAFTS, **settings})
    order = ResultsOrder(settings=chosen, template=load_template(), day=day)
    names = write_results(SAMPLES / name, reviews[name], into, order)
    assert DRAFT_FILE in names
    return (into / DRAFT_FILE).read_bytes()


def read(data: bytes):
    return email.message_from_bytes(data, policy=default)


def test_a_message_has_the_letter_and_the_copy_and_is_open_for_writing(reviewed, tmp_path):
    message = read(written("dwikozy.docx", reviewed, tmp_path))
    assert message["X-Unsent"] == "1"
    assert message["Subject"] == "Uwagi do harmonogramu działań rozwojowych: Gmina Dwikozy"
    assert (message["To"], message["From"], message["Date"]) == (None, None, None)
    assert not message.defects
    files = {part.get_filename(): part for part in message.iter_attachments()}
    assert list(files) == ["pismo.docx", "dwikozy-z-uwagami.docx"]
    for name, part in files.items():
        assert part.get_content() == (tmp_path / name).read_bytes()
        assert part.get_content_type().endswith("wordprocessingml.document")
    text = message.get_body().get_content()
    assert "1 miejsce wymaga poprawienia" in text
    assert "(pismo.docx)" in " ".join(text.split())
    assert "odesłanie całego dokumentu" in " ".join(text.split())
    assert max(map(len, text.splitlines())) <= 76


def test_a_document_without_remarks_is_not_asked_for_corrections(reviewed, tmp_path):
    message = read(written("wzorcowa-odpowiedz.docx", reviewed, tmp_path))
    text = " ".join(message.get_body().get_content().split())
    assert "nie mamy do niego uwag" in text
    assert "odesłanie" not in text
    assert "bez uwag" in message["Subject"]


def test_the_copy_of_a_pdf_goes_as_pdf_and_none_goes_where_none_is_made(reviewed, tmp_path):
    message = read(written("buk.pdf", reviewed, tmp_path / "a"))
    kinds = {part.get_filename(): part.get_content_type() for part in message.iter_attachments()}
    assert kinds["buk-z-uwagami.pdf"] == "application/pdf"
    alone = Outputs(drafts=True, copies=False)
    message = read(written("buk.pdf", reviewed, tmp_path / "b", outputs=alone))
    assert [part.get_filename() for part in message.iter_attachments()] == ["pismo.docx"]
    assert "kopię" not in message.get_body().get_content()


@pytest.mark.parametrize(
    ("addresses", "to"),
    [
        ({"2609022": "urzad@dwikozy.example"}, "urzad@dwikozy.example"),
        ({"2609023": "urzad@dwikozy.example"}, "urzad@dwikozy.example"),
        ({"1465011": "urzad@blonie.example"}, None),
    ],
)
def test_the_address_is_that_of_the_unit(reviewed, tmp_path, addresses, to):
    data = written("dwikozy.docx", reviewed, tmp_path, addresses=addresses)
    assert read(data)["To"] == to


def test_the_same_input_gives_the_same_bytes_and_the_day_is_that_of_the_run(reviewed, tmp_path):
    one = written("dwikozy.docx", reviewed, tmp_path / "a", day=date(2026, 11, 23))
    other = written("dwikozy.docx", reviewed, tmp_path / "b", day=date(2026, 11, 23))
    assert one == other
    assert read(one)["Date"].datetime.date() == date(2026, 11, 23)
    assert b"\n" not in one.replace(b"\r\n", b"")


def test_nothing_is_written_unless_asked_for_or_for_an_older_version(reviewed, tmp_path):
    order = ResultsOrder(settings=Settings(), template=load_template())
    review = reviewed["dwikozy.docx"]
    assert DRAFT_FILE not in write_results(SAMPLES / "dwikozy.docx", review, tmp_path, order)
    old = review.submission.model_copy(update={"current": False})
    review = review.model_copy(update={"submission": old})
    order = order.model_copy(update={"settings": Settings(outputs=DRAFTS)})
    assert DRAFT_FILE not in write_results(SAMPLES / "dwikozy.docx", review, tmp_path, order)


def test_what_a_document_says_begins_no_header(reviewed):
    review = reviewed["dwikozy.docx"]
    plan, jst = review.plan, review.plan.jst
    unit = jst.value.model_copy(update={"name": "X\r\nBcc: wszyscy@example.com\r\n\r\nTreść"})
    source = review.source.model_copy(update={"name": "a\nX-Inny: b.docx"})
    plan = plan.model_copy(update={"jst": jst.model_copy(update={"value": unit})})
    review = review.model_copy(update={"plan": plan, "source": source})
    mailing = Mailing(to="", day=None, letter=Enclosure("pismo.docx", b"x"), copy=None)
    message = read(draft(review, load_template(), wording("pl"), mailing))
    assert set(message.keys()) == {"X-Unsent", "Subject", "MIME-Version", "Content-Type"}


def test_a_new_address_changes_the_results_only_where_drafts_are_made():
    addresses = {"2609022": "urzad@dwikozy.example"}
    assert results_basis(Settings(addresses=addresses), None) == results_basis(Settings(), None)
    with_drafts = Settings(outputs=DRAFTS)
    changed = Settings(outputs=DRAFTS, addresses=addresses)
    assert results_basis(changed, None) != results_basis(with_drafts, None)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('"2609022" = "urząd@dwikozy.example"', "jeden adres e-mail"),
        ('"2609022" = "Urząd <a@b.example>"', "jeden adres e-mail"),
        ('"2609022" = "a@b.example, c@d.example"', "jeden adres e-mail"),
        ('"2609022" = "a@b.example\\nBcc: c@d.example"', "jeden adres e-mail"),
        ('"Dwikozy" = "a@b.example"', "kody TERYT"),
    ],
)
def test_an_address_that_cannot_be_used_is_told(tmp_path, line, said):
    path = tmp_path / "hdr.toml"
    path.write_text(f"[addresses]\n{line}\n", encoding="utf-8")
    with pytest.raises(SettingsError, match=said):
        load_settings(path)
