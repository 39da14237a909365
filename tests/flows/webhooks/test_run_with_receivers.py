"""`hdr run` with receivers and drafts: a receiver that is away costs nothing but itself."""

from __future__ import annotations

import shutil
from pathlib import Path

from click.testing import CliRunner

from flows.engine.state import state_folder
from hdr.cli import cli
from hdr.polish import speak_polish
from tests.flows.webhooks.conftest import SECRET, Receiver, serving

SAMPLES = Path(__file__).parents[3] / "samples"


def test_a_run_tells_what_it_could_not_send_and_the_next_one_sends_it(tmp_path):
    receiver = Receiver()
    serving(receiver)()
    inbox = tmp_path / "skrzynka"
    inbox.mkdir()
    shutil.copy(SAMPLES / "dwikozy.docx", inbox)
    settings = tmp_path / "hdr.toml"

    def run():
        settings.write_text(
            "[store]\nurl = 'hdr.sqlite'\n[outputs]\ndrafts = true\ncopies = false\n"
            "[addresses]\n'2609022' = 'urzad@dwikozy.example'\n"
            f"[[webhooks]]\nurl = '{receiver.url}'\nsecret = '{SECRET}'\n"
            "events = ['submission.reviewed', 'run.finished']\n",
            encoding="utf-8",
        )
        speak_polish()
        words = ["run", inbox, "--out", tmp_path / "wyniki", "--settings", settings]
        return CliRunner().invoke(cli, [str(word) for word in words])

    done = run()
    assert done.exit_code == 0, done.output
    assert "odbiorca 1 (localhost), zostało: 2." in done.stderr
    draft = (tmp_path / "wyniki" / "dwikozy-docx" / "wiadomosc.eml").read_bytes()
    assert b"To: urzad@dwikozy.example\r\n" in draft
    page = (tmp_path / "wyniki" / "dwikozy-docx" / "uwagi.html").read_text(encoding="utf-8")
    assert "wiadomosc.eml" in page
    end = serving(receiver)
    settled = receiver.url
    try:
        done = run()
        assert done.exit_code == 0
        assert "odbiorca" not in done.stderr
        assert receiver.events == ["submission.reviewed", "run.finished"]
        assert receiver.posts[1].told["reviewed"] == 0
    finally:
        end()
    records = [
        done.output,
        *(p.read_text("utf-8", "replace") for p in state_folder().glob("*.log")),
    ]
    for told in records:
        assert SECRET not in told
        assert settled.rpartition("?")[2] not in told
        assert "urzad@" not in told
