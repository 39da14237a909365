"""`hdr waive`: a finding that the editors accept as it is."""

from __future__ import annotations

import getpass
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from flows.messages import say
from hdr.options import chosen_settings, settings_option

if TYPE_CHECKING:
    from model.waivers import Waiver

_REVIEW, _ALL_REVIEWS = "review.json", "reviews.jsonl"
_SHORTEST = 4  # digits of a fingerprint that may stand for the whole
_SHOWN = 8
Json = dict[str, Any]


@click.command(options_metavar="[OPCJE]")
@click.argument("what", metavar="[UWAGA]", required=False)
@click.option(
    "--finding",
    metavar="ODCISK",
    help="Odcisk uwagi, gdy UWAGA to plik review.json; wystarczy jego początek.",
)
@click.option("--reason", metavar="POWÓD", help="Dlaczego uwagę pominięto; dopisuje pominięcie.")
@click.option("--by", metavar="KTO", help="Kto zdecydował; domyślnie zalogowana osoba.")
@click.option("--remove", is_flag=True, help="Usuń pominięcie: uwaga znów się liczy.")
@click.option(
    "--out",
    metavar="WYNIKI",
    type=click.Path(path_type=Path),
    default=Path("output"),
    show_default=True,
    help="Folder wyników, w którym szukać uwagi po odcisku.",
)
@settings_option
def waive(  # noqa: PLR0913 - one parameter for each option
    *,
    what: str | None,
    finding: str | None,
    reason: str | None,
    by: str | None,
    remove: bool,
    out: Path,
    settings: Path | None,
) -> None:
    """Pomiń uwagę decyzją redakcji, z powodem; bez argumentów pokaż pominięcia.

    UWAGA to odcisk uwagi albo ścieżka pliku review.json (samą ścieżką pokażesz odciski jego uwag).
    Pominięta uwaga się nie liczy, także w następnych wersjach dokumentu, ale zostaje w notatkach.
    """
    from flows.history.waivers import add_waiver, load_waivers, remove_waiver, waivers_file

    chosen = chosen_settings(settings)
    path, waivers = waivers_file(chosen), load_waivers(chosen)
    if what is None:
        _show_waivers(waivers, path)
        return
    review = _review_at(Path(what))
    if remove:
        waiver = _one_waiver(waivers, review, finding or what)
        remove_waiver(path, waiver)
        click.echo(say("waiver_removed", rule=waiver.rule, path=path))
        return
    if review is not None and reason is None and finding is None:
        _show_findings(review)
        return
    if not (reason or "").strip():
        raise click.UsageError(say("waive_reason"))
    if review is not None and finding is None:
        raise click.UsageError(say("waive_which"))
    review, found = _one_finding([review] if review else _reviews(out), finding or what, out)
    waiver = _waiver(review, found, reason or "", by)
    add_waiver(path, waiver)
    click.echo(say("waiver_added", file=review["source"]["path"], message=found["message"]))
    click.echo(say("waivers_in", path=path))


def _review_at(path: Path) -> Json | None:
    """The review in this file or folder; None when there is neither."""
    path = path / _REVIEW if path.is_dir() else path
    if not path.is_file():
        return None
    try:
        review: Json = json.loads(path.read_text(encoding="utf-8"))
        return review if {"source", "findings", "plan"} <= review.keys() else _no_review(path)
    except (ValueError, AttributeError):
        return _no_review(path)


def _no_review(path: Path) -> Json:
    raise click.UsageError(say("waive_no_review", path=path))


def _reviews(out: Path) -> Iterator[Json]:
    path = out / _ALL_REVIEWS
    if not path.is_file():
        raise click.UsageError(say("waive_no_results", path=out))
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def _one_finding(reviews: Any, wanted: str, out: Path) -> tuple[Json, Json]:  # noqa: ANN401
    """The one finding whose fingerprint begins so, with its review. Raises a UsageError."""
    _check_length(wanted)
    found = [
        (review, finding)
        for review in reviews
        for finding in review["findings"]
        if finding["fingerprint"].startswith(wanted.lower())
    ]
    if not found:
        raise click.UsageError(say("waive_no_finding", finding=wanted, path=out))
    if len(found) > 1:
        files = ", ".join(dict.fromkeys(review["source"]["path"] for review, _ in found))
        raise click.UsageError(say("waive_several", finding=wanted, files=files))
    return found[0]


def _one_waiver(waivers: tuple[Waiver, ...], review: Json | None, wanted: str) -> Waiver:
    _check_length(wanted)
    unit, path = _whose(review) if review else (None, "")
    found = [
        waiver
        for waiver in waivers
        if waiver.fingerprint.startswith(wanted.lower())
        and (review is None or waiver.is_of(unit, path))
    ]
    if not found:
        raise click.UsageError(say("waive_no_waiver", finding=wanted))
    if len(found) > 1:
        files = ", ".join(waiver.unit or waiver.file or "" for waiver in found)
        raise click.UsageError(say("waive_several", finding=wanted, files=files))
    return found[0]


def _check_length(wanted: str) -> None:
    if len(wanted) < _SHORTEST or set(wanted.lower()) - set("0123456789abcdef"):
        raise click.UsageError(say("waive_no_fingerprint", what=wanted))


def _whose(review: Json) -> tuple[str | None, str]:
    """The TERYT code of the unit, None when it is unknown, and the path of the file."""
    jst = (review["plan"] or {}).get("jst")
    return (jst["value"]["teryt"] if jst else None, review["source"]["path"])


def _waiver(review: Json, finding: Json, reason: str, by: str | None) -> Waiver:
    from model.waivers import Waiver

    unit, path = _whose(review)
    return Waiver(
        fingerprint=finding["fingerprint"],
        rule=finding["name"],
        unit=unit,
        file=None if unit else path,
        reason=reason,
        by=by or getpass.getuser(),
        on=date.today(),
        about=finding["message"],
    )


def _show_findings(review: Json) -> None:
    for finding in review["findings"]:
        waived = f" [{say('waived')}]" if finding["status"] == "waived" else ""
        click.echo(
            f"{finding['fingerprint'][:_SHOWN]}  {finding['code']}  {finding['message']}{waived}"
        )
    if not review["findings"]:
        click.echo(say("waive_no_findings"))


def _show_waivers(waivers: tuple[Waiver, ...], path: Path) -> None:
    for waiver in waivers:
        whose = waiver.unit or waiver.file
        click.echo(f"{waiver.fingerprint[:_SHOWN]}  {waiver.rule}  {whose}")
        if waiver.about:
            click.echo(f"    {waiver.about}")
        on = waiver.on.isoformat() if waiver.on else None
        decided = ", ".join(filter(None, (waiver.by, on)))
        click.echo(
            f"    {say('waiver_reason', reason=waiver.reason)}"
            + (f" ({decided})" if decided else "")
        )
    click.echo(say("waivers_in", path=path) if waivers else say("no_waivers", path=path))
