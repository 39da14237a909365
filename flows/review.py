"""The flow `review`: `hdr run` for a schedule, with parameters that Prefect can keep."""

from __future__ import annotations

from prefect import flow

from flows.nightly.unattended import Counts, counts_of, unattended
from flows.review_inbox import review_inbox


@flow(name="review", persist_result=False)
def review(settings: str = "", inbox: str = "", out: str = "") -> Counts:
    """Przegląd: sprawdza nowe i zmienione pliki ze skrzynki i zapisuje ich wyniki.

    Parametry to ścieżki: plik ustawień, folder zgłoszeń, folder wyników. Puste bierze się
    z ustawień (część [serve]).
    """
    with unattended(settings, inbox, out) as job:
        batch = review_inbox.fn(job.inbox, job.out, job.settings, called=job.called)
    return counts_of(batch)
