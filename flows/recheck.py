"""The flow `recheck`: a review that also tries again what may turn out better."""

from __future__ import annotations

from prefect import flow

from flows.nightly.unattended import Counts, counts_of, unattended
from flows.review_inbox import review_inbox


@flow(name="recheck", persist_result=False)
def recheck(settings: str = "", inbox: str = "", out: str = "") -> Counts:
    """Ponowne sprawdzenie: jak przegląd, a ponadto pliki, których nie udało się przeczytać
    w całości, i te, które czekają na autora.

    Parametry to ścieżki: plik ustawień, folder zgłoszeń, folder wyników. Puste bierze się
    z ustawień (część [serve]).
    """
    with unattended(settings, inbox, out) as job:
        batch = review_inbox.fn(job.inbox, job.out, job.settings, again=True, called=job.called)
    return counts_of(batch)
