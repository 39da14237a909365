"""A message to the author as a draft that a mail program opens: text, letter, marked-up copy.

It is a file of RFC 5322 with the header `X-Unsent: 1`, by which mail programs such as Outlook open
it for writing. It has no sender; the same input gives the same bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from textwrap import wrap

from model.review import Review
from model.template import Template
from model.text import squeeze
from model.units import place_of
from reports.clean import clean
from reports.letter.contents import Contents, Posting, contents_of
from reports.wording import Wording

DRAFT_FILE = "wiadomosc.eml"
_WORD = "vnd.openxmlformats-officedocument.wordprocessingml.document"
_KINDS = {
    "docx": _WORD,
    "dotx": "vnd.openxmlformats-officedocument.wordprocessingml.template",
    "docm": "vnd.ms-word.document.macroEnabled.12",
    "dotm": "vnd.ms-word.template.macroEnabled.12",
    "pdf": "pdf",
}
_WIDTH = 76


@dataclass(frozen=True)
class Enclosure:
    """A file that goes with the message; its name ends in what it is."""

    name: str
    data: bytes


@dataclass(frozen=True)
class Mailing:
    """What is known of the sending: to whom ("": to be filled in), the day (None: no date), the
    letter and the marked-up copy, None where there is none.
    """

    to: str
    day: date | None
    letter: Enclosure
    copy: Enclosure | None


def draft(review: Review, template: Template, words: Wording, mailing: Mailing) -> bytes:
    """The message on one review that was checked."""
    copy = mailing.copy.name if mailing.copy else ""
    told = contents_of(review, template, words, Posting(mailing.day, copy))
    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"
    if mailing.to:
        message["To"] = mailing.to
    if mailing.day:
        noon = datetime.combine(mailing.day, time(12), UTC)
        message["Date"] = format_datetime(noon)
    message["Subject"] = _subject(told, words)
    message.set_content(_text(told, words, mailing), cte="quoted-printable")
    for enclosure in filter(None, (mailing.letter, mailing.copy)):
        ending = enclosure.name.rpartition(".")[2]
        subtype = _KINDS.get(ending, "octet-stream")
        message.add_attachment(
            enclosure.data, maintype="application", subtype=subtype, filename=enclosure.name
        )
    message.set_boundary(_boundary(review, mailing))
    return message.as_bytes()


def address_for(review: Review, addresses: Mapping[str, str]) -> str:
    """The address of the unit of a review, "" where there is none; a code holds before and after
    the unit changed its type.
    """
    jst = review.plan.jst if review.plan else None
    if jst is None:
        return ""
    by_place = {place_of(teryt): address for teryt, address in sorted(addresses.items())}
    return addresses.get(jst.value.teryt) or by_place.get(place_of(jst.value.teryt), "")


def _subject(told: Contents, words: Wording) -> str:
    """One line, whatever the document says: a line end would begin another header."""
    key = "draft.subject" if told.rozdzialy else "draft.subject_clean"
    unit = told.jednostka or told.plik
    return squeeze(clean(words.say(key, unit=unit)))


def _text(told: Contents, words: Wording, mailing: Mailing) -> str:
    title = told.tytul or words.say("draft.no_title")
    paragraphs = [
        words.say("draft.greeting"),
        words.say("draft.intro", title=title, file=told.plik),
        words.say("draft.to_mend", summary=told.podsumowanie)
        if told.rozdzialy
        else words.say("draft.clean"),
        told.drobne,
        words.say("draft.attached_both", letter=mailing.letter.name, copy=mailing.copy.name)
        if mailing.copy
        else words.say("draft.attached_letter", letter=mailing.letter.name),
        words.say("draft.asks") if told.rozdzialy else "",
        words.say("draft.closing"),
    ]
    lines = ["\n".join(wrap(squeeze(text), _WIDTH)) for text in paragraphs if text]
    return "\n\n".join(lines) + "\n"


def _boundary(review: Review, mailing: Mailing) -> str:
    """What parts the parts: the same for the same message, and in none of them."""
    found = hashlib.sha256(review.source.sha256.encode())
    for enclosure in filter(None, (mailing.letter, mailing.copy)):
        found.update(enclosure.data)
    return f"hdr-{found.hexdigest()[:32]}"
