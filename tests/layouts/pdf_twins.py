"""PDF twins of the zoo's Word files, by the programs that clerks use to make them."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

# LibreOffice's HTML drops what these need: headers, boxes, notes, sections, shading, rotated text.
NOT_IN_HTML = (
    "unit-in-",
    "text-boxes",
    "footnotes",
    "two-newspaper",
    "schedule-landscape",
    "schedule-in-annex",
    "table-rotated",
    "chart-months-shaded",
    "contents-field",
)


def print_with_libreoffice(folders) -> None:
    """submission.docx → submission.pdf in each folder; one call, in a profile of its own."""
    _convert("pdf", {folder: folder for folder in folders})


def print_with_chromium(folders, out: Path) -> None:
    """submission.docx → HTML → `out`/<kind>/submission.pdf, with gold.json beside it."""
    simple = [one for one in folders if not one.name.startswith(NOT_IN_HTML)]
    targets = {folder: out / folder.name for folder in simple}
    for folder, target in targets.items():
        target.mkdir(parents=True, exist_ok=True)
        shutil.copy(folder / "gold.json", target)
    _convert("html", targets)
    for target in targets.values():
        html = target / "submission.html"
        with tempfile.TemporaryDirectory() as profile:
            subprocess.run(
                [
                    "chromium",
                    "--headless",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--no-pdf-header-footer",
                    f"--user-data-dir={profile}",
                    f"--print-to-pdf={target / 'submission.pdf'}",
                    html.resolve().as_uri(),
                ],
                check=True,
                capture_output=True,
                timeout=120,
            )
        html.unlink()


def _convert(ending: str, targets: dict[Path, Path]) -> None:
    """Convert the Word file of each folder; names carry the kind while they share one folder."""
    with tempfile.TemporaryDirectory() as work:
        sources = []
        for folder in targets:
            source = Path(work) / f"{folder.name}.docx"
            shutil.copy(folder / "submission.docx", source)
            sources.append(str(source))
        profile = f"-env:UserInstallation=file://{work}/profile"
        command = ["soffice", profile, "--headless", "--convert-to", ending, "--outdir", work]
        subprocess.run([*command, *sources], check=True, capture_output=True, timeout=900)
        for folder, target in targets.items():
            made = Path(work) / f"{folder.name}.{ending}"
            if not made.exists():
                raise FileNotFoundError(f"LibreOffice wrote nothing for {folder.name}")
            shutil.move(made, target / f"submission.{ending}")
