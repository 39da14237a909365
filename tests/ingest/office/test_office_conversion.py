"""LibreOffice for real where a file is converted; a script in its place where it must misbehave."""

from __future__ import annotations

import os
import shutil
import threading
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.office import convert, read_converted, read_office
from ingest.office.conversion import looks_convertible
from ingest.readers import read
from model.errors import Crashed, Damaged, TimedOut, Unsupported
from model.settings import Limits

SAMPLES = Path(__file__).parents[3] / "samples"
RTF = SAMPLES / "braniewo.rtf"
A_SECOND = Limits(seconds=1)
# Starts a child of its own, says who they are, and never ends.
HANGS = 'sleep 600 & echo $$ $! > "{pids}"; wait'


def is_running(pid: int) -> bool:
    """False for a process that is gone or only waits to be collected."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_the_content_decides_what_is_converted(converted: dict[str, Path]) -> None:
    assert sorted(converted) == ["a.pdf", "b.doc", "c.docx", "formularz.rtf"]


def test_what_is_converted_says_what_the_file_says(inbox: Path, converted: dict[str, Path]) -> None:
    together = read_converted(converted["a.pdf"], Limits())
    assert together == read_office(inbox / "a.pdf", Limits())
    assert together.reader == "office"
    assert any("krapkowick" in paragraph.text for paragraph in together.paragraphs())


def test_the_submissions_and_their_folder_stay_as_they_were(
    inbox: Path,
    converted: dict[str, Path],
    state_before: dict[str, tuple[bytes, int]],
) -> None:
    now = {p.name: (p.read_bytes(), p.stat().st_mtime_ns) for p in inbox.iterdir()}
    assert converted
    assert now == state_before


def test_the_same_file_gives_the_same_bytes_again(
    inbox: Path, converted: dict[str, Path], tmp_path: Path
) -> None:
    """LibreOffice names form fields by chance."""
    form = inbox / "formularz.rtf"
    again = convert([form], tmp_path, Limits())[form]
    with zipfile.ZipFile(again) as archive:
        assert b"__Fieldmark__2" in archive.read("word/document.xml")
    assert contents(again) == contents(converted[form.name])


def contents(docx: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(docx) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("name", ["zepsuty.odt", "urwany.rtf"])
def test_a_file_that_libreoffice_refuses_is_damaged(name: str, inbox: Path) -> None:
    with pytest.raises(Damaged, match="LibreOffice nie zdołał"):
        read(inbox / name, Limits())


@pytest.mark.parametrize(
    ("name", "looks"),
    [
        *[(name, True) for name in ("a.pdf", "b.doc", "c.docx", "zepsuty.odt", "urwany.rtf")],
        *[(name, False) for name in ("d.odt", "pusty.rtf", "nie-ma.rtf")],
    ],
)
def test_a_look_at_its_first_bytes_tells_what_is_worth_converting(
    name: str, looks: bool, inbox: Path
) -> None:
    assert looks_convertible(inbox / name) is looks


def test_two_conversions_at_once_do_not_collide(tmp_path: Path) -> None:
    made: dict[str, dict[Path, Path]] = {}

    def work(name: str) -> None:
        folder = tmp_path / name
        folder.mkdir()
        copy = shutil.copy(RTF, tmp_path / f"{name}.rtf")
        made[name] = convert([copy], folder, Limits())

    threads = [threading.Thread(target=work, args=(name,)) for name in ("one", "two")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    texts = [
        zipfile.ZipFile(docx).read("word/document.xml")
        for name in ("one", "two")
        for docx in made[name].values()
    ]
    assert len(texts) == 2
    assert texts[0] == texts[1]


def test_a_hanging_program_is_killed_with_its_children_and_leaves_nothing(
    soffice: Callable[[str], None], temporary: Path, tmp_path: Path
) -> None:
    pids = tmp_path / "pids"
    soffice(HANGS.format(pids=pids))
    with pytest.raises(TimedOut, match="po 1 s"):
        read_office(RTF, A_SECOND)
    started = [int(pid) for pid in pids.read_text().split()]
    assert len(started) == 2
    assert [pid for pid in started if is_running(pid)] == []
    assert list(temporary.iterdir()) == []


def test_a_hanging_call_for_many_converts_nothing_and_leaves_nothing(
    soffice: Callable[[str], None], temporary: Path, tmp_path: Path
) -> None:
    pids, into = tmp_path / "pids", tmp_path / "docx"
    into.mkdir()
    soffice(HANGS.format(pids=pids))
    assert convert([RTF, SAMPLES / "blonie.doc"], into, A_SECOND) == {}
    assert [pid for pid in map(int, pids.read_text().split()) if is_running(pid)] == []
    assert list(temporary.iterdir()) == []
    assert list(into.iterdir()) == []


def test_what_was_ready_before_the_call_hung_is_kept(
    soffice: Callable[[str], None], tmp_path: Path
) -> None:
    """The script converts the first file by copying a docx that lies ready, then hangs."""
    into = tmp_path / "docx"
    into.mkdir()
    soffice(f'cp "{SAMPLES / "buk.docx"}" docx/0.docx; echo PK > docx/1.docx; sleep 600')
    first, second = RTF, SAMPLES / "blonie.doc"
    made = convert([first, second], into, A_SECOND)
    assert list(made) == [first]
    assert made[first].read_bytes() == (SAMPLES / "buk.docx").read_bytes()


def test_a_program_that_goes_on_in_the_dark_is_ended(
    soffice: Callable[[str], None], tmp_path: Path
) -> None:
    pids = tmp_path / "pids"
    soffice(f'sleep 600 & echo $! > "{pids}"; exit 3')
    with pytest.raises(Crashed, match="3"):
        read_office(RTF, Limits())
    assert not is_running(int(pids.read_text()))


def test_a_program_that_writes_nothing_means_a_damaged_file(
    soffice: Callable[[str], None],
) -> None:
    soffice("exit 0")
    with pytest.raises(Damaged):
        read_office(RTF, Limits())


def test_libreoffice_without_writer_is_told_apart(soffice: Callable[[str], None]) -> None:
    soffice('echo "Error: no export filter for x found, aborting." >&2')
    with pytest.raises(Unsupported, match="LibreOffice"):
        read_office(RTF, Limits())


def test_without_libreoffice_nothing_is_converted(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", "")
    assert convert([RTF], tmp_path, Limits()) == {}
    with pytest.raises(Unsupported, match="hdr doctor"):
        read_office(RTF, Limits())


def test_the_users_own_profile_is_not_touched(
    soffice: Callable[[str], None], tmp_path: Path
) -> None:
    """The program is told a new profile, and has no other home than the temporary folder."""
    told = tmp_path / "told"
    soffice(f'echo "$HOME $TMPDIR $1 $PWD" > "{told}"')
    with pytest.raises(Damaged):
        read_office(RTF, Limits())
    home, temporary, profile, here = told.read_text().split()
    assert home == temporary == here
    assert profile == f"-env:UserInstallation=file://{home}/profile"
    assert home != os.environ.get("HOME")
