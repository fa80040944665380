"""Archives: the program with its licences, manual pages and completions, in a folder named as the archive is."""

import gzip
import io
import tarfile
import zipfile
from pathlib import Path

from platforms import Platform

#: The time of every file. Zip knows no earlier one; the real time would make every archive another one.
TIME = 315532800
ZIP_TIME = (1980, 1, 1, 0, 0, 0)


def files_of(root: Path, program: Path, name: str, pages: Path | None) -> list[tuple[str, bytes, int]]:
    """Name, content and mode of all that belongs to the program."""
    files = [(name, program.read_bytes(), 0o755)]
    for document in ["README.md", "LICENSE-APACHE", "LICENSE-MIT"]:
        files.append((document, (root / document).read_bytes(), 0o644))
    if pages is not None:
        for page in sorted(path for path in pages.rglob("*") if path.is_file()):
            files.append((page.relative_to(pages).as_posix(), page.read_bytes(), 0o644))
    return files


def archive(root: Path, output: Path, platform: Platform, program: Path, pages: Path | None) -> Path:
    """Writes the archive of one target."""
    path = output / platform.archive
    folder = f"ecslint-{platform.target}"
    files = files_of(root, program, platform.program, pages)
    if path.suffix == ".zip":
        with zipfile.ZipFile(path, "w") as pack:
            for name, content, mode in files:
                entry = zipfile.ZipInfo(f"{folder}/{name}", ZIP_TIME)
                entry.external_attr = mode << 16
                pack.writestr(entry, content, zipfile.ZIP_DEFLATED)
    else:
        path.write_bytes(tar_gz([(f"{folder}/{name}", content, mode) for name, content, mode in files]))
    return path


def tar_gz(files: list[tuple[str, bytes, int]]) -> bytes:
    """An archive that depends on names, contents and modes alone."""
    plain = io.BytesIO()
    with tarfile.open(fileobj=plain, mode="w", format=tarfile.USTAR_FORMAT) as pack:
        for name, content, mode in files:
            entry = tarfile.TarInfo(name)
            entry.size, entry.mode, entry.mtime = len(content), mode, TIME
            pack.addfile(entry, io.BytesIO(content))
    return gzip.compress(plain.getvalue(), mtime=0)
