"""The status of a round as text for a terminal of 80 columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import groupby
from textwrap import wrap

from flows.desk.status import Doubtful, LastRun, Standing, Status, Unread
from flows.messages import counted, say
from model.outcomes import advice
from reports.phrases import shorten
from reports.terminal import plain
from store.decisions import Decision

_WIDTH = 80
_UNIT = 33
_COLUMNS = (
    "column_teryt",
    "column_status_unit",
    "column_version",
    "column_received",
    "column_status_errors",
    "column_status_warnings",
)


def status_text(status: Status, others: Iterable[str] = (), filtered: bool = False) -> str:
    """All of it, a block for each thing that is waited for; a newline at the end.

    `others` are the rounds that the store knows beside this one. `filtered`: it was asked for what
    waits for one thing only.
    """
    blocks = [
        *([] if filtered else [_head(status, others)]),
        *_doubtful(status.doubtful),
        *_unread(status.unread),
        *_standings(status.submissions),
        *_runs(status.runs),
    ]
    if not blocks:
        return say("status_nothing") + "\n"
    return "\n\n".join("\n".join(lines) for lines in blocks) + "\n"


def local(moment: datetime) -> str:
    """A moment as the clock on the wall showed it, to the minute."""
    return moment.astimezone().strftime("%Y-%m-%d %H:%M")


def decision_lines(one: Decision) -> list[str]:
    """One decision: when, what, of which version and by whom; its reason below."""
    version = say("decision_of_all")
    if one.version is not None:
        version = say("decision_of_version", version=one.version)
    parts = [say(f"kind_{one.kind}"), *([one.finding[:8]] if one.finding else []), version]
    parts += [plain(one.who)] if one.who else []
    if one.undone_at is not None:
        parts.append(say("decision_taken_back", on=local(one.undone_at)))
    lines = [f"  {local(one.decided_at)}  {', '.join(parts)}"]
    return [*lines, *([f"      {plain(one.reason)}"] if one.reason else [])]


def _head(status: Status, others: Iterable[str]) -> list[str]:
    if status.submissions or status.doubtful or status.unread:
        count = counted("status_submissions", len(status.submissions))
        if status.round:
            return [say("status_round", round=status.round, count=count)]
        return [say("status_no_round", count=count)]
    if named := [each or say("status_no_name") for each in others if each != status.round]:
        round_ = status.round or say("status_no_name")
        said = say("status_empty_round", round=round_, others=", ".join(named))
        return wrap(said, _WIDTH)
    return [say("status_empty")]


def _standings(standings: Iterable[Standing]) -> Iterator[list[str]]:
    for waiting, group in groupby(standings, key=lambda each: each.waiting):
        rows = list(group)
        heading = f"{say(f'status_group_{waiting}')} ({len(rows)})"
        yield [
            heading,
            _row(tuple(say(name) for name in _COLUMNS)),
            *(line for one in rows for line in _lines(one)),
        ]


def _row(cells: Iterable[str]) -> str:
    teryt, unit, version, received, errors, warnings = cells
    return (
        f"  {teryt:<7}  {unit:<{_UNIT}}  {version:>6}  {received:<10}  {errors:>5}  {warnings:>6}"
    )


def _lines(one: Standing) -> list[str]:
    checked = one.errors is not None
    row = _row(
        (
            one.teryt or "–",
            shorten(plain(one.unit), _UNIT),
            str(one.version),
            one.received_at.astimezone().date().isoformat(),
            str(one.errors) if checked else "–",
            str(one.warnings) if checked else "–",
        )
    )
    lines = [row]
    if one.teryt is None:
        lines.append(_indented(one.submission, 4))
    if not checked:
        lines.append(_indented(advice(one.outcome).title, 4))
    if one.decided:
        lines += _decided(one)
    return lines


def _decided(one: Standing) -> list[str]:
    decision = one.decided
    if decision is None:
        return []
    parts = [f"{say('status_last')}: {say(f'kind_{decision.kind}')}", local(decision.decided_at)]
    parts += [plain(decision.who)] if decision.who else []
    lines = [_indented(", ".join(parts), 4)]
    if decision.reason:
        lines.append(_indented(plain(decision.reason), 6))
    if decision.version not in (None, one.version):
        lines.append(_indented(say("status_earlier", version=decision.version), 6))
    return lines


def _doubtful(files: tuple[Doubtful, ...]) -> Iterator[list[str]]:
    if not files:
        return
    lines = [f"{say('status_doubtful')} ({len(files)})"]
    for one in files:
        lines.append(_indented(plain(one.file), 2))
        told = (f"{each.submission}  {plain(each.unit)}" for each in one.candidates)
        lines += [_indented(each, 6) for each in told]
        if not one.candidates:
            lines.append(_indented(say("status_no_candidates"), 6))
        lines.append(_indented(say("status_belongs", sha256=one.sha256[:12]), 6))
    yield lines


def _unread(files: tuple[Unread, ...]) -> Iterator[list[str]]:
    if not files:
        return
    lines = [f"{say('status_unread')} ({len(files)})"]
    for one in files:
        day = one.received_at.astimezone().date().isoformat()
        lines.append(_indented(plain(one.file), 2))
        lines.append(_indented(f"{advice(one.outcome).title}, {day}", 6))
    yield lines


def _runs(runs: tuple[LastRun, ...]) -> Iterator[list[str]]:
    if not runs:
        return
    lines = [say("status_runs")]
    for last in runs:
        run = last.run
        start = f"{run.id:>4}  {local(run.started_at)}  {run.kind}"
        if run.ended_at is None:
            lines.append(f"  {start}")
            lines.append(_indented(say(f"status_run_{last.state}"), 8))
            continue
        seconds = round((run.ended_at - run.started_at).total_seconds())
        files = counted("status_run_files", run.files)
        read = say("status_run_read", count=run.reviewed)
        lines.append(f"  {start}  {files}, {read}, {seconds} s")
    yield lines


def _indented(text: str, indent: int) -> str:
    """One line that ends before the edge."""
    return " " * indent + shorten(text, _WIDTH - indent)
