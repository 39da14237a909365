"""What runs by itself: folders beside the file of settings, times that can be."""

from __future__ import annotations

from pathlib import Path

import pytest

from model.errors import SettingsError
from model.settings import load_settings


def loaded(folder: Path, text: str):
    path = folder / "hdr.toml"
    path.write_text(f"[serve]\n{text}\n", encoding="utf-8")
    return load_settings(path).serve


def test_folders_count_from_the_file_and_no_inbox_stays_none(tmp_path: Path) -> None:
    serve = loaded(tmp_path, 'out = "../wyniki"')
    assert Path(serve.out).resolve() == tmp_path.parent / "wyniki"
    assert serve.inbox == ""
    assert serve.publication == str(tmp_path / "publication")


@pytest.mark.parametrize(
    ("text", "polish"),
    [
        ('timezone = "Europe/Warszawa"', "serve.timezone: nie ma takiej strefy"),
        ('timezone = "../etc"', "serve.timezone: nie ma takiej strefy"),
        ('review = "2:00"', "serve.review: to nie jest pora w zapisie cron"),
        ("port = 0", "serve.port: to musi być co najmniej 1"),
    ],
)
def test_what_cannot_be_is_named(tmp_path: Path, text: str, polish: str) -> None:
    with pytest.raises(SettingsError) as raised:
        loaded(tmp_path, text)
    assert polish in str(raised.value)


def test_times_may_be_left_out_and_spaced(tmp_path: Path) -> None:
    serve = loaded(tmp_path, 'review = ""\nrecheck = " 30  4 * *   mon-fri "')
    assert (serve.review, serve.recheck) == ("", "30 4 * * mon-fri")
