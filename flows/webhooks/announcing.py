"""Telling every receiver what changed since it was told last; a failing one never fails the run."""

from __future__ import annotations

import http.client
import logging
import ssl
import time
import traceback
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from sqlalchemy import Engine

from flows.history.waiting import waiting_in_round
from flows.messages import say
from flows.webhooks.messages import Message, News, RunTold, message, news_of
from flows.webhooks.places import Place, Refused, place_of_webhook
from flows.webhooks.posting import headers_of, post
from flows.webhooks.sent import load_sent, receiver_key, save_sent
from flows.webhooks.unsent import Unsent
from model.receivers import Webhook
from model.review import Review
from model.settings import Settings
from store.received import submissions
from store.sessions import reading

_log = logging.getLogger("hdr.webhooks")
_BACK_OFF = (1.0, 4.0)  # seconds before each further try
_MAY_PASS = frozenset({408, 425, 429, 500, 502, 503, 504})
_LONGEST = 120.0  # seconds for one receiver in one run; the rest goes with the next
_IN_A_ROW = 3  # messages that fail one after another: the receiver is not looked at any more

Wait = Callable[[float], None]


class _Failed(Exception):
    """A message that did not arrive, and whether others may."""

    def __init__(self, reason: str, *, others_may: bool) -> None:
        super().__init__(reason)
        self.reason = reason
        self.others_may = others_may


def announce(  # noqa: PLR0913 - what happened, who is told, and where that is kept
    engine: Engine,
    out: Path,
    settings: Settings,
    reviews: Iterable[Review],
    run: RunTold,
    *,
    wait: Wait = time.sleep,
) -> tuple[Unsent, ...]:
    """Tell the receivers of the settings of the round after a run; who was not told all, and why.

    Raises nothing. `reviews` are those of the run, `out` keeps what was sent, `wait` is handed
    seconds.
    """
    if not settings.webhooks:
        return ()
    try:
        news = _news(engine, settings, reviews, run)
    except Exception as error:  # no message is worth a run
        return (Unsent(receiver="–", left=0, reason=_unexpected(error)),)
    unsent = []
    for number, webhook in enumerate(settings.webhooks, start=1):
        wanted = [one for one in news if one.event in webhook.events]
        name = f"{number} ({urlsplit(webhook.url.get_secret_value()).hostname})"
        try:
            left, reason = _tell(webhook, wanted, out, wait)
        except Exception as error:  # nor is a receiver
            left, reason = len(wanted), _unexpected(error)
        if reason:
            _log.warning("webhook %s: %d messages left: %s", name, left, reason)
            unsent.append(Unsent(receiver=name, left=left, reason=reason))
    return tuple(unsent)


def _news(
    engine: Engine, settings: Settings, reviews: Iterable[Review], run: RunTold
) -> list[News]:
    with reading(engine) as session:
        waiting = waiting_in_round(session, settings.round)
        teryts = {one.id: one.teryt for one in submissions(session, settings.round)}
    return list(news_of(settings.round, reviews, waiting, teryts, run))


def _tell(webhook: Webhook, news: Sequence[News], out: Path, wait: Wait) -> tuple[int, str]:
    """How many messages are left, and why: "" where all arrived."""
    sent = load_sent(out)
    key = receiver_key(webhook.url.get_secret_value())
    known = dict(sent.receivers.get(key, {}))
    due = [one for one in news if not _was_told(one, known)]
    if not due:
        return 0, ""
    try:
        return _send_all(webhook, due, known, wait)
    finally:
        # Of runs there is always another one; only the last is worth keeping.
        kept = _without_old_runs(known)
        save_sent(out, sent.model_copy(update={"receivers": {**sent.receivers, key: kept}}))


def _send_all(
    webhook: Webhook, due: Sequence[News], known: dict[str, str], wait: Wait
) -> tuple[int, str]:
    """Send what is due, noting in `known` what arrived."""
    try:
        place = place_of_webhook(webhook)
    except Refused as error:
        return len(due), say(f"webhook_{error.why}")
    until, failed, in_a_row, reason = time.monotonic() + _LONGEST, 0, 0, ""
    for at, one in enumerate(due):
        if time.monotonic() > until:
            return failed + len(due) - at, say("webhook_slow", seconds=round(_LONGEST))
        told = message(one, known.get(one.subject, "").partition(" ")[0])
        try:
            _deliver(place, webhook, told, wait)
        except _Failed as error:
            reason, failed, in_a_row = error.reason, failed + 1, in_a_row + 1
            if not error.others_may or in_a_row == _IN_A_ROW:
                return failed + len(due) - at - 1, reason
        else:
            in_a_row = 0
            known[one.subject] = f"{told.id} {_content(one)}"
    return failed, reason


def _deliver(place: Place, webhook: Webhook, told: Message, wait: Wait) -> None:
    """Send one message, again where that may help. Raises _Failed."""
    secret = webhook.secret.get_secret_value()
    for pause in (*_BACK_OFF, None):
        try:
            headers = headers_of(told, secret, int(time.time()))
            status = post(place, told.body, headers, webhook.seconds)
        except ssl.SSLCertVerificationError as error:
            raise _Failed(say("webhook_certificate"), others_may=False) from error
        except (OSError, http.client.HTTPException) as error:
            reason = say("webhook_silent", kind=type(error).__name__)
            failed = _Failed(reason, others_may=False)
        else:
            if 200 <= status < 300:
                return
            reason = say("webhook_status", status=status)
            failed = _Failed(reason, others_may=status not in _MAY_PASS)
            if status not in _MAY_PASS:
                raise failed
        if pause is None:
            raise failed
        wait(pause)


def _content(news: News) -> str:
    """A digest of what a message says, whatever was said before."""
    return message(news, "").id


def _was_told(news: News, known: dict[str, str]) -> bool:
    return known.get(news.subject, "").partition(" ")[2] == _content(news)


def _without_old_runs(known: dict[str, str]) -> dict[str, str]:
    runs = [subject for subject in known if subject.startswith("run.finished ")]
    return {subject: id_ for subject, id_ in known.items() if subject not in runs[:-1]}


def _unexpected(error: Exception) -> str:
    frame = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{Path(frame.filename).name}:{frame.lineno}"
    return say("webhook_unexpected", kind=type(error).__name__, place=place)
